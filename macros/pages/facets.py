"""Facets: the six ways of narrowing a list of projects, each with its values, their names and how many projects bear
them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CONDITION, EDITION, KIND, METHOD, PART, THEME, Family
from macros.catalogue.project import Project
from macros.text.french.wording import folded

FACETS: Mapping[str, tuple[Family, str]] = {
    "theme": (THEME, "Thème"),
    "methode": (METHOD, "Méthode"),
    "collectivite": (KIND, "Type de collectivité"),
    "condition": (CONDITION, "Condition de transfert"),
    "partie": (PART, "Partie du recueil"),
    "edition": (EDITION, "Édition"),
}
"""Each facet by the name of its parameter in addresses: its family and its title. `facets.js` holds the same names."""

_IN_FILE_ORDER = (KIND, PART, EDITION)
"""Families whose order means something; the others are looked through by name."""


@dataclass(frozen=True)
class FacetValue:
    """A value of a facet: its identifier, its name, how many projects bear it in all."""

    id: str
    label: str
    total: int


@dataclass(frozen=True)
class Facet:
    """A facet as its form draws it: the name of its parameter, its title, the values that projects bear."""

    name: str
    title: str
    values: tuple[FacetValue, ...]


def facets(catalogue: Catalogue) -> tuple[Facet, ...]:
    """Return the facets with their values; at least one project bears each, since a term nobody uses is refused."""
    return tuple(Facet(name, title, _values(catalogue, family)) for name, (family, title) in FACETS.items())


def facet_values(catalogue: Catalogue, project: Project) -> Mapping[str, str]:
    """Return, by facet, the identifiers a project bears, each once, with spaces between them: what an attribute of HTML
    holds.
    """
    return {
        name: " ".join(dict.fromkeys(mention.subject.id for mention in catalogue.mentions(project, family)))
        for name, (family, _) in FACETS.items()
    }


def _values(catalogue: Catalogue, family: Family) -> tuple[FacetValue, ...]:
    subjects = catalogue.family(family)
    if family not in _IN_FILE_ORDER:
        subjects = tuple(sorted(subjects, key=lambda subject: folded(subject.label)))
    return tuple(FacetValue(subject.id, subject.label, len(catalogue.projects_of(subject))) for subject in subjects)
