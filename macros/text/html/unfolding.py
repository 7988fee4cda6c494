"""What a page leaves to the screen, laid out for paper: details opened, tabs one below the other, where links lead."""

from __future__ import annotations

from macros.text.html.document import Node

BOX, TITLE = CLASSES = ("admonition", "admonition-title")
"""The classes that a text may take from being laid out, beside those it has."""


def unfold(piece: Node) -> None:
    """Lay out in place all that a piece of page folds, what is inside first."""
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
    """Write after each link of a piece of page that leads out of the site where it leads, unless its words say it."""
    for link in piece.css('a[href^="http"]'):
        address = link.attrs.sget("href")
        if address.split("//", 1)[1].rstrip("/") not in link.text():
            prefix = _made(piece, "span", "vers")
            prefix.insert_child(f" ({address})")
            link.insert_after(prefix)


def _made(piece: Node, name: str, kind: str, content: Node | None = None) -> Node:
    """Return a new element that takes what another holds."""
    node = piece.parser.create_node(name)
    node.attrs["class"] = kind
    if content is not None:
        _fill(node, content)
    return node


def _fill(node: Node, content: Node) -> None:
    """Put what an element holds at the end of another."""
    for child in tuple(content.iter(include_text=True)):
        node.insert_child(child, move=True)
