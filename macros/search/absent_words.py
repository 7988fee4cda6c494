"""The French words that no page holds: how common they are, and which words of the pages may stand for them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from itertools import groupby

from macros.search.shards import DEEPEST, FREQUENCIES, Cells, Item, gathered, padded
from macros.search.tokens import plain
from macros.text.french.lexicon import NOUN, Lexicon

KNOWN = 0.6
"""The frequency from which a French word that no page holds is taken for a word, and no longer for a slip."""

BESIDE = 2
"""The highest level of a word that no page holds and that is no noun: « vieillissantes » qualifies a subject, and is
none.
"""

AGAIN = re.compile("des(?=[aeiouy].{4})|(?:re|ré|de|dé)(?=.{5})")
"""The prefixes of words that say that something is done again, or undone."""

STAND_INS = 4
"""The words of the pages that may stand for an absent one, at most."""


def participles(kin: Mapping[str, Iterable[str]], lexicon: Lexicon) -> Iterator[Item]:
    """Yield the past participles that no page holds, as forms of their verb. `kin` gives the words of the pages, each
    with its kin.
    """
    for lemma, relatives in kin.items():
        for other in relatives:
            if other not in kin and lemma in lexicon.verbs_of(other):
                yield from ((plain(form), "renvois", lemma) for form in lexicon.forms_of(other))


def stand_ins(kin: Mapping[str, Iterable[str]], lexicon: Lexicon) -> Mapping[str, str]:
    """Return, for each absent word, the words of the pages that may stand for it, each with how near it is: words of
    the same family, or else the nearest in meaning. The words of the pages are given, each with its kin.
    """
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for lemma, relatives in kin.items():
        for other in relatives:
            near[other][lemma] = 1
    for word in lexicon.others:
        if (again := AGAIN.match(word)) and word[again.end() :] in kin:
            near[word][word[again.end() :]] = 1
    nearest = {
        word: nearest_words(others, kin)
        for word, others in {**lexicon.synonyms, **near}.items()
        if word not in kin and not lexicon.is_empty(lexicon.reading(word))
    }
    return {word: others for word, others in nearest.items() if others}


def nearest_words(others: Mapping[str, float], lemmas: Container[str]) -> str:
    """Return those words of the pages that are nearest, each with how near it is, from 1 to 10."""
    near = [(other, nearness) for other, nearness in others.items() if nearness and other in lemmas]
    nearest = sorted(near, key=lambda other: (-other[1], other))[:STAND_INS]
    return " ".join(f"{other} {round(10 * nearness)}" for other, nearness in nearest)


def standing_in(absent: Mapping[str, str], lexicon: Lexicon) -> Iterator[Item]:
    """Yield the forms of absent words, grouped by their beginning, with the words that may stand for them."""
    for word, near in sorted(absent.items()):
        for begun, forms in groupby(sorted(lexicon.forms_of(word)), key=lambda form: padded(plain(form))[:DEEPEST]):
            yield begun, "proches", [" ".join(forms), near]


def common_words(french: Callable[[], Lexicon]) -> dict[str, int]:
    """Return the French forms that are no slips, in plain letters, each with how common it is, 0 for the commonest."""
    lexicon = french()
    levels: dict[str, int] = {}
    for form in lexicon.readings:
        frequency = max(lexicon.frequency[reading.lemma] for reading in lexicon.readings[form])
        if frequency >= KNOWN:
            level = next(rank for rank, least in enumerate(FREQUENCIES) if frequency >= least)
            word = plain(form)
            own = level if lexicon.may_be(form, NOUN) else min(level, BESIDE)
            levels[word] = min(own, levels.get(word, own))
    for word in map(plain, lexicon.others):
        levels.setdefault(word, len(FREQUENCIES) - 1)
    return levels


def common_cells(french: Callable[[], Lexicon]) -> Cells:
    """Return those forms as the index holds them, all of them."""
    return gathered((word, "autres", level) for word, level in common_words(french).items())


def without(common: Cells, shown: Iterable[str]) -> Cells:
    """Return common words but for those that pages hold, `shown` in plain letters."""
    begun: dict[str, set[str]] = defaultdict(set)
    for word in shown:
        begun[padded(word)[:DEEPEST]].add(word)
    cells = dict(common)
    for name, words in begun.items():
        if name in cells:
            levels = [" ".join(word for word in level.split() if word not in words) for level in cells[name][2]]
            cells[name] = sum(len(level) + 1 for level in levels if level), (), levels
    return cells
