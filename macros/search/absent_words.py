"""The French words that no page holds: how common they are, and which words of the pages may stand for them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from macros.search.shards import DEEPEST, FREQUENCIES, Item, padded
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


def participles(lemmas: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Item]:
    """Yield the past participles that no page holds, as forms of their verb."""
    for lemma in lemmas:
        for other in sorted(lexicon.kin(lemma)):
            if other not in lemmas and lemma in lexicon.verbs_of(other):
                yield from ((plain(form), "renvois", lemma) for form in lexicon.forms_of(other))


def stand_ins(lemmas: Mapping[str, Any], lexicon: Lexicon) -> Mapping[str, str]:
    """Return, for each absent word, the words of the pages that may stand for it, each with how near it is: words of
    the same family, or else the nearest in meaning.
    """
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for lemma in lemmas:
        for other in lexicon.kin(lemma):
            near[other][lemma] = 1
    for word in lexicon.others:
        if (again := AGAIN.match(word)) and word[again.end() :] in lemmas:
            near[word][word[again.end() :]] = 1
    near = {
        word: {other: nearness for other, nearness in others.items() if nearness and other in lemmas}
        for word, others in {**lexicon.synonyms, **near}.items()
        if word not in lemmas and not lexicon.is_empty(lexicon.reading(word))
    }
    nearest = {
        word: sorted(others.items(), key=lambda other: (-other[1], other))[:STAND_INS] for word, others in near.items()
    }
    return {
        word: " ".join(f"{other} {round(10 * nearness)}" for other, nearness in others)
        for word, others in nearest.items()
        if others
    }


def standing_in(absent: Mapping[str, str], lexicon: Lexicon) -> Iterator[Item]:
    """Yield the forms of absent words, grouped by their beginning, with the words that may stand for them."""
    for word, near in sorted(absent.items()):
        for begun, forms in groupby(sorted(lexicon.forms_of(word)), key=lambda form: padded(plain(form))[:DEEPEST]):
            yield begun, "proches", [" ".join(forms), near]


def common_words(french: Callable[[], Lexicon]) -> list[tuple[str, str, int]]:
    """Return the common forms of French, in plain letters, each with its lemma and how common that is."""
    lexicon = french()
    common = []
    for form in lexicon.readings:
        lemma = lexicon.reading(form).lemma
        frequency = lexicon.frequency[lemma]
        if frequency >= KNOWN:
            level = next(rank for rank, least in enumerate(FREQUENCIES) if frequency >= least)
            common.append((plain(form), lemma, level if lexicon.may_be(form, NOUN) else min(level, BESIDE)))
    return common


def others(
    lemmas: Mapping[str, Any],
    forms: Mapping[str, Iterable[str]],
    lexicon: Lexicon,
    common: Iterable[tuple[str, str, int]],
) -> Iterator[Item]:
    """Yield the common French words that no page holds, by how common they are."""
    shown_forms = {plain(form) for lemma in lemmas for form in lexicon.forms_of(lemma)} | {
        plain(form) for spelt in forms.values() for form in spelt
    }
    levels: dict[str, int] = {}
    for word, lemma, level in common:
        if lemma not in lemmas and word not in shown_forms:
            levels[word] = min(level, levels.get(word, level))
    for word in map(plain, lexicon.others):
        if word not in shown_forms:
            levels.setdefault(word, len(FREQUENCIES) - 1)
    yield from ((word, "autres", level) for word, level in levels.items())
