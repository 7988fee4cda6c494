"""The pages that hold each word, and what the word is worth there: BM25 over the fields of a page, computed once for
all readers.

A posting is written « 3K »: the distance from the page before, in base 36, then what the word is worth, from A to Z. A
list that grows too long keeps the pages where the word is worth most: the others would come after them in any answer.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from string import ascii_uppercase

from macros.search.passages import BODY, Searched
from macros.search.tokens import words
from macros.text.french.lexicon import Lexicon

ENOUGH = 2.5
"""BM25's saturation: once a word weighs this much in a page, saying it again adds little."""

SHORTER = 0.4
"""BM25's length factor: how much shorter pages are preferred among those that say a word as often."""

PART = 0.5
"""What a word is worth within a compound."""

MOST = 1500
"""Pages kept for a word, at most."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LETTERS = ascii_uppercase
_LEVELS = len(_LETTERS)

PageWords = tuple[Mapping[tuple[float, float], str], str, int]
"""The words of a page, in few objects, to save memory: its lemmas, line by line, by what they weigh in names, then in
prose; each form after its lemma; the number of words of its prose, one at least.
"""


class Postings:
    """The pages that hold a word, in order, and what it is worth in each. Compact: a large site has millions."""

    def __init__(self, places: Iterable[int] = ()) -> None:
        self.places = array("L", places)
        """A number for each page, which tells its rank and the worth of the word there, as `place` makes it."""

    def __len__(self) -> int:
        """Return how many pages hold the word."""
        return len(self.places)

    def among(self, first: int) -> int:
        """Return how many of the first pages hold the word."""
        return bisect_left(self.places, place(first, 0))

    def written(self) -> str:
        """Return them as text."""
        kept: Iterable[int] = self.places
        if len(self) > MOST:
            kept = sorted(sorted(kept, key=lambda place: (-(place % _LEVELS), place))[:MOST])
        before, texts = 0, []
        for number in kept:
            rank = number // _LEVELS
            texts.append(_number(rank - before) + _LETTERS[number - rank * _LEVELS])
            before = rank
        return " ".join(texts)


def place(rank: int, worth: float) -> int:
    """Return the number that tells a page and what a word is worth there, from 0 to 1."""
    return rank * _LEVELS + min(_LEVELS - 1, round(worth * (_LEVELS - 1)))


def filed(ranks: Iterable[int]) -> Postings:
    """Return postings in which each of some pages counts fully."""
    return Postings(place(rank, 1.0) for rank in ranks)


def postings(
    pages: Sequence[Searched], readings: Sequence[PageWords]
) -> tuple[Mapping[str, Postings], Mapping[str, Sequence[str]]]:
    """Return the postings of each lemma, and the forms in which pages hold it; `readings` are their words."""
    lengths: dict[str, list[int]] = defaultdict(list)
    for page, (*_, length) in zip(pages, readings):
        lengths[page.kind].append(length)
    means = {kind: sum(values) / len(values) for kind, values in lengths.items()}
    lemmas: dict[str, Postings] = defaultdict(Postings)
    pairs: dict[str, None] = {}
    for rank, (page, (page_lemmas, page_forms, length)) in enumerate(zip(pages, readings)):
        norm = 1 - SHORTER + SHORTER * length / means[page.kind]
        for (of_names, prose), alike in page_lemmas.items():
            total = of_names + prose / norm
            number = place(rank, total / (total + ENOUGH))
            for lemma in alike.split("\n"):
                lemmas[lemma].places.append(number)
        pairs |= dict.fromkeys(page_forms.split("\n"))
    forms: dict[str, list[str]] = defaultdict(list)
    for lemma, _, form in (pair.partition("\t") for pair in pairs if pair):
        forms[lemma].append(form)
    return lemmas, forms


def page_words(passages: Iterable[Sequence[tuple[float, str]]], lexicon: Lexicon) -> PageWords:
    """Return the words of a page, given by the texts of its passages, each with what it is worth."""
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    forms: dict[tuple[str, str], None] = {}
    length = 0
    for boost, text in chain.from_iterable(passages):
        for word in words(text, lexicon):
            weights[word.lemma][boost <= BODY] += boost * (PART if word.part else 1)
            forms[word.lemma, word.form] = None
            length += boost == BODY
    alike: dict[tuple[float, float], list[str]] = defaultdict(list)
    for lemma, (of_names, prose) in weights.items():
        alike[of_names, prose].append(lemma)
    return {pair: "\n".join(lemmas) for pair, lemmas in alike.items()}, "\n".join(map("\t".join, forms)), length or 1


@cache
def _number(value: int) -> str:
    return (_number(value // 36) if value >= 36 else "") + _DIGITS[value % 36]
