"""The form of a fiche, read from the model itself: its fields with their labels, their help and their examples, the
terms of the vocabularies, and what is said of a value that the schema refuses.

A key that the model gains is in the form at once; a test sees that each has its place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import Any

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import EDITION, FAMILIES, METHOD, Family
from macros.contributing.form_fields import Choice, ChoiceGroup, FormField, FormRecord, form_field, form_record
from macros.contributing.form_manuscripts import manuscript_rules
from macros.contributing.form_messages import refusals
from macros.model.examples import records_of
from macros.model.fiche import Fiche
from macros.model.placeholder import TO_WRITE
from macros.model.record import Record
from macros.model.sections import SECTIONS
from macros.text.french.typography import typeset_plain

LONG = 100
"""Choices that the page holds: of more fiches, the newest; of more terms, none, and the form reads them in a file."""

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("L'essentiel", ("title", "original_title", "brief", "description", "draft", "part", "themes")),
    ("La commande", ("commanditaire", "mission", "calendar")),
    ("Ce que l'équipe a fait", ("method", "deliverables")),
    ("Ce que cela a donné", ("figures", "results")),
    ("Ce qu'elle recommande, ce qu'elle en retient", ("recommendations", "lessons")),
    ("Ce qui se transfère", ("transferability",)),
    ("Le récit", ()),
    ("Les figures dessinées", ("diagrams",)),
    ("La source et ses réserves", ("source", "silences")),
    ("La vie de la fiche", ("follow_up", "revisions", "identifiers", "former_ids")),
)
"""The parts of the form and the keys of each; the one that has none holds the story."""

STORY: Mapping[str, str] = MappingProxyType(
    dict(
        zip(
            SECTIONS,
            (
                "Où est-on, et qu'est-ce qui n'allait pas ? De 80 à 180 mots.",
                "Qu'a-t-on demandé à l'équipe ? Le plus souvent rien : les objectifs le disent déjà.",
                "Comment s'y est-elle prise ? Dans quel ordre, ce qui a compté.",
                "Qu'a-t-elle vu, remis, changé ? Ce qui explique les résultats.",
                "Que recommande-t-elle ? L'idée qui tient les préconisations ensemble.",
                "Que referait-elle, ou non ? Rien, ou une histoire.",
                "Que peut-on en reprendre ailleurs ? Ce qui ne tient pas dans les listes.",
            ),
        )
    )
)
"""The sections of the story, with what each tells that no list says."""


@dataclass(frozen=True)
class FormGroup:
    """A part of the form."""

    id: str
    title: str
    fields: tuple[FormField, ...]


@dataclass(frozen=True)
class Form:
    """All that the page of the form prints.

    `records` are those that fields hold, by name; `terms` the values of each family, `lists` where they are read where
    they are many; `sections` those of the story with their help; `editions` where a fiche may go, `fiches` the newest
    that
    can be opened, by edition, `is_cut` where there are others;
    `to_write` marks a text of a draft as missing; `manuscripts` is what scripts need to read a Word file, in JSON.
    """

    groups: tuple[FormGroup, ...]
    records: Mapping[str, FormRecord]
    terms: Mapping[str, tuple[ChoiceGroup, ...]]
    lists: Mapping[str, str]
    sections: tuple[Choice, ...]
    editions: tuple[Choice, ...]
    fiches: tuple[ChoiceGroup, ...]
    is_cut: bool
    forge: str
    edit: str
    email: str
    refusals: Mapping[str, str]
    to_write: str
    manuscripts: str


def form(catalogue: Catalogue) -> Form:
    """Return the form of a fiche, with the terms of a site."""
    groups = tuple(
        FormGroup(f"partie-{rank}", title, tuple(form_field(Fiche, key) for key in keys))
        for rank, (title, keys) in enumerate(GROUPS, 1)
    )
    records = {record.__name__: form_record(record) for record in _held(Fiche)}
    fields = chain.from_iterable(part.fields for part in chain[FormGroup | FormRecord](groups, records.values()))
    families = {field.family for field in fields if field.family}
    lists = {id_: f"contribuer/formulaire/{id_}.json" for id_ in families if len(catalogue.subjects[id_]) > LONG}
    return Form(
        groups,
        MappingProxyType(records),
        MappingProxyType({id_: _terms(catalogue, FAMILIES[id_]) for id_ in sorted(families)}),
        MappingProxyType(lists),
        tuple(Choice(_anchor(rank), title, note) for rank, (title, note) in enumerate(STORY.items(), 1)),
        tuple(Choice(edition.id, edition.label) for edition in catalogue.family(EDITION)),
        tuple(_newest(catalogue)),
        len(catalogue.projects) > LONG,
        catalogue.publisher.forge or "",
        catalogue.publisher.edit or "",
        catalogue.publisher.email or "",
        refusals(),
        TO_WRITE,
        manuscript_rules(),
    )


def form_lists(catalogue: Catalogue) -> Mapping[str, str]:
    """Return the files of the terms that the page does not hold, by their addresses: of each, what is written and what
    is read.
    """
    drawn = form(catalogue)
    choices = {
        address: [[choice.id, choice.label, choice.note] for group in drawn.terms[id_] for choice in group.choices]
        for id_, address in drawn.lists.items()
    }
    return {address: json.dumps(those, ensure_ascii=False) for address, those in choices.items()}


def _newest(catalogue: Catalogue) -> Iterator[ChoiceGroup]:
    """Yield the fiches of the newest editions, as many as the page holds."""
    newest = set(catalogue.projects[:LONG])
    for edition in catalogue.family(EDITION):
        projects = [project for project in catalogue.projects_of(edition) if project in newest]
        if projects:
            yield ChoiceGroup(edition.label, tuple(Choice(project.key, project.title) for project in projects))


def _anchor(rank: int) -> str:
    return f"recit-{rank}"


def _held(record: type[Record], above: tuple[type[Record], ...] = ()) -> Iterator[type[Record]]:
    """Yield the kinds of records inside a record, at any depth."""
    for field in record.model_fields.values():
        for below in records_of(field.annotation):
            if below not in above:
                yield below
                yield from _held(below, (*above, below))


def _terms(catalogue: Catalogue, family: Family[Any]) -> tuple[ChoiceGroup, ...]:
    """Return the terms of a family with their definitions: methods under their own families."""
    terms = [
        (getattr(subject.record, "family", ""), Choice(subject.id, subject.label, typeset_plain(subject.definition)))
        for subject in catalogue.family(family)
    ]
    above = catalogue.method_families if family is METHOD else ()
    groups = [(kind.id, kind.label) for kind in above] or [("", "")]
    return tuple(
        ChoiceGroup(label, tuple(choice for parent, choice in terms if not above or parent == id_))
        for id_, label in groups
    )
