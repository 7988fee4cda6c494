"""The home page: its search leads to the search page, its ways in lead to pages, in the order that readers need."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


def test_the_question_leads_to_the_search_even_without_script(plain: Page):
    plain.goto("")
    asked = plain.get_by_role("search", name="Qui a déjà fait cela")
    asked.get_by_role("searchbox", name="Rechercher").fill("budget")
    asked.get_by_role("button", name="Rechercher").click()
    plain.wait_for_url("**/recherche/?q=budget")


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_no_card_is_left_alone_in_a_row_that_has_room(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("")
    ends = page.locator(".vignettes > li").evaluate_all(
        "cards => cards.map((card) => [Math.round(card.offsetTop), card.offsetLeft + card.offsetWidth])"
    )
    rows = {top: max(right for at, right in ends if at == top) for top, _ in ends}
    assert max(rows.values()) - min(rows.values()) < 2


def test_one_project_leads_by_a_result_and_is_not_shown_twice(page: Page):
    page.goto("")
    lead = page.locator(".une a").get_attribute("href")
    assert page.locator(".une-resultat").inner_text().strip()
    assert lead not in page.locator(".vignettes a").evaluate_all(
        "links => links.map((link) => link.getAttribute('href'))"
    )


def test_a_mission_is_one_click_away_from_home_and_its_addresses_are_links(page: Page):
    page.goto("")
    page.locator("main").get_by_role("link", name="confier une mission").click()
    page.wait_for_url("**/confier-une-mission/")
    links = page.locator("main a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert "mailto:stages.inet@cnfpt.fr" in links and "https://www.inet.cnfpt.fr" in links
    expect(page.locator("main")).to_contain_text("forfaitaires")
    page.goto("projets/nina-simone/lille/")
    expect(page.locator(".pied").get_by_role("link", name="Confier une mission")).to_be_visible()


def test_the_ways_in_begin_with_the_transfer_check_and_hold_the_map(page: Page, address: str):
    page.goto("")
    ways = [link.get_attribute("href") for link in page.locator(".portes a").all()]
    assert [way.removeprefix("./") for way in ways] == ["transferer/", "methodes/", "themes/", "carte/"]
    assert all(page.request.get(address + way).ok for way in ways)
