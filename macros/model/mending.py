"""Mends values of which no record can be made, for the preview: faulty ones are removed, missing ones say that they are
missing.

A record made of mended values is as sound and as typed as any other. Only the preview makes some, and shows the
problems beside them.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from functools import reduce
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from annotated_types import MinLen
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from macros.model.examples import is_list, records_of
from macros.model.holders import place
from macros.model.placeholder import TO_WRITE
from macros.model.record import Record
from macros.model.references import mark_of, references
from macros.model.validation import own_errors
from macros.text.yaml.values import Location

TO_NAME = "a-completer"
"""The term that stands for one that is missing or unknown."""

NOBODY = (1, 1900)
"""The smallest number and the earliest year that a record admits: they stand for those that are missing."""

ROUNDS = 12
"""How many times values are mended at most: records nest no deeper."""

Model = TypeVar("Model", bound=Record)
Terms = Mapping[str, Collection[str]]
"""The identifiers of the known terms, by family."""


def mended(model: type[Model], values: Any, known: Mapping[str, Any] | None = None) -> Model | None:
    """Return the record made of mended values; None where none can be made. `known` adds keys given by the place of the
    file rather than by its text.
    """
    data: dict[str, Any] = {**(values if isinstance(values, dict) else {}), **(known or {})}
    for _ in range(ROUNDS):
        try:
            return model.model_validate(data)
        except ValidationError as error:
            for detail in reversed(own_errors(error)):
                data = _mended(model, data, detail)
    return None


def renamed(record: Model, terms: Terms) -> Model | None:
    """Return a record where each reference to an unknown term names the term that stands for missing ones."""
    data: Any = record.model_dump(exclude_unset=True)  # a default may be what no one may write
    for one in references(record):
        if one.id not in terms.get(one.mark.family, ()):
            data = _changed(data, one.at, TO_NAME)
    return mended(type(record), data)


def backed(record: Model) -> Model | None:
    """Return a record without what it says of terms that it does not name: a thing to take over, whose method is not
    named, stands for a missing one.
    """
    mentions = tuple(references(record))
    pairs = {(one.mark.family, one.id) for one in mentions if not one.mark.echo}
    data: Any = record.model_dump(exclude_unset=True)  # a default may be what no one may write
    for one in mentions:
        if one.mark.echo and not one.mark.status and (one.mark.family, one.id) not in pairs:
            fields = type(one.holder).model_fields
            other = [key for key in fields if (mark := mark_of(fields[key])) and mark.echo and mark.status]
            data = _changed(data, one.at, None)
            data = _changed(data, (*one.at[:-1], other[0]), TO_NAME) if other else data
    return mended(type(record), data)


class _Dropped:
    """Stands for a value to remove."""


_DROPPED = _Dropped()


def _mended(model: type[Record], data: Any, error: ErrorDetails) -> Any:
    """Return the data without the value that an error of Pydantic's refuses, or with the one that it misses."""
    if not error["loc"]:
        return data
    at, holder = place(model, error["loc"])
    choice = _choice(model, at)
    if choice:
        return _changed(data, choice, _DROPPED)
    keys = _kept(error)
    if keys is not None:
        return _changed(data, at, keys)
    if "kind" in error.get("ctx", {}) and records_of(holder.model_fields[_key(at)].annotation):
        return _toggled(data, at, records_of(holder.model_fields[_key(at)].annotation)[0])
    key = at[-1]
    field = holder.model_fields.get(key) if isinstance(key, str) else None
    if field is None or not field.is_required():
        return _changed(data, at, _DROPPED)
    item = next((at[: rank + 1] for rank in reversed(range(len(at))) if isinstance(at[rank], int)), None)
    return _changed(data, at, _stand_in(field)) if item is None or _can_say(field) else _changed(data, item, _DROPPED)


def _key(at: Location) -> str:
    return next(step for step in reversed(at) if isinstance(step, str))


def _toggled(data: Any, at: Location, record: type[Record]) -> Any:
    """Return the data with the key that a rule of a record asks for, or without the key that it refuses."""
    holder = reduce(lambda inner, step: inner[step], at, data)
    for key in record.shown:
        stand_in = _DROPPED if holder.get(key) is not None else _stand_in(record.model_fields[key])
        data = _changed(data, (*at, key), stand_in)
    return data


def _kept(error: ErrorDetails) -> Any:
    """Return what can be kept of a value that is only too long or of another type; None where nothing can."""
    read, most = error["input"], error.get("ctx", {}).get("max_length", 0)
    match error["type"]:
        case "string_too_long":
            return f"{read[: most - 1]}…"
        case "too_long":
            return read[:most]
        case "string_type" if isinstance(read, int | float | datetime.date):
            return str(read)
        case "tuple_type" if isinstance(read, str):
            return (read,)
    return None


def _choice(model: type[Record], at: Location) -> Location:
    """Return the place of the record that holds a place, among those that may be of several kinds; empty where there is
    none.
    """
    holder = model
    for rank, step in enumerate(at):
        if isinstance(step, int) or step not in holder.model_fields:
            continue
        below = records_of(holder.model_fields[step].annotation)
        if len(below) > 1:
            return at[: rank + 2]
        holder = below[0] if below else holder
    return ()


def _can_say(field: FieldInfo) -> bool:
    """Tell whether a key can say that its value is missing: a text can, a number can't."""
    return bool(mark_of(field) or records_of(field.annotation) or _literals(field.annotation)) or any(
        _holds(field, text) for text in (TO_WRITE, (TO_WRITE,))
    )


def _literals(annotation: Any) -> tuple[Any, ...]:
    """Return the values of a closed scale, which may be left out; none where the key takes something else."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next(filter(None, map(_literals, getattr(annotation, "__args__", ()))), ())


def _stand_in(field: FieldInfo) -> Any:
    """Return what stands for a key that a record can't do without."""
    if mark_of(field):
        value: Any = TO_NAME
    elif records_of(field.annotation):
        value = {}
    elif _literals(field.annotation):
        return _literals(field.annotation)[0]
    else:
        candidates = (TO_WRITE, (TO_WRITE,), 0, *NOBODY, "00", "000000000", *(field.examples or ()))
        return next((candidate for candidate in candidates if _holds(field, candidate)), _DROPPED)
    least = next((mark.min_length for mark in field.metadata if isinstance(mark, MinLen)), 0)
    return (value,) * least if is_list(field.annotation) else value


def _holds(field: FieldInfo, value: Any) -> bool:
    """Tell whether a key admits a value."""
    try:
        annotation: Any = Annotated[field.annotation, *field.metadata, ...]
        TypeAdapter(annotation).validate_python(value, strict=True)
    except ValidationError:
        return False
    return True


def _changed(data: Any, at: Location, value: Any) -> Any:
    """Return the data with a value at a place, or without it where it is to be taken away."""
    if not at:
        return value
    step, rest = at[0], at[1:]
    if isinstance(step, str) and (isinstance(data, dict) or data is None):
        holder = data or {}
        inner = _changed(holder.get(step), rest, value)
        others = {key: other for key, other in holder.items() if key != step}
        return others if inner is _DROPPED else {**holder, step: inner}
    if isinstance(step, int) and isinstance(data, tuple) and step < len(data):
        inner = _changed(data[step], rest, value)
        return (*data[:step], *(() if inner is _DROPPED else (inner,)), *data[step + 1 :])
    return value if value is _DROPPED and not rest else data
