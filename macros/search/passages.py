"""What the search can find: each publication as passages, whose text is the page's own, and what it is filtered by.

The first passage of a page holds its names, the second what it says of itself in a few lines, which a term says in one;
the others are its sections, each with its anchor. The search trusts them in that order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape, unescape

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CROSSED, EDITION, KIND, ORGANISATION, PLACE, THEME, Place
from macros.catalogue.project import Project
from macros.catalogue.subject import Subject
from macros.model import sections
from macros.pages.key_figures import printed
from macros.text.french.typography import typeset

PROJECT = "Projet"

_LEFT_OUT = frozenset(anchor for _, anchor in (sections.NEIGHBOURS, sections.SOURCE)) | {
    "les-projets",
    "la-matrice",
    "reserves",
}
"""Sections that speak of other pages, or of the source and not of the project."""

_HEADING = re.compile(r'<h2[^>]*\bid="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_SILENT = re.compile(
    r"<(script|style|svg)\b.*?</\1>"
    r'|<(span|p|a|label)\b[^>]*\bclass="(?:note|fig-note|preuve|headerlink|fig-lien|mode-d-emploi|bilan|a-cocher)"[^>]*>.*?</\2>',
    re.DOTALL,
)
"""What a page says in every section alike, or says to the eye alone."""

_BLOCK = re.compile(
    r"</?(?:p|li|ul|ol|h[1-6]|dl|dt|dd|table|tr|td|th|caption|figcaption|figure|div|section|br)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]+>")
_SPACES = " \t\n"
_GAP = re.compile(r"[ \t\n]{2,}|[\t\n]")
_ENDED = tuple(".!?:;,…\u00a0\u202f")
"""How a block ends that needs no full stop to be a sentence."""


@dataclass(frozen=True)
class Passage:
    """A piece of a page: where it begins there, its title, the text shown when it is found, the words it is found
    by.
    """

    anchor: str
    title: str
    text: str
    names: str = ""

    @property
    def searched(self) -> str:
        """The text whose words lead here."""
        return self.names or self.text


@dataclass(frozen=True)
class Searched:
    """A publication: its address, what it is (« Projet », « Méthode »), its title, whose it is, its facets, its
    passages.
    """

    address: str
    kind: str
    title: str
    label: str
    passages: tuple[Passage, ...]
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def searched_pages(
    catalogue: Catalogue, html: Mapping[str, str], facets: Mapping[Project, Mapping[str, tuple[str, ...]]]
) -> Iterator[Searched]:
    """Yield every publication: projects, then terms.

    `html` holds, by address, the built page of each project and edition.
    """
    for project in catalogue.projects:
        yield _project(catalogue, project, html[project.address], facets[project])
    for family in CROSSED:
        for subject in catalogue.family(family):
            kind = subject.record.noun.capitalize() if isinstance(subject.record, Place) else family.noun.capitalize()
            more = tuple(_sections(html[subject.address])) if family is EDITION else ()
            yield Searched(subject.address, kind, _set(subject.label), "", (_term(subject), *more))


def _project(catalogue: Catalogue, project: Project, page: str, facets: Mapping[str, tuple[str, ...]]) -> Searched:
    fiche = project.fiche
    organisation = project.organisation
    description = _set(fiche.description)
    contact = fiche.commanditaire.contact
    around = [
        *(mention.subject.label for family in (THEME, KIND, PLACE) for mention in catalogue.mentions(project, family)),
        *([contact.name, contact.role] if contact else []),
        fiche.commanditaire.service or "",
        fiche.original_title or "",
    ]
    figures = (printed(figure) for figure in fiche.figures)
    counted = ". ".join(
        " ".join(filter(None, (figure.qualifier, figure.value, figure.unit, figure.label, figure.when)))
        for figure in figures
    )
    return Searched(
        project.address,
        PROJECT,
        _set(fiche.title),
        _set(project.label),
        (
            Passage("", "", description, _set(f"{fiche.title} {organisation.name} {organisation.short}")),
            Passage("", "", _set(" ".join((fiche.description, *(f"{text}." for text in around if text))))),
            *([Passage("", "Chiffres clés", _set(f"{counted}."))] if counted else []),
            *_sections(page),
            *(
                [Passage(*reversed(sections.SOURCE), _set(f"{'. '.join(fiche.source.headings)}."))]
                if fiche.source.headings
                else []
            ),
        ),
        facets,
    )


def _term(subject: Subject) -> Passage:
    """Return the only passage of a term: its names and what it is."""
    said = (
        "" if subject.family in (ORGANISATION, PLACE) else getattr(subject.record, "question", "") or subject.definition
    )
    return Passage("", "", _set(said or subject.definition), _set(". ".join((subject.label, *subject.synonyms, said))))


def _sections(page: str) -> Iterator[Passage]:
    """Yield the sections of a built page, cut at its headings of second level."""
    article = page[page.index("<article") : page.rindex("</article>")]
    pieces = _HEADING.split(article)
    for anchor, title, content in zip(pieces[1::3], pieces[2::3], pieces[3::3]):
        text = _text(content)
        if anchor not in _LEFT_OUT and text:
            yield Passage(anchor, _text(title).rstrip("."), text)


def _text(html: str) -> str:
    """Return the text of a piece of page, each of its blocks a sentence."""
    cut = _TAG.sub("", _BLOCK.sub("|", _SILENT.sub(" ", html).replace("|", " ")))
    blocks = [block for block in (piece.strip(_SPACES) for piece in cut.split("|")) if block]
    text = " ".join(block if block.endswith(_ENDED) else f"{block}." for block in blocks)
    return unescape(_GAP.sub(" ", text).strip(" .") + ".") if blocks else ""


def _set(text: str) -> str:
    """Return a text of the content as pages print it."""
    return unescape(typeset(escape(text, quote=False)))
