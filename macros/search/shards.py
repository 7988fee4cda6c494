"""What the browser looks words up in, cut in small files by how words begin.

A file is named by the letters with which its words begin, as many as keep it small; `_` stands after a word's last
letter. On disk an `m` comes before: Windows takes `con.json` for a device. A file holds, each by the plain form of
words:

- `lemmes`: the words of the pages, [lemma, its forms, frequency in French, projects that hold it, postings, kin];
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
from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from macros.search.tokens import plain

Item = tuple[str, str, Any]
"""A plain word, the list it belongs to, what the list says of it."""

LARGEST = 9000
"""The approximate length of a file, past which its words are split by one more letter."""

DEEPEST = 5

FREQUENCIES = (5.6, 5.0, 4.3, 3.6, 2.0, 0.0)
"""Levels of frequency, as logarithms per thousand million words: found everywhere, often, seldom, rarely, hardly ever,
never.
"""


def shards(items: Iterable[Item]) -> dict[str, list[Item]]:
    """Return the items by the name of their file: the fewest first letters that leave it small enough."""
    begun: dict[str, list[tuple[str, Item]]] = defaultdict(list)
    weights: dict[str, int] = defaultdict(int)
    for item in items:
        word = padded(item[0])
        begun[word[:DEEPEST]].append((word, item))
        weights[word[:DEEPEST]] += _weight(item)
    for whole, weight in tuple(weights.items()):
        for depth in range(1, DEEPEST):
            weights[whole[:depth]] += weight
    files: dict[str, list[Item]] = defaultdict(list)
    for whole in sorted(begun):
        beginnings = (whole[:depth] for depth in range(1, DEEPEST))
        name = next((name for name in beginnings if weights[name] <= LARGEST), whole)
        files[name] += (item for _, item in sorted(begun[whole], key=itemgetter(0)))
    return dict(files)


def _weight(item: Item) -> int:
    word, kind, entry = item
    return len(word) + (1 if kind == "autres" else len(str(entry)))


def padded(word: str) -> str:
    """Return a plain word padded to the length of the longest file name."""
    safe = word if word.isascii() and word.isalnum() else re.sub("[^a-z0-9]", "_", word)
    return safe.ljust(DEEPEST, "_")


def content(items: Iterable[Item]) -> dict[str, Any]:
    """Return the content of a file made of these items."""
    lists: dict[str, list[Any]] = defaultdict(list)
    for word, kind, entry in items:
        lists[kind].append(entry if kind in ("lemmes", "sens", "proches") else (word, entry))
    names: dict[str, list[Any]] = defaultdict(list)
    for word, entry in lists.pop("noms", []):
        names[word].append(entry)
    ranks = range(len(FREQUENCIES))
    others = [" ".join(word for word, level in lists["autres"] if level == rank) for rank in ranks]
    shard: dict[str, Any] = {"lemmes": lists["lemmes"], "autres": others}
    shard.update((name, dict(lists[name])) for name in ("renvois", "joints") if lists[name])
    if names:
        shard["noms"] = names
    shard.update((name, lists[name]) for name in ("sens", "proches") if lists[name])
    return shard


__all__ = ["FREQUENCIES", "Item", "content", "padded", "plain", "shards"]
