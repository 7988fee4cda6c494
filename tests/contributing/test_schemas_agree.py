"""The schemas and the model refuse the same contents, whatever is changed in a sound one."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Iterator
from contextlib import suppress
from types import MappingProxyType
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.catalogue.families import EDITION, ORGANISATION
from macros.model.fiche import Fiche
from macros.model.publisher import Publisher
from macros.model.reading import read_record
from macros.model.record import Record
from macros.model.references import references
from macros.text.yaml.values import Values
from tests.catalogue.test_fuzz import drawn
from tests.contributing.test_schemas import CONTENT, VALIDATORS, plain

fewer = settings(drawn, max_examples=drawn.max_examples * 3 // 4)
"""Real headers are long: a validator takes its time."""


def frozen(data: Any) -> Any:
    """Return values as the reader gives them: tuples for lists."""
    if isinstance(data, dict):
        return {key: frozen(value) for key, value in data.items()}
    return tuple(map(frozen, data)) if isinstance(data, (tuple, list)) else data


POOL = (
    "",
    " ",
    "x",
    "habitat",
    "Employée",
    "employee",
    "mesure",
    "59350",
    "2017-11-15",
    "12-13",
    0,
    3,
    -1,
    2.5,
    5000,
    True,
    None,
    [],
    {},
    ["a"],
    ["habitat"],
    [1],
    [0, 9],
    {"a": 1},
    {"id": "x"},
    [["a", "b"]],
    "y" * 130,
    "a@b.fr",
    "https://x.fr",
    "9" * 9,
)

NEW = (
    "title",
    "id",
    "detail",
    "inconnue",
    "year",
    "method",
    "deliverable",
    "unit",
    "cells",
    "sets",
    "label",
    "pages",
    "deduced",
)


def places(data: Any, at: tuple = ()) -> Iterator[tuple]:
    """Yield every place in some values."""
    yield at
    for step, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from places(value, (*at, step))


@st.composite
def changed(draw: st.DrawFn, data: Any) -> Any:
    """Return values with one to three of their keys or items lost, doubled, foreign or of another kind."""
    data, pool = copy.deepcopy(data), st.sampled_from(POOL).map(copy.deepcopy)
    for _ in range(draw(st.integers(1, 3))):
        known = [at for at in places(data) if at]
        if not known:
            break
        *path, last = draw(st.sampled_from(known))
        holder = data
        for step in path:
            holder = holder[step]
        match draw(st.sampled_from(("lose", "replace", "replace", "add", "double"))):
            case "lose":
                del holder[last]
            case "replace":
                holder[last] = draw(pool)
            case "add" if isinstance(holder, dict):
                holder[draw(st.sampled_from(NEW))] = draw(pool)
            case "double" if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[last]))
    return data


AUDITED = {
    "name": "École",
    "legal_form": None,
    "email": "a@b.fr",
    "host": {"name": "Hébergeur", "logs": "Douze mois"},
    "privacy": {"officer": "X", "basis": "Y"},
    "accessibility": {
        "scheme": "https://x.fr/s",
        "established": "2026-05-12",
        "nonconformities": ["Une."],
        "audit": {
            "date": "2026-05-12",
            "auditor": "en interne",
            "version": "4.1.2",
            "rate": 87.5,
            "average": 92,
            "environments": ["a"],
            "tools": ["b"],
            "pages": ["c"],
        },
    },
}

DATES = ("date", "established", "updated")
UNSAYABLE = ("occupe une place déjà prise",)


def refused(model: type[Record], data: Any, known: dict[str, str]) -> bool:
    """Tell whether the model, or a rule on identifiers that a schema can say, refuses some values."""
    record, faults = read_record(model, Values(frozen(data), MappingProxyType({(): 1})), "x.yml", (), known)
    if record is None:
        return not all(any(words in fault.message for words in UNSAYABLE) for fault in faults)
    if isinstance(record, Fiche):
        unknown = any(named.id not in CONTENT.terms[named.mark.family] for named in references(record))
        deduced = any(key not in (*Fiche.model_fields, "pages") for key in record.source.deduced)
        return unknown or deduced or len(set(record.themes)) < len(record.themes)
    if isinstance(record, EDITION.record):
        return any(part not in CONTENT.terms["part"] for part in record.parts) or len(set(record.parts)) < len(
            record.parts
        )
    return isinstance(record, ORGANISATION.record) and record.kind not in CONTENT.terms["kind"]


HEADERS = [plain(dict(file.values.data)) for file in CONTENT.fiches]


@given(data=st.sampled_from(HEADERS).flatmap(changed))
@fewer
def test_schema_and_model_refuse_the_same_headers(data: Any):
    assert (not VALIDATORS["fiche.json"].is_valid(data)) == refused(Fiche, dated(data), {})


def dated(data: Any) -> Any:
    """Return a header with the dates of its figures as days: a validator reads them as texts."""
    figures = data.get("figures") if isinstance(data, dict) else None
    for figure in figures if isinstance(figures, list) else ():
        if isinstance(figure, dict) and isinstance(figure.get("date"), str):
            with suppress(ValueError):
                figure["date"] = datetime.date.fromisoformat(figure["date"])
    return data


@given(
    data=st.sampled_from([plain(entry.values.data) for entry in CONTENT.terms[EDITION.id].values()]).flatmap(changed)
)
@fewer
def test_schema_and_model_refuse_the_same_editions(data: Any):
    assert (not VALIDATORS["edition.json"].is_valid(data)) == refused(EDITION.record, data, {"id": "essai"})


@given(
    data=st.sampled_from(
        [(id_, plain(entry.values.data[id_])) for id_, entry in CONTENT.terms[ORGANISATION.id].items()]
    ).flatmap(lambda pair: st.tuples(st.just(pair[0]), changed(pair[1])))
)
@fewer
def test_schema_and_model_refuse_the_same_organisations(data: tuple[str, Any]):
    id_, term = data
    assert (not VALIDATORS["organisations.json"].is_valid({id_: term})) == refused(
        ORGANISATION.record, term, {"id": id_}
    )


@given(data=st.just(AUDITED).flatmap(changed))
@fewer
def test_schema_and_model_refuse_the_same_publishers(data: Any):
    assert (not VALIDATORS["editeur.json"].is_valid(data)) == refused(Publisher, days(data), {})


def days(data: Any) -> Any:
    """Return the publisher's file with its dates as days: a validator reads them as texts."""
    if not isinstance(data, dict):
        return data
    return {
        key: datetime.date.fromisoformat(value)
        if key in DATES and value in ("2026-05-12", "2017-11-15")
        else days(value)
        for key, value in data.items()
    }
