"""Foreign expressions in a page: marked with their language, so that a screen reader pronounces them (RGAA 8.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.text.html.markup import Found, Sheet

_BARE = ("<title", "<text", "<tspan", "<desc")
"""The elements that hold words alone: the title of a page, the labels of a drawing."""


@dataclass(frozen=True)
class Foreign:
    """The foreign expressions of the site: the language of each, by its small letters."""

    languages: Mapping[str, str]

    def found(self, text: str, page: Sheet) -> Iterator[Found]:
        """Yield each expression of `text`, the text of a page, in an element that names its language."""
        small = text.replace("İ", "I").lower()  # the one letter whose small form takes two signs
        places = sorted(
            place for expression in self.languages if expression in small for place in _places(expression, small)
        )
        for (start, end), tag in zip(places, page.tags_before(text, (start for start, _ in places))):
            if not tag.startswith(_BARE):
                yield start, end, f'<span lang="{self.languages[small[start:end]]}">{text[start:end]}</span>'


NONE = Foreign({})


def _places(expression: str, small: str) -> Iterator[tuple[int, int]]:
    """Yield where an expression stands as words of its own; what comes before is read last, since the search is long
    without.
    """
    words = re.escape(expression)
    return (match.span() for match in re.finditer(rf"{words}(?<![\w-]{words})(?![\w-])", small))
