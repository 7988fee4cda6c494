"""What an address asks to compare, how a project is chosen, what projects share: the pure rules of `comparison.js`."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.pure_scripts import Call, module

KNOWN = ["un/lille", "un/cergy", "deux/lille", "deux/nord", "deux/brest", "deux/caen"]


@pytest.fixture(scope="module")
def comparison(blank: Page) -> Call:
    return module(blank, "comparison/comparison.js")


def test_two_to_four_projects_stand_side_by_side(comparison: Call):
    assert comparison("[m.LEAST, m.MOST]") == [2, 4]


@pytest.mark.parametrize(
    "project, expected", [("un/nord", ["un/lille", "un/cergy", "un/nord"]), ("un/lille", ["un/cergy"])]
)
def test_a_project_is_chosen_after_the_others_or_left(comparison: Call, project: str, expected: list[str]):
    assert comparison("m.toggledProject(v[0], v[1])", ["un/lille", "un/cergy"], project) == expected


@pytest.mark.parametrize(
    "search, expected",
    [
        ("", {}),
        ("?p=un/cergy&p=deux/nord", {"chosen": ["un/cergy", "deux/nord"]}),
        ("?p=cergy&p=/deux/nord/", {"chosen": ["un/cergy", "deux/nord"]}),
        ("?p=cergy&p=un/cergy", {"chosen": ["un/cergy"]}),
        (
            "?p=lille&p=cergy",
            {"chosen": ["un/cergy"], "ambiguous": [{"name": "lille", "projects": ["un/lille", "deux/lille"]}]},
        ),
        ("?p=ergy&p=un/nord&p=cergy", {"chosen": ["un/cergy"], "unknown": ["ergy", "un/nord"]}),
        (
            "?p=cergy&p=nord&p=brest&p=caen&p=un/lille",
            {"chosen": ["un/cergy", "deux/nord", "deux/brest", "deux/caen"], "surplus": ["un/lille"]},
        ),
    ],
    ids=["rien", "deux", "sans édition", "un double", "ambigu", "inconnu", "cinq"],
)
def test_what_an_address_asks_is_sorted_out(comparison: Call, search: str, expected: dict):
    assert (
        comparison("m.readProjects(v[0], v[1])", search, KNOWN)
        == {"chosen": [], "surplus": [], "unknown": [], "ambiguous": []} | expected
    )


@pytest.mark.parametrize(
    "projects, search, expected",
    [
        ([], "", ""),
        (["un/lille", "un/cergy"], "", "?p=un/lille&p=un/cergy"),
        (["un/lille"], "?p=x&theme=eau", "?theme=eau&p=un/lille"),
        ([], "?p=x", ""),
    ],
    ids=["rien", "deux", "les autres paramètres restent", "tout retirer"],
)
def test_a_choice_is_written_in_the_address(comparison: Call, projects: list[str], search: str, expected: str):
    assert comparison("m.writeProjects(v[0], v[1])", projects, search) == expected


def test_what_is_shared_is_parted_from_what_is_not(comparison: Call):
    one, two, three = (
        [{"id": "a", "n": 1}, {"id": "b", "n": 1}],
        [{"id": "b", "n": 2}, {"id": "c", "n": 2}, {"id": "b", "n": 3}],
        [{"id": "b", "n": 4}, {"id": "a", "n": 4}],
    )
    assert comparison("m.shared(v[0])", [one, two, three]) == {
        "common": [
            {"id": "b", "cells": [[one[1]], [two[0], two[2]], [three[0]]]},
            {"id": "a", "cells": [[one[0]], [], [three[1]]]},
        ],
        "own": [[], [two[1]], []],
    }


def test_nothing_shared_leaves_all_to_each(comparison: Call):
    assert comparison("m.shared(v[0])", [[{"id": "a"}], [{"id": "b"}]]) == {
        "common": [],
        "own": [[{"id": "a"}], [{"id": "b"}]],
    }
