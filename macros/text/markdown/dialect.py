"""What people type that Markdown would read otherwise, put in Markdown's own words: bullets, numbers, signs, boxes.

Only what can mean one thing is rewritten; the rest is left as it is, for `judge` to tell. Code is never touched.
Nothing is code for its indent alone any more: a paragraph pasted with its margin is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

INDENT = 4
"""The spaces by which Markdown sets one thing inside another."""

TITLES = {
    "note": "Note",
    "info": "À savoir",
    "important": "Important",
    "tip": "Conseil",
    "success": "Réussite",
    "question": "Question",
    "warning": "Attention",
    "caution": "Prudence",
    "danger": "Danger",
    "example": "Exemple",
    "quote": "Citation",
    "abstract": "Résumé",
}
"""What a box is called that has no title of its own, where its kind would be printed in English."""

_SPACES = "[ \u00a0\u202f\u2009]"
_SYMBOLS = "•·▪◦‣●○■□➢➤►▶✓✔☑→§\uf0b7\uf0a7\uf0d8\uf0fc"
_BULLET = re.compile(rf"(?P<sign>[\u2013\u2014{_SYMBOLS}])[ \t\u00a0\u202f]*(?=\S)|(?P<letter>o)(?:\t| {{2,}})(?=\S)")
_GLUED = re.compile(r"(-|\d{1,2}[.)])(?=[^\W\d_])")
_COUNTED = re.compile(rf"(\d{{1,2}}|[a-z]){_SPACES}?(?:°\)|[/°\u2013-]){_SPACES}+(?=[^\s\d])")
_HARD_SPACE = re.compile(r"([-*+]|\d{1,9}[.)])[\u00a0\u202f\u2009]\s*")
_LARGE = re.compile(r"(\d{3,9})([.)])(?=\s)")
_BOX_TO_CHECK = re.compile(r"(☐|☑|☒|\[[ xX]\])[ \t\u00a0]+(?=\S)")
_CHECKED = ("☑", "☒", "[x]", "[X]")
_LITERAL = re.compile(r"(?<=\d)\*(?=\d)|(?<!\S)\\(?=\\[^\W_])|(?<=(?<![\w`])[cdjlmnstCDJLMNST])`(?=[^\W\d_])")
"""Signs of prose that Markdown would read: « 3*4*5 », « \\serveur », « l`agent »."""
_NUMBER_SIGN = re.compile(r"#(?![#\s])")
"""« #1 », « #TousVoisins »: a title of the first level is the header's to give."""
_SIGNED = re.compile(rf"[+\u2212\u2013-]{_SPACES}*(?:\d|de\b)")
_RISE = re.compile(rf"\+{_SPACES}*(?:\d|de\b)")
_ABOVE = re.compile(rf">=?{_SPACES}*\d")
_ITEM = re.compile(r"[-*+][ \t]+(?=\S)")
_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)]|[a-z]\))(?=[ \t]+\S)")
_CONTAINER = re.compile(r"(?:!!!|\?\?\?\+?|===)[ \t]|\[\^[^\]]+\]:|:[ \t]{1,3}(?=\S)")
_RULE = re.compile(r"(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_QUOTE = re.compile(r" {0,3}> ?(?!=)")
_BOX = re.compile(r"(?P<margin>[ \t]*):::+[ \t]*(?P<kind>[A-Za-z]+)[ \t]*(?P<title>.*)")
_BOX_END = re.compile(r"[ \t]*:::+[ \t]*\Z")
_UNTITLED = re.compile(
    r"(?P<before>\s*(?:!!!|\?\?\?\+?)\s*)(?P<kind>[a-z]+)\s*\Z|(?P<quote>\s*\[!)(?P<call>\w+)\]\s*\Z"
)
_QUOTED = re.compile(
    r"(?P<opening>\s*(?:(?:!!!|\?\?\?\+?)(?:[ ]+[a-z]+)?|===[+!]?)\s+)[«“”„]\s*(?P<title>[^«»“”\"]+?)\s*[»“”]\s*\Z"
)
"""The title of a box between the quotation marks that word processors type."""
_COLUMNS = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)+\|?[ ]*\Z|\|[ ]*:?-+:?[ ]*\|[ ]*\Z")
_LINE_BREAK = re.compile(r"(?<!\\)\\\Z")
_ADDRESS = re.compile(r"(?<=\]\()[^\s()<>\"]*'[^\s()<>\"]*(?=[\s)])")
"""An address that holds an apostrophe, which would open the title of the link."""

_TITLE = re.compile(
    r"(?<=\]\()(?P<address>[^\s()<>\"]+|<[^<>\n]+>)[ \u00a0\u202f]+[“”„«‘]"
    r"(?:(?P<title>(?:(?!\]\()[^\n])*?)[“”»’][ \u00a0\u202f]*|(?P<unclosed>[^()\n]*))(?=\))"
)
"""The title of a link or of a picture between the quotation marks that word processors type."""


@dataclass(frozen=True)
class _Row:
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
    """Return a Markdown text that says to any reader of Markdown what `text` says to people."""
    rows = _rows(text.replace("\v", "  \n").replace("\u2028", "  \n").split("\n"))
    blocks = groupby(_unboxed(rows), key=lambda row: not row.is_code and bool(row.text.strip()))
    rewritten = (row for is_prose, block in blocks for row in (_rewritten(list(block)) if is_prose else block))
    return "\n".join(_nested(_signed(list(rewritten))))


def _rows(lines: Sequence[str]) -> list[_Row]:
    """Tell code from prose; a fence that is never closed is prose, as for Markdown."""
    rows: list[_Row] = []
    while len(rows) < len(lines):
        fence = _FENCE.match(lines[len(rows)])
        after = range(len(rows) + 1, len(lines)) if fence else range(0)
        end = next((rank for rank in after if fence and lines[rank].strip() == fence[1]), None)
        if end is None:
            rows.append(_Row(lines[len(rows)]))
        else:
            rows.extend(_Row(line.expandtabs(INDENT), True) for line in lines[len(rows) : end + 1])
    return rows


def _unboxed(rows: Sequence[_Row]) -> Iterator[_Row]:
    """Turn « :::tip … ::: » into a box of Markdown, and give boxes without a title one in French."""
    margin = ""
    rows = [row if row.is_code else replace(row, text=_QUOTED.sub(r'\g<opening>"\g<title>"', row.text)) for row in rows]
    for rank, row in enumerate(rows):
        box, untitled = _BOX.match(row.text), _UNTITLED.match(row.text)
        if row.is_code:
            yield replace(row, text=margin + row.text)
        elif box and not margin and any(_BOX_END.match(after.text) for after in rows[rank + 1 :]):
            margin = " " * INDENT
            yield _Row("")
            yield _Row(f'!!! {box["kind"].lower()} "{box["title"].strip() or _title(box["kind"])}"')
        elif margin and _BOX_END.match(row.text):
            margin = ""
            yield _Row("")
        elif untitled and untitled["kind"]:
            yield _Row(f'{margin}{row.text.rstrip()} "{_title(untitled["kind"])}"')
        elif untitled:
            yield _Row(f"{margin}{row.text.rstrip()} {_title(untitled['call'])}")
        else:
            yield replace(row, text=margin + row.text if row.text.strip() else "")


def _title(kind: str) -> str:
    return TITLES.get(kind.lower(), kind.capitalize())


def _rewritten(block: Sequence[_Row]) -> Iterable[_Row]:
    """Return the lines of a block, which blank lines and code part from the others, in Markdown's own words."""
    quotes = [_QUOTE.match(row.text) for row in block]
    if all(quotes) and not (len(block) == 1 and _ABOVE.match(block[0].words)):
        inner = dialect("\n".join(row.text[quote.end() :] for row, quote in zip(block, quotes) if quote))
        return (_Row(f"> {line}".rstrip()) for line in inner.split("\n"))
    return _table(block) or _listed([_Row(line) for line in _bulleted([row.text.expandtabs(INDENT) for row in block])])


def _table(block: Sequence[_Row]) -> list[_Row] | None:
    """Return the rows of a table pasted from a word processor, whose cells tabs part; None where it is none."""
    cells = [row.text.strip(" ").split("\t") for row in block]
    columns = len(cells[0])
    is_table = len(block) > 1 and columns > 1 and all(len(row) == columns for row in cells)
    if not is_table or any(
        _MARKER.match(row.words) or _BULLET.match(row.words) or not row.words[:1].strip() for row in block
    ):
        return None
    lines = ["| " + " | ".join(cell.strip().replace("|", "\\|") for cell in row) + " |" for row in cells]
    return [_Row(lines[0]), _Row("|" + "---|" * columns), *map(_Row, lines[1:])]


def _bulleted(lines: Sequence[str]) -> Iterator[str]:
    """Give the items that word processors and hurried hands type the marks of Markdown's lists."""
    words = [line.lstrip(" ") for line in lines]
    bullets = [_BULLET.match(line) for line in words]
    signs = {bullet["sign"] for bullet in bullets if bullet}
    is_run = sum(bool(bullet or _ITEM.match(line)) for line, bullet in zip(words, bullets)) > 1
    boxes = sum(bool(_BOX_TO_CHECK.match(line)) for line in words) > 1
    counted = [match[1] for match in map(_COUNTED.match, words) if match]
    is_counted = len(counted) > 1 and all(int(b, 36) == int(a, 36) + 1 for a, b in pairwise(counted))
    glued = sum(bool(_GLUED.match(line)) for line in words) > 1
    for rank, (line, text, bullet) in enumerate(zip(lines, words, bullets)):
        margin = line[: len(line) - len(text)]
        if bullet and (is_run or bullet["letter"] or bullet["sign"] in "•·▪●■\uf0b7\uf0a7"):
            text = f"- {text[bullet.end() if len(signs) < 2 else 0 :]}"
        elif boxes:
            text = _BOX_TO_CHECK.sub(lambda box: f"- [{'x' if box[1] in _CHECKED else ' '}] ", text, count=1)
        elif is_counted:
            text = _COUNTED.sub(r"\1) ", text, count=1)
        elif glued:
            text = _GLUED.sub(r"\1 ", text, count=1)
        text = _HARD_SPACE.sub(r"\1 ", text, count=1) if _HARD_SPACE.match(text) else text
        text = _LARGE.sub(r"\1\\\2", text, count=1) if _LARGE.match(text) else text
        text = _LITERAL.sub(r"\\\g<0>", text)
        text = f"\\{text}" if _NUMBER_SIGN.match(text) else text
        item = _ITEM.match(text)
        start = item.end() if item else 0
        if _ABOVE.match(text[start:]) or (item and _SIGNED.match(text[start:])):
            text = f"{text[:start]}\\{text[start:]}"
        text = _TITLE.sub(_titled, text) if "](" in text else text
        text = _ADDRESS.sub(lambda address: address[0].replace("'", "%27"), text)
        parted = rank + 1 < len(lines) and _LARGE.match(words[rank + 1])
        yield margin + _LINE_BREAK.sub("  ", text) + ("  " if parted else "")


def _titled(link: re.Match[str]) -> str:
    """Return an address and its title, between the straight quotes that Markdown waits for."""
    title = (link["title"] or link["unclosed"] or "").strip().replace('"', "&quot;")
    return f'{link["address"]} "{title}"'


def _listed(block: list[_Row]) -> Iterator[_Row]:
    """Part from the words before it a list that plainly is one: they announce it, or it has several items."""
    marks = [bool(_MARKER.match(row.words)) and not _RULE.match(row.words) for row in block]
    first = marks.index(True) if True in marks else 0
    table = next((rank - 1 for rank, row in enumerate(block) if rank > 1 and _is_columns(row, block[rank - 1])), 0)
    is_list = first and (block[first - 1].text.rstrip().endswith(":") or sum(marks) > 1)
    opens = _CONTAINER.match(block[first - 1].words) if first else None
    for rank, row in enumerate(block):
        if (rank == first and is_list and not opens) or (table and rank == table):
            yield _Row("")
        yield row


def _is_columns(row: _Row, titles: _Row) -> bool:
    """Tell whether a line is the « |---|---| » below the titles of a table's columns."""
    return bool(_COLUMNS.match(row.words)) and "|" in titles.text and row.indent == titles.indent


def _signed(rows: list[_Row]) -> list[_Row]:
    """Keep the signs of « + 12 % » and of the « - 5 % » beside it, which would be taken for bullets."""
    runs: list[list[int]] = [[]]
    for rank, row in enumerate(rows):
        if row.is_code or (row.text.strip() and not _SIGNED.match(row.words)):
            runs.append([])
        elif row.text.strip():
            runs[-1].append(rank)
    for run in runs:
        if any(_RISE.match(rows[rank].words) for rank in run):
            for rank in run:
                mark = "- \\" if len(run) > 1 else "\\"
                rows[rank] = _Row(" " * rows[rank].indent + mark + rows[rank].words)
    return rows


def _nested(rows: Sequence[_Row]) -> Iterator[str]:
    """Indent each line by four spaces for each thing it stands in, whatever it was typed with: two, three or a tab."""
    holders: list[int] = []
    after_blank, is_continued, shift = True, False, 0
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
        if after_blank or holds or row.is_code or row.text.startswith("#"):
            while holders and row.indent < holders[-1] + (2 if holds else 1):
                holders.pop()
        if is_mark and is_continued and not after_blank:
            yield ""
        is_continued = not holds and (is_continued or (after_blank and bool(holders)))
        margin = INDENT * len(holders) if after_blank or holds or row.indent else 0
        shift = margin - row.indent
        yield " " * margin + row.words
        if holds:
            holders.append(row.indent)
        after_blank = False
