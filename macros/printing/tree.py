"""A page of the site as a tree, to say what its print must hold.

Our own pages only: well-formed, each element closed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd label mark q s samp small span strong sub sup time u var wbr".split()
)
"""Elements whose words belong to the block around them."""

_UNREAD = frozenset("script style title head template".split())

SOFT_HYPHEN = "\u00ad"


@dataclass
class Node:
    """An element: its name, its attributes, what it holds, text and elements, in order."""

    tag: str
    attributes: dict[str, str]
    held: list[Node | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """Its classes."""
        return frozenset(self.attributes.get("class", "").split())

    def walk(self) -> Iterator[Node]:
        """Yield the element and all it holds, in the order of the page."""
        yield self
        for item in self.held:
            if isinstance(item, Node):
                yield from item.walk()

    def text(self) -> str:
        """Return all its words, on one line, without soft hyphens."""
        return _plain("".join(item if isinstance(item, str) else item.text() for item in self.held))

    def own_text(self) -> str:
        """Return the words of the block itself, those of the blocks it holds left out."""
        return _plain("".join(_own(item) for item in self.held))


def _own(item: Node | str) -> str:
    if isinstance(item, str):
        return item
    return "".join(map(_own, item.held)) if item.tag in _INLINE else " "


def _plain(text: str) -> str:
    return " ".join(text.replace(SOFT_HYPHEN, "").split())


def tree(html: str) -> Node:
    """Return a page as a tree."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].held.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].held.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(node.tag == tag for node in self._open[1:]):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open[-1].tag not in _UNREAD:
            self._open[-1].held.append(data)
