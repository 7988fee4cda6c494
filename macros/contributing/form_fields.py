"""A field of the form of a fiche, read from the model: what it is called, an example, what it takes."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from macros.catalogue.families import FAMILIES, Family
from macros.contributing.key_types import marks_of, parts_of
from macros.model.diagram_kinds import KINDS
from macros.model.examples import is_list, records_of
from macros.model.hints import form as expected_form
from macros.model.record import Record
from macros.model.references import mark_of
from macros.model.scales import EVIDENCES, LEVELS, MILESTONES, RESULTS, STATUSES
from macros.text.french.typography import typeset_plain

_SCALES = {tuple(scale): scale for scale in (STATUSES, RESULTS, MILESTONES, EVIDENCES, LEVELS)}

Sort = Literal[
    "texte",
    "mot",
    "nombre",
    "entier",
    "date",
    "oui",
    "choix",
    "terme",
    "termes",
    "constante",
    "groupe",
    "textes",
    "nombres",
    "liste",
]
"""What a field takes, by the name of the partial that draws it."""


@dataclass(frozen=True)
class Choice:
    """A value that a field admits: what is written, what is read, what it means."""

    id: str
    label: str
    note: str = ""


@dataclass(frozen=True)
class ChoiceGroup:
    """Values of one family; its label is empty where they have none."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class FormField:
    """One key: what it is called, an example, what it takes.

    `form` says how a value is written that has a form of its own. `family` is that of its terms; `records` are the
    names of those it holds, several where one chooses.
    """

    key: str
    label: str
    example: str
    sort: Sort
    is_required: bool
    longest: int | None = None
    form: str = ""
    choices: tuple[Choice, ...] = ()
    family: str = ""
    records: tuple[str, ...] = ()


@dataclass(frozen=True)
class FormRecord:
    """The fields of a kind of record; `choice` is how it is chosen among others, where it is."""

    name: str
    fields: tuple[FormField, ...]
    choice: Choice | None = None


def form_record(record: type[Record]) -> FormRecord:
    """Return the fields of a kind of record."""
    kind = record.model_fields.get("kind")
    kinds = get_args(kind.annotation)[:1] if kind else ()
    choice = Choice(kinds[0], *KINDS[kinds[0]]) if kinds and kinds[0] in KINDS else None
    return FormRecord(record.__name__, tuple(form_field(record, key) for key in record.model_fields), choice)


def form_field(record: type[Record], key: str) -> FormField:
    """Return the field of a key."""
    field = record.model_fields[key]
    marks = [*field.metadata, *marks_of(field.annotation)]
    mark = mark_of(field)
    sort = _sort(field)
    pattern = next((own for own in (getattr(each, "pattern", None) for each in marks) if own), None)
    return FormField(
        key,
        _label(field, FAMILIES[mark.family] if mark else None),
        "" if sort in ("oui", "constante", "choix") or mark else _example(field),
        sort,
        field.is_required(),
        next((most for each in marks if (most := getattr(each, "max_length", None))), None)
        if sort == "texte"
        else None,
        typeset_plain(expected_form(pattern, "")) if pattern and not mark else "",
        _choices(field) if sort in ("choix", "constante") else (),
        mark.family if mark else "",
        tuple(below.__name__ for below in records_of(field.annotation)),
    )


def _example(field: FieldInfo) -> str:
    """Return the model's example as it is typed; of a list, its items."""
    shown = field.examples[0] if field.examples else ""
    return " ; ".join(map(str, shown)) if isinstance(shown, list) else str(shown)


def _label(field: FieldInfo, family: Family[Any] | None) -> str:
    """Return what the model says of a key, without the file of its terms, which the form lists."""
    description = re.sub(r" \(data/[^)]*\)$", "", field.description or "")
    return typeset_plain(
        family.noun.capitalize() if family and description.startswith("Identifiant dans data/") else description
    )


def _sort(field: FieldInfo) -> Sort:
    records, terms = records_of(field.annotation), mark_of(field)
    if is_list(field.annotation):
        if records:
            return "liste"
        return "termes" if terms else "nombres" if get_args(field.annotation)[0] is int else "textes"
    if records:
        return "groupe"
    return "terme" if terms else _plain_sort(field)


def _plain_sort(field: FieldInfo) -> Sort:
    parts = parts_of(field.annotation)
    literal = next((part for part in parts if get_origin(part) is Literal), None)
    if literal is not None:
        return "choix" if get_args(literal)[1:] else "constante"
    kinds: tuple[tuple[type, Sort], ...] = ((bool, "oui"), (datetime.date, "date"), (float, "nombre"), (int, "entier"))
    plain = next((sort for kind, sort in kinds if kind in parts), None)
    if plain:
        return plain
    marks = [*field.metadata, *marks_of(field.annotation)]
    return "mot" if any(getattr(mark, "pattern", None) for mark in marks) else "texte"


def _choices(field: FieldInfo) -> tuple[Choice, ...]:
    literal = next(part for part in parts_of(field.annotation) if get_origin(part) is Literal)
    values = get_args(literal)
    scale = _SCALES.get(values, {})
    return tuple(Choice(value, *scale.get(value, (value,))) for value in values)
