"""Sets a piece of one page inside another: identifiers made distinct, links resolved, headings lowered."""

from __future__ import annotations

from collections.abc import Callable

from macros.text.html.document import Node, fragment, walk
from macros.text.html.unfolding import name_addresses, unfold

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_REFERENCES = ("id", "for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")
_ADDRESSES = ("href", "src")


def embedded(
    html: str, prefix: str, lower: int, resolve: Callable[[str], str], settle: Callable[[Node], None] | None = None
) -> str:
    """Return a fragment ready to be set inside a printed page: unfolded, with the addresses of its links written out,
    without comments. `settle` may change it last.

    `prefix` goes before each identifier and each reference to one; headings go down by `lower` levels, to the sixth at
    most; `resolve` returns the new address of each link or picture that leads out of the fragment. Permalinks are
    hidden but stay: a browser that prints keeps only the places that links lead to.
    """
    piece = fragment(html)
    unfold(piece)
    name_addresses(piece)
    for link in piece.css("a.headerlink"):
        hidden = link.parser.create_node("a")
        hidden.attrs["href"], hidden.attrs["hidden"] = link.attributes["href"], None
        link.replace_with(hidden, move=True)
    for name in _REFERENCES:
        for node in piece.css(f"[{name}]"):
            node.attrs[name] = " ".join(prefix + word for word in node.attrs.sget(name).split())
    for name in _ADDRESSES:
        for node in piece.css(f"[{name}]"):
            value = node.attrs.sget(name)
            node.attrs[name] = f"#{prefix}{value[1:]}" if value.startswith("#") else resolve(value)
    for heading in piece.css(", ".join(_HEADINGS)):
        _rename(heading, _HEADINGS[min(5, _HEADINGS.index(heading.tag) + lower)])
    for _, name, node in walk(piece):
        if name == "-comment":
            node.decompose()
    if settle:
        settle(piece)
    return piece.inner_html or ""


def _rename(node: Node, name: str) -> None:
    """Put an element of another name, with the same attributes and content, in the place of one."""
    element = node.parser.create_node(name)
    for key, value in node.attributes.items():
        element.attrs[key] = value
    for child in tuple(node.iter(include_text=True)):
        element.insert_child(child, move=True)
    node.replace_with(element, move=True)
