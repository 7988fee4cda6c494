"""The prose of a fiche as typed: its lines out of code, its figures, and the signs of templates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

_FENCE = re.compile(r"(`{3,}|~{3,}) *\.?[\w#.+-]* *\Z")
_TEMPLATE = re.compile(r"\{\{|\{%|\{#")
_FIGURE = re.compile(r"^\[figure ?: ?([^\]]*?) *\]\s*$")
_FIGURE_SIGN = re.compile(r"\[\s*figure\s*:", re.I)
_SECOND_LEVEL = re.compile(r"##(?!#)[\s*_]*(.+?)[\s*_]*#*\s*$")
"""A heading of second level; bold around its words is ignored, since titles are bold anyway."""
_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`).+?(?<!`)\1(?!`)")


def lines(body: str) -> Iterator[tuple[int, str]]:
    """Yield each line of prose with its rank from 0, code blocks and code spans left out.

    A block that is never closed is prose, as for Markdown: what follows it is published and must be checked.
    """
    source = body.split("\n")
    last = {line.rstrip(" "): number for number, line in enumerate(source) if line.startswith(("```", "~~~"))}
    number = 0
    while number < len(source):
        line = source[number]
        fence = _FENCE.match(line) if last and line.startswith(("```", "~~~")) else None
        end = _closing(source, number, fence[1]) if fence and last.get(fence[1], number) > number else None
        if end is not None:
            number = end + 1
            continue
        yield number, _CODE_SPAN.sub("", line) if "`" in line else line
        number += 1


def _closing(source: list[str], opening: int, fence: str) -> int:
    """Return the line that closes the code block opened on a line; there is one."""
    return next(number for number in range(opening + 1, len(source)) if source[number].rstrip(" ") == fence)


def second_level(body: str) -> tuple[str, dict[str, str]]:
    """Return the text above the first heading of second level, and the text under each such heading, by title."""
    source = body.split("\n")
    starts = [(number, match[1]) for number, line in lines(body) if (match := _SECOND_LEVEL.match(line))]
    ends = [number for number, _ in starts[1:]] + [len(source)]
    opening = "\n".join(source[: starts[0][0]] if starts else source)
    return opening.strip("\n"), {
        title: "\n".join(source[start + 1 : end]).strip("\n") for (start, title), end in zip(starts, ends)
    }


def anchor(title: str) -> str:
    """Return the identifier Markdown gives a heading, apostrophes parting words."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]", " ", title)).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def template_signs(body: str) -> Iterator[tuple[int, str]]:
    """Yield (line, sign) for each sign of template syntax: a fiche is data, never a program."""
    for match in _TEMPLATE.finditer(body):
        yield body.count("\n", 0, match.start()), match[0]


def diagram_places(body: str) -> Iterator[tuple[int, str | None]]:
    """Yield (line, identifier) for each line that places a figure; None where it is not alone in its paragraph."""
    if "[" not in body:
        return
    source = body.split("\n")
    for number, line in lines(body):
        if "[" in line and _FIGURE_SIGN.search(line):
            match = _FIGURE.match(line)
            yield number, match[1] if match and is_alone(source, number) else None


def is_alone(source: list[str], number: int) -> bool:
    """Tell whether a line stands between two blank ones, or at an end of the text."""
    around = (*source[max(number - 1, 0) : number], *source[number + 1 : number + 2])
    return not any(line.strip() for line in around)


def with_diagrams(body: str, draw: Callable[[str], str]) -> str:
    """Return `body` with, for each line that places a figure, what `draw` makes of its identifier."""
    source = body.split("\n")
    for number, id_ in diagram_places(body):
        if id_ is not None:
            source[number] = draw(id_)
    return "\n".join(source)
