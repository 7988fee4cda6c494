"""The words of a Markdown text: passages, sentences, lengths, acronyms and quantities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.text.markdown.body import lines

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
"""A word, elisions and compounds counting for one: « l'équipe », « peut-être »."""

_ALONE = re.compile(r"\s*(?:[-*+]\s|\d{1,2}\.\s|#|\||!!!|>|\[\^|\[figure)")
"""The beginnings of a passage of its own: an item, a heading, a row, a box, a quotation, a note, a figure."""

_ABBREVIATION = re.compile(r"^\*\[([^\]]+)\]:", re.MULTILINE)
_MARKS = re.compile(r"\[!\w+\]|\]\([^)]*\)|[*_`>#|]+|!?\[")
_END = re.compile(r"(?<=[.!?…])(?:\s*[»\")])*\s+(?=[«\"(]*\s*[A-ZÀ-ÞŒ0-9])")
_ACRONYM = re.compile(r"(?<![\w’'.-])(?:[LDldNnSsQq]['’]|[Qq]u['’])?(?P<sign>[A-ZÀ-Þ]{2,}[0-9]?)(?![\w.]*\w)(?!-[A-Z])")
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{2}")
_DIGIT = re.compile(r"\d")
_BRACKETED = re.compile(r"\((?:(?<=[\w»]\s\()(?P<after>[A-ZÀ-Þ]{2,}[0-9]?)\b|\s?\w+[\s'’]\w)")
_BEFORE = re.compile(r"\b([A-ZÀ-Þ]{2,}[0-9]?)\s\Z")
_ROMAN = re.compile(r"[IVXLCDM]+\Z")
_SPACE = " \u00a0\u202f"
_SPACES = re.compile(rf"[{_SPACE}]")
_QUANTITY = re.compile(
    rf"(?<![\w.,/°-])(?P<number>\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?:,\d+)?|\d+(?:,\d+)?)(?P<unit>[{_SPACE}]?%|[{_SPACE}]?€|[{_SPACE}](?:euros?|k€|M€|millions?|milliards?)\b)?(?![\w,/-]*\d)"
)
_NOT_A_QUANTITY = re.compile(
    r"(?:n°|nº|article|art\.|loi|décret|pages?|p\.|en|depuis|dès|fin|début|année|années|horizon|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)["
    r" \u00a0\u202f]*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Passage:
    """Words that belong together: a paragraph, an item, a cell; `line` is the rank of their first line, from 0."""

    line: int
    text: str


@dataclass(frozen=True)
class Quantity:
    """A number of a text: as written with its unit, and its value."""

    text: str
    value: float


def passages(body: str) -> Iterator[Passage]:
    """Yield the passages of a Markdown text in order, without its marks; code, headings and rules of tables have
    none.
    """
    start, before = 0, -1
    gathered: list[str] = []
    for number, line in lines(body):
        begins = _ALONE.match(line)
        if gathered and (begins or not line.strip() or number != before + 1):
            yield Passage(start, _MARKS.sub(" ", " ".join(gathered)))
            gathered = []
        before = number
        if line.strip() and not line.startswith("#") and not line.startswith("[figure"):
            start = start if gathered else number
            gathered.append(line.strip())
    if gathered:
        yield Passage(start, _MARKS.sub(" ", " ".join(gathered)))


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a passage: they end with a full stop, a mark or an ellipsis before a capital."""
    yield from (sentence.strip() for sentence in _END.split(text) if sentence.strip())


def length(text: str) -> int:
    """Return the number of words of a text."""
    return len(WORD.findall(text))


def acronyms(text: str) -> Iterator[str]:
    """Yield the acronyms of a text: two capitals or more; Roman numerals are none, nor what is only quoted, « OFI »."""
    for match in _ACRONYM.finditer(text) if _CAPITALS.search(text) else ():
        quoted = text[: match.start()].rstrip().endswith(("«", '"')) and text[match.end() :].lstrip().startswith(
            ("»", '"')
        )
        if not quoted and not _ROMAN.match(match["sign"]):
            yield match["sign"]


def spelled_out(text: str) -> frozenset[str]:
    """Return the acronyms of which a text says what they stand for: between brackets after their words, or before them.

    Initials found in a row would prove nothing: two or three letters turn up by chance in any long text.
    """
    abbreviations = set(_ABBREVIATION.findall(text))
    for match in _BRACKETED.finditer(text):
        before = _BEFORE.search(text[max(match.start() - 20, 0) : match.start()])
        if sign := match["after"] or (before and before[1]):
            abbreviations.add(sign)
    return frozenset(abbreviations)


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the telling numbers of a text: percentages, sums of money, and counts from 100; years and references are
    none.
    """
    for match in _QUANTITY.finditer(text) if _DIGIT.search(text) else ():
        number, unit = match["number"], match["unit"] or ""
        value = float(_SPACES.sub("", number).replace(",", "."))
        year = not unit and number.isdigit() and len(number) == 4 and 1800 <= value <= 2100
        if unit or (
            value >= 100 and not year and not _NOT_A_QUANTITY.search(text[max(match.start() - 12, 0) : match.start()])
        ):
            yield Quantity(match[0], value)
