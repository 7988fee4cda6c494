"""How much each key takes, on which drawings and pages rest: the bounds of numbers, years, lists and texts."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from macros.model.diagram import (
    Actor,
    Building,
    Calculation,
    Chart,
    Cycle,
    Lane,
    Level,
    Levels,
    Levers,
    Region,
    Sets,
    Steps,
    Surroundings,
    Table,
    Timeline,
    ViciousCircle,
)
from macros.model.edition import Edition, Missions, Preface, Stage, Weeks
from macros.model.examples import records_of, required
from macros.model.fiche import Fiche, Figure
from macros.model.organisation import Population, Position
from macros.model.publisher import Audit
from macros.model.record import Record

NUMBERS = [
    (Figure, "year", 1900, 2100),
    (Edition, "year", 1900, 2100),
    (Population, "year", 1900, 2100),
    (Position, "lat", -90, 90),
    (Position, "lon", -180, 180),
    (Audit, "rate", 0, 100),
    (Audit, "average", 0, 100),
    (Population, "value", 1, None),
    (Edition, "order", 1, None),
    (Weeks, "min", 1, None),
    (Weeks, "max", 1, None),
    (Stage, "contribution", 1, None),
]
"""The least and the greatest number that a key takes."""

LISTS = [
    (Fiche, "themes", 1, None),
    (Fiche, "mission", 1, None),
    (Fiche, "method", 1, None),
    (Fiche, "results", 1, None),
    (Edition, "parts", 1, None),
    (Preface, "summary", 1, None),
    (Missions, "stages", 1, None),
    (Audit, "environments", 1, None),
    (Audit, "tools", 1, None),
    (Audit, "pages", 1, None),
    (Steps, "steps", 2, 9),
    (Cycle, "steps", 3, 6),
    (Surroundings, "around", 3, 6),
    (ViciousCircle, "causes", 1, None),
    (ViciousCircle, "circle", 1, 4),
    (ViciousCircle, "outcomes", 1, 3),
    (Lane, "events", 1, 6),
    (Timeline, "moments", 2, 6),
    (Table, "columns", 1, 3),
    (Table, "rows", 1, None),
    (Calculation, "columns", 1, 3),
    (Calculation, "rows", 2, None),
    (Actor, "children", 0, 4),
    (Chart, "actors", 1, 3),
    (Building, "pillars", 2, 4),
    (Region, "sets", 1, None),
    (Sets, "sets", 2, 3),
    (Sets, "regions", 1, None),
    (Levers, "bands", 0, 3),
    (Levers, "groups", 1, 6),
    (Level, "boxes", 0, 4),
    (Levels, "levels", 2, 5),
]
"""The least and the greatest number of items of a list."""

TEXTS = [(Fiche, "title", 1, 120), (Fiche, "description", 1, 400), (Table, "corner", 1, 90), (Steps, "title", 1, 90)]
"""The least and the greatest number of signs of a text."""


def refused(record: type[Record], key: str, value: Any) -> bool:
    """Tell whether a record refuses a value for one of its keys, whatever its other keys hold."""
    try:
        record.model_validate_json(json.dumps(required(record) | {key: value}, default=str))
    except ValidationError as error:
        return any(detail["loc"][:1] == (key,) for detail in error.errors())
    return False


def item(record: type[Record], key: str) -> Any:
    """Return an item that a list takes."""
    below = records_of(record.model_fields[key].annotation)
    return required(below[0]) if below else 1 if record is Region else "x"


def named(case: Any) -> str | None:
    return case.__name__ if isinstance(case, type) else None


@pytest.mark.parametrize("record, key, least, most", NUMBERS, ids=named)
def test_a_number_stays_within_its_bounds(record: type[Record], key: str, least: int, most: int | None):
    assert not refused(record, key, least) and refused(record, key, least - 1)
    assert most is None or (not refused(record, key, most) and refused(record, key, most + 1))


@pytest.mark.parametrize("record, key, least, most", LISTS, ids=named)
def test_a_list_has_neither_too_few_items_nor_too_many(record: type[Record], key: str, least: int, most: int | None):
    items = [item(record, key)] * (least + (most or 0) + 2)
    assert not refused(record, key, items[:least]) and (least == 0 or refused(record, key, items[: least - 1]))
    longest = len(items) if most is None else most
    assert not refused(record, key, items[:longest]) and (most is None or refused(record, key, items[: most + 1]))


@pytest.mark.parametrize("record, key, least, most", TEXTS, ids=named)
def test_a_text_is_neither_empty_nor_too_long(record: type[Record], key: str, least: int, most: int):
    assert not refused(record, key, "x" * least) and refused(record, key, " ")
    assert not refused(record, key, "x" * most) and refused(record, key, "x" * (most + 1))


@pytest.mark.parametrize(
    "named, sound",
    [
        ({"method": "ateliers"}, True),
        ({"deliverable": "guide"}, True),
        ({}, False),
        ({"method": "ateliers", "deliverable": "guide"}, False),
    ],
    ids=["une méthode", "un livrable", "ni l'un ni l'autre", "les deux"],
)
def test_what_transfers_is_one_thing(named: dict[str, str], sound: bool):
    transfer = required(Fiche)["transferability"] | {"reusable": [{"text": "Cela."} | named]}
    assert refused(Fiche, "transferability", transfer) != sound


@pytest.mark.parametrize(
    "places, sound",
    [
        (((1,), (2,), (1, 2)), True),
        (((3,),), False),
        (((0,),), False),
        (((1, 2), (2, 1)), False),
        (((1,), (1, 1)), False),
    ],
    ids=["chacune la sienne", "ensemble inconnu", "rang zéro", "deux fois dans un autre ordre", "deux fois"],
)
def test_a_zone_of_sets_has_a_place_of_its_own(places: tuple[tuple[int, ...], ...], sound: bool):
    sets = required(Sets) | {"regions": [{"title": "Zone", "sets": list(place)} for place in places]}
    try:
        Sets.model_validate_json(json.dumps(sets))
    except ValidationError as error:
        assert not sound and [detail["type"] for detail in error.errors()] in (
            ["ensemble-inconnu"],
            ["zone-deja-prise"],
        )
    else:
        assert sound
