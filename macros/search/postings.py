"""The pages that hold each word, and what the word is worth there: BM25 over the fields of a page, computed once for
all readers.

A posting is written « 3K »: the distance from the page before, in base 36, then what the word is worth, from A to Z. A
list that grows too long keeps the pages where the word is worth most: the others would come after them in any answer.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from string import ascii_uppercase

from macros.search.passages import BODY, PROJECT, Searched
from macros.search.tokens import words
from macros.text.french.lexicon import Lexicon
from macros.text.memory import Memory

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

PageWords = tuple[str, bytes, str, int]
"""The words of a page, in few objects, to save memory: its lemmas, line by line; what each weighs in names, then in
prose; each form after its lemma; the number of words of its prose, one at least.
"""


class Postings:
    """The pages that hold a word, in order, and what it is worth in each, from 0 to 1. Compact: a large site has
    millions.
    """

    def __init__(self) -> None:
        self.ranks = array("L")
        self.worths = array("d")

    def add(self, rank: int, worth: float) -> None:
        """Add a page."""
        self.ranks.append(rank)
        self.worths.append(worth)

    def __len__(self) -> int:
        """Return how many pages hold the word."""
        return len(self.ranks)

    def written(self) -> str:
        """Return them as text."""
        kept: Iterable[int] = range(len(self))
        if len(self) > MOST:
            kept = sorted(sorted(kept, key=lambda place: (-self.worths[place], place))[:MOST])
        before, texts = 0, []
        for place in kept:
            rank = self.ranks[place]
            texts.append(_number(rank - before) + _LETTERS[min(25, round(self.worths[place] * 25))])
            before = rank
        return " ".join(texts)


def filed(ranks: Iterable[int]) -> Postings:
    """Return postings in which each of some pages counts fully."""
    postings = Postings()
    for rank in ranks:
        postings.add(rank, 1.0)
    return postings


def postings(
    pages: Sequence[Searched], french: Callable[[], Lexicon], memory: Memory
) -> tuple[Mapping[str, Postings], Mapping[str, Iterable[str]]]:
    """Return the postings of each lemma, and the forms in which pages hold it."""
    texts = [tuple(passage.searched for passage in page.passages) for page in pages]
    memory.prepare(page_words, [((page_texts,), {"french": french}) for page_texts in texts])
    readings = [memory.of(page_words, page_texts, french=french) for page_texts in texts]
    means = {
        kind: _mean(words[-1] for page, words in zip(pages, readings) if page.kind == kind)
        for kind in {page.kind for page in pages}
    }
    lemmas: dict[str, Postings] = defaultdict(Postings)
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    for rank, (page, (page_lemmas, weights, page_forms, length)) in enumerate(zip(pages, readings)):
        norm = 1 - SHORTER + SHORTER * length / means[page.kind]
        pairs = iter(array("d", weights))
        for lemma, of_names, prose in zip(page_lemmas.split("\n"), pairs, pairs):
            total = of_names + prose / norm
            lemmas[lemma].add(rank, total / (total + ENOUGH))
        for pair in page_forms.split("\n") if page_forms else ():
            lemma, _, form = pair.partition("\t")
            forms[lemma][form] = None
    return lemmas, forms


def page_words(passages: Sequence[Sequence[tuple[float, str]]], french: Callable[[], Lexicon]) -> PageWords:
    """Return the words of a page, given by the texts of its passages, each with what it is worth."""
    lexicon = french()
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    forms: dict[tuple[str, str], None] = {}
    length = 0
    for boost, text in chain.from_iterable(passages):
        for word in words(text, lexicon):
            weights[word.lemma][boost <= BODY] += boost * (PART if word.part else 1)
            forms[word.lemma, word.form] = None
            length += boost == BODY
    worths = array("d", chain.from_iterable(weights.values()))
    return "\n".join(weights), worths.tobytes(), "\n".join(map("\t".join, forms)), length or 1


def _mean(numbers: Iterable[float]) -> float:
    values = list(numbers)
    return sum(values) / len(values)


def projects_among(ranks: Iterable[int], pages: Sequence[Searched]) -> int:
    """Return how many of some pages are projects."""
    return sum(pages[rank].kind == PROJECT for rank in ranks)


@cache
def _number(value: int) -> str:
    return (_number(value // 36) if value >= 36 else "") + _DIGITS[value % 36]
