"""Tells which texts may hold a mark of `marks`, `other_tools` or `leftovers`: few do, and only these are searched.

Every pattern there needs one of the signs below, one of the pairs, one of the words, or begins a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIGNS = re.compile(r"[<>#=\[\]~|{}\\`*^$\n\u00b2\u00b3\u00b9\u2074-\u2079_@&·【¬]")
_PAIRS = re.compile(r"--|\+\+|!!|\?\?\?|:[a-z:]|''|//|\+[^\W\d_]|\":|\.\.|\.[ ]\.|![^\s!]+!|……|%%|\?[a-zà-ÿœ]")
_WORDS = ("rreur", "RREUR", "rror", "oai", "turn", "able des", "ABLE DES", "ommaire", "OMMAIRE", "HYPERLINK")
OPENING = r"[:;%èð]|(?:h\d|bq|fn\d|pre|bc|p[<>=])\.|(?:[Pp]age|PAGE|p\.)[ \u00a0]\d"
"""The beginnings of a line that may hold a mark."""
_OPENING = re.compile(OPENING)


def may_hold(text: str) -> bool:
    """Tell whether a text may hold a mark."""
    return bool(_OPENING.match(text) or _SIGNS.search(text)) or next(places(text), None) is not None


def places(text: str) -> Iterator[int]:
    """Yield the places where a text may hold a mark, beginnings of lines aside."""
    for pattern in (_SIGNS, _PAIRS):
        yield from (match.start() for match in pattern.finditer(text))
    for word in _WORDS:
        place = text.find(word)
        while place >= 0:
            yield place
            place = text.find(word, place + 1)
