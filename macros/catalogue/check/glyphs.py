"""Checks that the fonts of the publication can draw every sign of its texts: others would be printed in whatever font
the printing machine has, or as an empty box.

The style sheet of the fonts says which signs each draws; a test holds it to that.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from pathlib import Path

from macros.catalogue.families import EDITION, VOCABULARIES
from macros.catalogue.read.content import Content, FicheFile, PageFile
from macros.catalogue.read.file_entry import FileEntry
from macros.text.problem import Finding, Kind, Problem, Topic
from macros.text.signs import by_number

FACES = "overrides/assets/stylesheets/polices.css"

TOPIC = Topic("Les signes", "Le livre s'imprime dans les polices de la publication, et dans aucune autre.")

UNDRAWN = Kind(
    "signe-sans-police",
    "aucune police de la publication ne dessine le signe « {sign} » ({code}).",
    "{cure}",
    "Fait ✓ à 95 % ≥ 90 %",
    "Écrivez-le en toutes lettres, ou prenez un signe voisin.",
)

_RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")
_INVISIBLE = r"\v\u2028\u202a-\u202e\u2061-\u206f\ufe00-\ufe0f"
"""What is never drawn."""


def undrawn_problems(content: Content) -> Iterator[Problem]:
    """Yield each sign that no font draws in the terms, the pages and the publisher's file, once per text."""
    undrawn = undrawn_signs(content.root)
    yield from undrawn_texts(content.publisher, undrawn)
    for family in (EDITION, *VOCABULARIES):
        for entry in content.sound(family).values():
            yield from undrawn_texts(entry, undrawn)
    for page in content.pages:
        yield from undrawn_prose(page, undrawn)


def undrawn_texts(entry: FileEntry, undrawn: re.Pattern[str]) -> Iterator[Problem]:
    """Yield each sign that no font draws in a header or in a term, once per text."""
    if _is_suspect(" ".join(text for _, text in entry.texts), undrawn):
        for location, text in entry.texts:
            yield from (entry.problem(location, finding) for finding in _findings(text, undrawn))


def undrawn_prose(page: FicheFile | PageFile, undrawn: re.Pattern[str]) -> Iterator[Problem]:
    """Yield each sign that no font draws in a story or in an editors' page, once per line."""
    for line, text in enumerate(page.body.split("\n") if _is_suspect(page.body.replace("\n", " "), undrawn) else ()):
        for entity in by_number(text):
            text = text.replace(entity, "")  # told of the prose already
        yield from (finding.at(page.path, page.body_line + line) for finding in _findings(text, undrawn))


def undrawn_signs(root: Path) -> re.Pattern[str]:
    """Return the pattern that finds a sign that no font of a project draws. A project without fonts of its own has
    those of this one.
    """
    path = next(folder / FACES for folder in (root, *Path(__file__).parents) if (folder / FACES).is_file())
    return _undrawn_by(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=2)
def _undrawn_by(faces: str) -> re.Pattern[str]:
    runs = {(int(first, 16), int(last or first, 16)) for first, last in _RANGE.findall(faces)}
    drawn = "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in sorted(runs))
    return re.compile(f"[^{drawn}{_INVISIBLE}]")


def _is_suspect(text: str, undrawn: re.Pattern[str]) -> bool:
    """Tell whether a text may hold a sign that no font draws: for most texts one look is enough to say no."""
    return "&" in text or bool(undrawn.search(unicodedata.normalize("NFC", text)))


def _findings(text: str, undrawn: re.Pattern[str]) -> Iterator[Finding]:
    if text.isascii() and "&" not in text:
        return
    for sign in dict.fromkeys(undrawn.findall(unicodedata.normalize("NFC", unescape(text)))):
        plain = unicodedata.normalize("NFKC", sign)
        cure = "" if plain == sign or undrawn.search(plain) else f"Écrivez « {plain} », ou choisissez un autre mot."
        yield UNDRAWN(sign=sign, code=f"U+{ord(sign):04X}", cure=cure or UNDRAWN.general)
