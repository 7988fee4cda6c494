"""Themes crossed with methods, all editions together: what has been tried on what, and the gaps that next year's teams
see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import METHOD, THEME
from macros.catalogue.project import Project
from macros.catalogue.subject import Subject
from macros.pages.facets import facet_values
from macros.pages.lists import NAMED
from macros.text.french.wording import counted, listed

ORDERS = (
    ("famille", "Famille de méthodes"),
    ("frequence", "Emploi, les plus employées d'abord"),
    ("-frequence", "Emploi, les moins explorées d'abord"),
    ("alphabet", "Nom, de A à Z"),
)
"""The orders of rows, by their name in addresses; the first is the page's own. `crossings.js` holds the same names."""


@dataclass(frozen=True)
class Crossing:
    """A method on a theme: how many projects, empty where none; whether a team employed it; its words and where it
    leads.
    """

    number: str
    employed: bool
    words: str
    address: str


@dataclass(frozen=True)
class CrossedMethod:
    """A method and its crossing with each theme, in the order of the columns."""

    subject: Subject
    crossings: tuple[Crossing, ...]


@dataclass(frozen=True)
class FamilyRows:
    """The methods of a family."""

    title: str
    rows: tuple[CrossedMethod, ...]


@dataclass(frozen=True)
class Gaps:
    """The table: its columns, its rows by family, and what it holds in one sentence."""

    themes: tuple[Subject, ...]
    families: tuple[FamilyRows, ...]
    summary: str
    named: int = NAMED
    """How many projects a crossing calls by their names: `matrix/page.js`, which counts again, follows."""


@dataclass(frozen=True)
class Crossed:
    """A project as filters know it: its identifiers by facet, and the methods its team employed."""

    project: Project
    values: Mapping[str, str]
    employed: str


def gaps(catalogue: Catalogue) -> Gaps:
    """Return every theme crossed with every method."""
    found: dict[tuple[Subject, Subject], dict[Project, bool]] = {}
    for project in catalogue.projects:
        for theme in catalogue.mentions(project, THEME):
            for method in catalogue.mentions(project, METHOD):
                users = found.setdefault((method.subject, theme.subject), {})
                users[project] = users.get(project, False) or method.status == "employee"
    themes = catalogue.family(THEME)
    families = tuple(
        FamilyRows(
            family.label,
            tuple(
                CrossedMethod(
                    method, tuple(_crossing(method, theme, found.get((method, theme), {})) for theme in themes)
                )
                for method in catalogue.family(METHOD)
                if method.record.family == family.id
            ),
        )
        for family in catalogue.method_families
    )
    return Gaps(
        themes,
        families,
        summary(len(catalogue.projects), len(found), len(themes) * len(catalogue.family(METHOD)) - len(found)),
    )


def summary(projects: int, full: int, empty: int) -> str:
    """Return « 10 projets ; 263 croisements connus, 727 à explorer »."""
    return (
        f"{counted(projects, 'projet')} ; {counted(full, 'croisement connu', 'croisements connus')},"
        f" {counted(empty, 'à explorer', 'à explorer')}"
    )


def crossed(catalogue: Catalogue) -> tuple[Crossed, ...]:
    """Return all projects as filters know them."""
    return tuple(
        Crossed(
            project,
            facet_values(catalogue, project),
            " ".join(dict.fromkeys(use.id for use in project.fiche.method if use.status == "employee")),
        )
        for project in catalogue.projects
    )


def _crossing(method: Subject, theme: Subject, users: Mapping[Project, bool]) -> Crossing:
    if not users:
        return Crossing("", False, "à explorer", "")
    projects = list(users)
    named = listed(project.label for project in projects[:NAMED]) if len(projects) <= NAMED else ""
    tried = any(users.values())
    words = counted(len(projects), "projet")
    words += f" : {named}" if named else ""
    words += "" if tried else ", sans que l’équipe l’ait employée"
    address = projects[0].address if len(projects) == 1 else f"projets/?theme={theme.id}&methode={method.id}"
    return Crossing(str(len(projects)), tried, words, address)
