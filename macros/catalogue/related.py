"""Related projects: what two projects share, weighted by its rarity, and why, in words.

A term shared by few projects says more than one shared by many. Its weight is log(N / n), with N the projects of the
catalogue and n those that mention it (the inverse document frequency of Spärck Jones, 1972); the closeness of two
projects is the sum over the terms they share. A term of every project weighs nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CONDITION, DELIVERABLE, KIND, METHOD, PLACE, THEME
from macros.catalogue.project import Project
from macros.catalogue.subject import Subject
from macros.text.french.wording import lowered

SHOWN = 3
REASONS = 3
CANDIDATES = 40
"""How many projects each is compared with, those that share its rarest terms first, so that the work grows with the
number of projects and not with its square.
"""

WORDS = {
    THEME.id: ("même thème", "même thème rare"),
    METHOD.id: ("même méthode", "même méthode rare"),
    CONDITION.id: ("même condition", "même condition rare"),
    DELIVERABLE.id: ("même livrable", "même livrable rare"),
    PLACE.id: ("", ""),
    KIND.id: ("même type de collectivité", "même type de collectivité"),
}
"""The families that bring projects together, with the wording of a reason; the rare wording is for a term that only two
projects share. A place words its own reason: it knows whether it is a région or a département.
"""


@dataclass(frozen=True)
class Relation:
    """A project close to another, and the reasons, the strongest first."""

    project: Project
    closeness: float
    reasons: tuple[str, ...]


def related_projects(catalogue: Catalogue) -> Mapping[Project, tuple[Relation, ...]]:
    """Return, for each project, the `SHOWN` closest others; fewer where fewer share anything that counts."""
    users = {subject: catalogue.projects_of(subject) for subject in catalogue.by_subject if subject.family.id in WORDS}
    weights = {subject: math.log(len(catalogue.projects) / len(projects)) for subject, projects in users.items()}
    rarest_first = {
        project: tuple(
            sorted(
                dict.fromkeys(
                    mention.subject for mention in catalogue.all_mentions(project) if weights.get(mention.subject)
                ),
                key=lambda subject: -weights[subject],
            )
        )
        for project in catalogue.projects
    }

    sets = {project: frozenset(subjects) for project, subjects in rarest_first.items()}

    def closest(project: Project) -> tuple[Relation, ...]:
        subjects = rarest_first[project]
        shared = {
            other: [subject for subject in subjects if subject in sets[other]]
            for other in _candidates(project, subjects, users)
        }
        closeness = {other: sum(weights[subject] for subject in common) for other, common in shared.items()}
        nearest = sorted(shared, key=lambda other: -closeness[other])[:SHOWN]
        return tuple(
            Relation(
                other,
                closeness[other],
                tuple(_reason(subject, len(users[subject])) for subject in shared[other][:REASONS]),
            )
            for other in nearest
        )

    return {project: closest(project) for project in catalogue.projects}


def _candidates(
    project: Project, subjects: tuple[Subject[Any], ...], users: Mapping[Subject[Any], tuple[Project, ...]]
) -> tuple[Project, ...]:
    """Return the projects that share the rarest of `subjects`, `CANDIDATES` at most."""
    candidates: dict[Project, None] = {}
    for subject in subjects:
        for other in users[subject]:
            if len(candidates) == CANDIDATES:
                return tuple(candidates)
            if other is not project:
                candidates[other] = None
    return tuple(candidates)


def _reason(subject: Subject[Any], users: int) -> str:
    """Return « même méthode rare : arbre à palabres »."""
    if subject.family is PLACE:
        return f"même {subject.record.noun} : {subject.label}"
    usual, rare = WORDS[subject.family.id]
    return f"{rare if users == 2 else usual} : {lowered(subject.label)}"
