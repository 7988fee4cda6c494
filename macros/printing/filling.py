"""How far the pages of a book are filled: what a chapter's last page holds, which pages are left half empty before
it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pypdfium2

FILLED = 0.55
"""The share of its height that the text fills at least on a page, where its chapter goes on."""

Area = tuple[float, float]
"""The bottom and the top of the text on a page, in points."""


def share(lowest: float, area: Area) -> float:
    """Return how much of the height of the text is filled on a page whose text goes down to `lowest`, in points."""
    bottom, top = area
    return (top - lowest) / (top - bottom)


def last_lines(path: Path, starts: Sequence[str], numbers: Mapping[str, int], area: Area) -> dict[str, int]:
    """Return how many lines the last page of each chapter holds, for chapters of several pages.

    `starts` are the anchors of all that starts on its own page, in order; the last only says where the one before ends.
    `numbers` gives their pages. Blank pages are passed over.
    """
    lasts = {}
    with pypdfium2.PdfDocument(path) as file:
        for anchor, pages in _chapters(starts, numbers):
            last = next((count for page in reversed(pages[1:]) if (count := _lines(file[page - 1], area))), None)
            if last is not None:
                lasts[anchor] = last
    return lasts


def hollow(path: Path, starts: Sequence[str], numbers: Mapping[str, int], area: Area) -> frozenset[str]:
    """Return the chapters that leave a page half empty between their first, which may be an opening, and their last."""
    hollows = set()
    with pypdfium2.PdfDocument(path) as file:
        for anchor, pages in _chapters(starts, numbers):
            lowest_by_page = [lowest for page in pages[1:] if (lowest := _lowest(file[page - 1], area)) is not None]
            if any(share(lowest, area) < FILLED for lowest in lowest_by_page[:-1]):
                hollows.add(anchor)
    return frozenset(hollows)


def _chapters(starts: Sequence[str], numbers: Mapping[str, int]) -> Iterator[tuple[str, range]]:
    """Yield each chapter with its pages."""
    places = [(anchor, numbers[anchor]) for anchor in starts if anchor in numbers]
    yield from ((anchor, range(start, end)) for (anchor, start), (_, end) in itertools.pairwise(places))


def _lines(page: pypdfium2.PdfPage, area: Area) -> int:
    bottom, top = area
    return sum(bool(line.strip()) for line in page.get_textpage().get_text_bounded(bottom=bottom, top=top).splitlines())


def _lowest(page: pypdfium2.PdfPage, area: Area) -> float | None:
    """Return how far down the text of a page goes, None where it has none."""
    words = page.get_textpage()
    boxes = (words.get_rect(rank) for rank in range(words.count_rects()))
    return min((bottom for _, bottom, _, top in boxes if area[0] - 5 <= bottom and top <= area[1] + 5), default=None)
