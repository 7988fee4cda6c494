"""Short quotations of a fiche: words between « » become a `<q>`, for whoever hears the page (RGAA 9.4).

A name or a title stands between « » too: it begins with a capital and ends no sentence. It is left as it is.
"""

from __future__ import annotations

import re

from macros.text.french.wording import NARROW
from macros.text.html.document import TEXT, Document, Node, walk

_QUOTED = re.compile(rf"(?<=«{NARROW})(?:[^«»A-ZÀ-Þ][^«»]*|[A-ZÀ-Þ][^«»]*[.!?…])(?={NARROW}»)")
_LEFT_OUT = "code, pre, svg, q, blockquote"


def mark_quotations(document: Document) -> None:
    """Mark the quotations in the story and the source of a fiche, once typeset; their « » stay in the text, so that
    they are copied with it.
    """
    for part in document.css(".recit, .source"):
        for kind, text, node in walk(part, part.css(_LEFT_OUT)):
            if kind == TEXT and "«" in text:
                _mark(text, node)


def _mark(text: str, node: Node) -> None:
    done = 0
    for match in _QUOTED.finditer(text):
        element = node.parser.create_node("q")
        element.insert_child(match[0])
        node.insert_before(text[done : match.start()])
        node.insert_before(element, move=True)
        done = match.end()
    if done:
        node.replace_with(text[done:])
