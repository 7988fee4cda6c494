"""The indexes at the end of a book: where it speaks of each method, theme and condition. That of names: `names.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CONDITION, METHOD, THEME, Family
from macros.catalogue.project import Project
from macros.catalogue.subject import Mention, Subject
from macros.model.scales import SIGNS, STATUSES
from macros.text.french.wording import folded, lowered


@dataclass(frozen=True)
class Reference:
    """A project where an entry stands: its name, what it does with the entry, the anchors that lead there."""

    label: str
    sign: str
    sign_text: str
    anchors: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """A term of an index and where the book speaks of it."""

    anchor: str
    label: str
    note: str
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class Index:
    """An index: its title, what introduces it, its legend of signs, its entries in alphabetical order."""

    id: str
    title: str
    note: str
    legend: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]


def project_anchor(project: Project) -> str:
    """Return the anchor of a project's chapter."""
    return f"projet-{project.id}"


def preface_anchor(rank: int) -> str:
    """Return the anchor of the preface of that rank, from 1."""
    return f"preface-{rank}"


def method_anchor(mention: Mention) -> str:
    """Return the anchor of what a project says of a method."""
    return f"{project_anchor(mention.project)}-methode-{mention.subject.id}-{mention.status}"


def reusable_anchor(project: Project, rank: int) -> str:
    """Return the anchor of the thing of that rank, from 1, that a project hands over."""
    return f"{project_anchor(project)}-transfert-{rank}"


def condition_anchor(mention: Mention) -> str:
    """Return the anchor of a condition in a project's check-list."""
    return f"{project_anchor(mention.project)}-{mention.subject.anchor}"


def entry_anchor(subject: Subject) -> str:
    """Return the anchor of a term in its index."""
    return f"index-{subject.family.folder}-{subject.id}"


def indexes(catalogue: Catalogue, projects: Iterable[Project]) -> tuple[Index, ...]:
    """Return the indexes of the book that holds these projects, in its order; an index without entry is left out."""
    in_book = tuple(projects)
    legend = tuple((SIGNS[id_], lowered(label)) for id_, (label, _) in STATUSES.items())
    candidates = (
        Index(
            "index-methodes",
            "Index des méthodes",
            "Un signe dit ce qu'il en est dans chaque projet.",
            legend,
            _entries(catalogue, METHOD, in_book, _method_references),
        ),
        Index("index-themes", "Index des thèmes", "", (), _entries(catalogue, THEME, in_book, plain)),
        Index(
            "index-conditions",
            "Index des conditions de transfert",
            "Chaque renvoi mène à ce que dit le projet de cette condition.",
            (),
            _entries(catalogue, CONDITION, in_book, _condition_references),
        ),
    )
    return tuple(index for index in candidates if index.entries)


def mentions_of(catalogue: Catalogue, projects: Iterable[Project], family: Family) -> dict[Subject, list[Mention]]:
    """Return what these projects say of each term of a family."""
    mentions: dict[Subject, list[Mention]] = {}
    for project in projects:
        for mention in catalogue.mentions(project, family):
            mentions.setdefault(mention.subject, []).append(mention)
    return mentions


References = Callable[[Iterable[Mention]], tuple[Reference, ...]]


def _entries(
    catalogue: Catalogue, family: Family, projects: tuple[Project, ...], references: References
) -> tuple[Entry, ...]:
    entries = (
        Entry(entry_anchor(subject), subject.label, "", references(mentions))
        for subject, mentions in mentions_of(catalogue, projects, family).items()
    )
    return tuple(sorted(entries, key=lambda entry: folded(entry.label)))


def plain(mentions: Iterable[Mention]) -> tuple[Reference, ...]:
    """Return a reference to the chapter of each project that speaks of a term."""
    return tuple(Reference(mention.project.label, "", "", (project_anchor(mention.project),)) for mention in mentions)


def _condition_references(mentions: Iterable[Mention]) -> tuple[Reference, ...]:
    return tuple(Reference(mention.project.label, "", "", (condition_anchor(mention),)) for mention in mentions)


def _method_references(mentions: Iterable[Mention]) -> tuple[Reference, ...]:
    """Return a reference for each mention; the first of a project leads also to what others can take over of the
    method.
    """
    references, seen = [], set()
    for mention in mentions:
        assert mention.status is not None  # as for any method
        handed = (
            ()
            if mention.project in seen
            else tuple(
                reusable_anchor(mention.project, rank)
                for rank, reusable in enumerate(mention.project.fiche.transferability.reusable, start=1)
                if reusable.method == mention.subject.id
            )
        )
        seen.add(mention.project)
        references.append(
            Reference(
                mention.project.label,
                SIGNS[mention.status],
                STATUSES[mention.status][0].lower(),
                (method_anchor(mention), *handed),
            )
        )
    return tuple(references)
