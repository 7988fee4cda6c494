"""Why a YAML text can't be parsed, in French: the usual slips on every line that has them, else where the parser
stopped.
"""

from __future__ import annotations

import re

import yaml

from macros.text.problem import Finding, Kind, Problem, Topic, short
from macros.text.yaml import layout
from macros.text.yaml.layout import layout_slips
from macros.text.yaml.rows import WORD_QUOTES, rows

_UNQUOTED_COLON = re.compile(r"""\s*(?:-\s+)?(?P<key>[A-Za-z_][\w-]*):\s+(?P<text>[^\s"'|>\[{#&*].*?:(?:\s.*)?)$""")
_UNSPACED_KEY = re.compile(r"""\s*(?:-\s+)?(?P<key>[a-z_][a-z0-9_-]*):(?P<text>(?!//)[^\s:"'].*)$""")
_UNSPACED_ITEM = re.compile(r"\s*-(?P<text>[^\s\d-].*)$")
_OTHER_ITEM = re.compile(r"\s*(?P<sign>[–—•·])\s+(?P<text>.*)$")
_INNER_QUOTE = re.compile(
    r"""\s*(?:-\s+)?(?:(?P<key>[A-Za-z_][\w-]*):\s+)?(?:'(?:[^']|'')*'(?=[^\s'#,\]}:])|"(?:[^"\\]|\\.)*"\s*(?=[^\s"#,\]}:]))"""
)
_LIST_BESIDE_KEY = re.compile(r"\s*(?:- +)*(?P<key>[A-Za-z_][\w-]*):\s+-\s+(?P<text>.*)$")
_RESERVED = re.compile(r"\s*(?:- +)*(?:(?P<key>[A-Za-z_][\w-]*):\s+)?(?:[,\]}%@`]|\?\s)")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:\s|\Z)")
_HARD_SPACE = re.compile(
    r" *[\u00a0\u202f]|\s*(?:-\s+)*-[\u00a0\u202f]|\s*(?:- +)*[a-z_][a-z0-9_-]*(?:[\u00a0\u202f]+ *:(?:\s|$)|"
    r" *:[\u00a0\u202f])"
)
_INDENTING_TAB = re.compile(r" *\t")


TOPIC = Topic(
    "L'écriture de l'en-tête",
    "L'en-tête est du YAML : retraits de deux espaces, « clé: valeur », guillemets droits au moindre doute.",
)

_QUOTED = "Mettez le texte entre guillemets droits."

HARD_SPACE = Kind(
    "espace-insecable",
    "une espace insécable sert de retrait, ou touche le « : » ou le « - » ; YAML n'admet là que l'espace ordinaire.",
    "Effacez-la et retapez-la avec la barre d'espace ; si la ligne est un texte, mettez-le tout entier entre guillemets"
    " droits.",
    "title: Écouter les agents",
)
TAB = Kind(
    "tabulation",
    "une tabulation sert de retrait ; YAML n'admet que des espaces.",
    "Remplacez-la par deux espaces par niveau.",
    "commanditaire:\n  organisation: ville-de-lille",
)
CONFLICT = Kind(
    "conflit-git",
    "une marque de conflit Git est restée dans le fichier.",
    "Gardez l'une des deux versions et retirez les lignes « <<<<<<< », « ======= » et « >>>>>>> ».",
)
UNQUOTED_COLON = Kind(
    "deux-points",
    "le texte « {text} » contient « : » sans guillemets, que YAML lit comme une clé.",
    'Écrivez : {key}: "{text}"',
    'title: "Lille : écouter les agents"',
)
UNSPACED_KEY = Kind(
    "cle-collee", "une espace manque après « : ».", "Écrivez : {key}: {text}", "title: Écouter les agents"
)
INNER_QUOTE = Kind(
    "guillemet-interieur",
    "un guillemet ou une apostrophe ferme le texte avant sa fin.",
    "Mettez tout le texte entre guillemets droits doubles ; à l'intérieur, citez entre « et ».",
    'title: "L\'accueil « hors les murs »"',
)
UNSPACED_ITEM = Kind(
    "tiret-colle",
    "une espace manque après le « - » de la liste.",
    "Écrivez : - {text}",
    "lessons:\n  - Écouter avant d'écrire.",
)
OTHER_ITEM = Kind(
    "puce-etrangere",
    "« {sign} » n'ouvre pas un élément de liste.",
    "Écrivez, avec le tiret du clavier : - {text}",
    "lessons:\n  - Écouter avant d'écrire.",
)
STAR = Kind(
    "asterisque",
    "une valeur commence par « * », que YAML lit comme un renvoi.",
    _QUOTED,
    'text: "*Les ateliers* ont duré un an."',
)
AMPERSAND = Kind(
    "esperluette", "une valeur commence par « & », que YAML lit comme une ancre.", _QUOTED, 'title: "& si on écoutait"'
)
BLOCK = Kind(
    "bloc-de-texte",
    "une valeur commence par « > » ou « | », que YAML lit comme un bloc de texte.",
    _QUOTED,
    'text: "> 100 agents rencontrés"',
)
RESERVED_SIGN = Kind(
    "signe-reserve",
    "un texte commence par un signe réservé de YAML (@, `, %, virgule, ], }}, ? ou tabulation).",
    _QUOTED,
    'text: "@ccueil, le réseau des agents"',
)
BACKSLASH = Kind(
    "barre-oblique-inverse",
    "entre guillemets droits doubles, « \\ » annonce un signe que YAML ne connaît pas.",
    "Doublez-la : « \\\\ ».",
    'text: "C:\\\\Partage"',
)
SECOND_DOCUMENT = Kind(
    "tirets-de-trop",
    "une ligne « {line} » coupe le texte en deux pour YAML.",
    "Retirez-la.",
    "title: Écouter les agents",
)
NO_YAML = Kind(
    "yaml-invalide",
    "YAML ne comprend pas cette ligne.",
    "Vérifiez retraits et guillemets, ici et à la ligne précédente.",
)

_PARSER_WORDS = (
    ("scanning an alias", STAR),
    ("scanning an anchor", AMPERSAND),
    ("block scalar", BLOCK),
    ("undefined alias", STAR),
    ("cannot start any token", RESERVED_SIGN),
    ("unknown escape character", BACKSLASH),
    ("hexdecimal number", BACKSLASH),
)
"""What PyYAML says, and what it means."""


def syntax_problems(error: yaml.YAMLError, text: str, path: str, first_line: int) -> tuple[Problem, ...]:
    """Return why `text` can't be parsed: the usual slips on every line that has them and what is left open; else the
    lines that stand out of place; else where YAML stopped.

    The parser stops at the first fault and reports these badly, so that a contributor would mend them one by one.
    """
    frame, left_open = rows(text)
    lines = text.split("\n")
    slips = [(row.number, *slip) for row in frame if (slip := _slip(lines[row.number]))]
    findings = [*left_open, *slips] or list(layout_slips(frame))
    problems = tuple(finding.at(path, first_line + number, key.strip("\"'")) for number, key, finding in findings)
    return problems or (_syntax_problem(error, path, first_line),)


def _slip(line: str) -> tuple[str, Finding] | None:
    """Return the key and the finding where a line has one of the usual slips."""
    if _HARD_SPACE.match(line):
        return "", HARD_SPACE()
    if _INDENTING_TAB.match(line):
        return "", TAB()
    if _CONFLICT.match(line):
        return "", CONFLICT()
    if line.rstrip() in ("---", "..."):
        return "", SECOND_DOCUMENT(line=line.rstrip())
    match = _LIST_BESIDE_KEY.match(line)
    if match:
        return match["key"], layout.LIST_BESIDE_KEY(key=match["key"], text=short(match["text"].strip()))
    reserved = _RESERVED.match(line)
    if reserved:
        return reserved["key"] or "", RESERVED_SIGN()
    colon = _UNQUOTED_COLON.match(line)
    if colon:
        value = short(colon["text"].strip().strip(WORD_QUOTES))
        return colon["key"], UNQUOTED_COLON(key=colon["key"], text=value)
    key = _UNSPACED_KEY.match(line)
    if key:
        return key["key"], UNSPACED_KEY(key=key["key"], text=short(key["text"].strip()))
    quote = _INNER_QUOTE.match(line)
    if quote:
        return quote["key"] or "", INNER_QUOTE()
    item = item_slip(line)
    return ("", item) if item else None


def item_slip(line: str) -> Finding | None:
    """Return the finding where a line means to be an item of a list, and is none."""
    item = _UNSPACED_ITEM.match(line)
    if item:
        return UNSPACED_ITEM(text=short(item["text"].strip()))
    item = _OTHER_ITEM.match(line)
    return OTHER_ITEM(sign=item["sign"], text=short(item["text"].strip())) if item else None


def _syntax_problem(error: yaml.YAMLError, path: str, first_line: int) -> Problem:
    """Put the parser's English into one French message, at the line it stopped on."""
    words = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or error}"
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = first_line + (mark.line if mark else 0)
    kind = next((kind for sign, kind in _PARSER_WORDS if sign in words), NO_YAML)
    return kind().at(path, line)
