"""Projects crossed with methods or conditions, one table an edition: rows are terms, columns projects.

The matrix shows the newest edition; the page of each edition shows its own, so that no page grows with the years.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CONDITION, EDITION, METHOD, Family
from macros.catalogue.project import Project
from macros.catalogue.subject import Subject
from macros.model.scales import SIGNS, STATUSES
from macros.model.sections import EDITION as SECTIONS
from macros.pages.page import Link


@dataclass(frozen=True)
class Cell:
    """What one project says of one term: signs, the words they stand for; both empty where it says nothing."""

    sign: str
    words: str


@dataclass(frozen=True)
class Row:
    """A term and its cell for each project of the table."""

    subject: Subject
    cells: tuple[tuple[Project, Cell], ...]


@dataclass(frozen=True)
class RowGroup:
    """Rows under a common heading; without title where the table has one group only."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Matrix:
    """One table: the family of its rows, its caption, its columns and its groups of rows."""

    id: str
    caption: str
    projects: tuple[Project, ...]
    groups: tuple[RowGroup, ...]


def legend() -> tuple[tuple[str, str, str], ...]:
    """Return (sign, label, explanation) for each status of a method."""
    return tuple((sign, *STATUSES[status]) for status, sign in SIGNS.items())


def method_matrix(catalogue: Catalogue, edition: Subject) -> Matrix:
    """Return an edition's projects × methods, grouped by family of methods."""
    return _matrix(
        catalogue,
        edition,
        METHOD,
        "Méthodes",
        [
            (family.label, [subject for subject in catalogue.family(METHOD) if subject.record.family == family.id])
            for family in catalogue.method_families
        ],
    )


def condition_matrix(catalogue: Catalogue, edition: Subject) -> Matrix:
    """Return an edition's projects × conditions of transfer."""
    return _matrix(catalogue, edition, CONDITION, "Conditions de transfert", [("", catalogue.family(CONDITION))])


def newest_first(catalogue: Catalogue) -> tuple[Subject, ...]:
    """Return the editions, the newest first, those without a project left out."""
    return tuple(dict.fromkeys(catalogue.subjects[EDITION.id][project.edition.id] for project in catalogue.projects))


def elsewhere(catalogue: Catalogue) -> tuple[Link, ...]:
    """Return where the matrices of all editions but the newest are."""
    return tuple(
        Link(edition.label, f"{edition.address}#{SECTIONS.matrices.anchor}") for edition in newest_first(catalogue)[1:]
    )


def _matrix(catalogue: Catalogue, edition: Subject, family: Family, name: str, groups) -> Matrix:
    projects = catalogue.projects_of(edition)
    texts: dict[tuple[Subject, Project], list[str | None]] = {}
    for project in projects:
        for mention in catalogue.mentions(project, family):
            texts.setdefault((mention.subject, project), []).append(mention.status)
    rows = [
        RowGroup(
            title,
            tuple(
                Row(subject, tuple((project, _cell(texts.get((subject, project), []))) for project in projects))
                for subject in subjects
                if any((subject, project) in texts for project in projects)
            ),
        )
        for title, subjects in groups
    ]
    return Matrix(family.id, f"{name} : {edition.label}", projects, tuple(group for group in rows if group.rows))


def _cell(statuses: list[str | None]) -> Cell:
    if not statuses:
        return Cell("", "")
    known_statuses = [status for status in statuses if status]
    if not known_statuses:
        return Cell("●", "citée")
    return Cell(
        " ".join(SIGNS[status] for status in known_statuses),
        ", ".join(STATUSES[status][0].lower() for status in known_statuses),
    )
