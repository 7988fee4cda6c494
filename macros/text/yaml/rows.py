"""The lines of a YAML text that form its frame of keys and items, and what they open and never close.

This is for a text that can't be parsed: the parser stops where it no longer understands, often well below the fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from macros.text.problem import Finding, Kind, Topic, short

WORD_QUOTES = "“”„«» \u00a0\u202f"
"""What Word types in place of straight quotes, and the spaces it adds."""

_ROW = re.compile(
    r"(?P<indent> *)(?P<dashes>(?:- +)*(?:-\Z)?)(?:(?P<key>[A-Za-z_][\w-]*|\"[^\"]*\"|'[^']*')[ ]*:(?=\s|\Z))?\s*"
    r"(?P<value>.*?)\s*\Z"
)
_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?\Z")
_TOKEN = re.compile(
    r"""(?:"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+')|(?P<open>["'].*)|[\[\]{}]|(?<=\s)\#.*?$|[^\s"'\[\]{},:](?:[^\[\]{},:\n]|:(?!\s))*|[,:]""",
    re.DOTALL | re.MULTILINE,
)
"""A quoted text, one left open, a bracket, a note, a plain text, a sign that parts them."""
_CLOSERS = {"[": "]", "{": "}"}

TOPIC = Topic("Les guillemets et les crochets")

OPEN_QUOTE = Kind(
    "guillemet-ouvert",
    "le guillemet qui ouvre « {text} » n'est pas refermé.",
    "Ajoutez {quote} à la fin du texte.",
    'title: "Lille : écouter les agents"',
)
OPEN_BRACKET = Kind(
    "crochet-ouvert",
    "la liste « {text} » n'est pas refermée.",
    "Ajoutez « {closer} » à sa fin ; si c'est un texte, mettez-le entre guillemets droits.",
    "themes: [management, accueil]",
)
STRAY_BRACKET = Kind(
    "crochet-de-trop",
    "« {sign} » ferme une liste que rien n'ouvre dans « {text} ».",
    "Retirez-le, ou écrivez le signe qui manque devant ; si c'est un texte, mettez-le entre guillemets droits.",
    "themes: [management, accueil]",
)
TEXT_AFTER_BRACKET = Kind(
    "crochet-avant-la-fin",
    "la liste ouverte par « {sign} » est fermée avant la fin de « {text} ».",
    'Pour un texte, écrivez : "{text}" ; pour une liste, mettez tout entre les crochets.',
    'title: "[Lille] Écouter les agents"',
)

Slip = tuple[int, str, Finding]
"""The line, from 0, the key and the finding."""


@dataclass(frozen=True)
class Row:
    """A line that holds a key, items of lists, or the rest of a text. `number` is its rank from 0; `dashes` are the
    columns of its « - »; `column` is where its key or text begins.
    """

    number: int
    dashes: tuple[int, ...]
    key: str
    column: int
    value: str

    @property
    def start(self) -> int:
        """The column of its first sign."""
        return self.dashes[0] if self.dashes else self.column

    @property
    def holder(self) -> int:
        """The column of the key or of the item whose value it begins: all that belongs to it stands further right."""
        return self.column if self.key or not self.dashes else self.dashes[-1]

    def moved(self, start: int) -> Row:
        """Return the same line with its first sign on another column."""
        by = start - self.start
        return replace(self, dashes=tuple(dash + by for dash in self.dashes), column=self.column + by)


def row(number: int, line: str) -> Row:
    """Return what a line holds."""
    match = _ROW.match(line)
    assert match  # every part of it may be empty
    first = len(match["indent"])
    dashes = tuple(first + place.start() for place in re.finditer("-", match["dashes"]))
    value = "" if match["value"].startswith("#") else match["value"]
    column = match.start("key") if match["key"] else match.start("value")
    return Row(number, dashes, match["key"] or "", column, value)


def rows(text: str) -> tuple[list[Row], list[Slip]]:
    """Return the frame of a text, and what its lines leave open. Blocks of text, comments, and what brackets or quotes
    hold beyond their first line are no part of the frame.
    """
    lines = text.split("\n")
    frame: list[Row] = []
    slips: list[Slip] = []
    number = 0
    while number < len(lines):
        line, here = lines[number], number
        number += 1
        if not line.strip(" \t") or line.lstrip().startswith("#"):
            continue
        inner = row(here, line)
        frame.append(inner)
        if _BLOCK.match(inner.value):
            while number < len(lines) and (not lines[number].strip() or _indent(lines[number]) > inner.holder):
                number += 1
        elif inner.value[:1] in ('"', "'", *_CLOSERS):
            end = next(_below(lines, number, inner), len(lines))
            below, fault = _value([inner.value, *lines[number:end]])
            number += below
            if fault:
                slips.append((here, inner.key, fault))
    return frame, slips


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _below(lines: Sequence[str], number: int, above: Row) -> Iterator[int]:
    """Yield the lines that can't belong to the value which begins on a row: keys and items no further right."""
    return (rank for rank in range(number, len(lines)) if opens_row(lines[rank], above.holder))


def opens_row(line: str, column: int) -> bool:
    """Tell whether a line begins a key or an item that stands no further right than `column`."""
    below = row(0, line)
    return bool(below.key or below.dashes) and below.start <= column


def _value(lines: Sequence[str]) -> tuple[int, Finding | None]:
    """Return how many lines follow the first of a value that a quote or a bracket opens, and what is wrong with it."""
    text = "\n".join(lines)
    whole = short(lines[0])
    signs: list[str] = []
    for token in _TOKEN.finditer(text):
        sign = token[0][0]
        if token["open"]:
            return len(lines) - 1, OPEN_QUOTE(text=short(token[0][1:].split("\n")[0]), quote=f"« {sign} »")
        if sign in _CLOSERS:
            signs.append(sign)
        elif sign in _CLOSERS.values() and _CLOSERS[signs.pop()] != sign:
            return len(lines) - 1, STRAY_BRACKET(sign=sign, text=whole)
        if not signs:
            rest = text[token.end() :].partition("\n")[0].strip()
            return text.count("\n", 0, token.end()), _after(rest, whole) if whole[0] in _CLOSERS else None
    return len(lines) - 1, OPEN_BRACKET(text=whole, closer=_CLOSERS[signs[-1]])


def _after(rest: str, whole: str) -> Finding | None:
    """Return what is wrong with what follows the bracket that closes a value on its line."""
    if not rest or rest[0] in "#:":
        return None
    if rest[0] in _CLOSERS.values():
        return STRAY_BRACKET(sign=rest[0], text=whole)
    return TEXT_AFTER_BRACKET(sign=whole[0], text=whole)
