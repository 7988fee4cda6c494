"""What projects cross and in which order rows and columns stand: the pure rules of `crossings.js`, case by case."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.pure_scripts import Call, module


@pytest.fixture(scope="module")
def crossings(blank: Page) -> Call:
    return module(blank, "matrix/crossings.js")


PROJECTS = [
    {"id": 1, "theme": ["eau"], "methode": ["ateliers", "enquete"], "emploi": ["ateliers"]},
    {"id": 2, "theme": ["eau", "air"], "methode": ["ateliers"], "emploi": []},
    {"id": 3, "theme": ["air"], "methode": ["ateliers"], "emploi": []},
]


@pytest.mark.parametrize(
    "method, theme, ids, employed",
    [
        ("ateliers", "eau", [1, 2], True),
        ("enquete", "eau", [1], False),
        ("ateliers", "air", [2, 3], False),
        ("enquete", "air", [], False),
    ],
    ids=["l'un des deux", "sans emploi", "aucun des deux", "rien"],
)
def test_a_crossing_holds_its_projects_and_tells_whether_one_employed_the_method(
    crossings: Call, method: str, theme: str, ids: list[int], employed: bool
):
    found = crossings("m.crossings(v[0])(v[1], v[2])", PROJECTS, method, theme)
    assert ([project["id"] for project in found["projects"]], found["employed"]) == (ids, employed)


def test_a_method_counts_the_projects_that_hold_it(crossings: Call):
    assert crossings("[...m.bearers(v[0])]", PROJECTS) == [["ateliers", 3], ["enquete", 1]]


ITEMS = [
    {"rank": 0, "label": "Zoom", "filled": 1},
    {"rank": 1, "label": "Écoute", "filled": 1},
    {"rank": 2, "label": "Format 10", "filled": 5},
    {"rank": 3, "label": "Format 9", "filled": 5},
    {"rank": 4, "label": "Écoute", "filled": 1},
]


@pytest.mark.parametrize(
    "order, ranks",
    [
        ("famille", [0, 1, 2, 3, 4]),
        ("alphabet", [1, 4, 3, 2, 0]),
        ("frequence", [3, 2, 1, 4, 0]),
        ("-frequence", [1, 4, 0, 3, 2]),
    ],
)
def test_equals_keep_the_alphabet_then_their_rank(crossings: Call, order: str, ranks: list[int]):
    for items in (ITEMS, ITEMS[::-1]):
        assert crossings("m.sorted(v[0], v[1]).map(({ rank }) => rank)", items, order) == ranks


@pytest.mark.parametrize(
    "search, order",
    [("", "famille"), ("?tri=alphabet", "alphabet"), ("?tri=-frequence", "-frequence"), ("?tri=x", "famille")],
)
def test_an_order_that_does_not_exist_is_the_first(crossings: Call, search: str, order: str):
    assert crossings("m.readOrder(v[0])", search) == order
