"""The digest of a value: of all that it is made of, whatever it shares with others, and of nothing else.

Two values of one digest are the same data, so that what a pure function makes of the one stands for the other. What
can't be told whole has none: an object that is no record and says nothing of itself.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Iterable
from enum import Enum
from types import FunctionType, MappingProxyType
from typing import Any

SIZE = 16

_OURS = ("macros.", "door.")
_TOLD_BY_PYTHON = (type, FunctionType, tuple, str, dict, Enum)
"""What Python itself tells whole: what a class inherits of them is their content."""


class Untold(Exception):
    """A value that holds what nobody can tell whole."""


class Digests:
    """The digests of values that share parts: a frozen record is looked at once."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[object, bytes]] = {}

    def of(self, *values: object) -> bytes:
        """Return the digest of some values; raise Untold where one of them has none."""
        return self._digest(values)

    def told(self, *values: object) -> bytes:
        """Return the digest of some values; nothing where one of them has none."""
        try:
            return self.of(*values)
        except Untold:
            return b""

    def of_record(self, record: object, fields: Iterable[str]) -> bytes:
        """Return the digest of a record's fields, kept with it as long as this lives."""
        kept = self._kept.get(id(record))
        if kept is None:
            parts = [getattr(record, name) for name in fields]
            self._kept[id(record)] = kept = record, self._digest((type(record), parts))
        return kept[1]

    def _digest(self, value: object) -> bytes:
        content = io.BytesIO()
        teller = _Teller(content, self)
        try:
            teller.dump(value)
        except (pickle.PicklingError, TypeError, AttributeError, RecursionError, ValueError) as error:
            raise Untold(str(error)) from error
        return hashlib.blake2b(content.getbuffer(), digest_size=SIZE).digest()


class _Teller(pickle.Pickler):
    """Writes a value out whole, each part as often as it is met: what is shared within it changes nothing."""

    def __init__(self, content: io.BytesIO, digests: Digests) -> None:
        super().__init__(content, pickle.HIGHEST_PROTOCOL)
        self.fast = True
        self._digests = digests

    def reducer_override(self, part: Any) -> Any:
        """Tell records by their fields alone, leaving out what they have computed; an object of ours that is none by
        its method `told`; a function or a class by its name.
        """
        class_ = type(part)
        fields = class_.__dict__.get("__pydantic_fields__") or getattr(class_, "__dataclass_fields__", None)
        if fields is not None and not isinstance(part, type):
            if _is_frozen(class_):
                return bytes, (self._digests.of_record(part, fields),)
            return class_, tuple(getattr(part, name) for name in fields)
        if class_ is MappingProxyType:
            return dict, (dict(part),)
        if class_.__module__.startswith(_OURS) and not isinstance(part, _TOLD_BY_PYTHON):
            return class_, (part.told(),)
        return NotImplemented


def _is_frozen(record: type) -> bool:
    """Tell whether the records of a class never change."""
    parameters = record.__dict__.get("__dataclass_params__")
    return parameters.frozen if parameters else bool(getattr(record, "model_config", {}).get("frozen"))


def digest(*values: object) -> bytes:
    """Return the digest of some values; raise Untold where one of them has none."""
    return Digests().of(*values)
