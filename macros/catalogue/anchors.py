"""The anchors of every page of the site: the headings of its text, and the sections that its template draws."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from macros.catalogue.addresses import book_address, corrections_address, handout_address
from macros.catalogue.families import (
    CONDITION,
    CROSSED,
    DELIVERABLE,
    EDITION,
    KIND,
    METHOD,
    ORGANISATION,
    PART,
    PLACE,
    THEME,
    AnyTerm,
    Family,
)
from macros.catalogue.macros import MACROS
from macros.catalogue.places import places
from macros.catalogue.read.content import Content, PageFile, SoundFiche
from macros.model import sections
from macros.model.fiche import Fiche
from macros.model.sections import Section, day_anchor, diagram_anchor
from macros.text.markdown.body import anchor
from macros.text.markdown.calls import calls

TERM_SECTIONS: Mapping[Family[AnyTerm], Iterable[Section]] = {
    METHOD: sections.METHOD,
    THEME: sections.CROSSED,
    PART: sections.CROSSED,
    KIND: sections.CROSSED,
    PLACE: sections.CROSSED,
    CONDITION: sections.CONDITION,
    DELIVERABLE: sections.DELIVERABLE,
    ORGANISATION: sections.ORGANISATION,
    EDITION: sections.EDITION,
}
"""The sections of the pages of terms. Some are drawn only where there is something to say."""

Anchors = Mapping[str, frozenset[str] | Callable[[], frozenset[str] | None] | None]
"""The anchors of each page, by its path below `docs/`; or a function that reads them from fiches, once a link asks for
one; None for a fiche that can't be read, and for a page whose sections are known only once built.
"""


def page_anchors(content: Content) -> Anchors:
    """Return every page of the site, with its anchors or what reads them."""
    anchors: dict[str, frozenset[str] | Callable[[], frozenset[str] | None] | None] = dict.fromkeys(
        (path for path in content.files if path.endswith(".md")), None
    )
    for family, term_sections in TERM_SECTIONS.items():
        drawn_anchors = frozenset(section.anchor for section in term_sections)
        anchors.update((f"{family.folder}/{id_}.md", drawn_anchors) for id_ in content.terms.get(family.id, ()))
    regions = content.geometry.regions if content.geometry else {}
    organisations = (entry.record for entry in content.sound(ORGANISATION).values())
    crossed = frozenset(section.anchor for section in TERM_SECTIONS[PLACE])
    anchors.update(
        (f"{PLACE.folder}/{place.id}.md", crossed)
        for organisation in organisations
        for place in places(organisation, regions)
    )
    for edition in content.terms[EDITION.id]:
        anchors[f"{book_address(edition).rstrip('/')}.md"] = None
        anchors[f"{corrections_address(edition).rstrip('/')}.md"] = partial(_of_corrections, content, edition)
    anchors.update((f"{family.folder}/index.md", frozenset()) for family in CROSSED)
    anchors.update((page.path.removeprefix("docs/"), _of_page(page, content)) for page in content.pages)
    fiches = {file.path.removeprefix("docs/"): partial(_of_fiche, file) for file in content.sound_fiches}
    anchors.update(fiches)
    anchors.update((f"{handout_address(path.removesuffix('.md') + '/').rstrip('/')}.md", None) for path in fiches)
    return anchors


def read_anchors(page: frozenset[str] | Callable[[], frozenset[str] | None] | None) -> frozenset[str] | None:
    """Return the anchors of a page. Those of fiches are read in their texts only now: few links name a section."""
    return page() if callable(page) else page


def _of_fiche(file: SoundFiche) -> frozenset[str]:
    return frozenset(_all_of_fiche(file))


def _all_of_fiche(file: SoundFiche) -> Iterator[str]:
    fiche = file.record
    yield from file.page.anchors
    yield from (diagram_anchor(diagram.id) for diagram in fiche.diagrams)
    yield from (CONDITION.anchor(condition.id) for condition in fiche.transferability.conditions)
    lists = {sections.RECOMMENDATIONS: fiche.recommendations, sections.LESSONS: fiche.lessons, sections.CONTEXT: ()}
    yield from (anchor(title) for title in sections.SECTIONS if lists.get(title, True))
    yield from (anchor(group.title) for group in fiche.recommendations if group.title)
    yield from _of_lists(fiche)
    yield from (section.anchor for section in sections.FICHE)


def _of_lists(fiche: Fiche) -> Iterator[str]:
    """Yield the anchors of the header's lists that the page sets in the story, under headings of its own."""
    statuses = {use.status for use in fiche.method}
    yield from (f"methodes-{status}" for status in statuses - {"preconisee"})
    yield from (f"resultats-{kind}" for kind in {result.kind for result in fiche.results})
    transfer = fiche.transferability
    lists = {
        "methodes-preconisees": "preconisee" in statuses,
        "calendrier": fiche.listed_calendar,
        "remis": fiche.deliverables,
        "ce-qui-se-transfere": transfer.reusable,
        "a-quelles-conditions": transfer.conditions,
        "avec-quelles-limites": transfer.limits,
        "silences": fiche.silences,
    }
    yield from (id_ for id_, items in lists.items() if items)


def _of_corrections(content: Content, edition: str) -> frozenset[str] | None:
    """Return the anchors of the page of an edition's corrections: its days, and the section on proposing one. None
    where a fiche that may hold some can't be read.
    """
    if len(list(content.sound_fiches)) < len(content.fiches):
        return None
    revisions = (
        revision for file in content.sound_fiches if file.edition == edition for revision in file.record.revisions
    )
    days = (day_anchor(revision.date.isoformat()) for revision in revisions)
    return frozenset((sections.CORRECTIONS.anchor, *days))


def _of_page(page: PageFile, content: Content) -> frozenset[str] | None:
    """Return the anchors of an editors' page: those of its text and of the macros it calls. None where they can't be
    known.
    """
    anchors = set(page.page.anchors)
    for call in calls(page.body):
        drawn = MACROS[call.name].anchors(content, call.argument) if call.name in MACROS else ()
        if drawn is None:
            return None
        anchors.update(drawn)
    return frozenset(anchors)
