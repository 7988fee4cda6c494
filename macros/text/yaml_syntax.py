"""Why a YAML text can't be parsed, in French: the usual slips on every line that has them, else where the parser stopped."""

from __future__ import annotations

import re

import yaml

from macros.text.problem import Problem

_UNQUOTED_COLON = re.compile(r"""\s*(?:-\s+)?(?P<key>[A-Za-z_][\w-]*):\s+(?P<text>[^\s"'|>\[{#&*].*?:(?:\s.*)?)$""")
_INDENTING_TAB = re.compile(r" *\t")


def syntax_problems(error: yaml.YAMLError, text: str, path: str, first_line: int) -> tuple[Problem, ...]:
    """Return why `text` can't be parsed: the two usual slips on every line that has them, else where YAML stopped.

    The parser stops at the first fault and reports these two badly, so that a contributor would mend them one by one.
    """
    slips = []
    for number, line in enumerate(text.split("\n"), start=first_line):
        colon = _UNQUOTED_COLON.match(line)
        if _INDENTING_TAB.match(line):
            slips.append(Problem(
                path, number, "", "une tabulation sert de retrait ; YAML n'admet que des espaces.",
                "Remplacez-la par deux espaces par niveau.",
            ))
        elif colon:
            value = _short(colon["text"].strip())
            slips.append(Problem(
                path, number, colon["key"], f"le texte « {value} » contient « : » sans guillemets, que YAML lit comme une clé.",
                f'Écrivez : {colon["key"]}: "{value}"',
            ))
    return tuple(slips) or (_syntax_problem(error, path, first_line),)


def _syntax_problem(error: yaml.YAMLError, path: str, first_line: int) -> Problem:
    """Put the parser's English into one French message, at the line it stopped on."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = first_line + (mark.line if mark else 0)
    said = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or error}"
    for sign, message, hint in _SYNTAX:
        if sign in said:
            return Problem(path, line, "", message, hint)
    return Problem(
        path, line, "", "l'en-tête n'est pas du YAML valide à cette ligne.",
        "Vérifiez retraits et guillemets, ici et à la ligne précédente.",
    )


_SYNTAX = (
    ("mapping values are not allowed", "« : » suivi d'une espace n'est pas permis ici.", "Mettez tout le texte entre guillemets droits, ou vérifiez le retrait de la ligne."),
    ("scanning an alias", "une valeur commence par « * », que YAML lit comme un renvoi.", "Mettez le texte entre guillemets droits."),
    ("scanning an anchor", "une valeur commence par « & », que YAML lit comme une ancre.", "Mettez le texte entre guillemets droits."),
    ("block scalar", "une valeur commence par « > » ou « | », que YAML lit comme un bloc de texte.", "Mettez le texte entre guillemets droits."),
    ("undefined alias", "une valeur commence par « * », que YAML lit comme un renvoi.", "Mettez le texte entre guillemets droits."),
    ("cannot start any token", "un texte commence par un signe réservé de YAML (@, `, % ou tabulation).", "Mettez le texte entre guillemets droits."),
    ("quoted scalar", "des guillemets ouverts ne sont pas refermés.", "Ajoutez le guillemet droit manquant à la fin du texte."),
    ("did not find expected key", "une ligne n'est ni une clé ni la suite d'un texte.", "Vérifiez le retrait (deux espaces par niveau) et les guillemets de la ligne ou de la précédente."),
    ("could not find expected ':'", "une clé n'est pas suivie de « : ».", "Écrivez « clé: valeur », avec une espace après les deux-points."),
    ("expected '-' indicator", "un élément de liste n'est pas aligné sur les autres.", "Donnez le même retrait à tous les « - » d'une liste."),
    ("expected ',' or", "une liste ouverte par « [ » ou « { » n'est pas refermée.", "Ajoutez le crochet manquant, ou mettez le texte entre guillemets droits."),
    ("expected a single document", "l'en-tête contient une ligne « --- » de trop.", "Retirez-la."),
    ("special characters are not allowed", "l'en-tête contient un caractère invisible interdit.", "Retapez la ligne au clavier."),
)


def _short(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
