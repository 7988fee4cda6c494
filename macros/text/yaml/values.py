"""YAML text → plain, immutable values with the line of every key, or problems in French.

MkDocs swallows a broken header and publishes the page without it; this reader refuses instead, by name, whatever
YAML 1.1 would silently turn into something else (`01000` → 512, `12:30` → 750, `no` → false).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Any, cast

import yaml

from macros.text.lazy_record import LazyRecord
from macros.text.problem import Finding, Kind, Problem, Topic, short
from macros.text.signs import on_one_line, visible
from macros.text.yaml.depth import too_deep
from macros.text.yaml.losses import CLOSING, PLAIN, has_signs, lone_quote, loss, word_quoted

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is ten times faster; some platforms lack it

Location = tuple[str | int, ...]

MAX_DEPTH = 12
MAX_DIGITS = 15
"""The most digits that a decimal number keeps, in Python as in a browser."""

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_TAG = "tag:yaml.org,2002:"
_STR = _TAG + "str"


TOPIC = Topic("Les valeurs ambiguës", "Sans guillemets, YAML lirait autre chose que ce qui est écrit.")

TOO_DEEP = Kind(
    "retraits-de-trop",
    "plus de {most} niveaux de retrait.",
    "Si ces crochets sont du texte, mettez-le tout entier entre guillemets droits.",
    'text: "[[[les crochets d\'un texte]]]"',
    "Si ces crochets sont du texte, mettez-le tout entier entre guillemets droits ; sinon, vérifiez les retraits.",
)
ALIAS = Kind("renvoi-yaml", "les renvois YAML (& et *) ne sont pas admis.", "Recopiez la valeur.")
WORD_QUOTED = Kind(
    "guillemets-de-word",
    "le texte est entre guillemets de Word, qui s'imprimeraient.",
    """Écrivez : "{text}" ; s'ils citent quelqu'un : "« {text} »".""",
    'title: "Écouter les agents"',
)
TAG = Kind("etiquette-yaml", "l'étiquette YAML « {tag} » n'est pas admise.", "Retirez-la.")
COMPOSED_KEY = Kind(
    "cle-composee", "une clé doit être un mot.", "Vérifiez crochets et accolades.", "themes: [management, accueil]"
)
MERGE = Kind("fusion-yaml", "la fusion YAML « << » n'est pas admise.", "Recopiez les valeurs.")
DOUBLE_KEY = Kind("cle-doublee", "la clé « {key} » figure deux fois (déjà ligne {line}).", "Gardez-en une seule.")
TOO_MANY_DIGITS = Kind(
    "nombre-trop-long",
    "le nombre compte {digits} chiffres ; le maximum est de {most}.",
    "Arrondissez-le, ou mettez-le entre guillemets droits si c'est un texte.",
    "value: 3.1416",
)
NO_DATE = Kind(
    "date-impossible",
    "« {text} » n'est pas une date du calendrier.",
    "Écrivez AAAA-MM-JJ, par exemple 2017-11-15.",
    "date: 2017-11-15",
)
AMBIGUOUS = Kind(
    "valeur-ambigue",
    "« {text} » sans guillemets serait lu par YAML comme {what}.",
    'Écrivez "{text}" pour un texte ; un nombre s\'écrit sans zéro initial ni séparateur, oui ou non « true »'
    " ou « false ».",
    'official_code: "01000"',
)


@dataclass(frozen=True)
class Values(LazyRecord):
    """What a YAML text says: `data` (mappings, tuples, scalars) and, for every key and item, its line in the file."""

    data: Any
    lines: Mapping[Location, int]

    @cached_property
    def texts(self) -> tuple[tuple[Location, str], ...]:
        """Each of its texts, with its place."""
        return tuple(texts(self.data))

    def below(self, location: Location) -> Any:
        """Return the value at a location."""
        return reduce(lambda value, step: value[step], location, self.data)

    def line(self, location: Location) -> int:
        """Return the line of `location`, or of the nearest enclosing key where it does not exist."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


NOTHING = Values(None, {})
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
    text = on_one_line(text)
    deep = too_deep(text, 2 * MAX_DEPTH, Loader)
    if deep is not None:
        return None, (TOO_DEEP(most=MAX_DEPTH).at(path, first_line + deep),)
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        from macros.text.yaml.syntax import syntax_problems  # noqa: PLC0415  all the slips: of no use to a sound text

        return None, syntax_problems(error, text, path, first_line)
    reader = _Reader(text, path, first_line)
    data = reader.value(node, ()) if node is not None else None
    return Values(data, {(): first_line} | reader.lines), tuple(reader.problems)


class _Reader:
    """Walk a composed YAML tree once; keep the lines, collect the problems."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text = text
        self.path = path
        self.first_line = first_line
        self.lines: dict[Location, int] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()
        self._signs = has_signs(text)

    def value(self, node: yaml.Node, location: Location) -> Any:
        if id(node) in self._seen:
            # An alias is the same node met again: refused, since nested aliases grow without bound.
            self._problem(self.lines.get(location, self._line(node)), location, ALIAS())
            return None
        self._seen.add(id(node))
        self._watch(node, location)
        if node.tag == _STR and isinstance(node, yaml.ScalarNode):
            if node.style in PLAIN and node.value[-1:] in CLOSING:
                inner = word_quoted(node)
                if inner:
                    self._problem(self._line(node), location, WORD_QUOTED(text=short(inner)))
                lone = lone_quote(node)
                if lone:
                    self._problem(self._line(node), location, lone)
            return self._visible(node, location)
        if len(location) > MAX_DEPTH:
            self._problem(self._line(node), location, TOO_DEEP(most=MAX_DEPTH))
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return self._sequence(node, location)
        return self._scalar(cast(yaml.ScalarNode, node), location)  # the only kind left

    def _watch(self, node: yaml.Node, location: Location) -> None:
        """Report what YAML loses of a node; most texts can't lose anything, and are not looked at closely."""
        if not self._signs and (node.start_mark.line == node.end_mark.line or not isinstance(node, yaml.ScalarNode)):
            return
        passage = loss(node, self.text)
        if passage:
            line, finding = passage
            self._problem(self.first_line + line, location, finding)

    def _visible(self, node: yaml.ScalarNode, location: Location) -> str:
        """Return the text of a scalar without the signs that nobody sees, which escapes bring back: « \\u200b »."""
        if node.style != '"':
            return str(node.value)
        text, signs = visible(node.value)
        for _, finding in signs[:1]:
            self._problem(self._line(node), location, finding)
        return on_one_line(text)

    def _problem(self, line: int, location: Location, finding: Finding) -> None:
        self.problems.append(finding.at(self.path, line, field_name(location)))

    def _line(self, node: yaml.Node) -> int:
        return self.first_line + node.start_mark.line

    def _mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, Any]:
        data: dict[str, Any] = {}
        if node.tag != _TAG + "map":
            self._problem(self._line(node), location, TAG(tag=node.tag))
        for key_node, value_node in node.value:
            self._watch(key_node, location)
            if not isinstance(key_node, yaml.ScalarNode):
                self._problem(self._line(key_node), location, COMPOSED_KEY())
                continue
            key_node.value = self._visible(key_node, location)
            key = key_node.value.strip("\u00a0\u202f ")
            here = (*location, key)
            line = self._line(key_node)
            if key != key_node.value:
                from macros.text.yaml.syntax import HARD_SPACE  # noqa: PLC0415

                self._problem(line, here, HARD_SPACE())
            if key == "<<":
                self._problem(line, location, MERGE())
                continue
            if key in data:
                self._problem(line, here, DOUBLE_KEY(key=key, line=self.lines[here]))
                continue
            self.lines[here] = line
            data[key] = self.value(value_node, here)
        return data

    def _sequence(self, node: yaml.SequenceNode, location: Location) -> tuple[Any, ...]:
        if node.tag != _TAG + "seq":
            self._problem(self._line(node), location, TAG(tag=node.tag))
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
        if len(text) > MAX_DIGITS and (_INTEGER.match(text) or _DECIMAL.match(text)):
            digits = sum(sign.isdigit() for sign in text)
            if digits > MAX_DIGITS:
                self._problem(self._line(node), location, TOO_MANY_DIGITS(digits=digits, most=MAX_DIGITS))
                return None
        if _INTEGER.match(text):
            return int(text)
        if _DECIMAL.match(text):
            return float(text)
        if _DATE.match(text):
            try:
                return datetime.date.fromisoformat(text)
            except ValueError:
                self._problem(self._line(node), location, NO_DATE(text=text))
                return None
        if node.tag not in _SURPRISES or node.style not in PLAIN:
            self._problem(self._line(node), location, TAG(tag=node.tag))
            return None
        self._problem(self._line(node), location, AMBIGUOUS(text=text, what=_SURPRISES[node.tag]))
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


def texts(data: Any) -> list[tuple[Location, str]]:
    """Return every text of a header with its place."""
    strings: list[tuple[Location, str]] = []
    _add_texts(data, (), strings)
    return strings


def _add_texts(data: Any, location: Location, strings: list[tuple[Location, str]]) -> None:
    if isinstance(data, str):
        strings.append((location, data))
    elif isinstance(data, (dict, tuple)):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            if isinstance(value, str):
                strings.append(((*location, key), value))
            else:
                _add_texts(value, (*location, key), strings)
