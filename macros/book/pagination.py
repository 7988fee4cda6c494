"""Puts page numbers in a book's page: the places that the template leaves are filled from a pagination, or stay empty.

Numbers are right only if lines break as they did at print, so words are cut beforehand. A page without numbers leaves
its words to the reader's browser, which hyphenates French itself.

The template writes `<span class="folios" data-pages="a b"></span>` where the numbers of the anchors a and b go, and
`<div class="blanche" data-avant="a" hidden></div>` where a blank page may precede a, as many times as there may be
some. `paginate` also writes how a chapter is set (`data-chapitre`) and the measures of the probes (`data-temoin`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from macros.book.prints import Pagination
from macros.text.html.document import Document, Node, parse, serialize
from macros.text.html.hyphens import Hyphenator

UNKNOWN = 888
"""The number set where the page is not known yet: as wide as any of three figures."""


def cut(document: Document) -> None:
    """Cut the words of a book's page where they may break, and tell its style sheet to cut no other."""
    Hyphenator().cut(document)
    for book in document.css(".livre"):
        book.attrs["class"] = f"{book.attrs['class']} coupes"


def paginate(document: Document, pagination: Pagination, unknown: bool = False) -> None:
    """Write in a book's page its numbers, its blank pages and the measures of its probes; change nothing without
    pagination.

    A number that would appear twice in one place appears once. With `unknown`, a number is written even where the page
    is not known.
    """
    if not pagination.numbers and not unknown:
        return
    for place in document.css(".folios[data-pages]"):
        _number(document, place, pagination)
    blanks = Counter(pagination.blanks)
    for page in document.css(".blanche[data-avant][hidden]"):
        anchor = page.attrs.sget("data-avant")
        if blanks[anchor]:
            blanks[anchor] -= 1
            del page.attrs["hidden"]
    for key, label, values in (
        ("data-chapitre", "data-composition", pagination.settings),
        ("data-temoin", "data-mesure", {anchor: f"{width:.2f}" for anchor, width in pagination.probes.items()}),
    ):
        for node in document.css(f"[{key}]"):
            if node.attrs[key] in values:
                node.attrs[label] = values[node.attrs.sget(key)]


def numbered(html: str, pagination: Pagination) -> str:
    """Return a book's finished page with its words cut and its numbers set, if it has a pagination."""
    if not pagination.numbers:
        return html
    document = parse(html)
    cut(document)
    paginate(document, pagination)
    return serialize(document)


def _number(document: Document, place: Node, pagination: Pagination) -> None:
    first: dict[int, str] = {}
    for anchor in place.attrs.sget("data-pages").split():
        first.setdefault(pagination.numbers.get(anchor, UNKNOWN), anchor)
    del place.attrs["data-pages"]
    for number, anchor in first.items():
        if place.first_child:
            place.insert_child(", ")
        link = _link(document, str(number), {"class": "folio", "href": f"#{anchor}", "aria-label": f"page {number}"})
        place.insert_child(link, move=True)


def add_probes(document: Document, anchors: Iterable[str]) -> None:
    """Add a last leaf to a book's page, with links to all its anchors: a browser tells where an anchor stands only if a
    link leads to it.
    """
    folios = (node.attrs.sget("data-pages").split() for node in document.css(".folios[data-pages]"))
    leaf = document.create_node("section")
    leaf.attrs["class"] = "division"
    for anchor in dict.fromkeys((*anchors, *(anchor for place in folios for anchor in place))):
        if leaf.first_child:
            leaf.insert_child(" ")
        leaf.insert_child(_link(document, anchor, {"href": f"#{anchor}"}), move=True)
    for main in document.css("main"):
        main.insert_child(leaf)


def _link(document: Document, text: str, attributes: Mapping[str, str]) -> Node:
    link = document.create_node("a")
    for name, value in attributes.items():
        link.attrs[name] = value
    link.insert_child(text)
    return link
