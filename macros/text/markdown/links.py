"""The links of a Markdown text and the anchors of its headings, as MkDocs will read them; code and comments hold
none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_FENCED = re.compile(r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^(?P=fence)[ ]*$", re.M | re.S)
_SPAN = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ ]*\n).)+?(?<!`)(?P=ticks)(?!`)", re.S)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_CONTAINER = re.compile(r"(?:[-*+]|\d+\.)\s|!!!|\?\?\?|\[\^[^\]]+\]:")
_TARGET = re.compile(r"\]\(\s*(?:<([^>\n]*)>|((?:[^\s()<>]|\([^\s()]*\))*))(?:\s+(?:\"([^\"\n]*)\"|'([^'\n]*)')\s*\))?")
_BRACKET = re.compile(r"(?<!\\)[\[\]]|\n[ \t]*\n")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]^][^\]]*\]:\s*<?(\S+?)>?(?:\s|$)", re.M)
_HEADING = re.compile(r"^#{1,6}[ \t]*(.+?)[ \t]*#*[ \t]*$|^(\S.*)\n(?:=+|-+)[ \t]*$", re.M)
_LINKED = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_NOTE = re.compile(r"^\[\^([^\]]+)\]:", re.M)
_IDENTIFIED = re.compile(r"""<[^<>]*\s(?:id|name)=["']([^"'<>]+)["']""")


@dataclass(frozen=True)
class Link:
    """A link or an image of a text: the rank of its line from 0, what it leads to as written, whether it is an image,
    and the words between quotes after its address.
    """

    line: int
    target: str
    image: bool
    title: str = ""


def links(text: str) -> Iterator[Link]:
    """Yield the links and images of a text, references included, those in code or comments left out."""
    if "](" not in text and "]:" not in text:
        return
    prose = without_code(text)
    pairs = _brackets(prose)
    for match in _TARGET.finditer(prose):
        opening = pairs.get(match.start())
        if opening is not None:
            image = opening > 0 and prose[opening - 1] == "!"
            yield Link(
                prose.count("\n", 0, match.start()),
                match[1] if match[1] is not None else match[2],
                image,
                match[3] or match[4] or "",
            )
    for match in _DEFINITION.finditer(prose):
        yield Link(prose.count("\n", 0, match.start()), match[1], False)


def anchors(text: str) -> frozenset[str]:
    """Return the anchors of a text: its headings', its notes', those it writes in HTML."""
    found: set[str] = set()
    bare = _without_comments(_indented(_FENCED.sub(_blank, text)))
    for match in _HEADING.finditer(bare):
        title = _LINKED.sub(r"\1", match[1] or match[2])
        plain = re.sub(r"[*`\\]|(?<!\w)_+|_+(?!\w)", "", title)
        found.add(_unique(slug(plain), found))
    notes = _NOTE.findall(bare)
    return frozenset(
        (*found, *(f"{kind}:{note}" for note in notes for kind in ("fn", "fnref")), *_IDENTIFIED.findall(bare))
    )


def slug(title: str) -> str:
    """Return the anchor that Markdown makes of a heading: « Résultats attendus » → « resultats-attendus »."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def without_code(text: str) -> str:
    """Return a text of the same length and lines, its code (fenced, indented or between backticks) and comments
    blank.
    """
    return _without_comments(_SPAN.sub(_blank, _indented(_FENCED.sub(_blank, text))))


def _without_comments(text: str) -> str:
    """Blank the comments; what follows the last closing mark holds none, and is not searched again at each opening."""
    last = text.rfind("-->") + 3
    return _COMMENT.sub(_blank, text[:last]) + text[last:]


def _unique(anchor: str, taken: set[str]) -> str:
    rank = 0
    while (f"{anchor}_{rank}" if rank else anchor) in taken or not (anchor or rank):
        rank += 1
    return f"{anchor}_{rank}" if rank else anchor


def _brackets(text: str) -> dict[int, int]:
    """Return the place of the bracket that each closing one closes, in the same paragraph; in one pass."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] == "[":
            waiting.append(match.start())
        elif match[0] == "]" and waiting:
            pairs[match.start()] = waiting.pop()
        elif match[0] != "]":
            waiting.clear()
    return pairs


def _indented(text: str) -> str:
    """Blank the lines that Markdown reads as code for their indent: deeper than the list or the note they stand in."""
    if "\n    " not in text and "\t" not in text and not text.startswith("    "):
        return text
    kept = []
    depth, after_blank, code = 0, True, False
    for line in text.split("\n"):
        words = line.lstrip(" \t")
        if not words:
            after_blank = True
            kept.append(line)
            continue
        level = len(line[: len(line) - len(words)].expandtabs(4)) // 4
        code = level > depth and (after_blank or code)
        if not code:
            depth = min(level, depth) if after_blank or level < depth else depth
            if _CONTAINER.match(words):
                depth = min(level, depth) + 1
        kept.append(" " * len(line) if code else line)
        after_blank = False
    return "\n".join(kept)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
