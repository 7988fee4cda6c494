"""Records some of whose fields are made where they are first needed: most of what is kept of a text never is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

L = TypeVar("L", bound="LazyRecord")

Makers = Mapping[str, Callable[[Any], Any]]
"""What makes each field of a record, of the record itself."""


class LazyRecord:
    """A frozen record that may come without some of its fields: each is made where it is first needed, and kept."""

    @classmethod
    def later(cls: type[L], makers: Makers, **fields: Any) -> L:
        """Return a record of some fields, whose others are to be made."""
        record = object.__new__(cls)
        record.__dict__.update(fields, _makers=makers)
        return record

    def __getattr__(self, name: str) -> Any:
        """Make a field that is missing."""
        make = self.__dict__.get("_makers", {}).get(name)
        if make is None:
            raise AttributeError(name)
        self.__dict__[name] = made = make(self)
        return made
