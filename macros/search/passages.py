"""What the search can find: each publication as passages, whose text is the page's own, and what it is filtered by.

The first passage of a page holds its names, the second what it says of itself in a few lines, which a term says in one;
the others are its sections, each with its anchor. The search trusts them in that order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CROSSED, EDITION, KIND, ORGANISATION, PLACE, THEME, Place
from macros.catalogue.project import Project
from macros.catalogue.subject import Subject
from macros.model import sections
from macros.pages.key_figures import printed
from macros.text.french.typography import typeset_plain
from macros.text.html.document import END, SKIPPED, START, TEXT, parse, walk

PROJECT = "Projet"

_LEFT_OUT = frozenset(anchor for _, anchor in (sections.FICHE.neighbours, sections.FICHE.source)) | {
    sections.EDITION.projects.anchor,
    sections.EDITION.matrices.anchor,
    sections.EDITION.doubts.anchor,
}
"""Sections that speak of other pages, or of the source and not of the project."""

_SILENT = (
    "script, style, svg, :is(span, p, a, label):is(.note, .fig-note, .preuve, .headerlink, .fig-lien, .mode-d-emploi,"
    " .bilan, .a-cocher)"
)
"""What a page says in every section alike, or says to the eye alone."""

_BLOCKS = frozenset(
    "p li ul ol h1 h2 h3 h4 h5 h6 dl dt dd table tr td th caption figcaption figure div section br".split()
)
_HEADINGS = ("h2", "h3")
_LIMIT = "\0"
"""Stands between two blocks: no page holds it."""
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
            yield Searched(subject.address, kind, typeset_plain(subject.label), "", (_term(subject), *more))


def _project(catalogue: Catalogue, project: Project, page: str, facets: Mapping[str, tuple[str, ...]]) -> Searched:
    fiche, source = project.fiche, sections.FICHE.source
    organisation = project.organisation
    description = typeset_plain(fiche.description)
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
        typeset_plain(fiche.title),
        typeset_plain(project.label),
        (
            Passage("", "", description, typeset_plain(f"{fiche.title} {organisation.name} {organisation.short}")),
            Passage("", "", typeset_plain(" ".join((fiche.description, *(f"{text}." for text in around if text))))),
            *([Passage("", "Chiffres clés", typeset_plain(f"{counted}."))] if counted else []),
            *_sections(page),
            *(
                [Passage(source.anchor, source.title, typeset_plain(f"{'. '.join(fiche.source.headings)}."))]
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
    return Passage(
        "",
        "",
        typeset_plain(said or subject.definition),
        typeset_plain(". ".join((subject.label, *subject.synonyms, *subject.keywords, said))),
    )


def _sections(page: str) -> Iterator[Passage]:
    """Yield the sections of a built page, cut at its headings of second and third level."""
    article = parse(page).css("article")[0]
    content: list[str] = []
    pieces, found = content, []
    for kind, told, node in walk(article, article.css(_SILENT)):
        if kind is TEXT:
            pieces.append(told)
        elif kind is SKIPPED:
            pieces.append(" ")
        elif told in _HEADINGS and kind is START and node.id:
            pieces, content = [], []
            found.append((node.id, pieces, content))
        elif told in _HEADINGS and kind is END:
            pieces = content
        elif told in _BLOCKS:
            pieces.append(_LIMIT)
    for anchor, title, content in found:
        text = _text(content)
        if anchor not in _LEFT_OUT and text:
            yield Passage(anchor, _text(title).rstrip("."), text)


def _text(pieces: Iterable[str]) -> str:
    """Return the text of a piece of page, each of its blocks a sentence."""
    blocks = [block for piece in "".join(pieces).split(_LIMIT) if (block := piece.strip(_SPACES))]
    text = " ".join(block if block.endswith(_ENDED) else f"{block}." for block in blocks)
    return _GAP.sub(" ", text).strip(" .") + "." if blocks else ""
