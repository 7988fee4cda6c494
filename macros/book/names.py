"""The index of names of a book: the people and bodies that it quotes, the places where its projects were led."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.book.indexes import (
    Entry,
    Index,
    Reference,
    entry_anchor,
    mentions_of,
    plain,
    preface_anchor,
    project_anchor,
)
from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import KIND, ORGANISATION, PLACE
from macros.catalogue.project import Project
from macros.model.edition import Preface
from macros.text.french.wording import folded, lowered

SHORT = 60
"""Entries up to which names and places are one index: who looks for a town wonders in which of the two it is."""

_PEOPLE = "Une personne est au rang du dernier mot de son nom."

Ranked = tuple[str, Entry]
"""An entry and the words by which it is ranked."""


def name_indexes(catalogue: Catalogue, projects: Sequence[Project]) -> tuple[Index, ...]:
    """Return the index of names and places of the book that holds these projects, or one of each where they are many;
    an index without entry is left out.
    """
    people = list(_people(projects))
    names = [*people, *_bodies(catalogue, projects)]
    places = list(_places(catalogue, projects))
    note = _PEOPLE if people else ""
    together = len(names) + len(places) <= SHORT
    candidates = (
        [_index("index-noms", "Index des noms et des lieux", note, [*names, *places])]
        if together
        else [_index("index-noms", "Index des noms", note, names), _index("index-lieux", "Index des lieux", "", places)]
    )
    return tuple(index for index in candidates if index.entries)


def inverted(name: str, short: str) -> str:
    """Return the name of a body as an index ranks it: « Lille (Ville de) »."""
    start = name.removesuffix(short)
    return f"{short} ({start.strip()})" if start not in ("", name) else name


def _index(id_: str, title: str, note: str, ranked: list[Ranked]) -> Index:
    return Index(id_, title, note, (), tuple(entry for _, entry in sorted(ranked, key=lambda pair: folded(pair[0]))))


def _people(projects: Sequence[Project]) -> Iterator[Ranked]:
    """Yield who writes a preface and who speaks for a commanditaire, with each page where they are."""
    people: dict[str, tuple[str, list[Reference]]] = {}
    for reference, preface in _prefaces(projects):
        people.setdefault(preface.author, (lowered(preface.role), []))[1].append(reference)
    for project in projects:
        contact = project.fiche.commanditaire.contact
        if contact:
            people.setdefault(contact.name, (lowered(contact.role), []))[1].append(_chapter(project))
    for rank, (name, (role, references)) in enumerate(people.items(), start=1):
        yield name.split()[-1], Entry(f"index-personne-{rank}", name, role, tuple(references))


def _bodies(catalogue: Catalogue, projects: Sequence[Project]) -> Iterator[Ranked]:
    """Yield the commanditaires, then the bodies whose people write the prefaces."""
    for subject, mentions in mentions_of(catalogue, projects, ORGANISATION).items():
        label = inverted(subject.label, subject.record.short)
        kind = catalogue.mentions(mentions[0].project, KIND)[0].subject.label
        note = "" if label != subject.label or folded(subject.label).startswith(folded(kind)) else lowered(kind)
        yield label, Entry(entry_anchor(subject), label, note, plain(mentions))
    prefaced: dict[str, list[Reference]] = {}
    for reference, preface in _prefaces(projects):
        prefaced.setdefault(preface.organisation, []).append(reference)
    for rank, (name, references) in enumerate(prefaced.items(), start=1):
        yield name, Entry(f"index-organisme-{rank}", name, "", tuple(references))


def _places(catalogue: Catalogue, projects: Sequence[Project]) -> Iterator[Ranked]:
    for subject, mentions in mentions_of(catalogue, projects, PLACE).items():
        yield subject.label, Entry(entry_anchor(subject), subject.label, subject.record.noun, plain(mentions))


def _prefaces(projects: Sequence[Project]) -> Iterator[tuple[Reference, Preface]]:
    """Yield each preface of the book and the reference to it."""
    for rank, preface in enumerate(projects[0].edition.prefaces if projects else (), start=1):
        yield Reference("Préface", "", "", (preface_anchor(rank),)), preface


def _chapter(project: Project) -> Reference:
    return Reference(project.label, "", "", (project_anchor(project),))
