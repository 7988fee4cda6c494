"""Points on the text and how it falls on pages: nothing stranded, nothing lost, nothing past the margins."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator

from macros.printing.check.pages import POINTS, chapters
from macros.printing.comparison import shortened, squeezed
from macros.printing.filling import FILLED, share
from macros.printing.pdf_document import Document, Run, Sheet, joined, lines
from macros.printing.plan import Plan

Faults = Iterator[tuple[int, str]]

SHORTEST_END = 3
"""Lines that the last page of a chapter holds at least."""

OVERHANG = 2.0
"""How far, in points, a letter may lean out of the text: an italic, a hanging sign."""

EDGE = 5.0
"""Where no plan says the margins: millimetres that a printer can't reach."""


def stranded(document: Document, plan: Plan | None) -> Faults:
    """No heading, and no label in bold or ending with a colon, stands alone at the foot of a page."""
    for page, following in zip(document.pages, document.pages[1:]):
        foot = _foot(page)
        if not foot or following.blank:
            continue
        words = joined(foot)
        heads = [title for title in document.headings if title.page == page.number]
        last = min(heads, key=lambda title: title.bottom, default=None)
        if (
            last
            and not any(run.top < last.bottom + 1 for run in page.body)
            and any(run.bottom > last.top for run in page.body)
        ):
            yield page.number, f"l'intertitre {shortened(last.text)} est seul en bas de page."
        elif not last or foot[0].baseline < last.bottom - 1:
            bold = all(run.bold for run in foot if run.text.strip()) and not _ends_a_figure(foot, page, document, plan)
            if bold or (words.endswith(":") and _ends_a_text(words, plan)):
                yield page.number, f"{shortened(words)} est en bas de page, ce qui le suit est page {following.number}."


def _ends_a_text(words: str, plan: Plan | None) -> bool:
    """Tell whether a line is the last of a text, as far as the plan knows: « : » may also fall at the end of any
    line.
    """
    return plan is None or any(
        squeezed(text).endswith(squeezed(words)) for chapter in plan.chapters for text in chapter.paragraphs
    )


def _ends_a_figure(foot: tuple[Run, ...], page: Sheet, document: Document, plan: Plan | None) -> bool:
    """Tell whether a line is of a figure that is whole on its page: what is bold there labels nothing below it."""
    whole = squeezed(page.text)
    figures = (
        [
            [squeezed(text) for text in diagram.texts]
            for diagram in plan.diagrams
            if document.anchors.get(diagram.anchor) == page.number
        ]
        if plan
        else []
    )
    return any(
        all(text in whole for text in texts) and all(squeezed(run.text) in "".join(texts) for run in foot)
        for texts in figures
    )


def complete(document: Document, plan: Plan | None) -> Faults:
    """All the texts are there; nothing passes the margins; no chapter leaves a page half empty, nor ends on one almost
    empty.
    """
    yield from (fault for page in document.pages for fault in _past_margins(page, plan))
    if plan is None:
        return
    for chapter, pages in chapters(document, plan):
        texts = [squeezed(page.text) for page in pages]
        missing = [text for text in chapter.paragraphs if not _stands(squeezed(text), texts)]
        yield from (
            (pages[0].number, f"{shortened(chapter.name, 40)} : il manque {shortened(text)}.") for text in missing
        )
        full = [page for page in pages if not page.blank]
        if len(full) > 1 and 0 < len(list(lines(full[-1].body))) < SHORTEST_END:
            yield (
                full[-1].number,
                f"{shortened(chapter.name, 40)} finit sur une page de moins de {SHORTEST_END} lignes.",
            )
        yield from ((page.number, message) for page in full[chapter.opening : -1] for message in _hollow(page, plan))
    started = {chapter.anchor for chapter, _ in chapters(document, plan)}
    yield from (
        (0, f"{shortened(chapter.name)} manque : rien ne mène à « {chapter.anchor} ».")
        for chapter in plan.chapters
        if chapter.anchor not in started
    )


def legible(document: Document, plan: Plan | None) -> Faults:
    """Every text stands out of its ground."""
    for page in document.pages:
        if page.faint:
            words = shortened(joined(page.faint))
            yield page.number, f"{words} ne se distingue pas assez de son fond ({page.faint[0].colour})."


def _hollow(page: Sheet, plan: Plan) -> Iterator[str]:
    """Yield what is said of a page whose text ends long before its foot."""
    top, _, bottom, _ = (side * POINTS for side in plan.margins)
    filled = share(min((run.bottom for run in page.body), default=0), (bottom, page.height - top))
    if filled < FILLED:
        yield (
            f"la page n'est remplie qu'à {max(0, 100 * filled):.0f} %, et le texte continue : ce qui suit, une figure"
            " peut-être, ne tient pas dessous."
        )


def _stands(text: str, pages: list[str]) -> bool:
    """Tell whether a text is on a page, or begins on one and ends on the next, where what is drawn over may come
    between.
    """
    if any(text in page for page in pages):
        return True
    for page, following in itertools.pairwise(pages):
        begun = bisect_left(range(1, len(text)), True, key=lambda length: text[:length] not in page)
        if begun and text[begun:] in following:
            return True
    return False


def _past_margins(page: Sheet, plan: Plan | None) -> Faults:
    top, right, bottom, left = plan.margins if plan else (EDGE,) * 4
    if plan and plan.facing and page.number % 2 == 0:
        left, right = right, left
    for run in page.body:
        past = (
            run.left < left * POINTS - OVERHANG
            or run.right > page.width - right * POINTS + OVERHANG
            or run.baseline < bottom * POINTS - OVERHANG
            or run.baseline > page.height - top * POINTS + OVERHANG
        )
        if past and run.text.strip():
            yield page.number, f"{shortened(run.text)} dépasse des marges."
            return


def _foot(page: Sheet) -> tuple[Run, ...]:
    """Return the runs of the last line of the text."""
    page_lines = list(lines(page.body))
    return page_lines[-1][1] if page_lines else ()
