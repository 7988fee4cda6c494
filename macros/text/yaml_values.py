"""YAML text → plain, immutable values with the line of every key, or problems in French.

MkDocs swallows a broken header and publishes the page without it; this reader refuses instead, by name, whatever
YAML 1.1 would silently turn into something else (`01000` → 512, `12:30` → 750, `no` → false).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import yaml

from macros.text.problem import Problem

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is ten times faster; some platforms lack it

Location = tuple[str | int, ...]

MAX_DEPTH = 12

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_UNQUOTED_COLON = re.compile(r"""\s*(?:-\s+)?(?P<key>[A-Za-z_][\w-]*):\s+(?P<text>[^\s"'|>\[{#&*].*?:(?:\s.*)?)$""")
_INDENTING_TAB = re.compile(r" *\t")
_TAG = "tag:yaml.org,2002:"
_STR = _TAG + "str"
_PLAIN = (None, "")
"""The style of a scalar without quotes nor block, as the two loaders of PyYAML say it."""


@dataclass(frozen=True)
class Values:
    """What a YAML text says: `data` (mappings, tuples, scalars) and, for every key and item, its line in the file."""

    data: Any
    lines: Mapping[Location, int]

    def line(self, location: Location) -> int:
        """Return the line of `location`, or of the nearest enclosing key where it does not exist."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


NOTHING = Values(None, MappingProxyType({}))
"""What a file that can't be parsed says."""


def field_name(location: Location) -> str:
    """Return a location as contributors read it: `method[3].id`, items counted from 1."""
    name = ""
    for step in location:
        name += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if name else step
    return name


def read_values(text: str, path: str, first_line: int = 1) -> tuple[Values | None, tuple[Problem, ...]]:
    """Return the values of `text`, which begins on `first_line` of the file `path`, and the problems met.

    The values are None where the text can't be parsed at all; with problems of other kinds they are still returned,
    so that everything else can be checked in the same run.
    """
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        return None, _syntax_problems(error, text, path, first_line)
    except RecursionError:
        return None, (Problem(path, first_line, "", "l'en-tête est imbriqué sur trop de niveaux."),)
    reader = _Reader(path, first_line)
    data = reader.value(node, ()) if node is not None else None
    lines = MappingProxyType({(): first_line} | reader.lines)
    return Values(data, lines), tuple(reader.problems)


def _syntax_problems(error: yaml.YAMLError, text: str, path: str, first_line: int) -> tuple[Problem, ...]:
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


class _Reader:
    """Walk a composed YAML tree once; keep the lines, collect the problems."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.lines: dict[Location, int] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, location: Location) -> Any:
        if id(node) in self._seen:
            # An alias is the same node met again: refused, since nested aliases grow without bound.
            self._problem(self.lines.get(location, self._line(node)), location, "les renvois YAML (& et *) ne sont pas admis.", "Recopiez la valeur.")
            return None
        self._seen.add(id(node))
        if node.tag == _STR and isinstance(node, yaml.ScalarNode):
            return node.value
        if len(location) > MAX_DEPTH:
            self._problem(self._line(node), location, f"plus de {MAX_DEPTH} niveaux de retrait.")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return self._sequence(node, location)
        return self._scalar(node, location)

    def _problem(self, line: int, location: Location, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.path, line, field_name(location), message, hint))

    def _line(self, node: yaml.Node) -> int:
        return self.first_line + node.start_mark.line

    def _mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, Any]:
        data: dict[str, Any] = {}
        if node.tag != _TAG + "map":
            self._problem(self._line(node), location, f"l'étiquette YAML « {node.tag} » n'est pas admise.", "Retirez-la.")
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._problem(self._line(key_node), location, "une clé doit être un mot.", "Vérifiez crochets et accolades.")
                continue
            key = key_node.value
            here = (*location, key)
            line = self._line(key_node)
            if key == "<<":
                self._problem(line, location, "la fusion YAML « << » n'est pas admise.", "Recopiez les valeurs.")
                continue
            if key in data:
                self._problem(line, here, f"la clé « {key} » figure deux fois (déjà ligne {self.lines[here]}).", "Gardez-en une seule.")
                continue
            self.lines[here] = line
            data[key] = self.value(value_node, here)
        return data

    def _sequence(self, node: yaml.SequenceNode, location: Location) -> tuple[Any, ...]:
        if node.tag != _TAG + "seq":
            self._problem(self._line(node), location, f"l'étiquette YAML « {node.tag} » n'est pas admise.", "Retirez-la.")
        items = []
        for position, item in enumerate(node.value):
            self.lines[(*location, position)] = self._line(item)
            items.append(self.value(item, (*location, position)))
        return tuple(items)

    def _scalar(self, node: yaml.ScalarNode, location: Location) -> Any:
        text = node.value
        if text in ("", "null"):
            return None
        if text in ("true", "false"):
            return text == "true"
        if _INTEGER.match(text):
            return int(text)
        if _DECIMAL.match(text):
            return float(text)
        if _DATE.match(text):
            try:
                return datetime.date.fromisoformat(text)
            except ValueError:
                self._problem(self._line(node), location, f"« {text} » n'est pas une date du calendrier.", "Écrivez AAAA-MM-JJ, par exemple 2017-11-15.")
                return None
        if node.tag not in _SURPRISES or node.style not in _PLAIN:
            self._problem(self._line(node), location, f"l'étiquette YAML « {node.tag} » n'est pas admise.", "Retirez-la.")
            return None
        self._problem(
            self._line(node), location, f"« {text} » sans guillemets serait lu par YAML comme {_SURPRISES[node.tag]}.",
            f'Écrivez "{text}" pour un texte ; un nombre s\'écrit sans zéro initial ni séparateur, oui ou non « true » ou « false ».',
        )
        return None


_SURPRISES = {
    _TAG + "bool": "vrai ou faux",
    _TAG + "int": "un nombre en base 8, 16 ou 60",
    _TAG + "float": "un nombre décimal en notation savante ou en base 60",
    _TAG + "timestamp": "une date et une heure",
    _TAG + "null": "une valeur vide",
    _TAG + "merge": "une fusion",
    _TAG + "value": "une valeur par défaut",
}


def _short(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
