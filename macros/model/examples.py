"""A correct example of any key of a record, made from the examples that the model itself gives."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from annotated_types import MinLen
from pydantic.fields import FieldInfo

from macros.model.record import Record

Keys = tuple[str, ...]
"""A key's place in a record, lists left out: `("method", "id")`."""

NO_VALUES: Mapping[Keys, str] = MappingProxyType({})


def example(record: type[Record], keys: Keys, values: Mapping[Keys, str] = NO_VALUES) -> dict[str, Any]:
    """Return `{key: value}` for the last of `keys`, or for the nearest key that exists. `values` gives, by place, the
    identifiers to show where the project may not have those of the model's own examples.
    """
    holder = record
    for rank, key in enumerate(keys):
        field = holder.model_fields.get(key)
        below = records_of(field.annotation) if field else []
        if rank < len(keys) - 1 and below:
            holder = next((choice for choice in below if keys[rank + 1] in choice.model_fields), below[0])
            continue
        nearest_key = key if field else next(iter(difflib.get_close_matches(key, holder.model_fields, n=1)), "")
        return (
            {nearest_key: _value(holder.model_fields[nearest_key], (*keys[:rank], nearest_key), values)}
            if nearest_key
            else {}
        )
    return {}


def required(record: type[Record], at: Keys = (), values: Mapping[Keys, str] = NO_VALUES) -> dict[str, Any]:
    """Return the required keys of a record; all its keys where none is required."""
    keys = [key for key, field in record.model_fields.items() if field.is_required() or key in record.shown] or list(
        record.model_fields
    )
    return {key: _value(record.model_fields[key], (*at, key), values) for key in keys}


def records_of(annotation: Any) -> list[type[Record]]:
    """Return the record types that an annotation such as `tuple[X, ...]` or `X | None` mentions."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return [record for argument in getattr(annotation, "__args__", ()) for record in records_of(argument)]


def is_list(annotation: Any) -> bool:
    """Tell whether a key holds a list."""
    return getattr(annotation, "__origin__", None) is tuple


def _value(field: FieldInfo, at: Keys, values: Mapping[Keys, str]) -> Any:
    below = records_of(field.annotation)
    if below:
        item = required(below[0], at, values)
        least = next((mark.min_length for mark in field.metadata if isinstance(mark, MinLen)), 1)
        return [item] * least if is_list(field.annotation) else item
    if at in values:
        return [values[at]] if is_list(field.annotation) else values[at]
    example = field.examples[0] if field.examples else None
    if example and field.annotation in (datetime.date, datetime.date | None):
        return datetime.date.fromisoformat(example)
    return example
