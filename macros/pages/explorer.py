"""The explorer of projects: each project's card with what it is filtered and sorted by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import EDITION, KIND
from macros.catalogue.project import Project
from macros.model.scales import LEVELS
from macros.pages.facets import facet_values
from macros.pages.lists import Card, card
from macros.text.french import counted

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
    """A project as the explorer shows it; `values` holds its identifiers by facet, `transfer` the rank of its level."""

    card: Card
    values: Mapping[str, str]
    kind: str
    population: int
    inhabitants: str
    level: str
    transfer: int
    methods: str
    edition: str


def explored(catalogue: Catalogue) -> tuple[Explored, ...]:
    """Return all projects, in the order of the catalogue."""
    return tuple(_explored(catalogue, project) for project in catalogue.projects)


def orders() -> tuple[tuple[str, str], ...]:
    """Return every order as (its name in addresses, what it says), each followed by itself turned round."""
    return tuple(pair for name, (label, turned) in SORTS.items() for pair in ((name, label), (f"-{name}", turned)))


def _explored(catalogue: Catalogue, project: Project) -> Explored:
    values = facet_values(catalogue, project)
    level = project.fiche.transferability.level
    return Explored(
        card=card(catalogue, project),
        values=values,
        kind=catalogue.mentions(project, KIND)[0].subject.label,
        population=project.organisation.population.value,
        inhabitants=counted(project.organisation.population.value, "habitant"),
        level=LEVELS[level][0],
        transfer=list(LEVELS).index(level),
        methods=counted(len(values["methode"].split()), "méthode"),
        edition=catalogue.subjects[EDITION.id][project.edition.id].label,
    )
