"""The reference of what contributors write, read from the model itself: every key of every file, every closed list.

A key that the model gains is on the page at once; a test refuses one that would say nothing of itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import get_args

from pydantic.fields import FieldInfo

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CROSSED, METHOD_FAMILY, PLACE, VOCABULARIES, Family
from macros.contributing.key_types import NAMED, choices, key_type
from macros.model.diagram import Box, Diagram
from macros.model.diagram_kinds import KINDS
from macros.model.edition import Edition
from macros.model.editors_page import EditorsPage
from macros.model.examples import is_list, records_of
from macros.model.fiche import Fiche
from macros.model.organisation import Organisation
from macros.model.publisher import Publisher
from macros.model.record import Record
from macros.model.scales import EVIDENCES, LEVELS, MILESTONES, RESULTS, STATUSES
from macros.model.self_audit import SelfAudit
from macros.model.vocabulary import Term
from macros.text.french.wording import counted
from macros.text.yaml.writing import scalar

LONG = 100
"""Values of a list that the page holds."""


@dataclass(frozen=True)
class Row:
    """One key: its place, its role, what it takes, whether a file may do without, an example."""

    id: str
    key: str
    role: str
    type: str
    required: str
    example: str


@dataclass(frozen=True)
class Table:
    """The keys that stand together: at the head of a file, or under one key of it, of which `whole` is the title."""

    id: str
    title: str
    code: str
    note: str
    rows: tuple[Row, ...]
    whole: str = ""


@dataclass(frozen=True)
class Value:
    """One value that a key admits: what is written, what readers see, what it means, the page about it."""

    id: str
    label: str
    note: str = ""
    address: str = ""


@dataclass(frozen=True)
class Values:
    """A list of admitted values and where it is kept; a closed one is kept in the code. Of a long one the first are
    told, how many `others` there are, and where these are listed.
    """

    id: str
    title: str
    note: str
    values: tuple[Value, ...]
    others: str = ""
    address: str = ""


def reference(subject: str) -> tuple[Table, ...]:
    """Return the tables of one part of the reference, one of those that the macro « reference » admits."""
    match subject:
        case "fiche":
            return tuple(_tables("fiche", Fiche, "L'en-tête"))
        case "figures":
            return tuple(_figures())
        case "vocabulaires":
            return tuple(_vocabularies())
        case "organisation":
            return tuple(_tables("organisation", Organisation, "Une organisation", without=("id",)))
        case "edition":
            return tuple(_tables("edition", Edition, "Le fichier d'une édition", without=("id",)))
        case "editeur":
            return tuple(_tables("editeur", Publisher, "Le fichier data/editeur.yml"))
        case "rgaa":
            return tuple(_tables("rgaa", SelfAudit, "Le fichier data/rgaa.yml"))
        case _:
            return tuple(_tables("page", EditorsPage, "L'en-tête d'une page"))


def values(catalogue: Catalogue, kind: str) -> tuple[Values, ...]:
    """Return the lists of admitted values: « fermees », which the code holds, or « ouvertes », the vocabularies."""
    return closed_lists() if kind == "fermees" else open_lists(catalogue)


def closed_lists() -> tuple[Values, ...]:
    """Return the scales of a fiche and the kinds of figures: no contribution adds to them."""
    scales = (
        ("status", "status", "Où en est une méthode", STATUSES),
        ("resultat", "results, kind", "Ce qu'est un résultat", RESULTS),
        ("evidence", "evidence", "Ce que vaut un effet", EVIDENCES),
        ("date", "calendar, kind", "Ce qu'est une date", MILESTONES),
        ("level", "level", "Jusqu'où un projet se transfère", LEVELS),
        ("kind", "kind", "Les genres de figures", KINDS),
    )
    return tuple(
        Values(f"valeurs-{id_}", title, f"clé {key}", tuple(Value(value, *texts) for value, texts in values.items()))
        for id_, key, title, values in scales
    )


def open_lists(catalogue: Catalogue) -> tuple[Values, ...]:
    """Return the identifiers of every vocabulary; a contribution adds to them, in the same change as the fiche that
    needs it.
    """
    families = (METHOD_FAMILY, *(family for family in CROSSED if family is not PLACE))
    return tuple(_open_list(catalogue, family) for family in families)


def _open_list(catalogue: Catalogue, family: Family) -> Values:
    if family is METHOD_FAMILY:
        values = tuple(Value(record.id, record.label) for record in catalogue.method_families)
    else:
        values = tuple(
            Value(subject.id, subject.label, address=subject.address) for subject in catalogue.family(family)
        )
    others = counted(len(values) - LONG, "autre") if len(values) > LONG else ""
    title = f"{family.plural[:1].upper()}{family.plural[1:]}"
    return Values(
        f"identifiants-{family.id}", title, family.file.format("*"), values[:LONG], others, family.index_address
    )


def _figures() -> Iterator[Table]:
    """Yield what all figures have, what a box is made of, then what is proper to each kind."""
    kinds = choices(Diagram)
    common = [key for key in kinds[0].model_fields if all(key in kind.model_fields for kind in kinds)]
    shared = _table("figure", kinds[0], "Toute figure", common)
    yield replace(
        shared,
        rows=tuple(replace(row, type="un des genres ci-dessous") if row.key == "kind" else row for row in shared.rows),
    )
    yield _table("case", Box, "Une case", Box.model_fields)
    for record in kinds:
        kind = get_args(record.model_fields["kind"].annotation)[0]
        yield from _tables(f"figure-{kind}", record, KINDS[kind][0], f"kind: {kind}", KINDS[kind][1], common, kind)


def _vocabularies() -> Iterator[Table]:
    """Yield what all terms have, then what some families add."""
    yield _table("terme", Term, "Tout terme", [key for key in Term.model_fields if key != "id"])
    for family in VOCABULARIES:
        if issubclass(family.record, Term) and family.record.model_fields.keys() != Term.model_fields.keys():
            yield from _tables(
                family.file.removeprefix("data/").removesuffix(".yml"),
                family.record,
                f"{family.noun[:1].upper()}{family.noun[1:]}",
                family.file,
                without=Term.model_fields,
            )


def _tables(
    id_: str,
    record: type[Record],
    title: str,
    code: str = "",
    note: str = "",
    without: Collection[str] = (),
    path: str = "",
    whole: str = "",
) -> Iterator[Table]:
    """Yield the table of a record, then those of the records its keys hold, but for those that have a name of their
    own.

    `path` is the place of the record below the head of its file, `whole` the title of what holds it.
    """
    keys = [key for key in record.model_fields if key not in without]
    yield replace(_table(id_, record, title, keys, code, note), whole=whole)
    for key in keys:
        field = record.model_fields[key]
        below = [record_ for record_ in records_of(field.annotation) if record_ not in NAMED and record_ is not record]
        if len(below) == 1:  # where there is a choice of records, those are figures, told apart
            name = f"Un élément de « {key} »" if is_list(field.annotation) else f"Sous « {key} »"
            inner = f"{path}.{key}" if path else key
            yield from _tables(
                f"{id_}-{key}", below[0], name, inner, field.description or "", path=inner, whole=whole or title
            )


def _table(id_: str, record: type[Record], title: str, keys: Collection[str], code: str = "", note: str = "") -> Table:
    return Table(
        f"cles-{id_}", title, code, note, tuple(_row(id_, record, key, record.model_fields[key]) for key in keys)
    )


def _row(id_: str, record: type[Record], key: str, field: FieldInfo) -> Row:
    return Row(
        f"cle-{id_}-{key}",
        key,
        field.description or "",
        key_type(field),
        "oui" if field.is_required() else "non",
        _example(field),
    )


def _example(field: FieldInfo) -> str:
    """Return the model's example as YAML writes it on one line; empty for a key that holds others."""
    if not field.examples:
        return ""
    example = field.examples[0]
    if isinstance(example, list):
        return f"[{', '.join(map(scalar, example))}]"
    return example if field.annotation in (datetime.date, datetime.date | None) else scalar(example)
