"""Located values → a record, or French problems with the line of each."""

from __future__ import annotations

import datetime
import re
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from macros.model.diagram import KINDS
from macros.model.examples import records_of
from macros.model.record import Record
from macros.text.french.wording import counted, identifier
from macros.text.problem import Problem, admitted, nearest
from macros.text.yaml.syntax import short
from macros.text.yaml.values import Location, Values, field_name

_COMMA = re.compile(r"-?[0-9]+,[0-9]+\Z")
_MEANT_NUMBER = re.compile(r"(-?[0-9][0-9 \u00a0\u202f]*)(?:[.,]([0-9]+))?[^0-9]*\Z")
_MEANT_DATE = re.compile(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})\Z")

Model = TypeVar("Model", bound=Record)


def read_record(
    model: type[Model], values: Values, path: str, at: Location = (), known: dict[str, Any] | None = None
) -> tuple[Model | None, tuple[Problem, ...]]:
    """Return the record that `values` holds below `at`, or None and the problems.

    `known` adds keys that the file's place says rather than its text (an identifier that is a file name or a key).
    """
    data = values.data
    for step in at:
        data = data[step]
    if not isinstance(data, dict):
        return None, (Problem(path, values.line(at), field_name(at), f"des clés sont attendues ici ; {_read(data)}."),)
    if known and known.keys() & data.keys():
        key = sorted(known.keys() & data.keys())[0]
        return None, (
            Problem(
                path,
                values.line((*at, key)),
                field_name((*at, key)),
                f"la clé « {key} » n'est pas admise ici : elle vient du nom.",
                "Retirez la ligne.",
            ),
        )
    try:
        return model.model_validate(data | (known or {})), ()
    except ValidationError as error:
        # Pydantic also counts a list whose items are faulty as too short: each item already says why.
        details = [
            d
            for d in error.errors(include_url=False)
            if d["type"] != "too_short" or len(d["input"]) < d["ctx"]["min_length"]
        ]
        return None, tuple(_problem(model, detail, values, path, at) for detail in details)


def _problem(model: type[Record], detail: ErrorDetails, values: Values, path: str, at: Location) -> Problem:
    written, holder = _place(model, detail["loc"])
    location = (*at, *written, *(["kind"] if detail["type"] == "union_tag_invalid" else []))
    message, hint = _wording(holder, detail)
    return Problem(path, values.line(location), field_name(location), message, hint)


def _wording(holder: type[Record], detail: ErrorDetails) -> tuple[str, str]:
    """Return what was expected and read, and the cure, for one fault found by Pydantic in a key of `holder`."""
    kind, read, context = detail["type"], detail["input"], detail.get("ctx", {})
    key = str(detail["loc"][-1]) if detail["loc"] else ""
    match kind:
        case "missing":
            return f"la clé « {key} » manque{_purpose(holder, key)}.", "Ajoutez-la."
        case "extra_forbidden":
            keys = list(holder.model_fields)
            return f"la clé « {key} » n'existe pas.", f"{nearest(key, keys)} Clés admises : {', '.join(keys)}.".strip()
        case "string_type":
            return f"un texte est attendu ; {_read(read)}.", _quoting(read)
        case "string_too_short":
            return "le texte est vide.", "Complétez-le, ou retirez la clé."
        case "string_too_long":
            return (
                f"le texte compte {len(read)} signes ; le maximum est de {context['max_length']}.",
                "Raccourcissez-le.",
            )
        case "string_pattern_mismatch":
            return f"« {read} » n'a pas la forme attendue.", _form(context["pattern"], read)
        case "int_type" | "float_type" if isinstance(read, str) and _COMMA.match(read):
            return (
                f"un nombre est attendu ; {_read(read)}.",
                f"Mettez un point à la place de la virgule : {read.replace(',', '.')}.",
            )
        case "int_type" | "float_type":
            return (
                f"un nombre est attendu ; {_read(read)}.",
                "Écrivez-le sans espace, sans unité et sans guillemets : 1607.",
            )
        case "nombre":
            return f"{detail['msg']} ; {_read(read)}.", _meant_number(read)
        case "date_type":
            return f"une date est attendue ; {_read(read)}.", f"Écrivez AAAA-MM-JJ, {_meant_date(read)}."
        case "tuple_type":
            return f"une liste est attendue ; {_read(read)}.", "Écrivez chaque élément sur sa ligne, précédé de « - »."
        case "too_short" if read:
            return (
                f"la liste compte {counted(len(read), 'élément')} ; {context['min_length']} au moins sont attendus.",
                "Complétez-la.",
            )
        case "too_long":
            return (
                f"la liste compte {counted(len(read), 'élément')} ; {context['max_length']} au plus sont admis.",
                "Raccourcissez-la, ou faites deux figures.",
            )
        case "too_short":
            return (
                "la liste est vide ; un élément au moins est attendu.",
                "Ajoutez-en un, sur une ligne qui commence par « - ».",
            )
        case "literal_error":
            values = _literals(context["expected"])
            if not isinstance(read, str):
                return f"une valeur parmi d'autres est attendue ; {_read(read)}.", admitted(values)
            return (
                f"« {read} » n'est pas une valeur admise.",
                f"{nearest(str(read), values)} {admitted(values)}".strip(),
            )
        case "union_tag_invalid":
            values = _literals(context["expected_tags"])
            return (
                f"« {context['tag']} » n'est pas un genre de figure connu.",
                f"{nearest(str(context['tag']), values)} {admitted(values)}".strip(),
            )
        case "union_tag_not_found":
            return "la clé « kind » manque (genre de la figure).", f"Ajoutez-la. {admitted(KINDS)}"
        case "accord":
            return f"{detail['msg']}.", "Accordez les deux."
        case "model_type" | "model_attributes_type":
            return (
                f"des clés sont attendues ici ; {_read(read)}.",
                "Écrivez une clé par ligne, en retrait de deux espaces.",
            )
        case "greater_than" | "greater_than_equal" | "less_than" | "less_than_equal":
            bound = next(iter(context.values()))
            side = "supérieur" if kind.startswith("greater") else "inférieur"
            return (
                (
                    f"« {read} » est hors des bornes : un nombre {side}{' ou égal' if kind.endswith('equal') else ''} à"
                    f" {bound} est attendu."
                ),
                "",
            )
        case _:
            return f"{detail['msg']} ; {_read(read)}.", ""


def _read(value: Any) -> str:
    """Say what was read instead, in a contributor's words."""
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


def _quoting(value: Any) -> str:
    if isinstance(value, dict):
        return "Si le texte contient « : », mettez-le tout entier entre guillemets droits."
    written = str(value).lower() if isinstance(value, bool) else value
    return "" if value is None or isinstance(value, tuple) else f'Mettez des guillemets : "{written}".'


def _meant_number(read: Any) -> str:
    """Return how to write the number that a text begins with: 1607 for « 1 607 h », 44.2 for « 44,2 % »."""
    meant = _MEANT_NUMBER.match(read) if isinstance(read, str) else None
    if not meant:
        return ""
    whole = re.sub(r"[^0-9-]", "", meant[1])
    return f"Écrivez : {whole}{f'.{meant[2]}' if meant[2] else ''}."


def _meant_date(read: Any) -> str:
    """Return the date that a text means, day first as the French write it; else an example."""
    meant = _MEANT_DATE.match(read) if isinstance(read, str) else None
    try:
        return f"ici {datetime.date(*map(int, reversed(meant.groups())))}" if meant else "par exemple 2017-11-15"
    except ValueError:
        return "par exemple 2017-11-15"


def _form(pattern: str, read: str) -> str:
    return {
        r"^[a-z0-9]+(-[a-z0-9]+)*$": (
            "Un identifiant s'écrit en minuscules sans accent, les mots liés par « - » :"
            f" {identifier(read) or 'arbre-a-palabres'}."
        ),
        r"^[0-9]+(-[0-9]+)?$": "Écrivez une page ou deux bornes : 20 ou 20-29.",
        r"^[0-9]{9}$": 'Un SIREN compte neuf chiffres, entre guillemets : "215903501".',
        r"^[^@\s]+@[^@\s]+\.[^@\s]+$": "Une adresse électronique s'écrit nom@domaine.fr.",
        r"^https?://\S+$": "Une adresse s'écrit en entier : https://www.exemple.fr/page.",
        r"^[0-9]+(\.[0-9]+){1,2}$": 'Une version du RGAA s\'écrit entre guillemets : "4.1.2".',
        r"^[0-9AB]{2,3}$": 'Un code de département ou de région compte deux ou trois signes, entre guillemets : "59".',
    }[pattern]


def _literals(expected: str) -> list[str]:
    """Return the values that Pydantic lists as `'a', 'b' or 'c'`."""
    return [part.strip().strip("'") for part in expected.replace(" or ", ", ").split(",")]


def _place(model: type[Record], location: Location) -> tuple[Location, type[Record]]:
    """Return a location of Pydantic's as the file writes it, and the record that declares its last key.

    Where several kinds of record are possible, Pydantic names the one it tried, « cycle », between two keys.
    """
    written: list[str | int] = []
    holder, choices = model, [model]
    for step in location:
        if len(choices) > 1 and not isinstance(step, int):
            choices = [record for record in choices if step in _literals_of(record)]
            continue
        written.append(step)
        if isinstance(step, int):
            continue
        holder = choices[0] if choices else holder
        choices = records_of(holder.model_fields[step].annotation) if step in holder.model_fields else []
    return tuple(written), holder


def _literals_of(record: type[Record]) -> tuple[str, ...]:
    """Return the kinds that a record answers to."""
    return get_args(record.model_fields["kind"].annotation) if "kind" in record.model_fields else ()


def _purpose(holder: type[Record], key: str) -> str:
    """Return « (ce que la clé dit) », from the model's own description."""
    description = holder.model_fields[key].description
    return f" ({description[0].lower()}{description[1:]})" if description else ""
