"""The anchors of every page of the site: the headings of its text, and the sections that its template draws around
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from macros.catalogue.families import (
    CONDITION,
    CROSSED,
    DELIVERABLE,
    EDITION,
    KIND,
    METHOD,
    METHOD_FAMILY,
    ORGANISATION,
    PART,
    PLACE,
    THEME,
    AnyTerm,
    Family,
)
from macros.catalogue.places import places
from macros.catalogue.read.content import Content, SoundFiche
from macros.model.diagram import KINDS
from macros.model.scales import DELIVERIES, STATUSES
from macros.text.french.wording import identifier
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

_DECLARATION = (
    "etat-de-conformite",
    "resultats-des-tests",
    "contenus-non-accessibles",
    "non-conformite",
    "derogations",
    "contenus-non-soumis",
    "etablissement",
    "technologies",
    "environnement-de-test",
    "pages-verifiees",
    "contact",
    "voies-de-recours",
)
_FILTERS = re.compile(r"""\{\{\s*matrice\(\s*["']filtres["']""")
_MACRO = re.compile(r"\{\{\s*(\w+)\(")

_OF_THE_CODE = {"messages", "reference"}
"""Macros whose sections are those of the code: `publier` alone checks the links to them."""


_OF_TERMS: Mapping[str, Family[AnyTerm]] = {"liste": METHOD_FAMILY, "carte": ORGANISATION}
"""Macros whose sections are made of the terms of a family: unknown while one of these can't be read."""


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
    """Return the anchors of an editors' page, or None where they can't be told."""
    called = set(_MACRO.findall(text))
    unread = {macro for macro, family in _OF_TERMS.items() if not content.whole(family)}
    return None if called & (_OF_THE_CODE | unread) else anchors(text) | frozenset(_drawn(text, called, content))


def _drawn(text: str, called: set[str], content: Content) -> Iterator[str]:
    """Yield the anchors of what the macros `called` draw in an editors' page."""
    if "liste" in called:
        yield from content.terms[METHOD_FAMILY.id]
    if "recherche" in called:
        yield "terme-cherche"
    if called & {"plan", "recherche"}:
        yield "plan-imprimer"
        yield from (f"plan-projets-{id_}" for id_ in content.terms[EDITION.id])
        yield from (f"plan-{family.folder}" for family in CROSSED)
    if called & {"explorateur", "recherche"} or _FILTERS.search(text):
        yield "facettes-choix"
    if "carte" in called:
        yield from ("liste", "carte-rapprochee")
        yield from (f"carte-{identifier(entry.record.region.name)}" for entry in content.sound(ORGANISATION).values())
    if "transferer" in called:
        yield from ("questions", "resultats", "projets", "methodes")
    if "figures" in called:
        yield from (f"genre-{kind}" for kind in KINDS)
    if "declaration" in called:
        yield from _DECLARATION
