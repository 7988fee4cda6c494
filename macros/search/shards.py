"""What the browser looks words up in, cut in small files by how words begin.

A file is named by the letters with which its words begin, as many as keep it small; `_` stands after a word's last
letter. On disk an `m` comes before: Windows takes `con.json` for a device. A file holds, each by the plain form of
words:

- `lemmes`: the words of the pages, [lemma, its forms, frequency in French, projects that hold it, postings, kin,
  the words that may stand for it besides, where few hold it];
- `proches`: the words that no page holds, for which others may stand: [forms, these and how near each is];
- `renvois`: forms of a word that stands elsewhere: {form: lemma};
- `joints`: two words that a name says side by side, as one: {both: "one other"};
- `noms`: names, by the plain lemma of their first word: [words, page, its passage, postings of the projects filed], or
  [words, number of an area after the pages, 0, how a sentence tells the territory];
- `sens`: what readers say otherwise: [words, what the pages say];
- `autres`: words of French that no page holds, the commonest first, a text for each of `FREQUENCIES`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

Item = tuple[str, str, Any]
"""A plain word, the list it belongs to, what the list says of it."""

LARGEST = 9000
"""The approximate length of a file, past which its words are split by one more letter."""

DEEPEST = 5

FREQUENCIES = (5.6, 5.0, 4.3, 3.6, 2.0, 0.0)
"""Levels of frequency, as logarithms per thousand million words: found everywhere, often, seldom, rarely, hardly ever,
never.
"""

_RANKS = range(len(FREQUENCIES))

Cells = Mapping[str, tuple[int, Sequence[Item], Sequence[str]]]
"""Items by the first `DEEPEST` letters of their words: their length in a file, the items, and the absent words of
French, a text for each of `FREQUENCIES`.
"""


def gathered(items: Iterable[Item]) -> Cells:
    """Return items by the first letters of their words, in the order of these."""
    begun: dict[str, list[tuple[str, Item]]] = defaultdict(list)
    for item in items:
        word = padded(item[0])
        begun[word[:DEEPEST]].append((word, item))
    cells = {}
    for name, pairs in begun.items():
        alike = [item for _, item in sorted(pairs, key=itemgetter(0))]
        others = [" ".join(word for word, kind, level in alike if (kind, level) == ("autres", rank)) for rank in _RANKS]
        cells[name] = sum(map(_weight, alike)), [item for item in alike if item[1] != "autres"], others
    return cells


def shards(*groups: Cells) -> dict[str, list[tuple[Sequence[Item], Sequence[str]]]]:
    """Return what groups of items hold by the name of their file: the fewest letters with which not too much begins."""
    weights: dict[str, int] = defaultdict(int)
    for cells in groups:
        for whole, (weight, *_) in cells.items():
            for depth in range(1, DEEPEST + 1):
                weights[whole[:depth]] += weight
    files: dict[str, list[tuple[Sequence[Item], Sequence[str]]]] = defaultdict(list)
    for whole in sorted(set().union(*groups)):
        beginnings = (whole[:depth] for depth in range(1, DEEPEST))
        name = next((name for name in beginnings if weights[name] <= LARGEST), whole)
        files[name] += (cells[whole][1:] for cells in groups if whole in cells)
    return dict(files)


def _weight(item: Item) -> int:
    word, kind, entry = item
    return len(word) + (1 if kind == "autres" else len(str(entry)))


def padded(word: str) -> str:
    """Return a plain word padded to the length of the longest file name."""
    safe = word if word.isascii() and word.isalnum() else re.sub("[^a-z0-9]", "_", word)
    return safe.ljust(DEEPEST, "_")


def content(cells: Iterable[tuple[Sequence[Item], Sequence[str]]], references: Mapping[str, str]) -> dict[str, Any]:
    """Return what a file holds: some items, other words of French, and the forms of words that stand elsewhere."""
    lists: dict[str, list[Any]] = defaultdict(list)
    names: dict[str, list[Any]] = defaultdict(list)
    levels: list[list[str]] = [[] for _ in _RANKS]
    for items, others in cells:
        for word, kind, entry in items:
            if kind == "noms":
                names[word].append(entry)
            else:
                lists[kind].append(entry if kind in ("lemmes", "sens", "proches") else (word, entry))
        for level, spelt in zip(levels, others):
            level += [spelt] if spelt else []
    shard: dict[str, Any] = {"lemmes": lists["lemmes"], "autres": [" ".join(level) for level in levels]}
    lists["renvois"] += references.items()
    shard.update((name, dict(lists[name])) for name in ("renvois", "joints") if lists[name])
    if names:
        shard["noms"] = names
    shard.update((name, lists[name]) for name in ("sens", "proches") if lists[name])
    return shard
