"""The calls of macros in a page: `{{ name("argument") }}`, alone between two blank lines, and nothing else.

A call is a name and one plain text. It is read here and looked up in a table; no template engine ever sees it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from macros.text.markdown.body import is_alone, lines

_CALL = re.compile(r"""\{\{\s*(?P<name>\w+)\s*\(\s*(?:(?P<quote>["'])(?P<argument>[^"']*)(?P=quote))?\s*\)\s*\}\}\s*""")


@dataclass(frozen=True)
class Call:
    """One call: its line from 0, the name called, its argument, None where it has none."""

    line: int
    name: str
    argument: str | None


def calls(text: str) -> Iterator[Call]:
    """Yield the calls of a text, those in code left out."""
    if "{{" not in text:
        return
    source = text.split("\n")
    for number, line in lines(text):
        match = _CALL.fullmatch(line)
        if match and is_alone(source, number):
            yield Call(number, match["name"], match["argument"])


def with_calls(text: str, draw: Callable[[Call], str | None]) -> str:
    """Return a text with what `draw` makes of each call in its place; a call of which it makes None stays as typed."""
    source = text.split("\n")
    for call in calls(text):
        drawing = draw(call)
        if drawing is not None:
            source[call.line] = drawing
    return "\n".join(source)
