"""Limits on a text before anything else reads it: what nobody types by hand may take Markdown minutes to read.

Each limit is several times what the longest fiche holds, and low enough that a text within all of them is checked and
rendered in well under two seconds (20 kB of « [ » alone take Markdown 39 s).
"""

from __future__ import annotations

import re

from macros.text.markdown.body import lines
from macros.text.problem import Finding, Kind, Topic

HEADER, BODY = 100_000, 60_000
"""The most characters of a header, and of a story."""

LINE, PARAGRAPH = 8_000, 20_000
"""The most characters of a line, and of a paragraph."""

INDENT = 32
"""The most spaces before a line that is no code."""

_EMBEDDED = re.compile(r"data:image/[\w.+-]+;base64,[\w+/=]{200}")
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
"""The most times that each sign may stand in a story."""

_UNDERLINE = re.compile(r"^(?:=+|-+)[ ]*$", re.MULTILINE)
_UNDERLINES = 100
"""The most lines that underline the one above into a heading."""

_BRACKETS = 150
"""The most opening brackets of one paragraph."""

TOPIC = Topic("Les textes démesurés", "Personne ne les tape : ils sont refusés avant d'être lus plus loin.")

HEADER_TOO_LONG = Kind(
    "en-tete-trop-long",
    "l'en-tête compte {count} signes ; le maximum est de {most}.",
    "Gardez-y l'essentiel, et racontez le reste.",
)
TEXT_TOO_LONG = Kind(
    "recit-demesure", "le texte compte {count} signes ; le maximum est de {most}.", "Coupez-le, ou faites-en deux."
)
EMBEDDED = Kind(
    "image-dans-le-texte",
    "le texte contient une image recopiée en lettres (« data:image… »), comme en exportent les traitements de texte.",
    "Enregistrez l'image à côté de votre fichier, et écrivez à cette place : ![ce qu'elle montre](fichier.png)",
    '![Plan du quartier](plan.png "Crédit : Prénom Nom")',
)
LINE_TOO_LONG = Kind(
    "ligne-trop-longue",
    "la ligne compte {count} signes ; le maximum est de {most}.",
    "Coupez-la en paragraphes, séparés par une ligne vide.",
)
TOO_MANY_SIGNS = Kind(
    "signes-de-trop", "le texte compte {count} {signs} ; le maximum est de {most}.", "Retirez ceux qui ne servent pas."
)
TOO_MANY_UNDERLINES = Kind(
    "soulignements-de-trop",
    "le texte compte {count} lignes de « = » ou de « - » ; le maximum est de {most}.",
    "Écrivez les intertitres « ### Intertitre ».",
)
PARAGRAPH_TOO_LONG = Kind(
    "paragraphe-trop-long", "le paragraphe compte plus de {most} signes.", "Coupez-le par une ligne vide."
)
TOO_MANY_BRACKETS = Kind(
    "crochets-de-trop",
    "le paragraphe compte plus de {most} crochets « [ ».",
    "Coupez-le, ou retirez ceux qui ne servent pas.",
)
INDENT_TOO_WIDE = Kind(
    "retrait-trop-grand",
    "la ligne est en retrait de {count} espaces ; le maximum est de {most}.",
    "Ramenez-la vers la gauche.",
)
NESTED = Kind(
    "listes-emboitees",
    "six listes ou citations s'ouvrent l'une dans l'autre sur cette ligne.",
    "Gardez-en deux au plus.",
)

Excess = tuple[int, Finding]
"""The line, from 0, and the finding."""


def excess(body: str) -> Excess | None:
    """Return the first excess of a Markdown text; None for any text that somebody really wrote."""
    embedded = _EMBEDDED.search(body)
    if embedded:
        return body.count("\n", 0, embedded.start()), EMBEDDED()
    if len(body) > BODY:
        return 0, TEXT_TOO_LONG(count=len(body), most=BODY)
    source = body.split("\n")
    number, line = max(enumerate(source), key=lambda item: len(item[1]))
    if len(line) > LINE:
        return number, LINE_TOO_LONG(count=len(line), most=LINE)
    return _signs(body) or _paragraphs(source) or _nesting(body)


def _signs(body: str) -> Excess | None:
    for sign, most, name in _SIGNS:
        count = body.count(sign)
        if count > most:
            return 0, TOO_MANY_SIGNS(count=count, signs=name, most=most)
    underlines = len(_UNDERLINE.findall(body))
    return (0, TOO_MANY_UNDERLINES(count=underlines, most=_UNDERLINES)) if underlines > _UNDERLINES else None


def _paragraphs(source: list[str]) -> Excess | None:
    start = signs = brackets = 0
    for number, line in enumerate(source):
        if not line.strip():
            start, signs, brackets = number + 1, 0, 0
            continue
        signs += len(line) + 1
        brackets += line.count("[")
        if signs > PARAGRAPH:
            return start, PARAGRAPH_TOO_LONG(most=PARAGRAPH)
        if brackets > _BRACKETS:
            return start, TOO_MANY_BRACKETS(most=_BRACKETS)
    return None


def _nesting(body: str) -> Excess | None:
    for number, line in lines(body):
        indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" "))
        if indent > INDENT and line.strip():
            return number, INDENT_TOO_WIDE(count=indent, most=INDENT)
        if _NESTED.match(line) and not _RULE.match(line):
            return number, NESTED()
    return None
