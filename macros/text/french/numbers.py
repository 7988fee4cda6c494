"""Numbers in a French text: thousands grouped, ranges, ordinals, and the unit that may not leave its number.

A year, an article of law, a postcode or a register's number is written with figures without being a quantity: what
stands before and after tells them apart, and what remains in doubt is left as it was typed.
"""

from __future__ import annotations

import re

from macros.text.french.wording import MONTHS, NARROW
from macros.text.html.prose import BLOCK, INLINE

WIDE = "\u00a0"
"""The space of a word's width where a line never breaks."""

_UNITS = (
    "%",
    "‰",
    "€",
    "[kM]€",
    "Md€",
    "euros?",
    "millions?",
    "milliards?",
    "h",
    "heures?",
    "min",
    "minutes?",
    "jours?",
    "semaines?",
    "mois",
    "ans?",
    "années?",
    "m[²³]?",
    "km²?",
    "ha",
    "kg",
    "[kMG]Wh",
    "°C",
    "agents?",
    "habitants?",
    "ETP",
    *MONTHS,
)
"""Sober on purpose: a space that never breaks leaves a hole in a narrow column."""

_REST = rf"(?:(?<=[1-9])[0-9]{{0,2}}(?:[ {WIDE}{NARROW}][0-9]{{3}})+(?![ {WIDE}{NARROW}]?[0-9])|[0-9]*)(?:,[0-9]+)?"
_NUMBER = re.compile(
    r"([0-9](?<![\w.,:/@#=+_–-][0-9])" + _REST + r")"  # nothing glued before: no code, hour, decimal, date
    r"(?:([-–])([0-9]" + _REST + r"))?"
    r"(er|re|ère|ème|e)?"
    r"(?![\w/@–-]|[.,:][0-9])"  # nor after
    rf"({INLINE}*[ \n{NARROW}]\s*{INLINE}*(?=(?:{'|'.join(_UNITS)})(?!\w))|{INLINE}*(?=[%€‰](?!\w)))?"
)
"""A number, alone or from one to another, what makes it an ordinal, and the gap before its unit."""

_GAP = re.compile(rf"[ \n{NARROW}]\s*|\Z")

_REFERENCE = re.compile(
    r"(?:n[°º]|\b(?:numéro|article|art\.|alinéa|loi|décret|ordonnance|arrêté|circulaire|délibération|directive|règlement|code|insee|siren|siret)s?)\s*\Z",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"\b(?:[A-Z]{2,}|[LRD]\.?)\s\Z")
"""What announces a number that counts nothing: a text of law, a register, a standard (« ISO 9001 »), an article (« L.
5211 »)."""

_YEAR = re.compile(
    rf"\b(?:en|depuis|dès|vers|avant|après|an|années?|horizon|{'|'.join(MONTHS)}|(?:loi|charte|constitution|révolution|édit|traité)s?"
    r" de)\s\Z",
    re.IGNORECASE,
)
"""What announces a year out of 1900–2100, which are years everywhere."""

_TOWN = re.compile(r"\s[A-ZÀ-Þ]|\)")
_ORDINALS = {"er": "ᵉʳ", "re": "ʳᵉ", "ère": "ʳᵉ", "e": "ᵉ", "ème": "ᵉ"}


def typeset_numbers(text: str) -> str:
    """Return `text`, a page's text with its signs, with numbers as they are printed: 1 607 h, 20–29 ans, le 1ᵉʳ mai."""
    return _NUMBER.sub(_printed, text)


def _printed(match: re.Match[str]) -> str:
    first, dash, last, ordinal, gap = match.groups()
    if dash is ordinal is gap is None and (len(first) < 4 or ("1900" <= first <= "2100" and len(first) == 4)):
        return first
    start, end = match.span()
    before = match.string[max(0, start - 32) : start].rpartition(BLOCK)[2].replace(INLINE, "")
    counts = gap is not None and not match.string.startswith(MONTHS, end)
    is_reference = bool(_REFERENCE.search(before) or _INITIALS.search(before))
    if dash:
        if dash == "-" and not is_reference and _is_range(first, last, counts):
            dash = "–"
        if dash == "–" and (counts or len(first) != 4 or len(last) != 4):  # two years, else
            first, last = _grouped(first, True), _grouped(last, True)
        number = f"{first}{dash}{last}"
    elif before[-1:].isspace() and before[-2:-1].isdigit():
        number = first  # the end of a telephone number
    else:
        code = len(first) == 5 and _TOWN.match(match.string, end)
        year = len(first) == 4 and _YEAR.search(before)
        number = _grouped(first, counts or not (is_reference or code or year or len(first) > 8))
    if ordinal:
        number += _ORDINALS[ordinal] if (first == "1") == ("r" in ordinal) and not dash else ordinal
    return number if gap is None else number + _GAP.sub(WIDE, gap, count=1)


def _grouped(number: str, is_quantity: bool) -> str:
    """Return a number with its thousands apart; one typed with spaces says by itself that it is a quantity."""
    whole, comma, decimals = number.partition(",")
    groups = whole.split()
    if len(groups) == 1 and is_quantity and whole[0] != "0" and not (len(whole) == 4 and "1900" <= whole <= "2100"):
        groups = f"{int(whole):,}".split(",")
    return NARROW.join(groups) + comma + decimals


def _is_range(first: str, last: str, counts: bool) -> bool:
    """Tell whether « first-last » runs from one number to another: 20-29, 5-10, 2020-2023, 2019-20, and 80-120
    agents.
    """
    one, other = ("".join(number.split()) for number in (first, last))
    if "," in one + other:
        return counts
    if (len(one) > 1 and one[0] == "0") or other[0] == "0":
        return False
    if len(one) == 4 and len(other) == 2:
        return int(other) == (int(one) + 1) % 100 and int(other) > 12  # « 2009-10 » may be a month
    longer = len(other) - len(one)
    return int(one) < int(other) and (longer == 0 or (longer == 1 and (len(one) != 2 or counts)))
