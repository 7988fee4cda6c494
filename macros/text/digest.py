"""The digest of a value, made from everything the value is made of and nothing else.

Two values of one digest hold the same data, so that a result made from one stands for the other. A value that holds
something no digest can describe, such as an object that is neither a record nor describes itself, has none.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Sequence
from enum import Enum
from functools import cache
from types import FunctionType, MappingProxyType
from typing import Any

SIZE = 16

_OURS = ("macros.", "door.")
_TOLD_BY_PYTHON = (type, FunctionType, tuple, str, dict, Enum)
"""The types that Python's pickle describes completely; classes that inherit from them may add to their content."""


_PLAIN = frozenset((str, int, bool, float, bytes, type(None)))
_RECORD = b"record"
"""The first item of a record described by its fields: no data is bytes."""


class Untold(Exception):
    """A value that can't be described completely."""


class Digests:
    """The digests of values that share parts: a frozen record is described once."""

    def __init__(self) -> None:
        self._records: dict[int, tuple[object, bytes]] = {}

    def of(self, *values: object) -> bytes:
        """Return the digest of some values; raise Untold where one of them has none."""
        return self._digest(values)

    def attempt(self, *values: object) -> bytes:
        """Return the digest of some values; empty where one of them has none."""
        try:
            return self.of(*values)
        except Untold:
            return b""

    def forget(self) -> None:
        """Forget all records."""
        self._records.clear()

    def of_record(self, record: object, fields: Sequence[str]) -> bytes:
        """Return the digest of a record's fields. It is kept as long as this object lives."""
        entry = self._records.get(id(record))
        if entry is None:
            class_: Any = type(record)
            parts = [getattr(record, name) for name in fields]
            self._records[id(record)] = entry = record, self._digest((_name(class_), parts))
        return entry[1]

    def _digest(self, value: object) -> bytes:
        content = io.BytesIO()
        teller = _Teller(content, self)
        try:
            teller.dump(self._flat(value))
        except (pickle.PicklingError, TypeError, AttributeError, RecursionError, ValueError) as error:
            raise Untold(str(error)) from error
        return hashlib.blake2b(content.getbuffer(), digest_size=SIZE).digest()

    def _flat(self, value: Any) -> Any:
        """Return a value in which frozen records, at any depth of tuples, lists and mappings, are replaced by their
        fields, or by their digests where several values share them. The pickler would otherwise call Python for each of
        them.
        """
        class_: Any = value.__class__
        if class_ in _PLAIN:
            return value
        if class_ is tuple or class_ is list:
            return class_([part if part.__class__ in _PLAIN else self._flat(part) for part in value])
        if class_ is dict or class_ is MappingProxyType:
            return {self._flat(key): self._flat(part) for key, part in value.items()}
        entry = self._records.get(id(value))
        if entry is not None:
            return entry[1]
        fields = None if isinstance(value, type) else _frozen_fields(class_)
        if fields is None:
            return value
        if _is_shared(class_):
            return self.of_record(value, fields)
        parts = [getattr(value, name) for name in fields]
        return _RECORD, _name(class_), [part if part.__class__ in _PLAIN else self._flat(part) for part in parts]


class _Teller(pickle.Pickler):
    """Pickles a value completely, and each part as often as it is met, so that sharing inside it changes nothing."""

    def __init__(self, content: io.BytesIO, digests: Digests) -> None:
        super().__init__(content, pickle.HIGHEST_PROTOCOL)
        self.fast = True
        self._digests = digests

    def reducer_override(self, part: Any) -> Any:
        """Describe a record by its fields, without what it has computed; an object of ours that is no record, by its
        method `content`; a function or a class, by its name.
        """
        if isinstance(part, type):
            return NotImplemented
        class_: Any = type(part)
        frozen, fields = _frozen_fields(class_), _fields(class_)
        if frozen is not None:
            return bytes, (self._digests.of_record(part, frozen),)
        if fields is not None:
            return class_, tuple(getattr(part, name) for name in fields)
        if class_ is MappingProxyType:
            return dict, (dict(part),)
        if class_.__module__.startswith(_OURS) and not isinstance(part, _TOLD_BY_PYTHON):
            return class_, (part.content(),)
        return NotImplemented


@cache
def _name(class_: type) -> str:
    """Return a name that no other class has."""
    if "<" in class_.__qualname__:
        raise Untold(f"{class_.__qualname__} has no name of its own")
    return f"{class_.__module__}:{class_.__qualname__}"


@cache
def _is_shared(class_: Any) -> bool:
    """Tell whether a class compares its records by identity: many values hold the same one."""
    parameters = class_.__dict__.get("__dataclass_params__")
    return parameters is not None and not parameters.eq


@cache
def _frozen_fields(class_: Any) -> tuple[str, ...] | None:
    """Return the fields of a class of frozen records; None for any other class."""
    parameters = class_.__dict__.get("__dataclass_params__")
    is_frozen = parameters.frozen if parameters else bool(getattr(class_, "model_config", {}).get("frozen"))
    return _fields(class_) if is_frozen else None


@cache
def _fields(class_: Any) -> tuple[str, ...] | None:
    """Return the fields of a class of records; None for any other class."""
    fields = class_.__dict__.get("__pydantic_fields__") or getattr(class_, "__dataclass_fields__", None)
    return None if fields is None else tuple(fields)


def digest(*values: object) -> bytes:
    """Return the digest of some values; raise Untold where one of them has none."""
    return Digests().of(*values)
