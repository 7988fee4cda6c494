"""What a text says of itself that the header of a fiche can hold: found by name, with the sentence that says so, never
guessed; whoever wrote it decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from macros.catalogue.families import METHOD, ORGANISATION, THEME, AnyTerm, Family
from macros.catalogue.read.content import Content
from macros.text.french.wording import folded
from macros.text.markdown.sentences import passages, sentences

CHECK = "à vérifier"

MOST_NUMBERS = 40
_SHOWN = 160
_TITLED = re.compile(
    r"(?:[Vv]ille|[Cc]ommune|[Mm]airie|[Dd]épartement|[Rr]égion|[Mm]étropole|[Ee]urométropole"
    r"|[Cc]onseil (?:départemental|régional)|[Cc]ommunauté (?:urbaine|d['’]agglomération|de communes))"
    r" (?:de la |de l['’]|d['’]|de |du |des |)(?P<name>[A-ZÀ-Þ][\w'’-]+(?:[ -](?:[A-ZÀ-Þ][\w'’-]+|(?:de|du|des|la|le|les|en|sur|sous|et|d['’]|l['’])(?=[ '’-][A-ZÀ-Þ])))*)"
)
_NUMBER = re.compile(
    r"(?<![\w.,/°-])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?:[ \u00a0\u202f]?[%€]|[ \u00a0\u202f][^\W\d_]{2,})"
    r"|(?<![\w.,/°-])\d+(?:,\d+)?(?:[ \u00a0\u202f]?[%€]|[ \u00a0\u202f][^\W\d_]{2,})"
)
_NOT_COUNTED = re.compile(
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|et|ou|à|au|aux|en|de|du"
    r"|des|la|le|les|par|pour|puis|dans|sur|sont|est|ont|qui|que|rue|avenue|bis)\Z",
    re.I,
)


@dataclass
class Findings:
    """What was found, and for each key of the header the lines that say where, to be verified."""

    organisation: str = ""
    themes: list[str] = field(default_factory=list)
    methods: list[str] = field(default_factory=list)
    remarks: dict[str, list[str]] = field(default_factory=dict)


def findings(content: Content, title: str, body: str) -> Findings:
    """Return what a text, with its title, names of the project's data."""
    said = [title, *(sentence for passage in passages(_unescaped(body)) for sentence in sentences(" ".join(passage.text.split())))]
    found = Findings()
    found.organisation, found.remarks["commanditaire"] = _commanditaire(content, said)
    for key, family, ids in (("themes", THEME, found.themes), ("method", METHOD, found.methods)):
        lines = found.remarks[key] = []
        for id_, name, sentence in _named(content, family, said):
            ids.append(id_)
            lines.append(f"{CHECK} : {id_}, pour « {name} » dans « {_short(sentence)} »")
    numbers = list(_numbers(said))
    found.remarks["figures"] = [
        f"{CHECK}, chiffre clé possible : {number}, dans « {_short(sentence)} »"
        for number, sentence in numbers[:MOST_NUMBERS]
    ]
    if len(numbers) > MOST_NUMBERS:
        found.remarks["figures"].append(f"… et {len(numbers) - MOST_NUMBERS} autres nombres, dans le texte")
    return found


def _named(content: Content, family: Family[AnyTerm], said: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the terms of a family that a text names, each with the name and its first sentence, the most named first."""
    plain = [folded(sentence) for sentence in said]
    found: list[tuple[int, str, str, str]] = []
    for id_, entry in content.sound(family).items():
        for name in (entry.record.label, *entry.record.synonyms):
            pattern = _pattern(name)
            ranks = [rank for rank, sentence in enumerate(plain) if pattern.search(sentence)]
            if ranks:
                found.append((len(ranks), id_, name, said[ranks[0]]))
                break
    for _, id_, name, sentence in sorted(found, key=lambda term: -term[0]):
        yield id_, name, sentence


def _pattern(name: str) -> re.Pattern[str]:
    """Return what finds a name in a folded text, singular or plural."""
    words = re.findall(r"[^\W_]+", folded(name))
    return re.compile(r"\b" + r"[\W_]+".join(f"{re.escape(word.rstrip('sx') or word)}[sx]?" for word in words) + r"\b")


def _commanditaire(content: Content, said: Sequence[str]) -> tuple[str, list[str]]:
    """Return the commanditaire that a text names most, known or nothing, and what is to be verified of it."""
    known = content.sound(ORGANISATION)
    votes: Counter[str] = Counter()
    first: dict[str, tuple[str, str]] = {}
    for sentence in said:
        plain = folded(sentence)
        for id_, entry in known.items():
            for name in (entry.record.name, entry.record.short):
                if _pattern(name).search(plain) and re.search(rf"\b{re.escape(name[:1])}", sentence):
                    votes[id_] += 1
                    first.setdefault(id_, (name, sentence))
                    break
        for match in _TITLED.finditer(sentence):
            territories = content.territories.named(match[0])
            codes = {territory.code for territory in territories}
            if territories and not any(entry.record.official_code in codes for entry in known.values()):
                votes[f"+{match[0]}"] += 1
                first.setdefault(f"+{match[0]}", (match[0], sentence))
    lines = []
    for id_, count in votes.most_common(3):
        name, sentence = first[id_]
        times = "une phrase" if count == 1 else f"{count} phrases"
        how = (
            f"« {name} », du Code officiel géographique, encore inconnu du recueil (python3 recueil.py nouveau"
            f' organisation "{name}")'
            if id_.startswith("+")
            else f"{id_}, pour « {name} »"
        )
        lines.append(f"{CHECK} : {how}, dans {times}, dont « {_short(sentence)} »")
    best = votes.most_common(1)[0][0] if votes else ""
    return ("" if best.startswith("+") else best), lines


def _numbers(said: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the numbers of a text with their unit, once each; dates and ranks are none."""
    seen: Mapping[str, None] | dict[str, None] = {}
    for sentence in said:
        for match in _NUMBER.finditer(sentence):
            number = " ".join(match[0].split())
            if number not in seen and not _NOT_COUNTED.search(number):
                seen = {**seen, number: None}
                yield number, sentence


def _unescaped(body: str) -> str:
    """Return a text without its notes' calls, its pictures nor what escapes its signs."""
    return re.sub(r"\\([^\w\s])|\[\^\d+\]:?|!\[[^\]]*\]\([^)]*\)", lambda sign: "()"["[]".find(sign[1])] if sign[1] and sign[1] in "[]" else sign[1] or "", body)


def _short(sentence: str) -> str:
    """Return a sentence short enough for a comment."""
    sentence = " ".join(sentence.split())
    return sentence if len(sentence) <= _SHOWN else f"{sentence[: _SHOWN - 1].rsplit(' ', 1)[0]}…"
