"""How many projects stand side by side, and how one is chosen or left: the pure rules of `comparison.js`."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.pure_scripts import Call, module


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
