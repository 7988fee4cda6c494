"""The words of meaning of a text: no accent, no elision, no plural; « L'accueil des élus » gives `accueil`, `elu`.

Two texts that say the same are told by them; the search has finer words of its own (`macros/search/tokens.py`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from types import MappingProxyType

from macros.text.french.common_words import EMPTY

ELIDED = frozenset("c d j l m n qu s t jusqu lorsqu puisqu quelqu quoiqu".split())
"""What an apostrophe joins to the word that matters."""

_WORD = re.compile("(?:[a-z]\\.){2,}[a-z]?(?![a-z])|[0-9]{1,3}(?:[\u00a0\u202f][0-9]{3})+(?![0-9])|[a-z0-9]+")
"""An acronym with its dots, a number with its thousands apart, a word."""

_LIGATURES = MappingProxyType({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})
_RANGES = (range(0xC0, 0x300), range(0x1D2C, 0x1DC0), range(0x1E00, 0x1F00), range(0x2070, 0x20A0), range(0xB2, 0xBB))


@lru_cache(maxsize=1 << 12)
def _plain(sign: str) -> str:
    """Return a sign without accent nor height, in small letters, where that is one sign; itself otherwise."""
    if sign == "’":
        return "'"
    if not any(ord(sign) in codes for codes in _RANGES):
        return sign
    bare = "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part)).lower()
    return bare if len(bare) == 1 else sign


def _parted(sign: str) -> str:
    """Return the letters that a ligature joins; any other sign itself."""
    return _LIGATURES.get(sign, sign)


def words(text: str) -> list[tuple[str, str]]:
    """Return the words of a text that can be looked for, in order: each as it is written there, and its key.

    A word that says nothing but is written with capitals past the first is a name: « la loi NOTRe ».
    """
    return [word for piece in pieces(text) for word in _pieces_words(piece)]


def pieces(text: str) -> list[str]:
    """Return what stands between the spaces of a text; a no-break one may be inside a number."""
    return text.replace("\n", " ").replace("\t", " ").split(" ")


@lru_cache(maxsize=1 << 16)
def _pieces_words(piece: str) -> tuple[tuple[str, str], ...]:
    """Return the words of what stands between two spaces, where every word stands whole: the same few thousand pieces,
    in any text.
    """
    if piece.isascii() and piece.isalnum():  # nearly half of them
        word = piece.lower()
        is_empty = word in EMPTY and not _has_capitals(piece[1:])
        return () if is_empty or (len(word) == 1 and not word.isdigit()) else ((piece, key(word)),)
    piece = piece if piece.isascii() else _replaced(piece, _parted)
    plain = piece.lower() if piece.isascii() else _replaced(piece.lower(), _plain)
    if len(plain) != len(piece):  # a foreign letter whose small form is longer
        piece = plain
    result = []
    for match in _WORD.finditer(plain):
        start, end = match.span()
        word = match[0] if match[0].isalnum() else re.sub("[^a-z0-9]", "", match[0])
        if (
            (word in EMPTY and not _has_capitals(piece[start + 1 : end]))
            or (len(word) == 1 and not word.isdigit())
            or (word in ELIDED and plain[end : end + 1] == "'")
        ):
            continue
        result.append((piece[start:end], key(word)))
    return tuple(result)


def _replaced(text: str, plain: Callable[[str], str]) -> str:
    """Return a text with the signs that are no plain letter replaced: few in any text, hence far quicker one after the
    other than by a table.
    """
    for sign in set(text):
        if not sign.isascii():
            text = text.replace(sign, plain(sign))
    return text


def _has_capitals(text: str) -> bool:
    return text != text.lower()


def key(word: str) -> str:
    """Return a word without the mark of its plural: enough for « élus » and « élu », « locaux » and « local » to
    meet.
    """
    if len(word) < 4 or word.isdigit():
        return word
    if word.endswith("eaux") or (word.endswith("eux") and len(word) < 7):
        return word[:-1]
    if word.endswith("aux"):
        return word[:-2] + "l"
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word[:-1] if word.endswith("ee") else word
