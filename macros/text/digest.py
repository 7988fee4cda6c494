"""The digest of a value: of all that it is made of, whatever it shares with others, and of nothing else.

Two values of one digest are the same data, so that what a pure function makes of the one stands for the other. What
can't be told whole has none: an object that is no record and says nothing of itself.
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
"""What Python itself tells whole: what a class inherits of them is their content."""


_PLAIN = frozenset((str, int, bool, float, bytes, type(None)))
_RECORD = b"record"
"""What begins a record told by its fields: no data is bytes."""


class Untold(Exception):
    """A value that holds what nobody can tell whole."""


class Digests:
    """The digests of values that share parts: a frozen record is looked at once."""

    def __init__(self) -> None:
        self._records: dict[int, tuple[object, bytes]] = {}

    def of(self, *values: object) -> bytes:
        """Return the digest of some values; raise Untold where one of them has none."""
        return self._digest(values)

    def attempt(self, *values: object) -> bytes:
        """Return the digest of some values; nothing where one of them has none."""
        try:
            return self.of(*values)
        except Untold:
            return b""

    def forget(self) -> None:
        """Hold no record any more."""
        self._records.clear()

    def of_record(self, record: object, fields: Sequence[str]) -> bytes:
        """Return the digest of a record's fields, kept with it as long as this lives."""
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
        """Return a value whose frozen records, in tuples, lists and mappings of any depth, are told by their fields;
        those that others share, by their digests: the pickler would be told of each, one by one.
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
    """Writes a value out whole, each part as often as it is met: what is shared within it changes nothing."""

    def __init__(self, content: io.BytesIO, digests: Digests) -> None:
        super().__init__(content, pickle.HIGHEST_PROTOCOL)
        self.fast = True
        self._digests = digests

    def reducer_override(self, part: Any) -> Any:
        """Tell records by their fields alone, leaving out what they have computed; an object of ours that is none by
        its method `content`; a function or a class by its name.
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
    """Return the name of a class, by which nothing else can be called."""
    if "<" in class_.__qualname__:
        raise Untold(f"{class_.__qualname__} has no name of its own")
    return f"{class_.__module__}:{class_.__qualname__}"


@cache
def _is_shared(class_: Any) -> bool:
    """Tell whether the records of a class are one only where they are the same object: many hold it."""
    parameters = class_.__dict__.get("__dataclass_params__")
    return parameters is not None and not parameters.eq


@cache
def _frozen_fields(class_: Any) -> tuple[str, ...] | None:
    """Return the fields of a class of records that never change, None for another."""
    parameters = class_.__dict__.get("__dataclass_params__")
    is_frozen = parameters.frozen if parameters else bool(getattr(class_, "model_config", {}).get("frozen"))
    return _fields(class_) if is_frozen else None


@cache
def _fields(class_: Any) -> tuple[str, ...] | None:
    """Return the fields of a class of records, None for another."""
    fields = class_.__dict__.get("__pydantic_fields__") or getattr(class_, "__dataclass_fields__", None)
    return None if fields is None else tuple(fields)


def digest(*values: object) -> bytes:
    """Return the digest of some values; raise Untold where one of them has none."""
    return Digests().of(*values)
