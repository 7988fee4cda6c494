"""How much a text may hold before anything reads it further: what nobody types by hand takes Markdown minutes to read.

Each limit is several times what the longest fiche holds, and low enough that a text within all of them is checked and
rendered in well under two seconds (20 kB of « [ » alone take Markdown 39 s).
"""

from __future__ import annotations

import re

from macros.text.markdown.body import lines

HEADER, BODY = 100_000, 60_000
"""The signs of a header and of a story."""

LINE, PARAGRAPH = 8_000, 20_000
"""The signs of a line, and of the lines between two blank ones."""

INDENT = 32
"""The spaces before a line that is no code."""

_NESTED = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]*){6}")
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+|(?:_[ \t]*)+)\Z")
_SIGNS = (
    ("[", 600, "crochets"),
    ("<", 300, "signes « < »"),
    ("`", 1_000, "accents graves"),
    ("\n#", 100, "intertitres"),
    ("!!!", 100, "encadrés"),
    ("|", 4_000, "barres de tableau"),
)
"""How many of each sign a story may hold."""

_UNDERLINE = re.compile(r"^(?:=+|-+)[ ]*$", re.MULTILINE)
_UNDERLINES = 100
"""The lines that make a heading of the one above."""

_BRACKETS = 150
"""The opening brackets of one paragraph."""

Excess = tuple[int, str, str]
"""The line, from 0; the message; the cure."""


def excess(body: str) -> Excess | None:
    """Return the first thing of which a Markdown text holds too much; None for any text that somebody wrote."""
    if len(body) > BODY:
        return 0, f"le texte compte {len(body)} signes ; le maximum est de {BODY}.", "Coupez-le, ou faites-en deux."
    written = body.split("\n")
    number, line = max(enumerate(written), key=lambda item: len(item[1]))
    if len(line) > LINE:
        return (
            number,
            f"la ligne compte {len(line)} signes ; le maximum est de {LINE}.",
            "Coupez-la en paragraphes, séparés par une ligne vide.",
        )
    return _signs(body) or _paragraphs(written) or _nesting(body)


def _signs(body: str) -> Excess | None:
    for sign, most, name in _SIGNS:
        count = body.count(sign)
        if count > most:
            return 0, f"le texte compte {count} {name} ; le maximum est de {most}.", "Retirez ceux qui ne servent pas."
    underlines = len(_UNDERLINE.findall(body))
    return (
        (
            0,
            f"le texte compte {underlines} lignes de « = » ou de « - » ; le maximum est de {_UNDERLINES}.",
            "Écrivez les intertitres « ### Intertitre ».",
        )
        if underlines > _UNDERLINES
        else None
    )


def _paragraphs(written: list[str]) -> Excess | None:
    start = signs = brackets = 0
    for number, line in enumerate(written):
        if not line.strip():
            start, signs, brackets = number + 1, 0, 0
            continue
        signs += len(line) + 1
        brackets += line.count("[")
        if signs > PARAGRAPH:
            return start, f"le paragraphe compte plus de {PARAGRAPH} signes.", "Coupez-le par une ligne vide."
        if brackets > _BRACKETS:
            return (
                start,
                f"le paragraphe compte plus de {_BRACKETS} crochets « [ ».",
                "Coupez-le, ou retirez ceux qui ne servent pas.",
            )
    return None


def _nesting(body: str) -> Excess | None:
    for number, line in lines(body):
        indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" "))
        if indent > INDENT and line.strip():
            return (
                number,
                f"la ligne est en retrait de {indent} espaces ; le maximum est de {INDENT}.",
                "Ramenez-la vers la gauche.",
            )
        if _NESTED.match(line) and not _RULE.match(line):
            return (
                number,
                "six listes ou citations s'ouvrent l'une dans l'autre sur cette ligne.",
                "Gardez-en deux au plus.",
            )
    return None
