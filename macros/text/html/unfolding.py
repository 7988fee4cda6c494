"""Lays out for paper what a page folds on screen: details are opened, tabs set one below the other, addresses of links
written out.
"""

from __future__ import annotations

from macros.text.html.document import Node

BOX, TITLE = CLASSES = ("admonition", "admonition-title")
"""The classes that laying out may give to an element, besides its own."""


def unfold(piece: Node) -> None:
    """Unfold, in place, everything that a piece of page folds, from the inside out."""
    for details in reversed(piece.css("details")):
        box = _made(piece, "div", f"{BOX} {details.attrs.sget('class', '')}".strip())
        summary = details.css("summary")[0]
        box.insert_child(_made(piece, "p", TITLE, summary))
        summary.decompose()
        _fill(box, details)
        details.replace_with(box, move=True)
    for tabs in reversed(piece.css(".tabbed-set")):
        laid = _made(piece, "div", "onglets")
        for label, block in zip(tabs.css(".tabbed-labels > label"), tabs.css(".tabbed-content > .tabbed-block")):
            laid.insert_child(_made(piece, "p", "sur-titre", label))
            _fill(laid, block)
        tabs.replace_with(laid, move=True)


def name_addresses(piece: Node) -> None:
    """Write its address after each link that leads out of the site, unless its words say it."""
    for link in piece.css('a[href^="http"]'):
        address = link.attrs.sget("href")
        if address.split("//", 1)[1].rstrip("/") not in link.text():
            prefix = _made(piece, "span", "vers")
            prefix.insert_child(f" ({address})")
            link.insert_after(prefix)


def _made(piece: Node, name: str, kind: str, content: Node | None = None) -> Node:
    """Return a new element, with the content of another if one is given."""
    node = piece.parser.create_node(name)
    node.attrs["class"] = kind
    if content is not None:
        _fill(node, content)
    return node


def _fill(node: Node, content: Node) -> None:
    """Move the content of an element to the end of another."""
    for child in tuple(content.iter(include_text=True)):
        node.insert_child(child, move=True)
