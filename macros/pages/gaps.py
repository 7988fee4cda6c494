"""Themes crossed with methods, all editions together: what has been tried on what, and the gaps that next year's teams
see.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import METHOD, THEME
from macros.catalogue.project import Project
from macros.catalogue.subject import Subject
from macros.model.sections import METHOD as METHOD_SECTIONS
from macros.pages.facets import facet_values
from macros.pages.lists import NAMED
from macros.pages.pager import PAGE
from macros.text.french.wording import counted, folded, listed

MOST = 10
"""How many of the gaps that surprise most are told."""

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
    leads, to what other teams did with the method where nobody tried it on the theme.
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
class Gap:
    """A method that nobody tried on a theme, though chance alone would have made them meet; `note` says how often each
    is met.
    """

    method: Subject
    theme: Subject
    address: str
    note: str


@dataclass(frozen=True)
class Crossed:
    """A project as filters know it: its identifiers by facet, and the methods its team employed."""

    project: Project
    values: Mapping[str, str]
    employed: str


def gaps(catalogue: Catalogue) -> Gaps:
    """Return every theme crossed with every method."""
    pairs: dict[tuple[Subject, Subject], dict[Project, bool]] = {}
    for project in catalogue.projects:
        for theme in catalogue.mentions(project, THEME):
            for method in catalogue.mentions(project, METHOD):
                users = pairs.setdefault((method.subject, theme.subject), {})
                users[project] = users.get(project, False) or method.status == "employee"
    themes = catalogue.family(THEME)
    families = tuple(
        FamilyRows(
            family.label,
            tuple(
                CrossedMethod(
                    method,
                    tuple(
                        _crossing(method, theme, pairs.get((method, theme), {}), len(catalogue.projects_of(method)))
                        for theme in themes
                    ),
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
        summary(len(catalogue.projects), len(pairs), len(themes) * len(catalogue.family(METHOD)) - len(pairs)),
    )


def summary(projects: int, full: int, empty: int) -> str:
    """Return « 10 projets ; 263 croisements connus, 727 à explorer »."""
    return (
        f"{counted(projects, 'projet')} ; {counted(full, 'croisement connu', 'croisements connus')},"
        f" {counted(empty, 'à explorer', 'à explorer')}"
    )


def crossed(catalogue: Catalogue) -> tuple[Crossed, ...]:
    """Return projects as filters know them: all, or the newest where scripts read the others elsewhere."""
    return tuple(
        Crossed(
            project,
            facet_values(catalogue, project),
            " ".join(dict.fromkeys(use.id for use in project.fiche.method if use.status == "employee")),
        )
        for project in catalogue.projects[:PAGE]
    )


def surprising_gaps(catalogue: Catalogue) -> tuple[Gap, ...]:
    """Return the most surprising gaps: those that chance would most rarely leave empty, if as many projects as use the
    method, and as many as treat the theme, were drawn at random. Equal ones are ordered by the method most used, then
    by alphabet.
    """
    whole = len(catalogue.projects)
    candidates = []
    for method in catalogue.family(METHOD):
        users = set(catalogue.projects_of(method))
        for theme in catalogue.family(THEME):
            treating = set(catalogue.projects_of(theme))
            if users and treating and users.isdisjoint(treating):
                odds = math.comb(whole - len(users), len(treating)) / math.comb(whole, len(treating))
                order = (odds, -len(users), folded(method.label), folded(theme.label))
                candidates.append((order, method, theme, len(users), len(treating)))
    return tuple(
        Gap(
            method,
            theme,
            _uses(method),
            f"{_teams(users)} ailleurs ; {counted(treating, 'projet traite', 'projets traitent')} ce thème",
        )
        for _, method, theme, users, treating in sorted(candidates, key=lambda item: item[0])[:MOST]
    )


def _uses(method: Subject) -> str:
    """Return where the page of a method tells what teams did with it."""
    return f"{method.address}#{METHOD_SECTIONS.uses.anchor}"


def _untried(method: Subject, theme: Subject, elsewhere: int) -> str:
    """Return « Personne n'a essayé « Entretiens » sur « Habitat » ; 9 équipes l'ont fait ailleurs »."""
    sentence = f"Personne n’a essayé « {method.label} » sur « {theme.label} »"
    return f"{sentence} ; {_teams(elsewhere)} ailleurs" if elsewhere else sentence


def _teams(number: int) -> str:
    """Return « 9 équipes l’ont fait »."""
    return f"{counted(number, 'équipe')} {'l’a' if number == 1 else 'l’ont'} fait"


def _crossing(method: Subject, theme: Subject, users: Mapping[Project, bool], elsewhere: int) -> Crossing:
    if not users:
        return Crossing("", False, _untried(method, theme, elsewhere), _uses(method))
    projects = list(users)
    names = listed(project.label for project in projects[:NAMED]) if len(projects) <= NAMED else ""
    tried = any(users.values())
    words = counted(len(projects), "projet")
    words += f" : {names}" if names else ""
    words += "" if tried else ", sans que l’équipe l’ait employée"
    address = projects[0].address if len(projects) == 1 else f"projets/?theme={theme.id}&methode={method.id}"
    return Crossing(str(len(projects)), tried, words, address)
