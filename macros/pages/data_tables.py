"""The projects as flat tables for spreadsheets and statistics: one of the projects, one of each list that fiches hold.

Their columns are the model's own keys, described by it; their cells are what `projets.json` says. A list of the model
becomes a table as soon as it is named here.
"""

from __future__ import annotations

import csv
import io
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

from macros.catalogue.families import FAMILIES
from macros.model.examples import Keys, is_list, records_of
from macros.model.fiche import Fiche
from macros.model.organisation import Organisation
from macros.model.record import Record, json_schema
from macros.model.references import mark_of
from macros.pages.project_data import exported

FILES: Mapping[Keys, str] = MappingProxyType(
    {
        (): "projets",
        ("calendar",): "projets-calendrier",
        ("method",): "projets-methodes",
        ("deliverables",): "projets-livrables",
        ("figures",): "projets-chiffres",
        ("results",): "projets-resultats",
        ("recommendations", "items"): "projets-preconisations",
        ("transferability", "reusable"): "projets-reprises",
        ("transferability", "conditions"): "projets-conditions",
        ("transferability", "limits"): "projets-limites",
        ("follow_up",): "projets-suites",
        ("revisions",): "projets-corrections",
    }
)
"""The name of each table's file, for life, by the keys of the list it holds."""

TOGETHER = " | "
"""What stands between several texts in one cell."""

_RISKY = ("=", "+", "-", "@")
"""How a text begins that a spreadsheet would run as a formula; none begins with a tab or a new line."""

_List: TypeAlias = "tuple[Keys, str, tuple[Column, ...]]"

_TYPES = {"integer": "nombre entier", "number": "nombre", "date": "date, AAAA-MM-JJ", "string": "texte"}


@dataclass(frozen=True)
class Column:
    """A column: its name, what it holds, its type in the words of Table Schema, the only values it may take; `keys` are
    where a project's data hold its cells, from the project or from the item of the list.
    """

    name: str
    description: str
    keys: Keys
    type: str = "string"
    values: tuple[str, ...] = ()
    required: bool = False

    @property
    def told_type(self) -> str:
        """Its type, in French."""
        return f"une de ces valeurs : {', '.join(self.values)}" if self.values else _TYPES[self.type]


@dataclass(frozen=True)
class DataTable:
    """A table: the name of its file, what it holds, its columns; the keys of the list whose items are its rows; these
    rows in UTF-8, one project after another.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    keys: Keys
    lines: tuple[bytes, ...] = ()

    @property
    def file(self) -> str:
        """Its file."""
        return f"{self.name}.csv"

    @property
    def content(self) -> bytes:
        """Return the table as French spreadsheets open it: semicolons, decimal commas, a mark of UTF-8."""
        return b"".join((BOM_UTF8, _csv([[column.name for column in self.columns]]), *self.lines))


_PROJECT = (
    Column("project", "Identifiant du projet, parmi toutes les éditions", ("project", "key"), required=True),
    Column("project_label", "Nom court du projet, celui des listes", ("project", "label"), required=True),
)
"""The columns by which every table names the project of a row."""

_ITSELF = (
    Column("edition", "Identifiant de l'édition", ("edition", "id"), required=True),
    Column("edition_label", "Nom de l'édition", ("edition", "label"), required=True),
    Column("year", "Année du recueil, par laquelle on le cite", ("project", "year"), "integer"),
    Column("url", "Adresse de la fiche", ("url",), required=True),
)


def data_tables(names: bool) -> tuple[DataTable, ...]:
    """Return every table without its rows; people are named where `names`."""
    own = (*_ITSELF, *_columns(Fiche, names), *_columns(Organisation, names, ("organisation",)))
    lists = [((), "Les projets, un par ligne", own), *(found for found in _lists(Fiche, names) if found[0] in FILES)]
    return tuple(DataTable(FILES[keys], title, (*_PROJECT, *columns), keys) for keys, title, columns in lists)


def table_lines(table: DataTable, project: Mapping[str, Any]) -> bytes:
    """Return the rows of a project in UTF-8. It is given as `projets.json` says it; under `project`, its key, its
    label, its year; under `organisation`, its commanditaire.
    """
    items = _items(project, table.keys, {"project": project["project"]}) if table.keys else (project,)
    return _csv([[_cell(_at(item, column.keys)) for column in table.columns] for item in items])


def _csv(rows: Iterable[Iterable[str]]) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";", lineterminator="\r\n").writerows(rows)
    return file.getvalue().encode()


def _lists(
    record: type[Record], names: bool, keys: Keys = (), title: str = "", above: tuple[Column, ...] = ()
) -> Iterator[_List]:
    """Yield every list of records of one kind inside a record: its keys, its description, the columns of its items.
    Where items hold a list in their turn, that inner list stands for both.
    """
    for key, field in exported(record, names).items():
        below = records_of(field.annotation)
        if len(below) == 1 and is_list(field.annotation):
            label = title or field.description or ""
            columns = (*above, *_columns(below[0], names))
            inner = tuple(_lists(below[0], names, (*keys, key), label, columns))
            yield from inner or [((*keys, key), label, columns)]
        elif len(below) == 1:
            yield from _lists(below[0], names, (*keys, key))


def _items(data: Mapping[str, Any], keys: Keys, around: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the items of a list, each with what is said around it: of its project, of its group."""
    value = data[keys[0]]
    for item in value if isinstance(value, list) else (value,):
        row = {**around, **item} if isinstance(value, list) else around
        yield from _items(item, keys[1:], row) if keys[1:] else (row,)


def _columns(record: type[Record], names: bool, above: Keys = ()) -> Iterator[Column]:
    """Yield the columns of a record, those of the records that it holds included, its lists of records left out; a term
    has two, its identifier and its label.
    """
    schemas = json_schema(record)["properties"]
    for key, field in exported(record, names).items():
        below, keys = records_of(field.annotation), (*above, key)
        if below and not is_list(field.annotation):
            yield from _columns(below[0], names, keys)
        if below:
            continue
        mark, name = mark_of(field), "_".join(keys)
        if mark is None:
            yield Column(name, field.description or "", keys, *_type(schemas[key]), field.is_required() and not above)
            continue
        name, holder = (mark.family, above) if key == "id" else (name, keys)
        yield Column(name, field.description or "", (*holder, "id"))
        yield Column(f"{name}_label", f"{FAMILIES[mark.family].noun.capitalize()} : le nom", (*holder, "label"))


def _type(schema: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """Return the type of a key in the words of Table Schema, and the only values that it takes."""
    choices = [choice for choice in schema.get("anyOf", (schema,)) if choice["type"] != "null"]
    values = tuple(choices[0].get("enum", ()))
    if choices[0].get("format") == "date":
        return "date", values
    types = {choice["type"] for choice in choices}
    return next((type_ for type_ in ("number", "integer") if type_ in types), "string"), values


def _at(data: Any, keys: Keys) -> Any:
    """Return what is said under these keys, joined where a list says it several times."""
    if isinstance(data, list):
        return TOGETHER.join(str(_at(item, keys)) for item in data)
    return _at(data.get(keys[0]), keys[1:]) if keys and data is not None else data


def _cell(value: Any) -> str:
    """Return a value as a spreadsheet reads it, on one line; a text that it would run as a formula is disarmed."""
    if isinstance(value, int | float):
        return str(value).replace(".", ",")
    text = re.sub(r"[ \t\r\n]+", " ", value or "").strip()
    return f"'{text}" if text.startswith(_RISKY) else text
