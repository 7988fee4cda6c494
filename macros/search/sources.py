"""Everything the index of the search is made of, read from the built pages and from the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.catalogue.catalogue import Catalogue
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
from macros.pages.facets import facet_values
from macros.search.built_pages import BuiltPages
from macros.search.passages import Searched, address_of, kind_of, searched_pages
from macros.search.territories import Ground, ground, nearest
from macros.text.memory import Memory

SEARCH = "recherche"
"""The folder of the search: its page, and its index."""

OFFERED = (METHOD, THEME, CONDITION, DELIVERABLE, KIND, PLACE)
"""The families whose term is shown before the results, where the whole query is one of its names."""


@dataclass(frozen=True)
class Sources:
    """Everything the index is made of, apart from French itself, as data: the pages; the ranks of the projects filed
    under each term, by the address of its page; the territories without projects, and for each area the projects that
    it leads to; what readers say otherwise; the kinds of pages shown before the results, those of places, and those of
    the means that many projects use.
    """

    pages: tuple[Searched, ...]
    filed: Mapping[str, tuple[int, ...]]
    ground: Ground
    around: Mapping[str, tuple[int, ...]]
    equivalents: Mapping[str, str]
    offered: tuple[str, ...]
    placed: tuple[str, ...]
    means: tuple[str, ...]


def read_sources(catalogue: Catalogue, site: Path, memory: Memory) -> Sources:
    """Read everything the index of the pages built in `site` is made of. `memory` returns what was read of the same
    pages before.
    """
    pages = _pages(catalogue, site, memory)
    ranks = {page.address: rank for rank, page in enumerate(pages)}
    return Sources(
        pages=pages,
        filed={
            subject.address: tuple(ranks[project.address] for project in catalogue.projects_of(subject))
            for family in CROSSED
            if family not in (EDITION, PART)
            for subject in catalogue.family(family)
        },
        ground=ground(catalogue),
        around=nearest(catalogue),
        equivalents=catalogue.equivalents,
        offered=_kinds(catalogue, *OFFERED),
        placed=_kinds(catalogue, ORGANISATION, PLACE),
        means=_kinds(catalogue, METHOD, DELIVERABLE),
    )


def _kinds(catalogue: Catalogue, *families: Family[AnyTerm]) -> tuple[str, ...]:
    return tuple(sorted({kind_of(subject) for family in families for subject in catalogue.family(family)}))


def _pages(catalogue: Catalogue, site: Path, memory: Memory) -> tuple[Searched, ...]:
    addresses = [
        *(project.address for project in catalogue.projects),
        *(edition.address for edition in catalogue.family(EDITION)),
        *(address_of(page) for page in catalogue.editors_pages if address_of(page).strip("/") not in ("", SEARCH)),
    ]
    paths = {address: site / address / "index.html" for address in addresses}
    html = BuiltPages({address: path for address, path in paths.items() if path.exists()})
    facets = {
        project: {name: tuple(values.split()) for name, values in facet_values(catalogue, project).items()}
        for project in catalogue.projects
    }
    return tuple(searched_pages(catalogue, html, facets, memory))
