"""The plan of a printed page, read in the page itself: its headings, its texts, its figures, its page numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from macros.printing.plan import Chapter, Diagram, Heading, Locator
from macros.printing.tree import Node, tree

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(("p", "li", "dt", "dd", "td", "th", "figcaption", "caption", "summary", *_HEADINGS))
_UNPRINTED = frozenset(
    (
        "headerlink",
        "fig-lien",
        "fig-colonne",
        "fig-retour",
        "lu",
        "blanche",
        "mode-d-emploi",
        "bilan",
        "livre-barre",
        "livre-avis",
        "temoins",
        "fil",
        "retour-haut",
        "adresse",
        "a-comparer",
        "a-imprimer",
        "croisements-tri",
        "evitement",
        "footnote-backref",
    )
)
"""Classes of what paper leaves out, or only some layouts show."""

_CONTROLS = frozenset(("button", "select", "option", "form", "input", "template"))


def printed_part(html: str) -> Node:
    """Return the main part of a page, what paper leaves out taken away."""
    main = next(node for node in tree(html).walk() if node.tag == "main")
    return _pruned(main)


def _pruned(node: Node) -> Node:
    return replace(
        node,
        held=[
            _pruned(item) if isinstance(item, Node) else item
            for item in node.held
            if not (isinstance(item, Node) and _left_out(item))
        ],
    )


def _left_out(node: Node) -> bool:
    said = node.attributes
    return bool(
        node.tag in _CONTROLS
        or node.classes & _UNPRINTED
        or said.get("aria-hidden") == "true"
        or "hidden" in said
        or "data-ecran" in said
    )


def headings(part: Node) -> tuple[Heading, ...]:
    """Return the headings, in order."""
    return tuple(
        Heading(node.text(), int(node.tag[1]), node.attributes.get("id", ""))
        for node in part.walk()
        if node.tag in _HEADINGS
    )


def paragraphs(part: Node) -> tuple[str, ...]:
    """Return the texts of the blocks, each once where it stands; pictures' own texts left out."""
    return tuple(text for node in _outside_pictures(part) if node.tag in _BLOCKS and (text := node.own_text()))


def diagrams(part: Node) -> tuple[Diagram, ...]:
    """Return the figures that say something, with their words."""
    return tuple(
        Diagram(node.attributes["id"], paragraphs(node))
        for node in part.walk()
        if node.tag == "figure" and "fig" in node.classes
    )


def pictures(part: Node) -> tuple[str, ...]:
    """Return the texts of the pictures."""
    return tuple(
        node.attributes.get("aria-label") or node.attributes.get("alt", "")
        for node in part.walk()
        if (node.tag == "img" and node.attributes.get("alt"))
        or (node.attributes.get("role") == "img" and node.tag == "svg")
    )


def locators(part: Node) -> tuple[Locator, ...]:
    """Return the page numbers printed, each with the words of its entry."""
    return tuple(_locators(part, ""))


def _locators(node: Node, entry: str) -> Iterator[Locator]:
    for item in node.held:
        if isinstance(item, Node):
            if "folio" in item.classes:
                yield Locator(entry, int(item.text()), item.attributes["href"].removeprefix("#"))
            else:
                yield from _locators(item, item.own_text() if item.tag in ("li", "p") else entry)


def chapters(part: Node, heads: dict[str, str], rectos: Iterable[str]) -> tuple[Chapter, ...]:
    """Return the chapters of a book: elements that say which they are; `heads` gives running heads by anchor."""
    right = frozenset(rectos)
    names = {heading.anchor: heading.text for heading in headings(part)}
    found = []
    for node in part.walk():
        anchor = node.attributes.get("data-chapitre") or node.attributes.get("data-recto")
        if anchor in names:
            found.append(
                Chapter(
                    names[anchor],
                    anchor,
                    heads.get(anchor, ""),
                    paragraphs(node),
                    anchor in right,
                    any("ouverture" in inner.classes for inner in node.walk()),
                )
            )
    return tuple(found)


def back_cover(part: Node) -> tuple[str, ...]:
    """Return the texts of a book's back cover."""
    return tuple(text for node in part.walk() if "dos" in node.classes for text in paragraphs(node))


def _outside_pictures(node: Node) -> Iterator[Node]:
    yield node
    for item in node.held:
        if isinstance(item, Node) and item.tag != "svg":
            yield from _outside_pictures(item)
