"""The page of a fiche: its first screen answers, its numbers stay whole, what it says of methods leads somewhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from macros.catalogue.catalogue import Catalogue

WIDTHS = {360: 740, 768: 1024, 1440: 900}

CUT = """() => [...document.querySelectorAll(".chiffres .nombre")].filter((number) => number.getClientRects().length > 1
    || number.getBoundingClientRect().right > number.closest("li").getBoundingClientRect().right + 1)
    .map((number) => number.textContent)"""


def test_a_key_number_is_never_cut(page: Page, catalogue: Catalogue):
    cut = []
    for project in catalogue.projects:
        page.goto(project.address)
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            cut += [(width, project.id, number) for number in page.evaluate(CUT)]
    assert cut == []


def test_the_first_screen_of_a_desk_answers_and_leads_on(page: Page, catalogue: Catalogue):
    page.set_viewport_size({"width": 1440, "height": 900})
    below = []
    for project in catalogue.projects:
        page.goto(project.address)
        foot = page.locator(".voies").evaluate("ways => ways.getBoundingClientRect().bottom")
        below += [(project.id, foot)] if foot > 900 else []
    assert below == []


@pytest.mark.parametrize("width", [360, 768])
def test_the_identity_comes_after_the_answers_where_there_is_little_room(width: int, page: Page):
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    page.goto("projets/nina-simone/lille/")
    foot = page.locator(".voies").evaluate("ways => ways.getBoundingClientRect().bottom")
    assert page.locator(".tete-cote").evaluate("side => side.getBoundingClientRect().top") >= foot


def test_a_fiche_tells_when_it_is_of_and_that_nobody_told_what_followed(page: Page):
    page.goto("projets/nina-simone/lille/")
    follow_up = page.get_by_role("region", name="Suites données")
    expect(follow_up).to_contain_text("Rien n’est encore rapporté ici")
    follow_up.get_by_role("link").click()
    page.wait_for_url("**/corrections/#proposer")
