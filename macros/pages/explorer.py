"""The explorer of projects: each project's card with what it is filtered and sorted by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import EDITION, KIND
from macros.catalogue.project import Project
from macros.model.scales import LEVELS
from macros.pages.facets import Facet, facet_values, facets
from macros.pages.lists import Card, card, whole_list
from macros.pages.page import HOME, PROJECTS, Page
from macros.pages.pager import Pager, first_leaf, leaf_page, next_leaves
from macros.text.french.wording import counted

SORTS: Mapping[str, tuple[str, str]] = {
    "edition": ("Édition, les récentes d'abord", "Édition, les anciennes d'abord"),
    "commanditaire": ("Commanditaire, de A à Z", "Commanditaire, de Z à A"),
    "titre": ("Titre, de A à Z", "Titre, de Z à A"),
    "population": ("Population, la plus petite d'abord", "Population, la plus grande d'abord"),
    "transfert": ("Transfert, le plus facile d'abord", "Transfert, le plus difficile d'abord"),
    "methodes": ("Nombre de méthodes, croissant", "Nombre de méthodes, décroissant"),
}
"""Each order by its name in addresses: what it says, and what it says turned round (« - » before the name)."""


@dataclass(frozen=True)
class Explored:
    """A project as the explorer shows it; `values` holds its identifiers by facet, `transfer` the rank of its level.

    `outline` is the rank of its territory's outline among `Spread.outlines`, or None where no map draws it.
    """

    card: Card
    outline: int | None
    values: Mapping[str, str]
    kind: str
    population: int
    inhabitants: str
    level: str
    transfer: int
    methods: str
    edition: str


class Spread(NamedTuple):
    """Projects of one page; `outlines` are the SVG paths of their territories, each once: there are some hundred
    territories, whatever the number of projects, and drawn in each card they would be half of the page.
    """

    outlines: tuple[str, ...]
    projects: tuple[Explored, ...]


@dataclass(frozen=True)
class Explorer:
    """The list of all projects, in the order of the catalogue.

    Where it is cut, `spread` holds the first page alone, `whole` is the address of what says the same of all projects
    to the script, and `models` are a project of each part, whose cards the script follows in drawing others.
    """

    count: str
    facets: tuple[Facet, ...]
    orders: tuple[tuple[str, str], ...]
    spread: Spread
    pager: Pager | None
    whole: str
    models: tuple[Explored, ...]


def explorer(catalogue: Catalogue) -> Explorer:
    """Return all that the explorer prints."""
    leaf = first_leaf(catalogue.projects, PROJECTS.address, partial(_spread, catalogue))
    models = {project.fiche.part: project for project in catalogue.projects} if leaf.pager else {}
    return Explorer(
        count=counted(len(catalogue.projects), "projet"),
        facets=facets(catalogue),
        orders=_orders(),
        spread=Spread(*leaf.items),
        pager=leaf.pager,
        whole=whole_list(catalogue),
        models=_spread(catalogue, tuple(models.values())).projects,
    )


def explorer_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the pages that go on with the list of projects where it is cut."""
    for leaf in next_leaves(catalogue.projects, PROJECTS.address, partial(_spread, catalogue)):
        yield leaf_page(PROJECTS.label, "", "projets", leaf, (HOME,))


def _spread(catalogue: Catalogue, projects: Sequence[Project]) -> Spread:
    outlines: dict[str, int] = {}
    explored = tuple(_explored(catalogue, project, outlines) for project in projects)
    return Spread(tuple(outlines), explored)


def _orders() -> tuple[tuple[str, str], ...]:
    """Return every order as (its name in addresses, what it says), each followed by itself turned round."""
    return tuple(pair for name, (label, turned) in SORTS.items() for pair in ((name, label), (f"-{name}", turned)))


def _explored(catalogue: Catalogue, project: Project, outlines: dict[str, int]) -> Explored:
    """Return a project, its territory's outline added to `outlines` where it is a new one."""
    drawn = card(catalogue, project)
    values = facet_values(catalogue, project)
    level = project.fiche.transferability.level
    return Explored(
        card=drawn,
        outline=outlines.setdefault(drawn.territory.small.outline, len(outlines)) if drawn.territory else None,
        values=values,
        kind=catalogue.mentions(project, KIND)[0].subject.label,
        population=project.organisation.population.value,
        inhabitants=counted(project.organisation.population.value, "habitant"),
        level=LEVELS[level][0],
        transfer=list(LEVELS).index(level),
        methods=counted(len(values["methode"].split()), "méthode"),
        edition=catalogue.subjects[EDITION.id][project.edition.id].label,
    )
