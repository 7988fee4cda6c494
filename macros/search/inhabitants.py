"""How the people of a place are called, by the words of French that begin as its name does: « nantais » of Nantes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
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


Peoples = dict[str, list[str]]
"""The words of French that say of a place, by how its name begins."""


def peoples(french: Callable[[], Lexicon]) -> Peoples:
    """Return all such words."""
    lexicon = french()
    by_stem: Peoples = {}
    for word in chain(lexicon.forms, lexicon.others):
        most = COMMON if lexicon.may_be(word, ADJECTIVE) else RARE
        end = _ENDING.search(plain(word)) if lexicon.frequency.get(word, 0) < most and word.isalpha() else None
        if end and end.start() >= SHORTEST:
            by_stem.setdefault(_stem(plain(word)[: end.start()]), []).append(word)
    return by_stem


def inhabitants(places: Iterable[str], among: Peoples) -> Iterator[str]:
    """Yield what is said of places, in both genders."""
    for place in places:
        for word in among.get(_stem(plain(place)), ()) if len(plain(place)) >= SHORTEST else ():
            yield from (word, _FEMININE.sub("nn", word) + "e")


def _stem(begun: str) -> str:
    """Return the letters that a place and its people share."""
    return _TWICE.sub(r"\1", _MUTE.sub("", begun))
