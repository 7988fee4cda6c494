"""Explains why no record can be made of what a file says: French problems, with the line of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Set
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from macros.model.diagram_kinds import KINDS
from macros.model.examples import records_of
from macros.model.hints import described, form, meant_date, meant_number, quoted
from macros.model.holders import owners, place
from macros.model.record import Record
from macros.text.french.wording import counted
from macros.text.problem import Finding, Kind, Problem, Topic, admitted, nearest
from macros.text.yaml.values import Location, Values, field_name

TOPIC = Topic("Les clés et leurs valeurs", "Chaque clé a un rôle et un type : la référence les donne tous.")

MISSING = Kind("cle-absente", "la clé « {key} » manque{purpose}.", "Ajoutez-la.", "status: employee")
UNKNOWN = Kind(
    "cle-inconnue", "la clé « {key} » n'existe pas.", "{near} Clés admises : {keys}.", "description: Une phrase."
)
FROM_THE_NAME = Kind("cle-du-nom", "la clé « {key} » n'est pas admise ici : elle vient du nom.", "Retirez la ligne.")
NO_KEYS = Kind(
    "en-tete-sans-cle",
    "des clés sont attendues ici ({keys}) ; {read}.",
    "Mettez chaque clé sur sa ligne.",
    "title: Écouter les agents\npart: organisation",
)
KEYS = Kind(
    "cles-attendues",
    "des clés sont attendues ici ({keys}) ; {read}.",
    "Mettez chaque clé sur sa ligne, en retrait de deux espaces.",
    "commanditaire:\n  organisation: ville-de-lille",
)
TEXT = Kind(
    "texte-attendu",
    "un texte est attendu ; {read}.",
    "{quotes}",
    'official_code: "59350"',
    "Mettez la valeur entre guillemets droits.",
)
EMPTY = Kind("texte-vide", "le texte est vide.", "Complétez-le, ou retirez la clé.", "title: Écouter les agents")
TOO_LONG = Kind("texte-trop-long", "le texte compte {count} signes ; le maximum est de {most}.", "Raccourcissez-le.")
FORM = Kind(
    "forme-inattendue",
    "« {read} » n'a pas la forme attendue.",
    "{form}",
    "id: arbre-a-palabres",
    "Le message montre un exemple de cette forme ; la référence aussi.",
)
COMMA = Kind(
    "nombre-a-virgule",
    "un nombre est attendu ; {read}.",
    "Mettez un point à la place de la virgule : {number}.",
    "lat: 50.63",
)
NUMBER = Kind(
    "nombre-mal-ecrit",
    "un nombre est attendu ; {read}.",
    "{number}",
    "order: 1",
    "Écrivez-le sans espace, sans unité et sans guillemets : 1607.",
)
DATE = Kind("date-attendue", "une date est attendue ; {read}.", "Écrivez AAAA-MM-JJ, {date}.", "date: 2017-11-15")
LIST = Kind(
    "liste-attendue",
    "une liste est attendue ; {read}.",
    "Mettez chaque élément sur sa ligne, précédé de « - ».",
    "lessons:\n  - Écouter avant d'écrire.",
)
TOO_FEW = Kind("liste-trop-courte", "la liste compte {count} ; {least} au moins sont attendus.", "Complétez-la.")
TOO_MANY = Kind(
    "liste-trop-longue",
    "la liste compte {count} ; {most} au plus sont admis.",
    "Raccourcissez-la, ou faites deux figures.",
)
EMPTY_LIST = Kind(
    "liste-vide",
    "la liste est vide ; un élément au moins est attendu.",
    "Ajoutez-en un, sur une ligne qui commence par « - ».",
    "mission:\n  - Écouter les agents.",
)
CHOICE = Kind(
    "choix-attendu",
    "une valeur parmi d'autres est attendue ; {read}.",
    "{admitted}",
    "status: employee",
    "Choisissez parmi les valeurs que le message énumère.",
)
NOT_ADMITTED = Kind(
    "valeur-inconnue",
    "« {read} » n'est pas une valeur admise.",
    "{near} {admitted}",
    "status: employee",
    "Choisissez parmi les valeurs que le message énumère ; il propose la plus proche.",
)
UNKNOWN_FIGURE = Kind(
    "genre-inconnu",
    "« {read} » n'est pas un genre de figure connu.",
    "{near} {admitted}",
    "kind: cycle",
    "Choisissez parmi les genres que le message énumère ; la page des figures les montre.",
)
NO_FIGURE_KIND = Kind(
    "genre-absent", "la clé « kind » manque (genre de la figure).", "Ajoutez-la. {admitted}", "kind: cycle"
)
OUT_OF_BOUNDS = Kind(
    "nombre-hors-bornes",
    "« {read} » est hors des bornes : un nombre {bound} est attendu.",
    example="lat: 50.63",
    general="Vérifiez le nombre, et qu'il n'est pas dans une autre unité.",
)
REFUSED = Kind(
    "valeur-refusee", "cette valeur n'est pas admise ; {read}.", general="La référence dit ce que la clé attend."
)

_COMMA = re.compile(r"-?[0-9]+,[0-9]+\Z")


def record_problems(
    model: type[Record], error: ValidationError | None, values: Values, path: str, at: Location, known: Set[str]
) -> tuple[Problem, ...]:
    """Return why no record can be made of what `values` hold below `at`: Pydantic's `error`, where it has looked."""
    if error:
        return tuple(_problem(model, detail, values, path, at) for detail in own_errors(error))
    data = values.below(at)
    if not isinstance(data, dict):
        return (NO_KEYS(keys=_keys(model, known), read=described(data)).at(path, values.line(at), field_name(at)),)
    key = min(known & data.keys())
    return (FROM_THE_NAME(key=key).at(path, values.line((*at, key)), field_name((*at, key))),)


def own_errors(error: ValidationError) -> list[ErrorDetails]:
    """Return the errors that are not caused by another.

    Pydantic also counts a list with faulty items as too short, though each item already has its error; and it gives no
    default to keys that depend on a faulty one.
    """
    return [
        detail
        for detail in error.errors(include_url=False)
        if detail["type"] != "default_factory_not_called"
        and (detail["type"] != "too_short" or len(detail["input"]) < detail["ctx"]["min_length"])
    ]


def _problem(model: type[Record], detail: ErrorDetails, values: Values, path: str, at: Location) -> Problem:
    steps, holder = place(model, detail["loc"])
    location = (*at, *steps, *(["kind"] if detail["type"] == "union_tag_invalid" else []))
    return _finding(model, holder, detail).at(path, values.line(location), field_name(location))


def _finding(model: type[Record], holder: type[Record], detail: ErrorDetails) -> Finding:
    """Return what was expected and read, and the cure, for one error of Pydantic's in a key of `holder`."""
    error = _Error(model, holder, detail["loc"], detail["input"], detail.get("ctx", {}))
    if "kind" in error.context:
        return error.refusal
    finding = _FINDINGS.get(detail["type"])
    return finding(error) if finding else REFUSED(read=error.described)


@dataclass(frozen=True)
class _Error:
    """What Pydantic says of a key: the record that the file holds, the one that declares the key, what was read, and
    the bounds it passes.
    """

    model: type[Record]
    holder: type[Record]
    location: Location
    read: Any
    context: dict[str, Any]

    @property
    def key(self) -> str:
        return next((step for step in reversed(self.location) if isinstance(step, str)), "")

    @property
    def described(self) -> str:
        return described(self.read)

    @property
    def count(self) -> str:
        return counted(len(self.read), "élément")

    @property
    def refusal(self) -> Finding:
        """What a validator of ours refuses, and what was read."""
        kind: Kind = self.context["kind"]
        words: dict[str, object] = self.context["words"]
        known = {"read": self.described, "number": meant_number(self.read, self.key, self.holder.model_fields)}
        return kind(**words, **{hole: known[hole] for hole in kind.holes - words.keys()})

    @property
    def unknown_key(self) -> Finding:
        keys = list(self.holder.model_fields)
        above = [key for key in dict.fromkeys(owners(self.model, self.key)) if key not in self.location][:3]
        place_ = f"Elle se place sous {' ou '.join(f'« {owner} »' for owner in above)}." if above else ""
        return UNKNOWN(key=self.key, near=nearest(self.key, keys) or place_, keys=", ".join(keys))

    @property
    def keys(self) -> str:
        """The keys of the record that the value should be; those of any figure, where it may be one of many kinds."""
        field = self.holder.model_fields.get(self.key)
        records = records_of(field.annotation) if field else []
        return _keys(records[0]) if len(records) == 1 else "kind, id"

    @property
    def number(self) -> Finding:
        if isinstance(self.read, str) and _COMMA.match(self.read):
            return COMMA(read=self.described, number=self.read.replace(",", "."))
        return NUMBER(read=self.described, number=meant_number(self.read) or "Écrivez : 1607.")

    @property
    def short_list(self) -> Finding:
        return TOO_FEW(count=self.count, least=self.context["min_length"]) if self.read else EMPTY_LIST()

    @property
    def choice(self) -> Finding:
        choices = _literals(self.context["expected"])
        if not isinstance(self.read, str):
            return CHOICE(read=self.described, admitted=admitted(choices))
        return NOT_ADMITTED(read=self.read, near=nearest(self.read, choices), admitted=admitted(choices))

    @property
    def figure(self) -> Finding:
        tag, choices = str(self.context["tag"]), _literals(self.context["expected_tags"])
        return UNKNOWN_FIGURE(read=tag, near=nearest(tag, choices), admitted=admitted(choices))

    def bounds(self, side: str) -> Finding:
        """Return the finding of a value beyond a bound; `side` says on which side."""
        return OUT_OF_BOUNDS(read=self.read, bound=f"{side} à {next(iter(self.context.values()))}")


_FINDINGS: Mapping[str, Callable[[_Error], Finding]] = MappingProxyType(
    {
        "missing": lambda error: MISSING(key=error.key, purpose=_purpose(error.holder, error.key)),
        "extra_forbidden": lambda error: error.unknown_key,
        "string_type": lambda error: TEXT(read=error.described, quotes=quoted(error.read)),
        "string_too_short": lambda error: EMPTY(),
        "string_too_long": lambda error: TOO_LONG(count=len(error.read), most=error.context["max_length"]),
        "string_pattern_mismatch": lambda error: FORM(read=error.read, form=form(error.context["pattern"], error.read)),
        "int_type": lambda error: error.number,
        "float_type": lambda error: error.number,
        "date_type": lambda error: DATE(read=error.described, date=meant_date(error.read)),
        "tuple_type": lambda error: LIST(read=error.described),
        "too_short": lambda error: error.short_list,
        "too_long": lambda error: TOO_MANY(count=error.count, most=error.context["max_length"]),
        "literal_error": lambda error: error.choice,
        "union_tag_invalid": lambda error: error.figure,
        "union_tag_not_found": lambda error: NO_FIGURE_KIND(admitted=admitted(KINDS)),
        "model_type": lambda error: KEYS(keys=error.keys, read=error.described),
        "model_attributes_type": lambda error: KEYS(keys=error.keys, read=error.described),
        "greater_than": lambda error: error.bounds("supérieur"),
        "greater_than_equal": lambda error: error.bounds("supérieur ou égal"),
        "less_than": lambda error: error.bounds("inférieur"),
        "less_than_equal": lambda error: error.bounds("inférieur ou égal"),
    }
)
"""What each type of Pydantic's errors becomes."""


def _literals(expected: str) -> list[str]:
    """Return the values that Pydantic lists as `'a', 'b' or 'c'`."""
    return [part.strip().strip("'") for part in expected.replace(" or ", ", ").split(",")]


def _keys(record: type[Record], known: Collection[str] = ()) -> str:
    """Return the keys of a record, those `known` from elsewhere left out, as a message names them."""
    return ", ".join(key for key in record.model_fields if key not in known)


def _purpose(holder: type[Record], key: str) -> str:
    """Return « (ce que la clé dit) », from the model's own description."""
    description = holder.model_fields[key].description
    return f" ({description[0].lower()}{description[1:]})" if description else ""
