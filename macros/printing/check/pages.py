"""Points on pages: size and number, running heads, folios, blank pages and rectos."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.printing.comparison import shortened, squeezed
from macros.printing.pdf_document import Document, Sheet
from macros.printing.plan import Chapter, Plan
from macros.text.french.wording import counted, listed

Faults = Iterator[tuple[int, str]]
"""Faults as pages and messages; page 0 is the whole file."""

POINTS = 72 / 25.4
ROUNDED = 1.0
"""How far, in points, a browser rounds the size of a page."""


def sizes(document: Document, plan: Plan | None) -> Faults:
    """One page size, the expected one; the expected number of pages."""
    first = document.pages[0]
    width, height = (side * POINTS for side in plan.size) if plan else (first.width, first.height)
    for page in document.pages:
        if abs(page.width - width) > ROUNDED or abs(page.height - height) > ROUNDED:
            yield (
                page.number,
                (
                    f"la page mesure {_millimetres(page.width)} × {_millimetres(page.height)} mm ;"
                    f" {_millimetres(width)} × {_millimetres(height)} mm sont attendus."
                ),
            )
    if plan and plan.pages and len(document.pages) != plan.pages:
        yield (
            0,
            f"{counted(plan.pages, 'page attendue', 'pages attendues')},"
            f" {counted(len(document.pages), 'page lue', 'pages lues')}.",
        )


def running_heads(document: Document, plan: Plan) -> Faults:
    """Each page of a chapter but its first carries the chapter's running head; where the chapter has none, no page
    does.
    """
    for chapter, pages in chapters(document, plan):
        for page in pages[1:]:
            read = " ".join(_without_folio(text, page.number) for text in page.head).strip()
            right = squeezed(chapter.running) in squeezed(" ".join(page.head)) if chapter.running else not read
            if not page.blank and not right:
                yield (
                    page.number,
                    (
                        f"le titre courant est {shortened(read) if read else 'absent'} ;"
                        f" {shortened(chapter.running) if chapter.running else 'aucun'} est attendu."
                    ),
                )


def folios(document: Document, plan: Plan | None) -> Faults:
    """The printed folio is the rank of the page; pages that must have none have none."""
    for page in document.pages:
        read = [int(folio) for text in page.margin_texts for folio in _folios(text)]
        read = [page.number] if page.number in read else read  # a title may end with a year
        if plan and page.number in plan.unnumbered:
            if read:
                yield page.number, f"le folio {read[0]} est imprimé sur une page qui n'en porte pas."
        elif read and read != [page.number]:
            yield page.number, f"le folio imprimé est {listed(map(str, read))} ; la page est la {page.number}."
        elif plan and not read:
            yield page.number, "le folio manque."


def blanks(document: Document, plan: Plan) -> Faults:
    """Blank pages are exactly the planned ones; what must start on a right-hand page does."""
    blank_pages = {page.number for page in document.pages if page.blank}
    yield from ((number, "la page devait être blanche.") for number in sorted(set(plan.blanks) - blank_pages))
    yield from (
        (number, "la page est blanche, et n'était pas prévue ainsi.")
        for number in sorted(blank_pages - set(plan.blanks))
    )
    for chapter in plan.chapters:
        page = document.anchors.get(chapter.anchor, 0)
        if chapter.recto and page and page % 2 == 0:
            yield page, f"{shortened(chapter.name)} commence sur une page de gauche."


def chapters(document: Document, plan: Plan) -> list[tuple[Chapter, tuple[Sheet, ...]]]:
    """Return each chapter that the file holds with its pages; the last goes to the end."""
    placed = [
        (document.anchors.get(chapter.anchor, 0) if chapter.anchor else chapter.page, chapter)
        for chapter in plan.chapters
    ]
    starts = [(start, chapter) for start, chapter in placed if start]
    ends = [start for start, _ in starts[1:]] + [len(document.pages) + 1]
    return [(chapter, document.pages[start - 1 : max(start, end - 1)]) for (start, chapter), end in zip(starts, ends)]


def _folios(text: str) -> list[str]:
    """Return the numbers that begin or end what is written in a margin."""
    return re.findall(r"^\d+(?=\s|$)|(?<=\s)\d+$", text.strip())


def _without_folio(text: str, folio: int) -> str:
    return re.sub(rf"^{folio}(?=\s|$)|(?<=\s){folio}$", "", text.strip()).strip()


def _millimetres(points: float) -> str:
    return f"{points / POINTS:.0f}"
