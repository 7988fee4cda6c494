"""Why a YAML text can't be parsed, in French: the usual slips on every line that has them, else where the parser
stopped.
"""

from __future__ import annotations

import re

import yaml

from macros.text.problem import Problem

_UNQUOTED_COLON = re.compile(r"""\s*(?:-\s+)?(?P<key>[A-Za-z_][\w-]*):\s+(?P<text>[^\s"'|>\[{#&*].*?:(?:\s.*)?)$""")
_UNSPACED_KEY = re.compile(r"""\s*(?:-\s+)?(?P<key>[a-z_][a-z0-9_-]*):(?P<text>(?!//)[^\s:"'].*)$""")
_UNSPACED_ITEM = re.compile(r"\s*-(?P<text>[^\s\d-].*)$")
_OTHER_ITEM = re.compile(r"\s*(?P<sign>[–—•·])\s+(?P<text>.*)$")
_INNER_QUOTE = re.compile(
    r"""\s*(?:-\s+)?(?:(?P<key>[A-Za-z_][\w-]*):\s+)?(?:'(?:[^']|'')*'(?=[^\s'#,\]}:])|"(?:[^"\\]|\\.)*"\s*(?=[^\s"#,\]}:]))"""
)
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:\s|\Z)")
_HARD_SPACE = re.compile(
    r" *[\u00a0\u202f]|\s*(?:-\s+)*-[\u00a0\u202f]|\s*(?:- +)*[a-z_][a-z0-9_-]*(?:[\u00a0\u202f]+ *:(?:\s|$)|"
    r" *:[\u00a0\u202f])"
)
_FORBIDDEN = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
WORD_QUOTES = "“”„«» \u00a0\u202f"
"""What Word types in place of straight quotes, and the spaces it adds."""

HARD_SPACE = (
    "une espace insécable sert de retrait, ou touche le « : » ou le « - » ; YAML n'admet là que l'espace ordinaire."
)
HARD_SPACE_CURE = (
    "Effacez-la et retapez-la avec la barre d'espace ; si la ligne est un texte, mettez-le tout entier entre guillemets"
    " droits."
)
_INDENTING_TAB = re.compile(r" *\t")


def syntax_problems(error: yaml.YAMLError, text: str, path: str, first_line: int) -> tuple[Problem, ...]:
    """Return why `text` can't be parsed: the two usual slips on every line that has them, else where YAML stopped.

    The parser stops at the first fault and reports these two badly, so that a contributor would mend them one by one.
    """
    written = enumerate(text.split("\n"), start=first_line)
    slips = [Problem(path, number, *slip) for number, line in written if (slip := _slip(line))]
    return tuple(slips) or (_syntax_problem(error, path, first_line),)


def forbidden_signs(text: str, path: str, first_line: int) -> tuple[Problem, ...]:
    """Return a problem for each line that holds a sign YAML refuses, or takes for the end of a line."""
    if not _FORBIDDEN.search(text):
        return ()
    written = enumerate(text.split("\n"), start=first_line)
    found = ((number, _FORBIDDEN.search(line)) for number, line in written)
    return tuple(
        Problem(
            path,
            number,
            "",
            f"la ligne contient un caractère invisible interdit (U+{ord(sign[0]):04X}).",
            "Retapez-la au clavier.",
        )
        for number, sign in found
        if sign
    )


def _slip(line: str) -> tuple[str, str, str] | None:
    """Return the key, the message and the cure where a line has one of the usual slips."""
    if _HARD_SPACE.match(line):
        return "", HARD_SPACE, HARD_SPACE_CURE
    if _INDENTING_TAB.match(line):
        return (
            "",
            "une tabulation sert de retrait ; YAML n'admet que des espaces.",
            "Remplacez-la par deux espaces par niveau.",
        )
    if _CONFLICT.match(line):
        return (
            "",
            "une marque de conflit Git est restée dans le fichier.",
            "Gardez l'une des deux versions et retirez les lignes « <<<<<<< », « ======= » et « >>>>>>> ».",
        )
    colon = _UNQUOTED_COLON.match(line)
    if colon:
        value = short(colon["text"].strip().strip(WORD_QUOTES))
        return (
            colon["key"],
            f"le texte « {value} » contient « : » sans guillemets, que YAML lit comme une clé.",
            f'Écrivez : {colon["key"]}: "{value}"',
        )
    key = _UNSPACED_KEY.match(line)
    if key:
        return key["key"], "une espace manque après « : ».", f"Écrivez : {key['key']}: {short(key['text'].strip())}"
    quote = _INNER_QUOTE.match(line)
    if quote:
        return (
            quote["key"] or "",
            "un guillemet ou une apostrophe ferme le texte avant sa fin.",
            "Mettez tout le texte entre guillemets droits doubles ; à l'intérieur, citez entre « et ».",
        )
    item = item_slip(line)
    return ("", *item) if item else None


def item_slip(line: str) -> tuple[str, str] | None:
    """Return the message and the cure where a line means to be an item of a list, and is none."""
    item = _UNSPACED_ITEM.match(line)
    if item:
        return "une espace manque après le « - » de la liste.", f"Écrivez : - {short(item['text'].strip())}"
    item = _OTHER_ITEM.match(line)
    if item:
        return (
            f"« {item['sign']} » n'ouvre pas un élément de liste.",
            f"Écrivez, avec le tiret du clavier : - {short(item['text'].strip())}",
        )
    return None


def _syntax_problem(error: yaml.YAMLError, path: str, first_line: int) -> Problem:
    """Put the parser's English into one French message, at the line it stopped on."""
    said = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or error}"
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    if "could not find expected ':'" in said:
        marks.reverse()  # the key that lacks its sign is where the parser began, one line above where it gave up
    mark = marks[0] or marks[1]
    line = first_line + (mark.line if mark else 0)
    for sign, message, hint in _SYNTAX:
        if sign in said:
            return Problem(path, line, "", message, hint)
    return Problem(
        path,
        line,
        "",
        "l'en-tête n'est pas du YAML valide à cette ligne.",
        "Vérifiez retraits et guillemets, ici et à la ligne précédente.",
    )


_SYNTAX = (
    (
        "mapping values are not allowed",
        "« : » suivi d'une espace n'est pas permis ici.",
        "Mettez tout le texte entre guillemets droits, ou vérifiez le retrait de la ligne.",
    ),
    (
        "scanning an alias",
        "une valeur commence par « * », que YAML lit comme un renvoi.",
        "Mettez le texte entre guillemets droits.",
    ),
    (
        "scanning an anchor",
        "une valeur commence par « & », que YAML lit comme une ancre.",
        "Mettez le texte entre guillemets droits.",
    ),
    (
        "block scalar",
        "une valeur commence par « > » ou « | », que YAML lit comme un bloc de texte.",
        "Mettez le texte entre guillemets droits.",
    ),
    (
        "undefined alias",
        "une valeur commence par « * », que YAML lit comme un renvoi.",
        "Mettez le texte entre guillemets droits.",
    ),
    (
        "cannot start any token",
        "un texte commence par un signe réservé de YAML (@, `, % ou tabulation).",
        "Mettez le texte entre guillemets droits.",
    ),
    (
        "quoted scalar",
        "des guillemets ouverts ne sont pas refermés.",
        "Ajoutez le guillemet droit manquant à la fin du texte.",
    ),
    (
        "did not find expected key",
        "une ligne n'est ni une clé ni la suite d'un texte.",
        "Vérifiez le retrait (deux espaces par niveau) et les guillemets de la ligne ou de la précédente.",
    ),
    (
        "could not find expected ':'",
        "une clé n'est pas suivie de « : ».",
        "Écrivez « clé: valeur », avec une espace après les deux-points.",
    ),
    (
        "expected '-' indicator",
        "un élément de liste n'est pas aligné sur les autres.",
        "Donnez le même retrait à tous les « - » d'une liste.",
    ),
    (
        "expected ',' or",
        "une liste ouverte par « [ » ou « { » n'est pas refermée.",
        "Ajoutez le crochet manquant, ou mettez le texte entre guillemets droits.",
    ),
    ("expected a single document", "l'en-tête contient une ligne « --- » de trop.", "Retirez-la."),
)


def short(text: str, length: int = 60) -> str:
    """Return a text as a message quotes it."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
