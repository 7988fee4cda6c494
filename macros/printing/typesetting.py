"""Sets pages so that they are well filled, and finds the page numbers of a book by printing it: print, read where each
anchor fell, write the numbers, print again, until two prints agree.

Blank pages come from arithmetic: what must start on the right, and would not, is preceded by one. A chapter that would
end on an almost empty page, or leave a page half empty on its way, is set a little tighter, or else looser, and printed
again; as a last resort, its figures may break. The same goes for a fiche printed alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from macros.book.prints import Pagination
from macros.printing.check.fault import Fault

PASSES = 12
"""The most prints: numbers that still move after them are a fault of the page."""

SHORT = 6
"""Lines under which the last page of a chapter is almost empty."""

SPACINGS = ("", "serre", "tres-serre", "aere", "tres-aere")
"""The settings of a chapter that the style sheet knows, in the order in which they are tried."""

SETTINGS = (*SPACINGS, "coupe")
"""The same, and the last resort against a page half empty: figures break between their boxes."""

COMPOSITION = frozenset((4, 14))
"""The points of the check that another setting may mend: a line stranded, a page left half empty."""

TIGHTER = SPACINGS[:3]
"""The settings of what must hold on one sheet."""

SHEETS = frozenset((1,))
"""The point of the check that they may mend: one sheet more than was planned."""

LEAVES = 4
"""Sheets are folded: a book has a number of pages that four divides, its back cover the last."""


@dataclass(frozen=True)
class Proof:
    """What a print shows: the page of each anchor, how many lines the last page of each chapter holds, and which
    chapters leave a page half empty before.
    """

    numbers: Mapping[str, int]
    last_lines: Mapping[str, int]
    hollow: frozenset[str] = frozenset()


class Unstable(Exception):
    """The numbers did not settle; holds the anchors that still moved, with their last two pages."""

    def __init__(self, moved: Mapping[str, tuple[int, int]]) -> None:
        super().__init__(f"{len(moved)} anchors still move")
        self.moved = moved


def settled(
    print_book: Callable[[Pagination], Proof], rectos: Sequence[str], listener: Callable[[str], None], back: str = ""
) -> Pagination:
    """Return the pagination with which a book prints as the pagination says. `rectos` are the anchors that start on the
    right, `back` that of the back cover; `listener` hears, in French, how each pass went. Raise Unstable after `PASSES`
    prints that disagree.
    """
    pagination = Pagination()
    moved: dict[str, tuple[int, int]] = {}
    for rank in range(1, PASSES + 1):
        proof = print_book(pagination)
        moved = {
            anchor: (pagination.numbers.get(anchor, 0), page)
            for anchor, page in proof.numbers.items()
            if pagination.numbers.get(anchor) != page
        }
        settings = _settings(proof, pagination.settings)
        listener(f"passe {rank} : {len(proof.numbers) - len(moved)} renvois justes sur {len(proof.numbers)}")
        if not moved and settings == pagination.settings:
            return pagination
        pagination = replace(_with_blanks(proof.numbers, pagination.blanks, rectos, back), settings=settings)
    raise Unstable(moved)


def well_set(
    print_with: Callable[[str], Sequence[Fault]],
    settings: Sequence[str] = SETTINGS,
    mended: Collection[int] = COMPOSITION,
) -> Sequence[Fault]:
    """Print a file with one setting after another, until it has no fault that a setting may mend; return the faults
    left. Where no setting mends them, the plain setting is printed again.
    """
    for setting in settings:
        faults = print_with(setting)
        if not any(fault.point in mended for fault in faults):
            return faults
    return print_with("")


def _settings(proof: Proof, settings: Mapping[str, str]) -> Mapping[str, str]:
    """Return the settings to try next: a chapter that leaves a page almost empty takes the next one, until there is
    none.
    """
    values = dict(settings)
    for chapter, lines in proof.last_lines.items():
        tried = SETTINGS.index(settings.get(chapter, ""))
        known = SETTINGS if chapter in proof.hollow else SPACINGS
        if (lines < SHORT or chapter in proof.hollow) and tried + 1 < len(known):
            values[chapter] = known[tried + 1]
    return values


def _with_blanks(pages: Mapping[str, int], blanks: Iterable[str], rectos: Sequence[str], back: str) -> Pagination:
    """Return where everything falls once each recto has the blank page that it needs before it, and the back cover as
    many as it needs.

    `found` is what a print with `blanks` gave; without these, each anchor stands as many pages earlier as blanks
    precede it.
    """
    numbers = [pages[anchor] for anchor in blanks if anchor in pages]
    bare = {anchor: page - sum(start <= page for start in numbers) for anchor, page in pages.items()}
    needed: list[str] = []
    for anchor in sorted((anchor for anchor in rectos if anchor in bare), key=lambda anchor: bare[anchor]):
        if (bare[anchor] + len(needed)) % 2 == 0:
            needed.append(anchor)
    if back in bare:
        needed += [back] * (-(bare[back] + len(needed)) % LEAVES)
    starts = [bare[anchor] for anchor in needed]
    return Pagination(
        {anchor: page + sum(start <= page for start in starts) for anchor, page in bare.items()}, tuple(needed)
    )
