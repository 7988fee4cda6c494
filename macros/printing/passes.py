"""The page numbers of a book, found by printing it: print, read where each anchor fell, write the numbers, print again,
until two prints agree. Blank pages come from arithmetic: what must start on the right and would not is preceded by one.
A chapter that would end on a page almost empty is set a little tighter, or else looser, and printed again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from macros.pages.printed import Pagination

PASSES = 12
"""Prints after which numbers that still move are a fault of the page."""

SHORT = 6
"""Lines under which the last page of a chapter is almost empty."""

SETTINGS = ("", "serre", "tres-serre", "aere", "tres-aere")
"""The settings of a chapter that the style sheet knows, in the order in which they are tried."""


@dataclass(frozen=True)
class Proof:
    """What a print shows: the page of each anchor, and how many lines the last page of each chapter holds."""

    numbers: Mapping[str, int]
    last_lines: Mapping[str, int]


class Unstable(Exception):
    """The numbers did not settle; holds the anchors that still moved, with their last two pages."""

    def __init__(self, moved: Mapping[str, tuple[int, int]]) -> None:
        super().__init__(f"{len(moved)} anchors still move")
        self.moved = moved


def settled(print_book: Callable[[Pagination], Proof], rectos: Sequence[str], told: Callable[[str], None]) -> Pagination:
    """Return the pagination under which a book prints as it says; `rectos` are the anchors that start on the right.

    `told` hears, in French, how each pass went. Raise Unstable after `PASSES` prints that disagree.
    """
    pagination = Pagination()
    moved: dict[str, tuple[int, int]] = {}
    for rank in range(1, PASSES + 1):
        proof = print_book(pagination)
        moved = {anchor: (pagination.numbers.get(anchor, 0), page) for anchor, page in proof.numbers.items() if pagination.numbers.get(anchor) != page}
        settings = _settings(proof.last_lines, pagination.settings)
        told(f"passe {rank} : {len(proof.numbers) - len(moved)} renvois justes sur {len(proof.numbers)}")
        if not moved and settings == pagination.settings:
            return pagination
        pagination = replace(_with_blanks(proof.numbers, pagination.blanks, rectos), settings=settings)
    raise Unstable(moved)


def _settings(last_lines: Mapping[str, int], settings: Mapping[str, str]) -> Mapping[str, str]:
    """Return the settings to try next: chapters that end short take the next one, until there is none, and then the first."""
    found = dict(settings)
    for chapter, lines in last_lines.items():
        tried = SETTINGS.index(settings.get(chapter, ""))
        if lines < SHORT and tried + 1 < len(SETTINGS):
            found[chapter] = SETTINGS[tried + 1]
    return found


def _with_blanks(found: Mapping[str, int], blanks: Iterable[str], rectos: Sequence[str]) -> Pagination:
    """Return where everything falls once each recto is preceded, or not, by the blank page it needs.

    `found` is what a print with `blanks` gave; without them, each anchor stands as many pages before as blanks precede it.
    """
    held = [found[anchor] for anchor in blanks if anchor in found]
    bare = {anchor: page - sum(start <= page for start in held) for anchor, page in found.items()}
    needed: list[str] = []
    for anchor in sorted((anchor for anchor in rectos if anchor in bare), key=lambda anchor: bare[anchor]):
        if (bare[anchor] + len(needed)) % 2 == 0:
            needed.append(anchor)
    starts = [bare[anchor] for anchor in needed]
    return Pagination({anchor: page + sum(start <= page for start in starts) for anchor, page in bare.items()}, tuple(needed))
