"""How the people of a place are called, by the words of French that begin as its name does: « nantais » of Nantes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from macros.search.tokens import plain
from macros.text.french.lexicon import ADJECTIVE, Lexicon

SHORTEST = 4
"""Letters of a place, at least, with which the word begins."""

RARE, COMMON = 2.5, 4.4
"""How common such a noun may be, and such an adjective: « bourgeois » is not said of Bourges."""

_ENDING = re.compile("(?:e?ois|ais|ien|een|ain|in|an|on)$")
_MUTE = re.compile("i?e?s?$")
_TWICE = re.compile(r"([a-z])\1$")
_FEMININE = re.compile("(?<=[ieao])n$")


class Inhabitants:
    """The words of French that say of a place, by how they begin."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._by_stem: dict[str, list[str]] = defaultdict(list)
        for word in chain(lexicon.forms, lexicon.others):
            most = COMMON if lexicon.may_be(word, ADJECTIVE) else RARE
            end = _ENDING.search(plain(word)) if lexicon.frequency.get(word, 0) < most and word.isalpha() else None
            if end and end.start() >= SHORTEST:
                self._by_stem[_stem(plain(word)[: end.start()])].append(word)

    def of(self, places: Iterable[str]) -> Iterator[str]:
        """Yield what is said of places, in both genders."""
        for place in places:
            for word in self._by_stem.get(_stem(plain(place)), ()) if len(plain(place)) >= SHORTEST else ():
                yield from (word, _FEMININE.sub("nn", word) + "e")


def _stem(begun: str) -> str:
    """Return the letters that a place and its people share."""
    return _TWICE.sub(r"\1", _MUTE.sub("", begun))
