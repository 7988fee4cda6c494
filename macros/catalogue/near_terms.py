"""Guesses which term was meant by one that does not exist, by identifier, label or synonym."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from macros.catalogue.families import AnyTerm, Family
from macros.catalogue.read.content import Content
from macros.text.french.wording import identifier

MOST = 3
"""How many terms are proposed."""

_TELLING = 5
"""The length from which a word is telling by itself."""


def names(content: Content, family: Family[AnyTerm]) -> dict[str, str]:
    """Return the terms of a family, as identifiers, by each of their names; names are spelled as identifiers too."""
    terms = {id_: id_ for id_ in content.terms[family.id]}
    for id_, entry in content.sound(family).items():
        for name in (entry.record.label, *entry.record.synonyms):
            terms.setdefault(identifier(name), id_)
    return terms


def proposal(read: str, terms: Mapping[str, str]) -> str:
    """Return « Vouliez-vous dire « a », « b » ou « c » ? » for the nearest terms, or « C'est un autre nom de « a ». »
    where it is; nothing where no term is near.
    """
    spelling = identifier(read)
    if spelling in terms:
        same = terms[spelling]
        return f"Vouliez-vous dire « {same} » ?" if same == spelling else f"C'est un autre nom de « {same} »."
    near = list(dict.fromkeys(terms[name] for name in (*_alike(spelling, terms), *_sharing(spelling, terms))))[:MOST]
    quotes = [f"« {id_} »" for id_ in near]
    return f"Vouliez-vous dire {' ou '.join(filter(None, (', '.join(quotes[:-1]), quotes[-1])))} ?" if quotes else ""


def _alike(spelling: str, terms: Iterable[str]) -> list[str]:
    """Return the names spelled almost the same, the nearest first."""
    return difflib.get_close_matches(spelling, terms, n=2 * MOST, cutoff=0.75)


def _sharing(spelling: str, terms: Iterable[str]) -> list[str]:
    """Return the names that share telling words with what was typed, those that share the most first."""
    words = {word.rstrip("s") for word in spelling.split("-") if len(word) >= _TELLING}
    shared = {name: len(words & {word.rstrip("s") for word in name.split("-")}) for name in terms}
    return sorted((name for name, count in shared.items() if count), key=lambda name: (-shared[name], len(name)))
