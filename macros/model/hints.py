"""A value that a key refuses, in a contributor's words, and how it was probably meant."""

from __future__ import annotations

import datetime
import re
from typing import Any

from macros.model.record import EMAIL, IDENTIFIER
from macros.text.french.wording import identifier
from macros.text.yaml.syntax import short

_MEANT_NUMBER = re.compile(r"(-?[0-9][0-9 \u00a0\u202f]*)(?:[.,]([0-9]+))?[^0-9]*\Z")
_MEANT_DATE = re.compile(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})\Z")


def described(value: Any) -> str:
    """Say what was read: « « 1 607 » est un texte », « c'est une liste »."""
    match value:
        case None:
            return "il n'y a rien"
        case bool():
            return f"« {str(value).lower()} » est vrai ou faux"
        case int() | float():
            return f"« {value} » est un nombre"
        case str():
            return f"« {short(value)} » est un texte"
        case tuple():
            return "c'est une liste"
        case dict():
            return f"YAML y lit des clés ({', '.join(map(str, list(value)[:4]))})"
        case _:
            return f"« {value} » est une date"


def quoted(value: Any) -> str:
    """Return how to write as a text what is none; nothing where quotes would not help."""
    if isinstance(value, dict):
        return "Si le texte contient « : », mettez-le tout entier entre guillemets droits."
    written = str(value).lower() if isinstance(value, bool) else value
    return "" if value is None or isinstance(value, tuple) else f'Mettez des guillemets : "{written}".'


def meant_number(value: Any) -> str:
    """Return how to write the number that a text begins with: 1607 for « 1 607 h », 44.2 for « 44,2 % »."""
    meant = _MEANT_NUMBER.match(value) if isinstance(value, str) else None
    if not meant:
        return ""
    whole = re.sub(r"[^0-9-]", "", meant[1])
    return f"Écrivez : {whole}{f'.{meant[2]}' if meant[2] else ''}."


def meant_date(value: Any) -> str:
    """Return the date that a text means, day first as the French write it; else an example."""
    meant = _MEANT_DATE.match(value) if isinstance(value, str) else None
    try:
        return f"ici {datetime.date(*map(int, reversed(meant.groups())))}" if meant else "par exemple 2017-11-15"
    except ValueError:
        return "par exemple 2017-11-15"


def form(pattern: str, value: str) -> str:
    """Return how to write what a pattern of the model expects, with an example."""
    return {
        IDENTIFIER: (
            "Un identifiant s'écrit en minuscules sans accent, les mots liés par « - » :"
            f" {identifier(value) or 'arbre-a-palabres'}."
        ),
        r"^[0-9]+(-[0-9]+)?$": "Écrivez une page ou deux bornes : 20 ou 20-29.",
        r"^[0-9]{9}$": 'Un SIREN compte neuf chiffres, entre guillemets : "215903501".',
        EMAIL: "Une adresse électronique s'écrit nom@domaine.fr.",
        r"^https?://\S+$": "Une adresse s'écrit en entier : https://www.exemple.fr/page.",
        r"^[0-9]+(\.[0-9]+){1,2}$": 'Une version du RGAA s\'écrit entre guillemets : "4.1.2".',
        r"^[0-9AB]{2,3}$": 'Un code de département ou de région compte deux ou trois signes, entre guillemets : "59".',
    }[pattern]
