"""The text of a page as one string, and back: rules then see past tags without ever touching one.

Each tag becomes one sign: INLINE where the line goes on, BLOCK where it stops, WORD for what stands in the line as it
is (code, a time, a picture). Scripts, comments and sealed elements are set aside whole, as are addresses and foreign
expressions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

INLINE, BLOCK, WORD, ADDRESS = "\0", "\1", "\2", "\3"
"""Signs that no HTML page may hold; ADDRESS is a web or e-mail address in the text, or a foreign expression, and reads
like a word."""

_NAMES = "a abbr b bdi bdo cite data del dfn em font i ins label mark q s small span strong sub sup u var wbr"
_KINDS = {
    **{name: INLINE for tag in _NAMES.split() for name in (tag, f"/{tag}")},
    **dict.fromkeys(("img", "input", "svg", "/svg", "code", "kbd", "samp", "time", "math"), WORD),
}
"""What each tag does to the line; any other stops it."""

_SEALED = frozenset(("code", "pre", "kbd", "samp", "time", "math"))
_SEAL = 'translate="no"'
_FOREIGN = re.compile(r'lang="(?!fr\b)(?<=\slang=")')

_REST = r"""|(?:script|style|textarea)\b.*?</(?:script|style|textarea)\s*>|!--.*?-->|![^>]*>))"""
_NAME = r"""(<(?:(/?(?!script|style|textarea)[A-Za-z][\w-]*+)"""
_TAG = re.compile(_NAME + r"[^>]*+>" + _REST, re.DOTALL)
_QUOTING_TAG = re.compile(_NAME + r"""[^>"']*+(?:(?:"[^"]*+"|'[^']*+')[^>"']*+)*+>""" + _REST, re.DOTALL)
"""The second tells a « > » inside an attribute; a quarter slower, it is for the pages where the first left quotes
behind."""

_ADDRESS_SIGNS = tuple(map(re.compile, (":(?=//)", r"w(?=ww\.)", "@")))
_ADDRESS_ENDS = frozenset(' \n\t\r\u00a0\u202f<>«»“”"()' + INLINE + BLOCK + WORD)

Found = tuple[int, int, str]
"""Where something stands in a text, from and to, and the HTML to print there."""


@dataclass(frozen=True)
class Sheet:
    """A page cut in two: `text`, where a sign stands for each of `tags`."""

    text: str
    tags: Sequence[str]

    def tags_before(self, text: str, places: Iterable[int]) -> Iterator[str]:
        """Yield the tag that comes before each of `places` in `text`, this page's with the same signs; places go up."""
        rank = done = 0
        for place in places:
            rank += sum(text.count(sign, done, place) for sign in (INLINE, BLOCK, WORD))
            done = place
            yield self.tags[rank - 1] if rank else ""

    def html(self, text: str) -> str:
        """Return the page with `text`, the same signs in the same order, in place of its own."""
        pieces = [""] * (2 * len(self.tags) + 1)
        pieces[::2] = text.replace(INLINE, BLOCK).replace(WORD, BLOCK).split(BLOCK)
        pieces[1::2] = self.tags
        return "".join(pieces)


def sheet(html: str) -> Sheet | None:
    """Return a page cut into text and tags, or None for what is no HTML: it holds one of our signs."""
    if any(sign in html for sign in (INLINE, BLOCK, WORD, ADDRESS)):
        return None
    pieces = _TAG.split(html)
    left = "".join(pieces[::3])
    if ">" in left and ('"' in left or "'" in left):
        pieces = _QUOTING_TAG.split(html)
    texts, tags, names = pieces[::3], pieces[1::3], pieces[2::3]
    signs = list(map(_KINDS.get, names, repeat(BLOCK)))
    for first, last in _sealed(html, texts, tags, names):
        inner = zip(tags[first:last], texts[first + 1 : last + 1])
        tags[first : last + 1] = ["".join(piece for pair in inner for piece in pair) + tags[last]]
        texts[first + 1 : last + 1] = []
        signs[first : last + 1] = [BLOCK if signs[first] == BLOCK else WORD]
    woven = [""] * (2 * len(tags) + 1)
    woven[::2] = texts
    woven[1::2] = signs
    return Sheet("".join(woven), tags)


def _sealed(html: str, texts: Sequence[str], tags: Sequence[str], names: Sequence[str]) -> list[tuple[int, int]]:
    """Return the first and last tag of every element to leave alone, the last element first.

    They are code, times, what is marked `translate="no"`, what is in another language, and the labels of a drawing that
    hold no letter: figures of a chart, which are data.
    """
    known = set(names)
    starts = {rank for rank, name in enumerate(names) if name in _SEALED} if _SEALED & known else set()
    if _SEAL in html or _FOREIGN.search(html):
        starts.update(rank for rank, tag in enumerate(tags) if names[rank] and (_SEAL in tag or _FOREIGN.search(tag)))
    if "text" in known:
        labels = ((rank, _end(names, rank)) for rank, name in enumerate(names) if name == "text")
        starts.update(
            first
            for first, last in labels
            if not any(sign.isalpha() for text in texts[first + 1 : last + 1] for sign in text)
        )
    found: list[tuple[int, int]] = []
    for first in sorted(starts):
        last = _end(names, first)
        if last > first and (not found or first > found[-1][1]):
            found.append((first, last))
    return found[::-1]


def _end(names: Sequence[str], first: int) -> int:
    """Return the rank of the tag that closes the one of rank `first`; `first` itself where nothing does."""
    depth = 0
    for rank in range(first, len(names)):
        depth += (names[rank] == names[first]) - (names[rank] == f"/{names[first]}")
        if depth == 0:
            return rank
    return first


def set_aside(text: str, found: Iterable[Found]) -> tuple[str, list[str]]:
    """Return `text` with ADDRESS in place of each of `found`, and what to put back there, in order.

    Where two overlap, the first wins; the longer of two that begin together.
    """
    pieces, kept, done = [], [], 0
    for start, end, html in sorted(found, key=lambda item: (item[0], -item[1])):
        if start >= done:
            pieces += (text[done:start], ADDRESS)
            kept.append(html)
            done = end
    return ("".join(pieces) + text[done:], kept) if kept else (text, kept)


def put_back(text: str, kept: Sequence[str]) -> str:
    """Return `text` with each piece set aside back in its place."""
    if not kept:
        return text
    first, *others = text.split(ADDRESS)
    return first + "".join(html + other for html, other in zip(kept, others))


def addresses(text: str) -> Iterator[Found]:
    """Yield each web or e-mail address of `text`."""
    places = sorted(match.start() for sign in _ADDRESS_SIGNS for match in sign.finditer(text))
    done = 0
    for place in places:
        if place < done:
            continue
        start = end = place
        while start > done and text[start - 1] not in _ADDRESS_ENDS:
            start -= 1
        while end < len(text) and text[end] not in _ADDRESS_ENDS:
            end += 1
        while text[end - 1] in ".,;:!?…":
            end -= 1
        if end > place:
            yield start, end, text[start:end]
            done = end
