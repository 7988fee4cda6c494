"""A pattern that finds a mark left in a text: made when it first serves, and tried on texts that hold its signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Mark:
    """A pattern as it is written, its flags, and the signs without one of which it finds nothing; none where that can't
    be told.
    """

    source: str
    flags: int = 0
    signs: Iterable[str] = ("",)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self.source, self.flags)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return what it finds in a text."""
        return self._pattern.finditer(text) if any(sign in text for sign in self.signs) else iter(())

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first that it finds in a text."""
        return next(self.finditer(text), None)
