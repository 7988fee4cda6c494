"""Where each word stands, and what it is worth there: BM25 over the fields of a page, computed once for all readers.

A posting is written « 3Kab »: how many pages after the one before, in base 36; what the word is worth there, from A to
Z; the passages that hold it, in base 36. A list that grows too long keeps the pages where the word is worth most: the
others would come after them in any answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from macros.search.passages import BODY, PROJECT, Searched
from macros.search.tokens import words
from macros.text.french.lexicon import Lexicon
from macros.text.memory import Memory

ENOUGH = 2.5
"""The weight of a word from which more of the same adds little."""

SHORTER = 0.4
"""How much shorter pages are preferred among those that say a word as often."""

PART = 0.5
"""What a word is worth within a compound."""

MOST = 1500
"""Pages kept for a word, at most."""

SHOWN = 6
"""Passages of a page kept for a word, at most."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

Posting = tuple[float, tuple[int, ...]]
"""What a word is worth in a page, from 0 to 1, and the passages that hold it, the likeliest first."""


Worth = tuple[float, float, tuple[int, ...]]
"""What a word weighs in a page, in its names then in its prose; the passages that hold it, the likeliest first."""


def postings(
    pages: Sequence[Searched], french: Callable[[], Lexicon], memory: Memory
) -> tuple[Mapping[str, Mapping[int, Posting]], Mapping[str, Iterable[str]]]:
    """Return, by lemma, its posting in each page that holds it; and the forms of each lemma that pages hold."""
    texts = [tuple(passage.searched for passage in page.passages) for page in pages]
    memory.prepare(page_words, [((page_texts,), {"french": french}) for page_texts in texts])
    readings = [memory.of(page_words, page_texts, french=french) for page_texts in texts]
    means = {
        kind: _mean(length for page, (_, _, length) in zip(pages, readings) if page.kind == kind)
        for kind in {page.kind for page in pages}
    }
    lemmas: dict[str, dict[int, Posting]] = defaultdict(dict)
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    for rank, (page, (worths, spelt, length)) in enumerate(zip(pages, readings)):
        norm = 1 - SHORTER + SHORTER * length / means[page.kind]
        for lemma, (of_names, prose, places) in worths.items():
            total = of_names + prose / norm
            lemmas[lemma][rank] = (total / (total + ENOUGH), places)
        for lemma, form in spelt:
            forms[lemma][form] = None
    return lemmas, forms


def page_words(
    passages: Sequence[Sequence[tuple[float, str]]], french: Callable[[], Lexicon]
) -> tuple[Mapping[str, Worth], Sequence[tuple[str, str]], int]:
    """Return what each word of a page weighs, by lemma; the forms of the lemmas; the words of its prose, one at least.

    A page is given by the texts of its passages, each with what it is worth.
    """
    lexicon = french()
    weights: dict[str, dict[int, list[float]]] = defaultdict(dict)
    forms: dict[tuple[str, str], None] = {}
    length = 0
    for place, texts in enumerate(passages):
        for boost, text in texts:
            for word in words(text, lexicon):
                weight = weights[word.lemma].setdefault(place, [0.0, 0.0])
                weight[boost <= BODY] += boost * (PART if word.part else 1)
                forms[word.lemma, word.form] = None
                length += boost == BODY
    return {lemma: _worth(by_passage) for lemma, by_passage in weights.items()}, tuple(forms), length or 1


def _worth(by_passage: Mapping[int, Sequence[float]]) -> Worth:
    of_names, prose = (sum(weight) for weight in zip(*by_passage.values()))
    return of_names, prose, tuple(sorted(by_passage, key=lambda place: (-sum(by_passage[place]), place))[:SHOWN])


def _mean(numbers: Iterable[float]) -> float:
    values = list(numbers)
    return sum(values) / len(values)


def projects_among(ranks: Iterable[int], pages: Sequence[Searched]) -> int:
    """Return how many of some pages are projects."""
    return sum(pages[rank].kind == PROJECT for rank in ranks)


def written(posting_by_page: Mapping[int, Posting]) -> str:
    """Return postings as text."""
    ranks = sorted(sorted(posting_by_page, key=lambda rank: (-posting_by_page[rank][0], rank))[:MOST])
    texts = []
    for rank, before in zip(ranks, (0, *ranks)):
        worth, places = posting_by_page[rank]
        letter = chr(ord("A") + min(25, round(worth * 25)))
        texts.append(_number(rank - before) + letter + "".join(_DIGITS[place] for place in places if place < 36))
    return " ".join(texts)


def _number(value: int) -> str:
    return (_number(value // 36) if value >= 36 else "") + _DIGITS[value % 36]
