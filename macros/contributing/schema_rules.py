"""The rules between neighbouring keys, which Pydantic's schemas leave out: each says to one record what its validator
says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from macros.model.fiche import Fiche

Schema = dict[str, Any]

_COLUMNS = range(1, 4)
_SETS = (2, 3)


def _one_thing(schema: Schema) -> None:
    """A reusable thing is a method or a deliverable."""
    text, absent = {"type": "string"}, {"type": "null"}
    schema["oneOf"] = [
        {"required": [key], "properties": {key: text, other: absent}}
        for key, other in (("method", "deliverable"), ("deliverable", "method"))
    ]


def _evidence_of_an_effect(schema: Schema) -> None:
    """An effect says what it rests on; nothing else does."""
    schema["allOf"] = [
        {
            "if": {"properties": {"kind": {"const": "effet"}}, "required": ["kind"]},
            "then": {"properties": {"evidence": {"type": "string"}}, "required": ["evidence"]},
        },
        {
            "if": {"properties": {"kind": {"enum": ["constat", "realisation"]}}, "required": ["kind"]},
            "then": {"properties": {"evidence": {"type": "null"}}},
        },
    ]


def _full_rows(schema: Schema) -> None:
    """Each row has as many cells as there are columns."""
    schema["allOf"] = [
        {
            "if": {
                "properties": {"columns": {"type": "array", "minItems": count, "maxItems": count}},
                "required": ["columns"],
            },
            "then": {
                "properties": {"rows": {"items": {"properties": {"cells": {"minItems": count, "maxItems": count}}}}}
            },
        }
        for count in _COLUMNS
    ]


def _own_sets(schema: Schema) -> None:
    """A region names sets that exist, by their rank."""
    schema["allOf"] = [
        {
            "if": {
                "properties": {"sets": {"type": "array", "minItems": count, "maxItems": count}},
                "required": ["sets"],
            },
            "then": {
                "properties": {
                    "regions": {"items": {"properties": {"sets": {"items": {"minimum": 1, "maximum": count}}}}}
                }
            },
        }
        for count in _SETS
    ]


def _source(schema: Schema) -> None:
    """What is deduced is a key of the fiche."""
    schema["properties"]["deduced"]["items"] = {"type": "string", "enum": [*Fiche.model_fields, "pages"]}


RULES: Mapping[str, Callable[[Schema], None]] = MappingProxyType(
    {
        "Result": _evidence_of_an_effect,
        "Reusable": _one_thing,
        "Table": _full_rows,
        "Calculation": _full_rows,
        "Sets": _own_sets,
        "RecueilSource": _source,
    }
)
"""By kind of record, what completes its schema in place."""
