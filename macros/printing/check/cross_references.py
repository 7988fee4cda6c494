"""Points on what leads elsewhere: numbers of contents and indexes, headings in their place, outline, links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.printing.comparison import shortened, squeezed
from macros.printing.pdf_document import Document, Title
from macros.printing.plan import Plan

Faults = Iterator[tuple[int, str]]

_SCHEMES = ("https://", "http://", "mailto:", "tel:")
_LOCAL = re.compile(r"^(file:|https?://(localhost|127\.|0\.0\.0\.0|\[::1\]))")


def numbers(document: Document, plan: Plan | None) -> Faults:
    """Each page number of the contents and the indexes is the page its link leads to, and the planned one."""
    links = [(page.number, link) for page in document.pages for link in page.links if link.anchor or link.page]
    anchors = {locator.anchor for locator in plan.locators} if plan else set()
    read = {
        (link.anchor, int(trailing[0]), link.page)
        for _, link in links
        if (trailing := re.findall(r"(\d+)[\s,;.)]*$", link.words))
    }
    for number, link in links:
        if (
            re.fullmatch(r"\d+", link.words)
            and link.page
            and (link.anchor in anchors if plan else not link.anchor.startswith("fn"))
            and int(link.words) != link.page
        ):
            yield number, f"le numéro {link.words} mène à la page {link.page}."
    for locator in plan.locators if plan else ():
        if not any(anchor == locator.anchor and printed_number == locator.number for anchor, printed_number, _ in read):
            yield 0, f"{shortened(locator.label)} : le numéro {locator.number} n'est pas imprimé, ou son lien manque."
        elif document.anchors.get(locator.anchor, locator.number) != locator.number:
            yield (
                0,
                (
                    f"{shortened(locator.label)} : le numéro est {locator.number}, le texte est page"
                    f" {document.anchors[locator.anchor]}."
                ),
            )


def headings_in_place(document: Document, plan: Plan) -> Faults:
    """Each heading stands on the page that its links lead to, and all are there in order."""
    rest = list(document.headings)
    for heading in plan.headings:
        rank_in_rest = next(
            (rank for rank, title in enumerate(rest) if squeezed(title.text) == squeezed(heading.text)), None
        )
        if rank_in_rest is None:
            yield (
                document.anchors.get(heading.anchor, 0),
                f"l'intertitre {shortened(heading.text)} manque, ou n'est pas à sa place.",
            )
            continue
        title, rest = rest[rank_in_rest], rest[rank_in_rest + 1 :]
        expected = document.anchors.get(heading.anchor, title.page)
        if expected != title.page:
            yield title.page, f"l'intertitre {shortened(heading.text)} est ici, ses liens mènent page {expected}."


def outline(document: Document, plan: Plan | None) -> Faults:
    """The outline is the headings: same words, same order, same pages, one inside the other as their levels say."""
    titles = _nested(document.headings)
    if plan and len(plan.headings) == len(titles):
        titles = [Title(heading.text, title.level, title.page) for heading, title in zip(plan.headings, titles)]
    for rank, (expected, read) in enumerate(zip(titles, document.outline), start=1):
        same = expected.text == read.text if plan else squeezed(expected.text) == squeezed(read.text)
        if not same or (expected.level, expected.page) != (read.level, read.page):
            yield (
                read.page,
                (
                    f"signet {rank} : {shortened(read.text)}, niveau {read.level}, page {read.page} ;"
                    f" {shortened(expected.text)}, niveau {expected.level}, page {expected.page} attendu."
                ),
            )
            return
    if len(titles) != len(document.outline):
        yield 0, f"{len(document.outline)} signets pour {len(titles)} intertitres."


def dead_links(document: Document, plan: Plan | None) -> Faults:
    """Every link leads somewhere a reader can go: a page of the file, or an address that is not the printer's own
    machine.
    """
    for page in document.pages:
        for link in page.links:
            if link.dead:
                yield (
                    page.number,
                    (
                        f"le lien {shortened(link.words or link.description)} ne mène nulle"
                        f" part{f' (« {link.anchor} »)' if link.anchor else ''}."
                    ),
                )
            elif link.address and (_LOCAL.match(link.address) or not link.address.startswith(_SCHEMES)):
                yield (
                    page.number,
                    (
                        f"le lien {shortened(link.words or link.description)} mène à « {link.address} », que personne"
                        " d'autre n'atteint."
                    ),
                )


def _nested(headings: tuple[Title, ...]) -> list[Title]:
    """Return the headings with the level each has in an outline, where none is skipped."""
    above: list[int] = []
    pairs = []
    for title in headings:
        while above and above[-1] >= title.level:
            above.pop()
        above.append(title.level)
        pairs.append(Title(title.text, len(above), title.page))
    return pairs
