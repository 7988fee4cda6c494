"""The words of a manuscript as Markdown shows them: signs that it would read are escaped, spaces are plain."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.contributing.manuscripts.manuscript import LOST_REFERENCE
from macros.text.markdown.bullets import SIGNS

_SPACES = re.compile(r"[ \u00a0\u2000-\u200a\u202f\u3000]+")
_RANK = re.compile(r"\ue000(\d+)\ue001")
_INVISIBLE = re.compile(rf"[\u00ad\u200b\u200c\u200d\u2060\ufeff]|{_RANK.pattern}")
_READ = re.compile(
    r"[*`\[\]\\]|(?<!\w)_|_(?!\w)|~(?=~)|(?<=~)~|\^(?=[^\s^]+\^)|(?<==)=|=(?==)|\+(?=\+)|(?<=\+)\+|~(?=[^\s~]+~)|<(?=[A-Za-z/!?])"
)
_FIRST = re.compile(r"(?:#+(?=\s)|>|[+-](?=\s)|:(?=\s)|[!?]{3})")
_WINGDINGS = "\uf0b7\uf0a7\uf0d8\uf0fc"
_BULLET = re.compile(rf"\t*(?:([{SIGNS}{_WINGDINGS}])[ \t]*|(\\\*|[-–—]|[-=]+>)[ \t]+|(o)\t+)(?=\S)")
"""« * » comes escaped: alone, it opens words in italics."""
_NUMBER = re.compile(r"\t*(\d{1,2})[.)][ ]*\t+(?=\S)|\t*(\d{1,2})[.)] +(?=\S)")


@dataclass(frozen=True)
class Mark:
    """What was typed by hand to open an item: its sign, empty for a number; the words after it."""

    sign: str
    number: int
    words: str


def rank_mark(number: int) -> str:
    """Return the hidden mark of a number, which no text shows."""
    return f"\ue000{number}\ue001"


def rank_of(text: str) -> int | None:
    """Return the number that a hidden mark gives a text, if it begins by one."""
    match = _RANK.match(text)
    return int(match[1]) if match else None


def plain(text: str) -> str:
    """Return a text without the spaces and signs that word processors hide in it; tabs stay, line breaks are spaces."""
    text = LOST_REFERENCE.sub("", _INVISIBLE.sub("", text.replace("\u2011", "-")))
    return _SPACES.sub(" ", text.replace("\n", " "))


def escaped(text: str) -> str:
    """Return a text whose signs Markdown shows as they are."""
    return _READ.sub(lambda sign: "&lt;" if sign[0] == "<" else f"\\{sign[0]}", text)


def begun(line: str) -> str:
    """Return a line that begins a block, its first sign escaped where it would open something else."""
    return f"\\{line}" if _FIRST.match(line) else line


def tidy(text: str) -> str:
    """Return a line without tabs nor double spaces."""
    return re.sub(r"[ \t]+", " ", text).strip()


def mark(line: str) -> Mark | None:
    """Return what opens an item typed by hand, « •\ttext », « - text », « 1) text »; None for any other line."""
    if bullet := _BULLET.match(line):
        return Mark((bullet[1] or bullet[2] or bullet[3]).lstrip("\\"), 0, tidy(line[bullet.end() :]))
    if number := _NUMBER.match(line):
        return Mark("", int(number[1] or number[2]), tidy(line[number.end() :]))
    return None
