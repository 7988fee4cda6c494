"""Reads what can be read of a file that can't be read whole, each of its top keys by itself, for the preview.

Nothing is reported here: the problems of such a file are reported where it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from macros.catalogue.read.content import FicheFile
from macros.catalogue.read.reader import Reader
from macros.text.markdown.header import FENCE, Parts, split
from macros.text.markdown.judge import judge
from macros.text.markdown.limits import HEADER, excess
from macros.text.source import Source, read_source
from macros.text.yaml.values import Values, read_values

_TOP_KEY = re.compile(r"^(?=[A-Za-z0-9_-]+ *:)", re.M)
_HEADING = re.compile(r"^#{1,6} ", re.M)

ROUNDS = 5
"""How many times the faulty lines under one key are removed before it is given up."""

_NOTHING = judge("", "")


def readable(text: str, path: str, first_line: int = 1) -> Values:
    """Return the values of the top keys that can be read, in a text that can't be read whole."""
    data: dict[str, Any] = {}
    lines: dict[tuple[str | int, ...], int] = {(): first_line}
    for start, chunk in _chunks(text):
        values = _without_faulty_lines(chunk, path, first_line + text.count("\n", 0, start))
        if values and isinstance(values.data, dict):
            data = {**values.data, **data}
            lines = {**values.lines, **lines}
    return Values(data, MappingProxyType(lines))


def _without_faulty_lines(text: str, path: str, first_line: int) -> Values | None:
    """Return what a text says once the lines that keep it from being read are removed."""
    lines = text.split("\n")
    for _ in range(ROUNDS):
        values, problems = read_values("\n".join(lines), path, first_line)
        if values is not None:
            return values
        faulty = {problem.line - first_line for problem in problems}
        lines = ["" if rank in faulty else line for rank, line in enumerate(lines)]
    return None


def readable_file(reader: Reader, path: str) -> Values:
    """Return what can be read of a file of data."""
    source, _ = read_source(reader.root, path)
    return readable(source.text if source else "", path)


def readable_fiche(reader: Reader, path: str) -> FicheFile:
    """Return what can be read of a fiche whose header can't be, nothing where its text can't either."""
    source, _ = read_source(reader.root, path)
    parts = _parts(source) if source else Parts("", 1, "", 1)
    values = readable(parts.header[:HEADER], path, parts.header_line)
    body = "" if excess(parts.body) else parts.body
    page = reader.page(parts) if body else _NOTHING
    edition, id_ = path.removesuffix(".md").split("/")[-2:]
    return FicheFile(path=path, values=values, edition=edition, id=id_, body=body, body_line=parts.body_line, page=page)


def _parts(source: Source) -> Parts:
    """Return header and body, split at the first heading where nothing else separates them."""
    parts = split(source)
    if isinstance(parts, Parts):
        return parts
    text = source.text.removeprefix(f"{FENCE}\n")
    first = 1 + source.text.count("\n", 0, len(source.text) - len(text))
    heading = _HEADING.search(text)
    end = heading.start() if heading else len(text)
    return Parts(text[:end], first, text[end:], first + text.count("\n", 0, end))


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Yield each top key of a text with all that is under it, and where it begins."""
    starts = [match.start() for match in _TOP_KEY.finditer(text)]
    for start, end in zip(starts, [*starts[1:], len(text)]):
        yield start, text[start:end]
