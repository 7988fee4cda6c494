"""Finds the items that continue the list above, whatever their margin: « a) », « b) », then a « c) » further right.

Nobody begins a list by its second item: a counter that follows the last one of the list above belongs to that list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

NUMERALS = ("", *"i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split())

_ITEM = re.compile(r"(?P<margin> *)(?:(?P<rank>\d{1,3}|[A-Za-z]|[ivx]{2,5})(?P<end>[.)])|[-*+])[ \t]+(?=\S)")


def aligned(lines: Sequence[str]) -> list[str]:
    """Return lines where each item that continues the list above is moved to the margin of that list."""
    lists: list[re.Match[str]] = []
    result = []
    after_blank = True
    for line in lines:
        item = _ITEM.match(line)
        margin = len(line) - len(line.lstrip(" "))
        while lists and line.strip() and (item or after_blank) and margin < len(lists[-1]["margin"]) + (not item):
            lists.pop()
        after_blank = not line.strip()
        if item and item["rank"]:
            above = lists.pop() if lists and (len(lists[-1]["margin"]) == margin or _follows(lists[-1], item)) else item
            line = above["margin"] + line[margin:]
            lists += filter(None, [_ITEM.match(line)])
        result.append(line)
    return result


def _follows(first: re.Match[str], second: re.Match[str]) -> bool:
    """Tell whether an item follows another of the same style."""
    a, b = first["rank"], second["rank"]
    if first["end"] != second["end"] or a.isdigit() != b.isdigit() or a.islower() != b.islower():
        return False
    if a.isdigit():
        return int(b) == int(a) + 1
    is_roman = a in NUMERALS and b in NUMERALS and NUMERALS.index(b) == NUMERALS.index(a) + 1
    return is_roman or (len(a) == len(b) == 1 and ord(b) == ord(a) + 1)
