"""Where each word stands, and what it is worth there: BM25 over the fields of a page, computed once for all readers.

A posting is written « 3Kab »: how many pages after the one before, in base 36; what the word is worth there, from A to
Z; the passages that hold it, in base 36. A list that grows too long keeps the pages where the word is worth most: the
others would come after them in any answer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from macros.search.passages import BODY, PROJECT, Searched
from macros.search.tokens import words
from macros.text.french.lexicon import Lexicon

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


def postings(
    pages: Sequence[Searched], lexicon: Lexicon
) -> tuple[Mapping[str, Mapping[int, Posting]], Mapping[str, Counter[str]]]:
    """Return, by lemma, its posting in each page that holds it; and the forms of each lemma that pages hold."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    pages_read = [_held(page, lexicon, forms) for page in pages]
    lengths = [sum(count for _, count in counts) or 1 for _, counts in pages_read]
    means = {
        kind: _mean(length for page, length in zip(pages, lengths) if page.kind == kind)
        for kind in {page.kind for page in pages}
    }
    lemmas: dict[str, dict[int, Posting]] = defaultdict(dict)
    for rank, (page, (weights, _)) in enumerate(zip(pages, pages_read)):
        norm = 1 - SHORTER + SHORTER * lengths[rank] / means[page.kind]
        for lemma, by_passage in weights.items():
            total = sum(of_names + prose / norm for of_names, prose in by_passage.values())
            best = sorted(by_passage, key=lambda place: (-sum(by_passage[place]), place))[:SHOWN]
            lemmas[lemma][rank] = (total / (total + ENOUGH), tuple(best))
    return lemmas, forms


def _held(page: Searched, lexicon: Lexicon, forms: Mapping[str, Counter[str]]):
    """Return the weights of each word of a page in each passage, those of its prose apart; and how long each is."""
    weights: dict[str, dict[int, list[float]]] = defaultdict(dict)
    counts = []
    for place, passage in enumerate(page.passages):
        count = 0
        for boost, text in passage.searched:
            for word in words(text, lexicon):
                weight = weights[word.lemma].setdefault(place, [0.0, 0.0])
                weight[boost <= BODY] += boost * (PART if word.part else 1)
                forms[word.lemma][word.form] += 1
                count += boost == BODY
        counts.append((place, count))
    return weights, counts


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
