"""The one reader of finished HTML: a page is parsed once, as browsers do, worked on as a tree and written once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborDocumentOptions
from selectolax.lexbor import LexborHTMLParser as Document
from selectolax.lexbor import LexborNode as Node

TEXT, START, END, SKIPPED = "text", "start", "end", "skipped"
"""What a walk meets: a text, an element that opens, one that closes, a comment or an element not to enter."""

Step = tuple[str, str, Node]


def parse(html: str) -> Document:
    """Return a page as a tree.

    Browsers drop a line break that opens a `<pre>`: a second one is put before those that are part of the text.
    """
    document = Document(html, options=LexborDocumentOptions.WO_EVENTS)
    for block in (*document.tags("pre"), *document.tags("textarea")):
        first = block.first_child
        if first and (text := first.text_content) and text.startswith("\n"):
            first.replace_with(f"\n{text}")
    return document


def serialize(document: Document) -> str:
    """Return the page that a tree holds."""
    return document.html or ""


def fragment(html: str) -> Node:
    """Return the element that holds a piece of page; its `inner_html` is the piece again."""
    body = parse(f"<body>{html}").body
    assert body is not None, "every HTML page has a body"
    return body


def walk(top: Document | Node, skipped: Iterable[Node] = ()) -> Iterator[Step]:
    """Yield what stands under `top`, in the order of the page: the kind of each step, its text or the name of its
    element, its node.

    A text, or what is skipped, may be replaced when it is met. The content of `<template>` is no part of the tree.
    """
    closed = {node.mem_id for node in skipped}
    stack: list[tuple[str, Node]] = []
    root = top.root if isinstance(top, Document) else top
    node = root and root.first_child
    while node or stack:
        if node is None:
            tag, node = stack.pop()
            kind = END
        elif (tag := node.tag or "") == "-text":
            kind, tag = TEXT, node.text_content or ""
        elif tag == "-comment" or node.mem_id in closed:
            kind = SKIPPED
        else:
            stack.append((tag, node))
            yield START, tag, node
            node = node.first_child
            continue
        following = node.next
        yield kind, tag, node
        node = following
