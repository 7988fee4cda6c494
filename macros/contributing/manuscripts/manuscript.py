"""A text written elsewhere, as its reader found it: what it shows, every word it holds, its pictures, what is told."""

from __future__ import annotations

import re
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from macros.text.french.wording import weight

MOST_BYTES = 300_000_000
"""What an archive may hold once unpacked: a thesis with its photographs holds a tenth of it."""

PICTURE = "picture:"
"""How the address of a picture begins in the HTML of a manuscript; its rank follows."""

LOST_REFERENCE = re.compile(r"(?:Erreur|Error)\s?!\s*(?:Signet|Source|Référence|Bookmark|Reference)[^.\n]*\.?", re.I)
"""What Word prints in the place of a reference it has lost; it says nothing."""

_WORD = re.compile(r"[^\W_]+")
_IGNORED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


class Unreadable(Exception):
    """A file that can't be read as what it claims to be; the message says in French why, and what to do."""


@dataclass(frozen=True)
class Manuscript:
    """What a reader found: the text as HTML, or as Markdown where it was typed so; `words` is all that must come out,
    read apart; `notices` say in French what was changed or left aside.
    """

    words: str
    html: str = ""
    markdown: str = ""
    pictures: tuple[bytes, ...] = ()
    notices: tuple[str, ...] = ()


def words(text: str) -> Counter[str]:
    """Return how many times a text holds each of its words, whatever their case and the spaces between."""
    plain = unicodedata.normalize("NFKC", text.translate(_IGNORED))
    return Counter(_WORD.findall(plain.lower()))


_TYPED_BULLET = re.compile(r"^\s*o\t", re.M)
"""The letter that stands for a hollow bullet, and is no word."""


def missing(read: str, shown: str) -> list[str]:
    """Return the passages of a text some words of which a page shows fewer times, each with its words."""
    read = _TYPED_BULLET.sub("", read)
    gaps = words(read) - words(shown)
    sentences: list[str] = []
    for line in reversed(read.splitlines()):  # what comes twice is rather lost where it comes last
        faulty = {word: count for word, count in words(line).items() if gaps[word]}
        if faulty:
            sentences.insert(0, f"{', '.join(faulty)}, dans « {' '.join(line.split())[:120]} »")
            gaps -= Counter(faulty)
    return sentences


def unpacked(path: Path, kind: str) -> Mapping[str, bytes]:
    """Return the files that an archive holds, by name; `kind` says in French what it should be."""
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(info.file_size for info in archive.infolist())
            if size > MOST_BYTES:
                raise Unreadable(
                    f"« {path.name} » pèse {weight(size)} une fois ouvert ; le maximum est de {weight(MOST_BYTES)}."
                    " Réduisez ses images, ou coupez-le."
                )
            return {info.filename: archive.read(info) for info in archive.infolist()}
    except (zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError, ValueError, zlib.error):
        raise Unreadable(
            f"« {path.name} » n'est pas {kind}, ou il est abîmé ou protégé par un mot de passe. Ouvrez-le,"
            " enregistrez-le à nouveau sans mot de passe, puis recommencez."
        ) from None


def tree(data: bytes, name: str) -> ElementTree.Element:
    """Return the XML of a part of a document; `name` is told where it can't be read."""
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError:
        raise Unreadable(
            f"le document est abîmé : sa partie « {name} » ne se lit pas. Enregistrez-le à nouveau."
        ) from None
