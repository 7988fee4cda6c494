"""The keys that name the terms of a vocabulary. `RefersTo` declares them on the field, once; checks, cross-index,
exports, schemas, reference and completion all derive from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

from macros.model.examples import Keys, records_of
from macros.model.record import Record
from macros.text.yaml.values import Location

FamilyId = Literal["part", "theme", "organisation", "method", "method_family", "deliverable", "condition", "kind"]
"""The vocabularies whose identifiers a key can take; `macros.catalogue.families` says what each is."""

SCHEMA_MARK = "refersTo"
"""The word by which a JSON schema of Pydantic's says that a value is an identifier of a family."""


@dataclass(frozen=True)
class RefersTo:
    """Marks a key, or the items of a list, that take the identifiers of a family.

    A project that names a term is listed under it, with what the neighbouring keys `detail`, `status` and `answer` say.
    `detail` names another key for the first; `status` says what being named there means, where no key says it. An
    `echo` names again what another key of the fiche may name already: it is listed only where no other key does. Where
    `several` keys may name the same term in the same way, what they say of it is one.
    """

    family: FamilyId
    detail: str = "detail"
    status: str | None = None
    echo: bool = False
    several: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Accept any word: one that is no identifier is no term either, and is reported where terms are known, with the
        nearest ones.
        """
        schema = handler(source)
        return core_schema.str_schema(strict=True, min_length=1) if schema["type"] == "str" else schema

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Carry the mark into the JSON schema, where the identifiers are then listed."""
        return handler(schema) | {SCHEMA_MARK: self.family}


def named(data: Any, record: type[Record]) -> Iterator[tuple[Location, RefersTo, str]]:
    """Yield every identifier in the data of what should be a kind of record, sound or not, with its place and mark."""
    for keys, mark in reference_keys(record).items():
        yield from ((at, mark, id_) for at, id_ in _at(data, keys))


def _at(data: Any, keys: Keys, above: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield the texts of a header below some keys, in lists and out of them, each with its place."""
    if isinstance(data, tuple):
        for rank, item in enumerate(data):
            yield from _at(item, keys, (*above, rank))
    elif not keys and isinstance(data, str) and data:
        yield above, data
    elif keys and isinstance(data, dict) and keys[0] in data:
        yield from _at(data[keys[0]], keys[1:], (*above, keys[0]))


@dataclass(frozen=True)
class Reference:
    """An identifier that a record names: where, by which mark, and the record whose key it is."""

    at: Location
    mark: RefersTo
    id: str
    holder: Record

    @property
    def detail(self) -> str | None:
        """What is said of the term, where the record says it."""
        return getattr(self.holder, self.mark.detail, None)

    @property
    def status(self) -> str | None:
        """How the term is named: employed, recommended, handed over."""
        return self.mark.status or getattr(self.holder, "status", None)

    @property
    def answer(self) -> str | None:
        """What was done about the term, where the record says it."""
        return getattr(self.holder, "answer", None)


def mark_of(field: FieldInfo) -> RefersTo | None:
    """Return the mark of a key that names a vocabulary, whether it takes one identifier, none or a list."""
    return next(_marks(field.metadata, field.annotation), None)


def _marks(metadata: Any, annotation: Any) -> Iterator[RefersTo]:
    yield from (mark for mark in metadata if isinstance(mark, RefersTo))
    for argument in getattr(annotation, "__args__", ()):
        yield from _marks(getattr(argument, "__metadata__", ()), argument)


@cache
def reference_keys(record: type[Record]) -> Mapping[Keys, RefersTo]:
    """Return every key of a kind of record that names a vocabulary, those of the records inside it included."""
    return MappingProxyType(dict(_reference_keys(record, ())))


def _reference_keys(record: type[Record], above: tuple[type[Record], ...]) -> Iterator[tuple[Keys, RefersTo]]:
    for key, field in record.model_fields.items():
        mark = mark_of(field)
        if mark:
            yield (key,), mark
        for below in records_of(field.annotation):
            if below not in (*above, record):
                yield from (((key, *keys), mark) for keys, mark in _reference_keys(below, (*above, record)))


def references(record: Record, at: Location = ()) -> Iterator[Reference]:
    """Yield every identifier that a record names, in the order of its keys."""
    for key, mark in _ways(type(record)):
        value = getattr(record, key)
        items = [((*at, key, rank), item) for rank, item in enumerate(value)] if isinstance(value, tuple) else []
        for place, item in items or [((*at, key), value)]:
            if isinstance(item, Record):
                yield from references(item, place)
            elif mark and isinstance(item, str):
                yield Reference(place, mark, item, record)


@cache
def _ways(record: type[Record]) -> tuple[tuple[str, RefersTo | None], ...]:
    """Return the keys of a record that name a vocabulary, with their mark, or that hold records which do."""
    leading = dict.fromkeys(keys[0] for keys in reference_keys(record))
    return tuple((key, mark_of(record.model_fields[key])) for key in leading)
