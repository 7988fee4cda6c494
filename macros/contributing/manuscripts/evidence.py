"""Finds what a text says that belongs in the header of a fiche: each thing by its name, with the sentence that says it.
Nothing is guessed, and the author decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from macros.catalogue.families import METHOD, ORGANISATION, THEME, AnyTerm, Family
from macros.catalogue.read.content import Content
from macros.text.french.wording import folded
from macros.text.markdown.sentences import passages, sentences

CHECK = "à vérifier"

MOST_NUMBERS = 40
_SHOWN = 160
_CAPITAL = r"[A-ZÀ-Þ][\w'’-]+"
_LINK = r"(?:de|du|des|la|le|les|en|sur|sous|et|d['’]|l['’])(?=[ '’-][A-ZÀ-Þ])"
_TITLED = re.compile(
    r"(?:[Vv]ille|[Cc]ommune|[Mm]airie|[Dd]épartement|[Rr]égion|[Mm]étropole|[Ee]urométropole"
    r"|[Cc]onseil (?:départemental|régional)|[Cc]ommunauté (?:urbaine|d['’]agglomération|de communes))"
    rf" (?:de la |de l['’]|d['’]|de |du |des |)(?P<name>{_CAPITAL}(?:[ -](?:{_CAPITAL}|{_LINK}))*)"
    rf"|(?P<before>{_CAPITAL}(?:[ -]{_CAPITAL})*) (?:[Mm]étropole|[Aa]gglomération)\b"
)
"""An authority as texts name it: « la Ville du Havre », « la métropole de Lyon », « Brest Métropole »."""
_NUMBER = re.compile(
    r"(?<![\w.,/°-])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?:[ \u00a0\u202f]?[%€]|[ \u00a0\u202f][^\W\d_]{2,})"
    r"|(?<![\w.,/°-])\d+(?:,\d+)?(?:[ \u00a0\u202f]?[%€]|[ \u00a0\u202f][^\W\d_]{2,})"
)
_DATED = re.compile(
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|en|depuis|dès|avant|après"
    r"|année|fin|début|été|automne|hiver|printemps|rentrée)[ \u00a0\u202f]\Z",
    re.I,
)
"""What stands before a year: « juin 2022 limite » is no count of limits."""
_YEAR = re.compile(r"(?:19|20)\d\d[ \u00a0\u202f]")
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
    story_sentences = [
        title,
        *(sentence for passage in passages(_unescaped(body)) for sentence in sentences(" ".join(passage.text.split()))),
    ]
    clues = Findings()
    clues.organisation, clues.remarks["commanditaire"] = _commanditaire(content, story_sentences)
    for key, family, ids in (("themes", THEME, clues.themes), ("method", METHOD, clues.methods)):
        lines = clues.remarks[key] = []
        for id_, name, sentence in _named(content, family, story_sentences):
            ids.append(id_)
            lines.append(f"{CHECK} : {id_}, pour « {name} » dans « {_short(sentence)} »")
    numbers = list(_numbers(story_sentences))
    clues.remarks["figures"] = [
        f"{CHECK}, chiffre clé possible : {number}, dans « {_short(sentence)} »"
        for number, sentence in numbers[:MOST_NUMBERS]
    ]
    if len(numbers) > MOST_NUMBERS:
        clues.remarks["figures"].append(f"{CHECK} : … et {len(numbers) - MOST_NUMBERS} autres nombres, dans le texte")
    return clues


def _named(content: Content, family: Family[AnyTerm], texts: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the terms of a family that a text names, the most named first: each with its name and the first sentence
    that says it.
    """
    plain = [folded(sentence) for sentence in texts]
    hits: list[tuple[int, str, str, str]] = []
    for id_, entry in content.sound(family).items():
        for name in (entry.record.label, *entry.record.synonyms):
            pattern = _pattern(name)
            ranks = [rank for rank, sentence in enumerate(plain) if pattern.search(sentence)]
            if ranks:
                hits.append((len(ranks), id_, name, texts[ranks[0]]))
                break
    for _, id_, name, sentence in sorted(hits, key=lambda term: -term[0]):
        yield id_, name, sentence


def _pattern(name: str) -> re.Pattern[str]:
    """Return what finds a name in a folded text, singular or plural."""
    words = re.findall(r"[^\W_]+", folded(name))
    return re.compile(r"\b" + r"[\W_]+".join(f"{re.escape(word.rstrip('sx') or word)}[sx]?" for word in words) + r"\b")


def _commanditaire(content: Content, texts: Sequence[str]) -> tuple[str, list[str]]:
    """Return the commanditaire that a text names most, its title above all, where the project knows it; and what is to
    be verified of those it names.
    """
    organisations = content.sound(ORGANISATION)
    names_by_id = {id_: (entry.record.name, entry.record.short) for id_, entry in organisations.items()}
    codes = {entry.record.official_code for entry in organisations.values()}
    for sentence in texts:
        for match in _TITLED.finditer(sentence):
            territories = content.territories.named(match[0])
            if territories and not codes & {territory.code for territory in territories}:
                name = match["name"] or match["before"]
                names_by_id.setdefault(f"+{name}", (match[0], name))
    weights: Counter[str] = Counter()
    votes: Counter[str] = Counter()
    first: dict[str, tuple[str, str]] = {}
    for id_, names in names_by_id.items():
        patterns = [(name, _pattern(name), re.compile(rf"\b{re.escape(name[0])}")) for name in names]
        for rank, sentence in enumerate(texts):
            plain = folded(sentence)
            name = next(
                (
                    name
                    for name, name_pattern, capital in patterns
                    if name_pattern.search(plain) and capital.search(sentence)
                ),
                "",
            )
            if name:
                weights[id_] += 3 if rank == 0 else 2 if name == names[0] else 1
                votes[id_] += 1
                if id_ not in first or (rank and first[id_][1] == texts[0]):
                    first[id_] = (names[0] if id_.startswith("+") else name, sentence)
    lines = []
    ranked = [id_ for id_, _ in weights.most_common(3)]
    for id_ in ranked:
        (name, sentence), count = first[id_], votes[id_]
        times = "une phrase" if count == 1 else f"{count} phrases"
        how = _unknown(content, name) if id_.startswith("+") else f"{id_}, pour « {name} »"
        lines.append(f"{CHECK} : {how}, dans {times}, dont « {_short(sentence)} »")
    return ("" if not ranked or ranked[0].startswith("+") else ranked[0]), lines


def _unknown(content: Content, name: str) -> str:
    """Return what to verify about an authority that the project doesn't know: how to add it; of several of one name,
    the most populated.
    """
    areas = [territory.departement for territory in content.territories.named(name)]
    several = f", plusieurs de ce nom (départements {', '.join(filter(None, areas))})" if areas[1:] else ""
    which = f" ({areas[0]})" if areas[1:] and areas[0] else ""
    return (
        f"« {name} », du Code officiel géographique{several}, encore inconnu du recueil (python3 recueil.py nouveau"
        f' organisation "{name}{which}")'
    )


def _numbers(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the numbers of a text with their unit, once each; dates and ranks are none."""
    seen: set[str] = set()
    for sentence in texts:
        for match in _NUMBER.finditer(sentence):
            number = " ".join(match[0].split())
            is_year = _YEAR.match(number) and _DATED.search(sentence[: match.start()])
            if number not in seen and not is_year and not _NOT_COUNTED.search(number):
                seen.add(number)
                yield number, sentence


def _unescaped(body: str) -> str:
    """Return a text without its notes' calls, its pictures nor what escapes its signs."""
    text = re.sub(r"^\s*(?:[-*+]|\d+\.) |\[\^\d+\]:?|!\[[^\]]*\]\([^)]*\)", "", body, flags=re.M)
    text = text.replace("\\[", "(").replace("\\]", ")").replace("&lt;", "<")
    return re.sub(r"\\([^\w\s])", r"\1", text)


def _short(sentence: str) -> str:
    """Return a sentence short enough for a comment."""
    sentence = " ".join(sentence.split())
    return sentence if len(sentence) <= _SHOWN else f"{sentence[: _SHOWN - 1].rsplit(' ', 1)[0]}…"
