"""Tells whether the columns of a table hold their words in the width of the book's page, and how they are set for
that.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.text.french.width import ems
from macros.text.html.document import Node

CLOSE, CUT = "serrees", "coupees"
"""The setting of a table that only fits in small letters; and of one whose words must be cut even on A4, where the
browser finds no soft hyphen.
"""

_ROOM, _SPACE = 39.0, 0.8
"""The width of a line in the letters of a table, and the space after each column, in ems: `livre-chapitres.css` sets
both.
"""

_CLOSE_ROOM, _CLOSE_SPACE = 44.0, 0.5
"""The same in small letters, a tenth less: bold headings are wider."""

_AROUND = 2.0
"""The width that each list or box around a table takes from it."""

_SHEET_ROOM = 62.0
"""The width of a line of an A4 sheet in small letters, in ems: `papier.css` sets it."""

_BREAKABLE = 7
"""The number of characters that stay together in an address or in code, which may break anywhere."""


@dataclass(frozen=True)
class Columns:
    """The columns of a table: the longest word of each, and the longest piece of one."""

    words: tuple[str, ...]
    pieces: tuple[str, ...]
    around: int = 0
    """How many lists, quotations and boxes narrow the line."""

    @property
    def setting(self) -> str:
        """The setting of the columns: none where their words fit, or else a tight one."""
        width = sum(map(ems, self.words))
        if width + _SPACE * len(self.words) <= _ROOM:
            return ""
        return CLOSE if width + _CLOSE_SPACE * len(self.words) <= _SHEET_ROOM else CUT

    @property
    def hold(self) -> bool:
        """Tell whether they fit the page, be it in small letters and with words cut."""
        room = _CLOSE_ROOM - _AROUND * self.around
        return sum(map(ems, self.pieces)) + _CLOSE_SPACE * len(self.pieces) <= room


def columns(table: Node) -> Columns:
    """Return the columns of a table."""
    rows = [[list(_words(cell)) for cell in row.css("th, td")] for row in table.css("tr")]
    count = max(map(len, rows), default=0)
    column_words = [[word for row in rows if rank < len(row) for word in row[rank]] for rank in range(count)]
    longest = tuple(max(words, key=ems, default="") for words in column_words)
    whole = Columns(longest, longest, _around(table))
    if whole.hold:
        return whole
    from macros.text.html.hyphens import Hyphenator  # noqa: PLC0415  few tables are as wide

    hyphenator = Hyphenator()
    pieces = ([piece for word in words for piece in hyphenator.pieces(word)] for words in column_words)
    return Columns(longest, tuple(max(words, key=ems, default="") for words in pieces), whole.around)


def _around(node: Node) -> int:
    """Return how many lists, quotations and boxes are around an element."""
    parent = node.parent
    if parent is None:
        return 0
    narrows = parent.tag in ("li", "blockquote", "details", "dd") or "admonition" in (
        parent.attributes.get("class") or ""
    )
    return narrows + _around(parent)


def _words(cell: Node) -> list[str]:
    """Return the words that a cell must keep on one line; addresses and code in pieces."""
    breakable = {node.mem_id for node in cell.css("a, code, kbd")}
    texts: list[str] = []
    for node in (cell, *cell.css("*")):
        text = node.text(deep=False)
        for word in text.replace("-", "- ").replace("/", "/ ").split():
            texts.append(word[:_BREAKABLE] if node.mem_id in breakable else word)
    return texts
