"""A pattern that finds a mark left in a text. It is compiled when it first serves, and tried only on texts that hold
one of its signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Mark:
    """A pattern, its flags, and the signs of which a text must hold one for the pattern to find anything; no signs
    where that is unknown.
    """

    source: str
    flags: int = 0
    signs: Iterable[str] = ("",)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self.source, self.flags)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the matches in a text."""
        return self._pattern.finditer(text) if any(sign in text for sign in self.signs) else iter(())

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in a text."""
        return next(self.finditer(text), None)
