"""A piece of a finished page written as XML, which books for e-readers are made of."""

from __future__ import annotations

import re
from html import escape

from macros.text.html.document import END, START, TEXT, Document, Node, walk

_VOID = {"br", "hr", "img", "input", "col", "wbr", "source"}
_XMLNS = {"svg": "http://www.w3.org/2000/svg", "math": "http://www.w3.org/1998/Math/MathML"}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Signs that no XML may hold, even escaped."""


def xhtml(top: Document | Node) -> str:
    """Return what stands under a node, as XML; comments are left out."""
    parts = []
    for kind, content, node in walk(top):
        if kind == TEXT:
            parts.append(escape(_FORBIDDEN.sub("", content), quote=False))
        elif kind == START:
            namespace = {"xmlns": _XMLNS[content]} if content in _XMLNS else {}
            attributes = {**namespace, **node.attributes}
            own = "".join(f' {name}="{escape(_FORBIDDEN.sub("", value or ""))}"' for name, value in attributes.items())
            parts.append(f"<{content}{own}{'/' if content in _VOID else ''}>")
        elif kind == END and content not in _VOID:
            parts.append(f"</{content}>")
    return "".join(parts)
