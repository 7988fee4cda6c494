"""The home page: its search leads to the search page, its ways in lead to pages, in the order that readers need."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect


def test_the_question_leads_to_the_search_even_without_script(browser: Browser, address: str):
    context = browser.new_context(java_script_enabled=False, base_url=address)
    tab = context.new_page()
    tab.goto("")
    tab.get_by_role("searchbox", name="Qui a déjà fait cela").fill("budget")
    tab.get_by_role("button", name="Rechercher").click()
    tab.wait_for_url("**/recherche/?q=budget")
    context.close()


def test_the_slash_leads_to_the_only_search_box(page: Page):
    page.goto("")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_the_ways_in_begin_with_the_transfer_check_and_hold_the_map(page: Page, address: str):
    page.goto("")
    ways = [link.get_attribute("href") for link in page.locator(".portes a").all()]
    assert [way.removeprefix("./") for way in ways] == ["transferer/", "methodes/", "themes/", "carte/"]
    assert all(page.request.get(address + way).ok for way in ways)
