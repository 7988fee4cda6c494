"""Invisible characters, handled where a text is read: dropped where the text stays as it was meant, reported elsewhere.

A text comes in, from a file or unescaped by YAML; the same comes out in NFC without such characters, with what must be
reported.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from html import unescape
from itertools import islice

from macros.text.problem import Finding, Kind, Topic

TOPIC = Topic("Les signes qu'on ne voit pas")

CONTROL = Kind(
    "caractere-interdit", "la ligne contient un caractère invisible interdit (U+{sign}).", "Retapez-la au clavier."
)
DIRECTION = Kind(
    "sens-de-lecture",
    "la ligne contient un signe invisible (U+{sign}) qui inverse le sens de lecture : elle se lirait autrement qu'elle"
    " n'est écrite.",
    "Retapez-la au clavier.",
)
CUT_WORD = Kind(
    "mot-coupe",
    "« {word} » finit la ligne sur un trait d'union invisible (U+00AD) : le mot resterait coupé en deux.",
    "Recollez-le à la suite de son début, sur la même ligne.",
)
NOT_FOLLOWED = Kind(
    "signe-perdu",
    "la ligne contient la marque (U+{sign}) d'un signe ou d'un objet que la copie a perdu.",
    "Reprenez le passage dans l'original : retapez le mot, ou ajoutez l'image.",
)
GARBLED = Kind(
    "accents-abimes",
    "« {word} » a été mal relu : ses accents sont devenus d'autres signes.",
    "Reprenez le passage dans l'original, ou ouvrez le fichier en UTF-8 et corrigez-le.",
    "Écouter les agents",
)

BY_NUMBER = Kind(
    "signe-par-numero",
    "« {written} » écrit un signe qu'on ne voit pas, ou un accent détaché de sa lettre.",
    "Retirez-le ; une lettre accentuée se tape telle quelle.",
)

_SILENT = "\x1f\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"
_JOINERS = "\u200c\u200d\ufe00-\ufe0f"
"""Joiners and variation selectors, which mean something after a letter of Arabic or India, an ideograph, an emoji."""
_MARKS = "\u061c\u200e\u200f\u202a\u202c\u2066\u2068\u2069"
"""Marks of direction, without effect in a line that runs from left to right anyway; phones put some around numbers."""
_TURNING = "\u202a-\u202e\u2066-\u2069"
_CONTROL = "\0-\x08\x0d-\x1d\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_LOST = "\ufffc\ufffd"
_BLANKS = "\f\u2800\u3164\uffa0"
"""Characters that look like a space, and are none."""
_REPLACED = {
    **{code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)},
    **dict.fromkeys(map(ord, _BLANKS), " "),
    0x1E: "\N{NON-BREAKING HYPHEN}",
    **dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"))),
    0x2029: "\u2028",
    **{0xF000 + code: sign for code, sign in zip(b"\x6c\x6e\xa7\xa8\xb7\xd8\xe0\xfb\xfc\xfe", "●■▪□•➢→✗✓☑")},
}
"""Signs of Windows-1252 read as Unicode's, false blanks, Word's own hyphen, letters that a PDF joins, the end of a
paragraph, Word's bullets.
"""
_MISREAD = "Ã[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\xa0-\xbf]|â€[™œ“”˜¦¢]|Å[“’]|Õ[a-zà-ÿ]"
"""Letters and quotation marks of UTF-8 read as Windows-1252's: « Ã© » for « é »."""

_SUSPECT = re.compile(
    rf"[{_SILENT}{_JOINERS}{_MARKS}{_TURNING}{_CONTROL}{_LOST}{_BLANKS}\x1e\xad\u2029\uf06c-\uf0fe\ufb00-\ufb06\U00010000-\U0010ffff]"
)
"""All of the above, and emoji: most texts hold none, and need no closer look."""
_GARBLED = re.compile(_MISREAD)
_NOWHERE = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
"""The two code points of each plane that Unicode leaves without a character."""
_MOST = 1_000
"""The most lines reported in one text: beyond, it is no text."""
_ENTITY = re.compile(r"&#?\w+;")


def visible(text: str) -> tuple[str, list[tuple[int, Finding]]]:
    """Return a text in NFC without invisible characters, and the findings on its lines, counted from 0, for those that
    can't be dropped silently.
    """
    text = unicodedata.normalize("NFC", text)
    if not _SUSPECT.search(text) and not _GARBLED.search(text):
        return text, []
    dropped, idle, right_to_left, refused = _patterns()
    text = unicodedata.normalize("NFC", dropped.sub("", text).translate(_REPLACED))
    if idle.search(text):
        text = "\n".join(line if right_to_left.search(line) else idle.sub("", line) for line in text.split("\n"))
    lines = enumerate(text.split("\n"))
    findings = ((rank, _finding(line, match)) for rank, line in lines if (match := refused.search(line)))
    first = [*islice(findings, _MOST)]
    return refused.sub("", text) if first else text, first


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return four patterns: what is dropped; what has no effect in a line that runs from left to right; what runs from
    right to left; what is refused. They are made when a text first needs a closer look.
    """
    dropped = re.compile(
        rf"[{_SILENT}\U000e0000-\U000e0fff]"
        rf"|(?<![\u0590-\u1dff\u2190-\u2bff\u3000-\ua4cf\uf900-\ufaff\ufe0f\U0001f000-\U0003ffff])[{_JOINERS}]"
        r"|(?<![^\W\d_])\xad|\xad(?![ \t]*\n[ \t>]*[^\W\d_])|(?:^|(?<=\n))\f"
    )
    idle = re.compile(f"[{_MARKS}]")
    right_to_left = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
    refused = re.compile(
        f"(?P<control>[{_CONTROL}{_NOWHERE}])|(?P<direction>[{_TURNING}])|(?P<lost>[{_LOST}])|(?P<cut>\xad)"
        f"|(?P<misread>{_MISREAD})"
    )
    return dropped, idle, right_to_left, refused


def by_number(line: str) -> Iterator[str]:
    """Yield the HTML entities of a line of prose that stand for invisible characters: « &#x202E; »."""
    for entity in _ENTITY.findall(line) if "&" in line else ():
        sign = unescape(entity)
        if visible(sign) != (sign, []) or unicodedata.combining(sign[:1] or "\u0301"):
            yield entity


def on_one_line(text: str) -> str:
    """Return a text with a space for each line break within a paragraph, « \\v » or U+2028, which prose alone keeps."""
    return text.replace("\v", " ").replace("\u2028", " ")


def _finding(line: str, match: re.Match[str]) -> Finding:
    if match["misread"]:
        start = line[: match.start()].rpartition(" ")[2][-30:]
        return GARBLED(word=start + line[match.start() :].partition(" ")[0][:30])
    if match["cut"]:
        return CUT_WORD(word=line[: match.start()].rpartition(" ")[2][-60:])
    kind = CONTROL if match["control"] else DIRECTION if match["direction"] else NOT_FOLLOWED
    return kind(sign=f"{ord(match[0]):04X}")
