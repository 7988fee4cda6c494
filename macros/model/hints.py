"""A value that a key refuses, in a contributor's words, and how it was probably meant."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any, get_args

from macros.model.record import EMAIL, IDENTIFIER, WEB_ADDRESS
from macros.model.scales import Qualifier
from macros.text.french.wording import identifier, listed
from macros.text.problem import short

_SPACE = "[ \u00a0\u202f\u2009]"
_NUMBER = rf"[-\u2212]?(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d{{1,3}}(?:\.\d{{3}})+(?=,)|\d+)(?:[.,]\d+)?"
_MEANT_NUMBER = re.compile(
    rf"(?P<before>[^\d\u2212-]*?){_SPACE}*(?P<number>{_NUMBER})"
    rf"(?:{_SPACE}*(?P<range>à|et|ou|[-\u2013]){_SPACE}*(?P<last>{_NUMBER}))?{_SPACE}*(?P<after>.*?)\s*\Z",
    re.DOTALL,
)
_QUALIFIERS: Mapping[str, str] = MappingProxyType(
    {
        **{word: word for word in get_args(Qualifier)},
        **dict.fromkeys(("+ de", ">", "au-delà de", "dépasse"), "plus de"),
        **dict.fromkeys(("- de", "<", "pas plus de"), "moins de"),
        **dict.fromkeys(("env.", "env", "~", "≈", "quelque", "autour de", "de l'ordre de", "à peu près"), "environ"),
        **dict.fromkeys(("≥", ">=", "minimum", "à partir de"), "au moins"),
        **dict.fromkeys(("presque", "pas loin de", "quasi"), "près de"),
    }
)
"""How people say a reservation, and the qualifier that is it."""
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
    text = str(value).lower() if isinstance(value, bool) else value
    return "" if value is None or isinstance(value, tuple) else f'Mettez des guillemets : "{text}".'


def meant_number(value: Any, key: str = "", keys: Collection[str] = ()) -> str:
    """Return how to write the number that a text holds: 1607 for « 1 607 ».

    Where `keys` has some for them, what surrounds the number goes there: « plus de 44,2 % » is a value, a unit and a
    qualifier.
    """
    match = _MEANT_NUMBER.match(value) if isinstance(value, str) else None
    if not match:
        return "Écrivez-le en chiffres, ou retirez-le s'il n'est pas connu." if isinstance(value, str) else ""
    number = _plain(match["number"])
    if "unit" not in keys:
        return f"Écrivez : {number}."
    before, unit = match["before"].casefold().strip(), match["after"]
    qualifier = "au moins" if match["last"] else _QUALIFIERS.get(before.replace("’", "'"), "")
    if before == "+" and not qualifier:
        unit = f"{unit} de plus".strip()
    lines = [f"{key}: {number}", f'unit: "{unit}"' if unit else "", f"qualifier: {qualifier}" if qualifier else ""]
    quotes = [f"« {line} »" for line in lines if line]
    advice = f"Écrivez, chacune sur sa ligne : {listed(quotes)}." if quotes[1:] else f"Écrivez : {lines[0]}."
    if match["last"]:
        return f"Un chiffre clé est un seul nombre. {advice[:-1]} ; ou racontez « {short(value)} » dans le récit."
    is_lost = before and not qualifier and before != "+"
    return f"{advice[:-1]} ; « {match['before'].strip()} » se dit dans « label »." if is_lost else advice


def _plain(number: str) -> str:
    """Return a number of French writing as YAML takes it: « 1.607,5 » and « 1 607,5 » are 1607.5."""
    digits = re.sub(_SPACE, "", number).replace("\u2212", "-")
    return digits.replace(".", "").replace(",", ".") if "," in digits else digits


def meant_date(value: Any) -> str:
    """Return the date that a text means, day first as the French write it; else an example."""
    match = _MEANT_DATE.match(value) if isinstance(value, str) else None
    try:
        return f"ici {datetime.date(*map(int, reversed(match.groups())))}" if match else "par exemple 2017-11-15"
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
        WEB_ADDRESS: "Une adresse s'écrit en entier : https://www.exemple.fr/page.",
        r"^[0-9]+(\.[0-9]+){1,2}$": 'Une version du RGAA s\'écrit entre guillemets : "4.1.2".',
        r"^#[0-9a-f]{6}$": 'Une couleur s\'écrit par ses six signes, en minuscules, entre guillemets : "#00666a".',
        r"^([0-9AB]{2,3}|99[0-9]{3})$": (
            'Un code de département ou de région compte deux ou trois signes, entre guillemets : "59".'
        ),
    }.get(pattern, "La référence en montre un exemple.")
