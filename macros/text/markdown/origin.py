"""Where what a page shows was typed in its text, and whether it was typed so: « \\*\\* » was not."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

_STRESS = frozenset("*_~^=+`")
"""Signs of bold, italics, keys…, which change meaning beside one another."""
_ENOUGH = 40
"""The first characters of a word that are enough to tell it from others."""
_HEAD = re.compile(r"\w*[^\w\s\x02]*\w*")
"""The beginning of a passage, which tells whether it was typed so; each word of code is a character that nobody
types.
"""


def is_typed(passage: str, lines: list[str], line: int) -> bool:
    """Tell a mark that was typed, near a line, from one that was meant to show: « \\*\\* » and « &lt; » are typed
    otherwise.
    """
    head = _HEAD.match(passage)
    word = head[0] if head else ""
    typed = "".join(_between(*pair) + re.escape(pair[1]) for pair in pairwise(f"*{word[:_ENOUGH]}"))
    is_alone = r"(?!\S)" if passage[len(word) : len(word) + 1].isspace() else ""
    near = lines[line_near(lines, line, passage)] if lines else ""
    text = near if word and word in near else "\n".join(lines)
    return bool(re.search(rf"(?<!\\)(?<!\\{re.escape(word[:1])}){typed}{is_alone}", text))


def _between(before: str, sign: str) -> str:
    """Return a pattern of what the text may hold between two characters of a passage and the page doesn't show: what
    opens or closes bold, italics, keys, a link.
    """
    stress = "" if {before, sign} & _STRESS else r"[*_~^=+`]*"
    return stress + ("" if "[" in (before, sign) else r"\[?")


def line_near(lines: list[str], line: int, passage: str, counts: Counter[tuple[int, str]] | None = None) -> int:
    """Return the line nearest to `line` on which a passage begins as it was typed; `line` where none does. With
    `counts` of what was placed already, to which it is added, each line is returned once for each time that it holds
    the passage.
    """
    words = passage.split()[0] if passage else ""
    counts = Counter() if counts is None else counts
    holders = [rank for rank, text in enumerate(lines) if words and words in text]
    others = [rank for rank in holders if lines[rank].count(words) > counts[rank, words]]
    near = min(others or holders, key=lambda rank: abs(rank - line), default=line)
    counts[near, words] += 1
    return near
