"""The prose of a fiche: the headings it holds, and what a contribution may not hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*\s*$")
_TEMPLATE = re.compile(r"\{\{|\{%|\{#")
_FIGURE = re.compile(r"^\[figure ?: ?([^\]]*?) *\]\s*$")
_FIGURE_SIGN = re.compile(r"\[\s*figure\s*:", re.I)
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")


def lines(body: str) -> Iterator[tuple[int, str]]:
    """Yield each line of prose with its rank from 0, code blocks and code spans left out."""
    inside = False
    for number, line in enumerate(body.split("\n")):
        if ("```" in line or "~~~" in line) and _FENCE.match(line):
            inside = not inside
        elif not inside:
            yield number, _CODE_SPAN.sub("", line) if "`" in line else line


def headings(body: str) -> Iterator[tuple[int, int, str]]:
    """Yield (line, level, title) for each heading."""
    for number, line in lines(body):
        match = line.startswith("#") and _HEADING.match(line)
        if match:
            yield number, len(match[1]), match[2]


def template_signs(body: str) -> Iterator[tuple[int, str]]:
    """Yield (line, sign) for each sign of template syntax: a fiche is data, never a program."""
    for match in _TEMPLATE.finditer(body):
        yield body.count("\n", 0, match.start()), match[0]


def figures(body: str) -> Iterator[tuple[int, str | None]]:
    """Yield (line, identifier) for each line that places a figure; None where it is not alone in its paragraph."""
    if "[" not in body:
        return
    written = body.split("\n")
    for number, line in lines(body):
        if "[" in line and _FIGURE_SIGN.search(line):
            match = _FIGURE.match(line)
            around = (*written[max(number - 1, 0) : number], *written[number + 1 : number + 2])
            yield number, match[1] if match and not any(other.strip() for other in around) else None


def with_figures(body: str, draw: Callable[[str], str]) -> str:
    """Return `body` with, for each line that places a figure, what `draw` makes of its identifier."""
    written = body.split("\n")
    for number, id_ in figures(body):
        if id_ is not None:
            written[number] = draw(id_)
    return "\n".join(written)
