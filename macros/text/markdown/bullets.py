"""Puts the beginnings of lines in Markdown's own words: bullets, numbers, boxes to check, signs of quantities.

The lines between two blank ones come in; they come out, each with Markdown's own mark for what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from unicodedata import numeric

from macros.text.markdown.counters import NUMERALS

_SPACES = "[ \u00a0\u202f\u2009]"
_ROUND = "•·▪◦‣●○■□"
SIGNS = _ROUND + "➢➤➔➜►▶▸✓✔✗✘✅❌☑→⇒❖◆★☆👉🔹🔸🔷🔶📌➡"
"""The bullets that need no space after them."""
_DASHES = "\u2013\u2014"

BULLET = re.compile(
    rf"(?P<sign>[{_DASHES}{SIGNS}]|§(?!\s*\d)|--(?=[ \t])|[-=]+>(?=[ \t]))\ufe0f?[ \t\u00a0\u202f]*(?=\S)"
    r"|(?P<letter>[oØüv])(?:\t| {2,})(?=\S)"
)
ITEM = re.compile(r"[-*+][ \t]+(?=\S)")
SIGNED = re.compile(rf"[+\u2212\u2013-]{_SPACES}*(?:\d|de\b)")
RISE = re.compile(rf"\+{_SPACES}*(?:\d|de\b)")
ABOVE = re.compile(rf">=?{_SPACES}*\d")

_STEP = re.compile(r"(\*{2,4})[ \t]+(?=[^\s*])(?!.*\*\*)")
_GLUED = re.compile(r"(-|\d{1,2}[.)])(?=[^\W\d_]|\*{1,2}\w|[«“\"\[])")
_SIGNATURE = re.compile(rf"[{_DASHES}][ \u00a0]?[A-ZÀ-Þ]")
_GLUED_SIGN = re.compile(r"[+\u2212-]\d")
_NUMBERED = re.compile(r"\d{1,2}[.)][ \t]+(?=\S)")
_COUNTED = re.compile(rf"(\d{{1,2}}|[a-z]){_SPACES}?(?:°[)/]|[/°\u2013-]|(?<=\s)[.)]){_SPACES}+(?=[^\s\d])")
_HARD_SPACE = re.compile(r"([-*+]|\d{1,9}[.)])[\u00a0\u2000-\u200a\u202f\u3000]\s*")
_LARGE = re.compile(r"(\d{3,9})([.)])(?=\s|\Z)")
_ROMAN = re.compile(r"([IVXLC]{2,5})(\.)(?=\s)")
_DATED = re.compile(r"\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\b|(?:19|20)\d{2}\b|\d{1,2}[ \u00a0\u202f]?h\b")
_LABELLED = re.compile(r"[*_]{0,2}[^\W_][^.:;!?,]{0,30}(?:\.[ \u00a0\u202f])?:[*_]{0,2}(?=\s)")
_BOX_TO_CHECK = re.compile(r"(☐|☑|☒|\[[ xX]\])[ \t\u00a0]+(?=\S)")
_CHECKED = ("☑", "☒", "[x]", "[X]")
_COUNTER = re.compile(
    r"(?P<label>[(\[]|(?:n°|§|(?=[A-Z]?[a-zéèêà])[^\W\d_]{2,12}\.?)[ \u00a0]?)?"
    r"(?P<rank>\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[ivx]{1,5}|[A-Za-z])"
    r"(?P<end>[.)\]]|ère|er|ème|e|[ \u00a0]?[:/\u2013-]|)(?=[ \u00a0:]|\Z)"
)
"""Counters that Markdown makes no list of: « 1.2 », « (a) », « II. », « 2e », « Axe 3 »."""
_NEAR = 8
"""How far back, in counters, one may continue another."""
_KEYCAP = re.compile(r"(\d(?=\ufe0f?\u20e3)|[①-⑳⒈-⒛])\ufe0f?\u20e3?[ \u00a0]*(?=\S)")
"""A number in a circle, on a key, or with its point."""
_LINE = re.compile(
    r"(?!(?:\d{1,3}|[A-Za-z]|[IVXivx]+)[ ]?[.)°/\u2013-]|.*(?:[;|\t]|,.*,|[ ]{3}))"
    r"(?:[A-ZÀ-Þ\d«]|\S+@|https?:|www\.).{0,59}\Z"
)
_ENDED = re.compile(r".*(?:[.,:;!?…-]|\b(?:d[eu]|des|l[ae]s?|et|ou|à|aux?|en|une?|par|pour|sur|avec|dans|qu[ei]))\Z")
"""A line that ends a sentence, or that waits for the rest of one."""


def filled(lines: Sequence[str]) -> list[str]:
    """Return lines without empty bullets, which would underline the item above."""
    marks = ["-" if line.strip() in (*"-+*", *_ROUND, *_DASHES) else line.lstrip(" ") for line in lines]
    items = [mark == "-" or bool(ITEM.match(mark) or BULLET.match(mark)) for mark in marks]
    is_list = [sum(items[max(rank - 1, 0) : rank + 2]) > 1 for rank in range(len(items))]
    return [line for line, mark, inside in zip(lines, marks, is_list) if mark != "-" or not inside]


def stepped(lines: Sequence[str]) -> list[str]:
    """Return lines with the levels of a wiki's lists, « * », then « ** », as nested items."""
    if not any(line.startswith("* ") for line in lines):
        return list(lines)
    steps = [_STEP.match(line) for line in lines]
    return [
        "    " * (step.end(1) - 1) + f"*{line[step.end(1) :]}" if step else line for line, step in zip(lines, steps)
    ]


def bulleted(lines: Sequence[str]) -> Iterator[str]:
    """Give Markdown's marks to the items of lists as word processors and hurried hands type them."""
    words = [line.lstrip(" ") for line in lines]
    margins = [len(line) - len(text) for line, text in zip(lines, words)]
    bullets = [BULLET.match(text) for text in words]
    items = [bool(ITEM.match(text)) for text in words]
    is_run = sum(map(bool, bullets)) + sum(items) > 1
    signs = [_sign(text, bullet) for text, bullet in zip(words, bullets)]
    depths, is_mixed = _depths(signs, margins)
    boxes = sum(bool(_BOX_TO_CHECK.match(text)) for text in words) > 1
    counted = [match[1] for match in map(_COUNTED.match, words) if match]
    is_counted = len(counted) > 1 and all(int(b, 36) == int(a, 36) + 1 for a, b in pairwise(counted))
    keycaps = sum(bool(_KEYCAP.match(text)) for text in words) > 1
    glued = sum(bool(_GLUED.match(text)) for text in words)
    is_glued = glued and glued + sum(items) + sum(bool(_NUMBERED.match(text)) for text in words) > 1
    parted = {rank - 1 for rank in _parted(words)}
    for rank, (text, bullet) in enumerate(zip(words, bullets)):
        margin = " " * (margins[rank] + 2 * depths[rank])
        if bullet and (is_run or bullet["letter"] or bullet["sign"] in "•·▪●■"):
            mark = "-" if any(items) or is_mixed else "+" if signs[rank] == "-" else "*"
            text = f"{mark} {text if is_mixed else text[bullet.end() :]}"
        elif boxes:
            text = _BOX_TO_CHECK.sub(lambda box: f"- [{'x' if box[1] in _CHECKED else ' '}] ", text, count=1)
        elif is_counted:
            text = _COUNTED.sub(r"\1) ", text, count=1)
        elif keycaps:
            text = _KEYCAP.sub(lambda sign: f"{numeric(sign[1]):.0f}. ", text, count=1)
        elif is_glued:
            text = _GLUED.sub(r"\1 ", text, count=1)
        text = _HARD_SPACE.sub(r"\1 ", text, count=1) if _HARD_SPACE.match(text) else text
        for number in (_LARGE, _ROMAN):
            text = number.sub(r"\1\\\2", text, count=1) if number.match(text) else text
        item = ITEM.match(text)
        start = item.end() if item else 0
        if ABOVE.match(text[start:]) or (item and SIGNED.match(text[start:])):
            text = f"{text[:start]}\\{text[start:]}"
        yield margin + text + ("  " if rank in parted else "")


def _sign(text: str, bullet: re.Match[str] | None) -> str:
    """Return the bullet of a line, a dash being a hyphen; empty where it has none."""
    if not bullet:
        return "-" if text.startswith("- ") else ""
    sign = bullet["sign"] or bullet["letter"]
    return "-" if sign in (*_DASHES, "--") else sign


def _depths(signs: Sequence[str], margins: Sequence[int]) -> tuple[list[int], bool]:
    """Return the depth of each line among those of its margin, by the shapes of bullets: « • », then « o »; and whether
    some bullets mean something else than depth and must be kept: « ✓ », « ✗ ».
    """
    depths = [0] * len(signs)
    is_mixed = False
    for ranks in _brothers(signs, margins):
        kinds = {signs[rank] for rank in ranks}
        if len(kinds) < 2:
            continue
        is_mixed = is_mixed or not all(kind in f"{_ROUND}-o§Ø" for kind in kinds)
        above: list[str] = []
        for rank in ranks:
            above = above[: above.index(signs[rank])] if signs[rank] in above else above
            depths[rank] = len(above)
            above.append(signs[rank])
    return ([0] * len(signs) if is_mixed else depths), is_mixed


def _brothers(signs: Sequence[str], margins: Sequence[int]) -> Iterator[list[int]]:
    """Yield the ranks of the bullets of one margin, up to a line nearer to the left."""
    for margin in set(margins):
        for is_inside, ranks in groupby(range(len(signs)), key=lambda rank: margins[rank] >= margin):
            if is_inside:
                yield [rank for rank in ranks if signs[rank] and margins[rank] == margin]


def _parted(words: Sequence[str]) -> Iterator[int]:
    """Yield the ranks of the lines that must stay separate, which Markdown would run together: years, dates, quantities
    with a sign, words with a colon, lines counted one after the other; the name below a saying; three or more short
    lines, none of which continues the one above.
    """
    if len(words) > 2 and all(map(_LINE.match, words)) and not any(map(_ENDED.match, words[:-1])):
        yield from range(1, len(words))
    yield from (rank for rank, text in enumerate(words) if rank and _LARGE.match(text))
    for alike in (_GLUED_SIGN, _DATED, _LABELLED):
        yield from (rank for rank in range(1, len(words)) if all(map(alike.match, words[rank - 1 : rank + 1])))
    if len(words) > 1 and _SIGNATURE.match(words[-1]) and not BULLET.match(words[-2]):
        yield len(words) - 1
    counters = [(rank, counter) for rank, text in enumerate(words) if (counter := _COUNTER.match(text))]
    for place, (rank, second) in enumerate(counters):
        before = next(
            (rank for rank, first in counters[max(place - _NEAR, 0) : place] if _follows(first, second)), None
        )
        if before is not None:
            yield from (each for each in (before, rank) if each)


def _follows(first: re.Match[str], second: re.Match[str]) -> bool:
    """Tell whether a counter follows another of the same style."""
    label, a, b = first["label"], first["rank"].lower(), second["rank"].lower()
    if label != second["label"] or first["end"][:1] != second["end"][:1] or a.isdigit() != b.isdigit():
        return False
    if "." in a or "." in b:
        return a != b
    end = first["end"].strip(" \u00a0")
    if a.isdigit():
        return bool(label or end.isalpha() or end == ":") and int(b) == int(a) + 1
    is_next = ord(b[0]) == ord(a[0]) + 1 if len(a) == len(b) == 1 else False
    is_roman = a in NUMERALS and b in NUMERALS and NUMERALS.index(b) == NUMERALS.index(a) + 1
    is_counter = label == "(" or (end in tuple("./-\u2013") and first["rank"].isupper())
    return is_counter and (is_next or is_roman)
