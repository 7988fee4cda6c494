"""The order of a list of projects: what it compares, and what it does with equals; on values of its own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.pure_scripts import Call, module


@pytest.fixture(scope="module")
def order(blank: Page) -> Call:
    return module(blank, "projects/order.js")


ITEMS = [
    {
        "id": "a",
        "rang": 0,
        "commanditaire": "Évry",
        "titre": "Projet 10",
        "population": 500,
        "transfert": 1,
        "methodes": 3,
    },
    {
        "id": "b",
        "rang": 1,
        "commanditaire": "Zuydcoote",
        "titre": "Projet 9",
        "population": 90,
        "transfert": 0,
        "methodes": 3,
    },
    {
        "id": "c",
        "rang": 2,
        "commanditaire": "Fougères",
        "titre": "Épreuve",
        "population": 500,
        "transfert": 1,
        "methodes": 10,
    },
]


def ordered(order: Call, name: str, items: list[dict] = ITEMS) -> str:
    return "".join(order("m.ordered(v[0], v[1]).map(({ id }) => id)", items, name))


@pytest.mark.parametrize(
    "name, expected",
    [
        ("edition", "abc"),
        ("-edition", "cba"),
        ("commanditaire", "acb"),
        ("-commanditaire", "bca"),
        ("titre", "cba"),
        ("-titre", "abc"),
        ("transfert", "bac"),
        ("methodes", "abc"),
        ("-methodes", "cab"),
    ],
)
def test_items_are_put_in_the_order_asked(order: Call, name: str, expected: str):
    """Numbers by their size, words as French sorts them, the numbers they hold included."""
    assert ordered(order, name) == expected


@pytest.mark.parametrize("name, expected", [("population", "bac"), ("-population", "acb")])
def test_equals_keep_the_order_they_came_in_turned_or_not(order: Call, name: str, expected: str):
    assert ordered(order, name) == expected


def test_the_list_that_came_is_left_as_it_was(order: Call):
    assert order("(m.ordered(v[0], 'titre'), v[0].map(({ id }) => id).join(''))", ITEMS) == "abc"


@pytest.mark.parametrize(
    "search, expected",
    [
        ("", "edition"),
        ("?tri=titre", "titre"),
        ("?tri=-titre", "-titre"),
        ("?tri=--titre", "edition"),
        ("?tri=hasard", "edition"),
        ("?tri=constructor", "edition"),
        ("?tri=", "edition"),
    ],
)
def test_an_address_that_asks_for_no_order_gets_the_catalogue_s(order: Call, search: str, expected: str):
    assert order("m.readOrder(v[0])", search) == expected


@pytest.mark.parametrize(
    "name, search, expected",
    [
        ("titre", "?theme=eau", "theme=eau&tri=titre"),
        ("-titre", "?tri=titre&theme=eau", "theme=eau&tri=-titre"),
        ("edition", "?tri=titre&theme=eau", "theme=eau"),
        ("-edition", "", "tri=-edition"),
    ],
)
def test_an_order_is_written_unless_it_is_the_catalogue_s(order: Call, name: str, search: str, expected: str):
    assert order("m.writeOrder(v[0], v[1]).toString()", name, search) == expected


def test_an_order_tells_whether_it_is_turned(order: Call):
    assert order("['titre', '-titre'].map((name) => [m.name(name), m.isTurned(name)])") == [
        ["titre", False],
        ["titre", True],
    ]
