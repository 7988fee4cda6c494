"""The lists of a LibreOffice text: which are numbered, from which number, and which stand in another.

LibreOffice writes a level either inside the item above it, or, for a style of its own such as « List Bullet 2 », as a
list beside it that only stands further from the margin.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from macros.contributing.manuscripts.elements import attribute, element_name

_UNITS = {"in": 25.4, "cm": 10.0, "mm": 1.0, "pt": 25.4 / 72, "pc": 25.4 / 6, "px": 25.4 / 96}
_NEAR = 1.0
"""Millimetres under which two margins are one."""


@dataclass
class OneList:
    """A list: millimetres from the margin, whether it goes on with the one before, its items, each in pieces."""

    margin: float
    start: int | None
    is_next: bool
    items: list[list[str | OneList]]

    def html(self) -> str:
        """Return its HTML; a numbered list has a `start`."""
        items = "".join(f"<li>{''.join(_html(piece) for piece in item)}</li>" for item in self.items)
        return f"<ul>{items}</ul>" if self.start is None else f'<ol start="{self.start}">{items}</ol>'


def _html(piece: str | OneList) -> str:
    return piece if isinstance(piece, str) else piece.html()


@dataclass
class Nested:
    """Lists that follow each other: each is set in the item that it stands further than."""

    _top: list[OneList] = field(default_factory=list)
    _open: list[OneList] = field(default_factory=list)

    def add(self, one: OneList) -> None:
        """Take one more list: it goes on with an open one, stands in its last item, or begins anew."""
        while self._open and self._open[-1].margin > one.margin + _NEAR:
            self._open.pop()
        if self._open and abs(self._open[-1].margin - one.margin) <= _NEAR:
            last = self._open[-1]
            if (one.start is None and last.start is None) or (one.is_next and last.start is not None):
                last.items += one.items
                return
            self._open.pop()
        if self._open and self._open[-1].items:
            self._open[-1].items[-1].append(one)
        else:
            self._top.append(one)
        self._open.append(one)

    def html(self) -> str:
        """Return the HTML of all."""
        return "".join(one.html() for one in self._top)


@dataclass(frozen=True)
class _Level:
    is_numbered: bool
    start: int
    margin: float


@dataclass
class ListStyles:
    """The styles of lists, level by level, and how far each list has counted."""

    _levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def add(self, style: Element) -> None:
        """Take one more style."""
        for element in style:
            rank = int(attribute(element, "level", "1"))
            number = attribute(element, "start-value", "1")
            self._levels[attribute(style, "name"), rank] = _Level(
                element_name(element) == "list-level-style-number" and bool(attribute(element, "num-format", "1")),
                int(number) if number.isdecimal() else 1,
                _margin(element),
            )

    def one(self, element: Element, style: str, level: int, items: list[list[str | OneList]]) -> OneList:
        """Return a list of a style, at its level, with these items."""
        look = self._levels.get((style, level), _Level(False, 1, 0))
        before = attribute(element, "continue-list") or f"{style} {level}"
        is_next = bool(attribute(element, "continue-list")) or attribute(element, "continue-numbering") == "true"
        number = next((attribute(item, "start-value") for item in element), "")
        first = int(number) if number.isdecimal() else self._counts.get(before, 0) + 1 if is_next else look.start
        for name in (f"{style} {level}", attribute(element, "id")):
            self._counts[name] = first + len(items) - 1
        return OneList(look.margin, first if look.is_numbered else None, is_next, items)


def _margin(level: Element) -> float:
    """Return how far a level stands from the margin, in millimetres, as new and old files say it."""
    places = [element for element in level.iter() if element_name(element) == "list-level-label-alignment"]
    if places:
        return _millimetres(attribute(places[0], "margin-left"))
    spaces = [element for element in level.iter() if element_name(element) == "list-level-properties"]
    names = ("space-before", "min-label-width")
    return sum(_millimetres(attribute(element, name)) for element in spaces for name in names)


def _millimetres(length: str) -> float:
    match = re.fullmatch(r"(-?[\d.]+)([a-z]+)", length)
    return float(match[1]) * _UNITS.get(match[2], 0) if match else 0
