"""French wording: lists, plurals, numbers, elisions, identifiers and sort keys made from names."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import filterfalse

NARROW = "\u202f"
"""The thin space where a line never breaks."""

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_GAP = re.compile(r"[\s-]+")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})


def unaccented(text: str) -> str:
    """Return `text` without accents nor ligatures: « Évaluation » → « Evaluation »."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(filterfalse(unicodedata.combining, decomposed))


@lru_cache(maxsize=1 << 14)
def folded(text: str) -> str:
    """Return the form under which two spellings are one: no accent, no case, plain apostrophes and spaces."""
    plain = unaccented(text).casefold().replace("’", "'")
    return _GAP.sub(" ", plain).strip()


def identifier(name: str) -> str:
    """Return the identifier made from a name: « Île-de-France » → « ile-de-france »."""
    return re.sub(r"[^a-z0-9]+", "-", unaccented(name).casefold()).strip("-")


def tight(text: str) -> str:
    """Return a text whose French quotes hold to what they quote; all else stays as it must be typed."""
    return text.replace("« ", "«\N{NO-BREAK SPACE}").replace(" »", "\N{NO-BREAK SPACE}»")


def listed(words: Iterable[str]) -> str:
    """Return « a, b et c »."""
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} et {items[-1]}" if items else ""


def counted(number: int, singular: str, plural: str = "") -> str:
    """Return « 1 projet », « 3 projets »; zero and one are singular in French."""
    return f"{grouped(number)} {singular if abs(number) < 2 else plural or singular + 's'}"


def grouped(number: float) -> str:
    """Return a number as the French write it: 1 607, 44,2."""
    whole = f"{number:,}".replace(",", NARROW)
    return whole.replace(".", ",")


def weight(size: int) -> str:
    """Return a number of bytes as people say it, never less than it is: « 2,4 Mo », « 401 ko »."""
    tenths = -(-size // 100_000)
    return (
        f"{grouped(tenths // 10 if tenths % 10 == 0 else tenths / 10)} Mo" if tenths >= 10 else f"{-(-size // 1000)} ko"
    )


def dated(day: datetime.date) -> str:
    """Return a date in full: « 15 novembre 2017 », « 1er mars 2018 »."""
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


def lowered(label: str) -> str:
    """Return a label as it stands inside a sentence: first letter small, save acronyms (« COPIL »)."""
    first = re.split(r"[ '’]", label, maxsplit=1)[0]
    return label if len(first) > 1 and first[:2].isupper() else label[:1].lower() + label[1:]
