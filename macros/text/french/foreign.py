"""Marks foreign expressions in a page with their language, so that screen readers pronounce them (RGAA 8.7)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from macros.text.html.document import Node
from macros.text.html.prose import Prose, addresses

_BARE = frozenset(("title", "text", "tspan", "desc"))
"""The elements that hold words alone: the title of a page, the labels of a drawing."""


@dataclass(frozen=True)
class Foreign:
    """The foreign expressions of the site, in small letters, each with its language."""

    languages: Mapping[str, str]

    def mark(self, page: Prose) -> bool:
        """Put each expression that stands as words of its own in an element that names its language; tell whether the
        page holds any.
        """
        small = _small(page.text)
        expressions = sorted((words for words in self.languages if words in small), key=len, reverse=True)
        if not expressions:
            return False
        pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, expressions))})(?![\w-])")
        for rank, node in page.nodes.items():
            self._mark(page.pieces[rank], node, pattern)
        return True

    def _mark(self, text: str, node: Node, pattern: re.Pattern[str]) -> None:
        end_of_last = 0
        for match in pattern.finditer(_small(text)):
            start, end = match.span()
            if (node.parent and node.parent.tag in _BARE) or any(
                first <= start < last for first, last in addresses(text)
            ):
                continue
            element = node.parser.create_node("span")
            element.attrs["lang"] = self.languages[match[0]]
            element.insert_child(text[start:end])
            if start > end_of_last:
                node.insert_before(text[end_of_last:start])
            node.insert_before(element, move=True)
            end_of_last = end
        if end_of_last:
            node.replace_with(text[end_of_last:])


NONE = Foreign({})


def _small(text: str) -> str:
    """Return a text in small letters, as long as it was: İ is the one letter whose small form takes two signs."""
    return text.replace("İ", "I").lower()
