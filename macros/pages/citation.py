"""How a publication is cited: its text as the French norm NF ISO 690 writes it, what reference managers read (BibTeX,
RIS, CSL-JSON), and the tags by which they recognise its page.

Authors are the promotion: no source tells which élève worked on which project.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.catalogue.project import Project
from macros.model.edition import Edition


@dataclass(frozen=True)
class Format:
    """A reference in the words of a kind of program."""

    name: str
    text: str


@dataclass(frozen=True)
class Citation:
    """A recueil as others cite it, or a part of it, whose `container` is the recueil; what is not known is empty.

    `key` tells it from all others of the site; `identifiers` are by their names, « doi ».
    """

    key: str
    authors: str
    title: str
    container: str
    publisher: str
    year: str
    address: str
    identifiers: Mapping[str, str]

    @property
    def before(self) -> str:
        """What stands before what is in italics."""
        within = f"{self.title}{'' if self.title.endswith(('?', '!', '…')) else '.'} In : " if self.container else ""
        return f"{self.authors.upper()}. {within}"

    @property
    def italics(self) -> str:
        """The name of the recueil."""
        return self.container or self.title

    @property
    def after(self) -> str:
        """What stands after it."""
        issued = ", ".join(filter(None, (self.publisher, self.year or "[sans date]")))
        known = "".join(f" {name.upper()} {value}." for name, value in self.identifiers.items())
        online = f" Disponible à l'adresse : {self.address}" if self.address else ""
        return f" [en ligne]. {issued}.{known}{online}"

    @property
    def text(self) -> str:
        """The whole reference, for whoever pastes it."""
        return f"{self.before}{self.italics}{self.after}"

    @property
    def formats(self) -> tuple[Format, ...]:
        """The reference for programs."""
        csl = json.dumps([self._csl()], ensure_ascii=False, indent=1)
        return Format("BibTeX", self._bibtex()), Format("RIS", self._ris()), Format("CSL-JSON", csl)

    @property
    def tags(self) -> tuple[tuple[str, str], ...]:
        """What the head of the page says to reference managers, by name.

        Zotero takes for a person what `citation_author` names, and cuts a comma into two: `DC.creator` keeps one name.
        """
        values = {
            "DC.type": "report" if self.container else "book",
            "DC.creator": self.authors,
            "citation_title": self.title,
            "citation_series_title": self.container,
            "citation_publication_date": self.year,
            "citation_technical_report_institution": (self.publisher or self.authors) if self.container else "",
            "citation_publisher": self.publisher,
            "citation_language": "fr",
            "citation_fulltext_html_url": self.address,
            **{f"citation_{name}": value for name, value in self.identifiers.items()},
        }
        return tuple((name, content) for name, content in values.items() if content)

    def _csl(self) -> dict[str, Any]:
        values = {
            "id": self.key,
            "type": "report" if self.container else "book",
            "title": self.title,
            "author": [{"literal": self.authors}],
            "collection-title": self.container,
            "publisher": self.publisher,
            "issued": {"date-parts": [[int(self.year)]]} if self.year else None,
            "language": "fr-FR",
            "URL": self.address,
            **{name.upper(): value for name, value in self.identifiers.items() if name != "ark"},
            "note": self.identifiers.get("ark"),
        }
        return {name: value for name, value in values.items() if value}

    def _bibtex(self) -> str:
        kind, publisher = ("techreport", "institution") if self.container else ("book", "publisher")
        values = {
            "author": f"{{{_tex(self.authors)}}}",
            "title": f"{{{_tex(self.title)}}}",
            "series": _tex(self.container),
            publisher: _tex(self.publisher or (self.authors if self.container else "")),
            "year": self.year,
            "language": "french",
            "url": self.address,
            **self.identifiers,
        }
        fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in values.items() if value)
        return f"@{kind}{{{self.key},\n{fields}\n}}"

    def _ris(self) -> str:
        return "".join(f"{tag}  - {value}\n" for tag, value in self._ris_lines() if value) + "ER  - \n"

    def _ris_lines(self) -> Iterator[tuple[str, str]]:
        yield "TY", "RPRT" if self.container else "BOOK"
        yield "ID", self.key
        yield "AU", self.authors
        yield "TI", self.title
        yield "T2", self.container
        yield "PB", self.publisher
        yield "PY", self.year
        yield "LA", "fr"
        yield "UR", self.address
        yield "DO", self.identifiers.get("doi", "")
        yield "SN", self.identifiers.get("isbn") or self.identifiers.get("issn", "")
        yield "N1", self.identifiers.get("ark", "")


def _tex(text: str) -> str:
    r"""Return a text as BibTeX reads it: the signs that TeX would obey are told as signs."""
    return re.sub(r"[&%$#_{}]", r"\\\g<0>", text)


def fiche_citation(project: Project, address: str) -> Citation:
    """Return how a project's fiche is cited; `address` is that of its page, absolute, where the site's is known."""
    edition = project.edition
    return _citation(
        edition,
        f"{edition.id}-{project.id}",
        project.title,
        edition.title,
        address,
        project.fiche.identifiers.model_dump(exclude_none=True),
    )


def edition_citation(edition: Edition, address: str) -> Citation:
    """Return how a recueil is cited, whether read page by page or as a book; `address` is that of its edition."""
    return _citation(edition, edition.id, edition.title, "", address, edition.identifiers.model_dump(exclude_none=True))


def _citation(
    edition: Edition, key: str, title: str, container: str, address: str, identifiers: Mapping[str, str]
) -> Citation:
    year = str(edition.year) if edition.year else ""
    return Citation(key, edition.authors, title, container, edition.publisher or "", year, address, identifiers)
