"""Rewrites, in Markdown's own words, what people type and Markdown would read otherwise: bullets, numbers, signs,
boxes.

Only what has one possible meaning is rewritten; the rest is left for `judge` to report. Code is never touched. An
indent alone makes no code: a paragraph pasted with its margin is a paragraph.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from macros.text.markdown.boxes import opened, title
from macros.text.markdown.bullets import ABOVE, BULLET, ITEM, RISE, SIGNED, bulleted, filled, stepped
from macros.text.markdown.counters import aligned
from macros.text.markdown.prose_signs import worded
from macros.text.markdown.star_notes import literal, star_notes, starred

INDENT = 4
"""The spaces by which Markdown sets one thing inside another."""

PART = "\ufdd0"
"""What separates two lists that follow each other, which Markdown would join; a character that no text holds."""

_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)]|(?:[A-Za-z]|[ivx]{2,5})\))(?=[ \t]+\S)")
_SENTENCE = re.compile(r"[^\W\d_]+(?:[’']|,?[ ])[^\W\d_]")
"""The beginning of a line that, alone, can only be a paragraph."""
_NUMBERING = re.compile(r"(?:[A-Za-z]|[ivxIVX]{1,4}|\d{1,2}(?:\.\d{1,2})*)[ ]?[.)\u2013-]\t")
_BELOW_TABLE = re.compile(r"(?:Sources?|Notes?|N\.?B\.?|Champ|Lecture)[ \u00a0]?:", re.I)
_MARGIN = re.compile(r"\A[ ]*[\u00a0\u2000-\u200a\u202f\u3000]+(?=(?:[-*+•\u2013]|\d{1,2}[.)])[ \u00a0])")
"""What word processors set before the items of lists."""
_CONTAINER = re.compile(r"(?:!!!|\?\?\?\+?|===)[ \t]|\[\^[^\]]+\]:|:[ \t]{1,3}(?=\S)")
_RULE = re.compile(r"(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_FENCE = re.compile(r"\s*(`{3,}(?=[^`]*\Z)|~{3,})")
_OPTIONS = re.compile(r"(\s*(?:`{3,}|~{3,}))[ ]*\{?[ ]*\.?([\w#+.-]*).*")
"""The opening of a block of code: the site ignores what follows the name of the language."""
_QUOTE = re.compile(r" {0,3}> ?(?!=)")
_QUOTE_END = re.compile(r"^([ ]{0,3}>.*)\n(?=[ ]{0,3}[^>\s])", re.M)
"""Where a quote inside a quote ends: its lines have one « > » more than the next."""
_BOX = re.compile(r"(?P<margin>[ \t]*):::+[ \t]*(?P<kind>[A-Za-z]+)[ \t]*(?P<title>.*)")
_BOX_END = re.compile(r"[ \t]*:::+[ \t]*\Z")
_UNTITLED = re.compile(
    r"(?P<before>\s*(?:!!!|\?\?\?\+?)\s*)(?P<kind>[a-z]+)\s*\Z|(?P<quote>\s*\[!)(?P<call>\w+)\]\s*\Z"
)
_COLUMNS = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)+\|?[ ]*\Z|\|[ ]*:?-+:?[ ]*\|[ ]*\Z")


class _Row(NamedTuple):
    """A line, and whether it is code."""

    text: str
    is_code: bool = False

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def words(self) -> str:
        return self.text.lstrip(" ")


def dialect(text: str) -> str:
    """Return a Markdown text that means to Markdown what `text` means to people."""
    lines = text.replace("\v", "  \n").replace("\u2028", "  \n").split("\n")
    rows = _rows([_MARGIN.sub(lambda margin: " " * len(margin[0]), line, count=1) for line in lines])
    blocks = groupby(_unboxed(_annotated(rows)), key=lambda row: not row.is_code and bool(row.text.strip()))
    rewritten = [row for is_prose, block in blocks for row in (_rewritten(list(block)) if is_prose else block)]
    margins = aligned(["" if row.is_code else row.text for row in rewritten])
    return "\n".join(_nested(_signed([row if row.is_code else _Row(line) for row, line in zip(rewritten, margins)])))


def _rows(lines: Sequence[str]) -> list[_Row]:
    """Separate code from prose. A fence that is never closed is prose, as for Markdown."""
    rows: list[_Row] = []
    rank = 0
    while rank < len(lines):
        fence = _FENCE.match(lines[rank])
        after = range(rank + 1, len(lines)) if fence else range(0)
        end = next((place for place in after if fence and lines[place].strip() == fence[1]), None)
        if end is None:
            rows.append(_Row(lines[rank]))
            rank += 1
            continue
        opening, *code = (_Row(line.expandtabs(INDENT), True) for line in lines[rank : end + 1])
        before = [_Row("")] if rows and rows[-1].text.strip() else []
        rows += *before, opening._replace(text=_OPTIONS.sub(r"\1\2", opening.text)), *code
        rank = end + 1
        if rank < len(lines) and lines[rank].strip():
            rows.append(_Row(""))
    return rows


def _annotated(rows: Sequence[_Row]) -> list[_Row]:
    """Turn the notes that stars call into paragraphs."""
    notes = star_notes(["" if row.is_code else row.text for row in rows])
    return [
        each
        for rank, row in enumerate(rows)
        for each in ((_Row(""), _Row(starred(row.text)), _Row("")) if rank in notes else (row,))
    ]


def _unboxed(rows: Sequence[_Row]) -> Iterator[_Row]:
    """Turn « :::tip … ::: » into a box of Markdown, and give boxes without a title one in French."""
    margin = ""
    rows = [row if row.is_code else _Row(opened(row.text)) for row in rows]
    for rank, row in enumerate(rows):
        box, untitled = _BOX.match(row.text), _UNTITLED.match(row.text)
        if row.is_code:
            yield row._replace(text=margin + row.text)
        elif box and not margin and any(_BOX_END.match(after.text) for after in rows[rank + 1 :]):
            margin = " " * INDENT
            yield _Row("")
            yield _Row(f'!!! {box["kind"].lower()} "{box["title"].strip(" []") or title(box["kind"])}"')
        elif margin and _BOX_END.match(row.text):
            margin = ""
            yield _Row("")
        elif untitled and untitled["kind"]:
            yield _Row(f'{margin}{row.text.rstrip()} "{title(untitled["kind"])}"')
        elif untitled:
            yield _Row(f"{margin}{row.text.rstrip()} {title(untitled['call'])}")
        else:
            yield row._replace(text=margin + row.text if row.text.strip() else "")


def _rewritten(block: Sequence[_Row]) -> Iterable[_Row]:
    """Return the lines of a block (between blank lines and code) in Markdown's own words."""
    quotes = [_QUOTE.match(row.text) for row in block]
    if all(quotes) and not (len(block) == 1 and ABOVE.match(block[0].words)):
        inside = "\n".join(row.text[quote.end() :] for row, quote in zip(block, quotes) if quote)
        inner = dialect(_QUOTE_END.sub(r"\1\n\n", inside))
        margin = " " * min(row.indent for row in block)
        return (_Row(f"{margin}> {line}" if line.strip() else f"{margin}>") for line in inner.split("\n"))
    block = [row._replace(text=text) for row, text in zip(block, literal([row.text for row in block]))]
    if len(block) == 1 and _SENTENCE.match(block[0].words) and "\t" not in block[0].text:
        return (_Row(worded(block[0].text)),)
    lines = bulleted(filled(stepped([row.text.expandtabs(INDENT) for row in block])))
    return _table(block) or _listed([_Row(worded(line)) for line in lines])


def _table(block: Sequence[_Row]) -> list[_Row] | None:
    """Return the rows of a table pasted from a word processor, whose cells are separated by tabs; None where it is no
    table.
    """
    cells = _cells([row.text.strip(" ") for row in block])
    if len(block) > 2 and len(cells[0]) == 1 and all(len(row) > 1 for row in cells[1:]):
        table = _table(block[1:])
        return table and [_Row(worded(block[0].text)), _Row(""), *table]
    if len(block) > 2 and _BELOW_TABLE.match(block[-1].words) and len(cells[-1]) == 1:
        table = _table(block[:-1])
        return table and [*table, _Row(""), _Row(worded(block[-1].text))]
    columns = max(map(len, cells))
    parted = sum(len(row) > 1 for row in cells)
    if (
        parted < 2
        or 2 * parted <= len(cells)
        or len(cells[0]) < 2
        or all(_NUMBERING.match(row.words) for row in block)
        or any(_MARKER.match(row.words) or BULLET.match(row.words) for row in block)
        or (len({len(row) for row in cells}) > 1 and not all(row.words[:1].strip() for row in block))
    ):
        return None
    lines = [
        "| " + " | ".join(cell.strip().replace("|", "\\|") for cell in (*row, *[""] * (columns - len(row)))) + " |"
        for row in cells
    ]
    return [_Row(lines[0]), _Row("|" + "---|" * columns), *map(_Row, lines[1:])]


def _cells(lines: Sequence[str]) -> list[list[str]]:
    """Return the cells of lines separated by tabs, or by spreadsheets' « ; » without spaces; the same number on each
    line.
    """
    counts = {line.count(";") for line in lines}
    is_sheet = len(lines) > 1 and len(counts) == 1 and sum(counts) * len(lines) > 2
    if is_sheet and not any(re.search(r"[ ];|;[ ]|;\Z|\t", line) for line in lines):
        return list(csv.reader(lines, delimiter=";"))
    return [line.split("\t") for line in lines]


def _listed(block: list[_Row]) -> Iterator[_Row]:
    """Separate a list from the words before it, where it plainly is one: they announce it, or it has several items."""
    marks = [bool(_MARKER.match(row.words)) and not _RULE.match(row.words) for row in block]
    first = marks.index(True) if True in marks else 0
    rule = next((rank for rank, row in enumerate(block) if rank and _is_columns(row, block[rank - 1])), 0)
    is_list = first and (block[first - 1].text.rstrip().endswith(":") or sum(marks) > 1)
    opens = _CONTAINER.match(block[first - 1].words) if first else None
    is_framed = rule and block[rule].words.startswith("|")
    end = next((rank for rank, row in enumerate(block) if is_framed and rank > rule and "|" not in row.text), 0)
    for rank, row in enumerate(block):
        if (rank == first and is_list and not opens) or (rank and rank in (rule - 1, end)):
            yield _Row("")
        yield row


def _is_columns(row: _Row, titles: _Row) -> bool:
    """Tell whether a line is the « |---|---| » below the titles of a table's columns."""
    return bool(_COLUMNS.match(row.words)) and "|" in titles.text and row.indent == titles.indent


def _signed(rows: list[_Row]) -> list[_Row]:
    """Keep the signs of « + 12 % » and of « - 5 % » beside it, which Markdown would take for bullets."""
    runs: list[list[int]] = [[]]
    for rank, row in enumerate(rows):
        if row.is_code or (row.text.strip() and not SIGNED.match(row.words)):
            runs.append([])
        elif row.text.strip():
            runs[-1].append(rank)
    for run in runs:
        if any(RISE.match(rows[rank].words) for rank in run):
            for rank in run:
                mark = "- \\" if len(run) > 1 else "\\"
                rows[rank] = _Row(" " * rows[rank].indent + mark + rows[rank].words)
    return rows


def _nested(rows: Sequence[_Row]) -> Iterator[str]:
    """Indent each line by four spaces per level, whether it was typed with two, three or a tab.

    A list ends where its bullets change, and where a list ends inside another: Markdown would not notice.
    """
    holders: list[tuple[int, str]] = []
    after_blank, is_continued, was_quote, shift, start = True, False, False, 0, 0
    for row in rows:
        if not row.text.strip():
            after_blank = True
            yield ""
            continue
        if row.is_code and not _FENCE.match(row.text):
            yield " " * max(row.indent + shift, 0) + row.words
            continue
        is_mark = bool(_MARKER.match(row.words)) and not _RULE.match(row.words)
        holds = is_mark or bool(_CONTAINER.match(row.words))
        is_quote = bool(holders) and row.words.startswith(">")
        sign = row.words[0] if ITEM.match(row.words) and is_mark else ""
        before = ""
        if after_blank or holds or row.is_code or row.text.startswith("#"):
            while holders and row.indent < holders[-1][0] + (2 if holds else 1):
                before = holders.pop()[1]
        margin = INDENT * len(holders) if after_blank or holds or row.indent else 0
        start = margin if after_blank else start
        if sign and before and sign != before:
            yield from ("", " " * margin + PART, "")
            start = margin
        elif not after_blank and ((is_mark and (is_continued or margin < start)) or (is_quote and not was_quote)):
            yield ""
            start = margin
        was_quote = is_quote
        is_continued = is_quote or (not holds and (is_continued or (after_blank and bool(holders))))
        shift = margin - row.indent
        yield " " * margin + row.words
        if holds:
            holders.append((row.indent, sign))
        after_blank = False
