"""Finds which record declares a key of a file, and under which keys a misplaced one belongs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from macros.model.examples import records_of
from macros.model.record import Record
from macros.text.yaml.values import Location


def place(model: type[Record], location: Location) -> tuple[Location, type[Record]]:
    """Return a location given by Pydantic as the file writes it, and the record that declares its last key.

    Where several kinds of record are possible, Pydantic adds the name of the one it tried, such as « cycle », between
    two keys.
    """
    keys: list[str | int] = []
    holder, choices = model, [model]
    for step in location:
        if len(choices) > 1 and not isinstance(step, int):
            choices = [record for record in choices if step in _literals_of(record)]
            continue
        keys.append(step)
        if isinstance(step, int):
            continue
        holder = choices[0] if choices else holder
        choices = records_of(holder.model_fields[step].annotation) if step in holder.model_fields else []
    return tuple(keys), holder


def _literals_of(record: type[Record]) -> tuple[str, ...]:
    """Return the kinds that a record answers to."""
    return get_args(record.model_fields["kind"].annotation) if "kind" in record.model_fields else ()


def owners(record: type[Record], key: str, above: tuple[type[Record], ...] = ()) -> Iterator[str]:
    """Yield the keys of a record, and of those inside it, below which a key has its place."""
    for name, field in record.model_fields.items():
        for below in records_of(field.annotation):
            if below not in above:
                yield from [name] if key in below.model_fields else []
                yield from owners(below, key, (*above, below))
