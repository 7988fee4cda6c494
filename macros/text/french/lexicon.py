"""French words by their forms: what each may be, how common it is, from what it is made.

Read from `lexique.tsv.gz`, drawn from Lexique 3.83 (http://www.lexique.org, CC BY-SA 4.0), whose first lines say how it
is written; `dictionnaire.txt.gz` holds words that it lacks, drawn from Hunspell's French dictionary (MPL 2.0), known to
exist and no more; `synonymes.tsv.gz` the words that may stand for another, drawn from LibreOffice's thesaurus (LGPL
2.1). Words that Lexique and the dictionary lack, names and new ones, are their own lemma, but for the mark of a plural.
"""

from __future__ import annotations

import gzip
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("lexique.tsv.gz")
MORE = Path(__file__).with_name("dictionnaire.txt.gz")
SYNONYMS = Path(__file__).with_name("synonymes.tsv.gz")

NOUN, ADJECTIVE, VERB, PARTICIPLE, ADVERB, GRAMMAR = "NAVPDF"

AUXILIARIES = frozenset(("avoir", "être"))

AIDING = 0.3
"""What an auxiliary is preferred by to a word as common: « je suis »."""

RARER = 1.0
"""A form is taken for a noun, unless it is another word this many powers of ten more often: « est » is, « été » is
not.
"""

ANYWHERE = 6.0
"""The frequency from which an adverb means nothing alone: « très », « aussi »."""

ENDING = 20
"""The number of words that must end alike for it to be an ending: « -ion », « -eur »."""

ALTERNATIONS = "# alternances : "
"""The beginning of the line that lists pairs of endings of one family."""

STEM, SUFFIX = 4, 6
"""The letters of the shortest stem that words of a family share, and of the longest ending after it."""

_INVARIABLE = ("ss", "us", "is", "os")


class Reading(NamedTuple):
    """What a form may be: a lemma, its class, and how often the form is that (logarithm, per thousand million)."""

    lemma: str
    kind: str
    frequency: float


@dataclass(frozen=True)
class Lexicon:
    """The words of French, by their forms and by their lemmas.

    Held are: what each form may be; the forms of each lemma, and its frequency over all of them; what each lemma is
    made from, itself first, and the lemmas made from the same; for each ending, those it alternates with; words only
    known to exist; and the lemmas that may stand for another, with their nearness, up to 1, or none where they are of
    its family.
    """

    readings: Mapping[str, Sequence[Reading]]
    forms: Mapping[str, Sequence[str]]
    frequency: Mapping[str, float]
    bases: Mapping[str, Sequence[str]]
    families: Mapping[str, Sequence[str]]
    alternations: Mapping[str, Sequence[str]]
    others: Sequence[str] = ()
    synonyms: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def reading(self, form: str) -> Reading:
        """Return the most likely reading of a form alone: the noun, where it may be one."""
        readings = self.readings.get(form)
        if not readings:
            return Reading(_singular(form), NOUN, 0)
        if len(readings) == 1:
            return readings[0]
        most = max(readings, key=lambda reading: reading.frequency + AIDING * (reading.lemma in AUXILIARIES))
        for kind in (NOUN, ADJECTIVE):
            for reading in readings:
                if reading.kind == kind and (
                    reading.frequency >= most.frequency - RARER or (most.kind == PARTICIPLE and kind == NOUN)
                ):
                    return reading
        return most

    def after_auxiliary(self, form: str) -> Reading | None:
        """Return the verb whose past participle a form is, after an auxiliary: « a permis »."""
        verbs = [reading for reading in self.readings.get(form, ()) if reading.kind in (PARTICIPLE, VERB)]
        return max(verbs, key=lambda reading: reading.frequency, default=None)

    def may_be(self, form: str, *kinds: str) -> bool:
        """Tell whether a form may be of a class, one of these."""
        return any(reading.kind in kinds for reading in self.readings.get(form, ()))

    def noun(self, form: str) -> Reading | None:
        """Return the noun that a form with a capital may be inside a sentence: « Est »."""
        return next((reading for reading in self.readings.get(form, ()) if reading.kind == NOUN), None)

    def is_taken_for(self, form: str, lemma: str) -> bool:
        """Tell whether a form alone may mean a lemma: « permis » means « permettre » only after « avoir »."""
        verb = self.after_auxiliary(form)
        return verb is None or verb.lemma != lemma or self.reading(form).lemma == lemma

    def is_auxiliary(self, form: str) -> bool:
        """Tell whether a form is one of « avoir », after which a participle comes."""
        return any(reading.lemma == "avoir" for reading in self.readings.get(form, ()))

    def is_empty(self, reading: Reading) -> bool:
        """Tell whether a word says nothing alone."""
        return (
            reading.kind == GRAMMAR
            or reading.lemma in AUXILIARIES
            or (reading.kind == ADVERB and reading.frequency >= ANYWHERE)
        )

    def forms_of(self, lemma: str) -> Sequence[str]:
        """Return the forms that mean a lemma; for an unknown word, itself and its plural."""
        forms = [form for form in self.forms.get(lemma, ()) if self.reading(form).lemma == lemma]
        return forms or (lemma, f"{lemma}s")

    def kin(self, lemma: str) -> set[str]:
        """Return the family of a lemma: what is made from it, from the same word, or what it is made from."""
        relatives = {other for base in self.bases.get(lemma, ()) for other in self.families[base]} - {lemma}
        known = lemma in self.forms
        relatives.update(
            other for other in self._alternates(lemma) if not known or other in self.forms or other in self._newer
        )
        relatives.update(other for other, nearness in self.synonyms.get(lemma, {}).items() if not nearness)
        relatives.update(self._participle(lemma))
        return {
            other
            for other in relatives - {lemma}
            if "-" not in other
            and other[:3] == lemma[:3]
            and not self._noun_of(lemma, other)
            and not self._noun_of(other, lemma)
        }

    def _alternates(self, lemma: str) -> Iterator[str]:
        """Yield a lemma with other endings: « rénover », « rénovation ». A word that French lacks, and that may be a
        name, must already bear one.
        """
        for place in range(max(STEM, len(lemma) - SUFFIX), len(lemma) + (lemma in self.forms)):
            yield from (lemma[:place] + ending for ending in self.alternations.get(lemma[place:], ()))

    def verbs_of(self, lemma: str) -> Sequence[str]:
        """Return the verbs of which an adjective is the past participle."""
        readings = self.readings.get(lemma, ()) if self.may_be(lemma, ADJECTIVE) else ()
        return [reading.lemma for reading in readings if reading.kind == PARTICIPLE]

    @cached_property
    def _newer(self) -> frozenset[str]:
        return frozenset(self.others)

    def _participle(self, lemma: str) -> Iterator[str]:
        """Yield the verb of which an adjective is the past participle, or the adjectives that a verb makes so."""
        yield from self.verbs_of(lemma)
        if self.may_be(lemma, VERB):
            for form in self.forms[lemma]:
                if form in self.forms and self.may_be(form, PARTICIPLE) and self.may_be(form, ADJECTIVE):
                    yield form

    def _noun_of(self, derived: str, base: str) -> bool:
        """Tell whether a word is only a noun, whose meaning has left the word it is made from: « département »."""
        kinds = {reading.kind for reading in self.readings.get(derived, ())}
        is_made = base in self.bases.get(derived, ()) or derived.startswith(base)
        return kinds == {NOUN} and self.reading(base).kind == NOUN and is_made


@cache
def read_lexicon() -> Lexicon:
    """Return the words of French, read once."""
    readings: dict[str, list[Reading]] = defaultdict(list)
    forms: dict[str, list[str]] = defaultdict(list)
    summed: dict[str, float] = defaultdict(float)
    derivations: dict[str, str] = {}
    times = {str(tenths): 10 ** (tenths / 10) for tenths in range(121)}
    alternations: dict[str, list[str]] = defaultdict(list)
    for line in gzip.decompress(FILE.read_bytes()).decode("utf-8").splitlines():
        if line[0] == "#":
            for pair in line.removeprefix(ALTERNATIONS).split() if line.startswith(ALTERNATIONS) else ():
                one, _, other = pair.partition("/")
                alternations[one].append(other)
                alternations[other].append(one)
            continue
        form, lemma, kind, frequency, *derivation = line.split("\t")
        lemma = lemma or form
        readings[form].append(Reading(lemma, kind, int(frequency) / 10))
        if form not in forms[lemma]:
            forms[lemma].append(form)
        summed[lemma] += times[frequency]
        if derivation:
            derivations[lemma] = derivation[0]
    bases = _bases(forms, derivations)
    families: dict[str, list[str]] = defaultdict(list)
    for lemma, roots in bases.items():
        for base in roots:
            families[base].append(lemma)
    frequencies = {lemma: math.log10(total) for lemma, total in summed.items()}
    return Lexicon(readings, forms, frequencies, bases, families, dict(alternations), _lines(MORE), _synonyms())


def _synonyms() -> Mapping[str, Mapping[str, float]]:
    synonyms: dict[str, dict[str, float]] = defaultdict(dict)
    for word, *others in (line.split("\t") for line in _lines(SYNONYMS)):
        for other, _, nearness in (text.partition(" ") for text in others):
            synonyms[word][other] = synonyms[other][word] = int(nearness) / 10
    return dict(synonyms)


def _lines(path: Path) -> Sequence[str]:
    """Return the lines of a resource, none where it isn't written yet."""
    lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines() if path.exists() else []
    return [line for line in lines if line[0] != "#"]


def _bases(lemmas: Mapping[str, Sequence[str]], derivations: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    """Return, for each lemma, itself and what it is made from, without its ending, which many words share and which is
    no word.
    """
    endings = Counter(whole.rpartition("-")[2] for whole in derivations.values())
    bases: dict[str, Sequence[str]] = {}
    for lemma in lemmas:
        base, _, ending = derivations.get(lemma, "").rpartition("-")
        if base and endings[ending] >= ENDING and len(base) > 3:
            stems = (f"{lemma[:length]}er" for length in range(len(lemma) - 2, 3, -1))
            verb = next((stem for stem in stems if stem in lemmas), base) if base not in lemmas else base
            bases[lemma] = (lemma, verb)
        else:
            bases[lemma] = (lemma, derivations[lemma]) if lemma in derivations else (lemma,)
        second_group = f"{lemma.rpartition('iss')[0]}ir"
        if "iss" in lemma[3:] and second_group in lemmas:
            bases[lemma] = (*bases[lemma], second_group)
    return bases


def _singular(word: str) -> str:
    """Return a word without its mark of the plural."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith(_INVARIABLE) else word
