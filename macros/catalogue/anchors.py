"""The anchors of every page of the site: the headings of its text, and the sections that its template draws around
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
from macros.catalogue.read.content import Content, SoundFiche
from macros.model.scales import DELIVERIES, STATUSES
from macros.text.markdown.calls import calls
from macros.text.markdown.links import anchors

_CROSSED = ("projets", "methodes", "conditions", "themes")

TERM_ANCHORS: Mapping[Family[AnyTerm], tuple[str, ...]] = {
    METHOD: ("quand", "usages", "transfert", "conditions", "limites", "avec", "lire"),
    THEME: _CROSSED,
    PART: _CROSSED,
    KIND: _CROSSED,
    PLACE: _CROSSED,
    CONDITION: ("projets", "methodes", "avec"),
    DELIVERABLE: tuple(STATUSES | DELIVERIES),
    ORGANISATION: ("projets", "voisins"),
    EDITION: ("les-projets", "la-matrice", "les-prefaces", "la-promotion", "confier-une-mission", "reserves"),
}
"""The sections of the pages of terms; some are only drawn where there is something to say."""

Anchors = Mapping[str, frozenset[str] | SoundFiche | None]
"""What holds the anchors of each page, by its path below `docs/`: themselves, or a fiche to read them in where a link
asks; None for a fiche that can't be read, and for a page whose sections only the build knows."""


def page_anchors(content: Content) -> Anchors:
    """Return every page of the site, and where its anchors are."""
    found: dict[str, frozenset[str] | SoundFiche | None] = dict.fromkeys(
        (path for path in content.files if path.endswith(".md")), None
    )
    for family, sections in TERM_ANCHORS.items():
        found.update((f"{family.folder}/{id_}.md", frozenset(sections)) for id_ in content.terms.get(family.id, ()))
    organisations = (entry.record for entry in content.sound(ORGANISATION).values())
    found.update(
        (f"{PLACE.folder}/{place.id}.md", frozenset(_CROSSED))
        for organisation in organisations
        for place in places(organisation)
    )
    found.update((f"{family.folder}/index.md", frozenset()) for family in CROSSED)
    found.update((page.path.removeprefix("docs/"), _of_page(page.body, content)) for page in content.pages)
    found.update((file.path.removeprefix("docs/"), file) for file in content.sound_fiches)
    return found


def read_anchors(page: frozenset[str] | SoundFiche | None) -> frozenset[str] | None:
    """Return the anchors of a page, read in its text where it is a fiche; few links name a section of one."""
    return frozenset(_of_fiche(page)) if isinstance(page, SoundFiche) else page


def _of_fiche(file: SoundFiche) -> Iterator[str]:
    fiche = file.record
    yield from anchors(file.body)
    yield from (f"figure-{diagram.id}" for diagram in fiche.diagrams)
    yield from ("en-bref", "les-methodes", "transferer-chez-soi", "projets-proches", "source-et-reserves")
    yield from (f"condition-{condition.id}" for condition in fiche.transferability.conditions)
    if fiche.recommendations:
        yield "ce-que-l-equipe-preconise"
    if fiche.lessons:
        yield "a-retenir"


def _of_page(text: str, content: Content) -> frozenset[str] | None:
    """Return the anchors of an editors' page: those of its text and of what it calls; None where they can't be told."""
    found = set(anchors(text))
    for call in calls(text):
        drawn = MACROS[call.name].anchors(content, call.argument) if call.name in MACROS else ()
        if drawn is None:
            return None
        found.update(drawn)
    return frozenset(found)
