"""A piece of one page set inside another: its identifiers told apart, its links turned, its headings lowered.

The piece is HTML that the site has written: its attributes stand between double quotes and hold no raw « < » nor « > ».
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_PERMALINK = re.compile(r'<a\b(?=[^<>]*\sclass="headerlink")[^<>]*?\shref="([^"]*)"[^<>]*>[^<>]*</a>')
_HEADING = re.compile(r"(</?h)([1-6])\b")
_ATTRIBUTE = re.compile(
    r'(?<=\s)(id|for|aria-labelledby|aria-describedby|aria-controls|headers|href|src)="([^"]+)"(?=[^<>]*>)'
)
_ADDRESSES = ("href", "src")


def embedded(html: str, prefix: str, lower: int, resolve: Callable[[str], str]) -> str:
    """Return a fragment to set inside a page, without its comments: nobody reads them on paper.

    `prefix` goes before each identifier and each reference to one; headings go down by `lower` levels, the sixth at
    most; `resolve` gives the new address of each link or picture that leads out of the fragment. Text stays as it is.
    Permalinks show no more, but stay: a browser that prints only keeps the places that links lead to.
    """

    def attribute(match: re.Match[str]) -> str:
        name, value = match[1], unescape(match[2])
        if name not in _ADDRESSES:
            value = " ".join(prefix + word for word in value.split())
        elif value.startswith("#"):
            value = f"#{prefix}{value[1:]}"
        else:
            value = resolve(value)
        return f'{name}="{escape(value)}"'

    def heading(match: re.Match[str]) -> str:
        return f"{match[1]}{min(6, int(match[2]) + lower)}"

    return _ATTRIBUTE.sub(
        attribute, _HEADING.sub(heading, _PERMALINK.sub(r'<a href="\1" hidden></a>', _COMMENT.sub("", html)))
    )
