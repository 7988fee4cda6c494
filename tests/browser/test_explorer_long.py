"""The list of projects where there are many of them: drawn a page at a time, and a change touches little."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.test_explorer import CARDS, box
from tests.conftest import shown


def many(copies: int):
    """Return what answers with the page as it would be with so many times as many projects."""

    def answer(route: Route) -> None:
        found = route.fetch()
        before, cards, after = re.split(
            r'(?<=explorateur-vignettes">)(.*?)(?=</ul>\s*<div class="defile explorateur-tableau")',
            found.text(),
            flags=re.DOTALL,
        )
        route.fulfill(
            response=found,
            body=before
            + "".join(
                cards.replace('data-projet="nina-simone/', f'data-projet="promotion-{rank}/') for rank in range(copies)
            )
            + after,
        )

    return answer


def test_a_long_list_is_drawn_a_page_at_a_time_and_keeps_its_place(page: Page):
    page.route("**/projets/", many(20))
    page.goto("projets/")
    expect(page.get_by_role("status").first).to_have_text("200 projets")
    expect(page.locator(CARDS)).to_have_count(48)
    page.get_by_role("button", name="Afficher plus de projets").press("Enter")
    expect(page.locator(CARDS)).to_have_count(96)
    assert page.evaluate(
        "document.activeElement.closest('.explorateur-vignettes > li') ==="
        " document.querySelectorAll('.explorateur-vignettes > li')[48]"
    )
    box(page, "partie", "organisation").check()
    expect(page.locator(CARDS)).to_have_count(48)
    page.go_back()
    expect(page.locator(CARDS)).to_have_count(96)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(CARDS)).to_have_count(200)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(CARDS)).to_have_count(96)
    page.get_by_role("button", name="Tout afficher").press("Enter")
    expect(page.locator(CARDS)).to_have_count(200)
    expect(page.locator(".explorateur-suite")).to_be_hidden()


TOUCHED = """async (act) => {
    const touched = [];
    const lists = document.querySelectorAll(".explorateur-vignettes, .explorateur-tableau tbody");
    const counts = new MutationObserver((changes) => touched.push(
        changes.reduce((sum, { addedNodes, removedNodes }) => sum + addedNodes.length + removedNodes.length, 0)));
    lists.forEach((list) => counts.observe(list, { childList: true }));
    const { target, value } = act;
    const element = document.querySelector(target);
    if (value === undefined) element.click();
    else { element.value = value; element.dispatchEvent(new Event("change", { bubbles: true })); }
    await new Promise((done) => { setTimeout(done); });
    counts.disconnect();
    return Math.max(0, ...touched);
}"""
"""What a change adds to the list and takes from it, in one go."""


@pytest.mark.parametrize("view", ["cartes", "tableau"])
def test_what_a_change_touches_does_not_grow_with_the_number_of_projects(page: Page, view: str):
    page.route("**/projets/*", many(200))
    page.goto(f"projets/?vue={view}")
    expect(page.get_by_role("status").first).to_have_text(shown("2 000 projets"))
    touched = {
        name: page.evaluate(TOUCHED, {"target": target, "value": value} if value else {"target": target})
        for name, target, value in (
            ("un filtre", "input[value='habitat']", ""),
            ("un autre", "input[value='tourisme']", ""),
            ("effacer", ".facettes-effacer", ""),
            ("trier", "select[name=tri]", "titre"),
            ("plus", "[data-combien=suite]", ""),
            ("comparer", "[data-comparer-projet]", ""),
            ("tout", "[data-combien=tout]", ""),
        )
    }
    assert touched["comparer"] == 0 and 0 < touched["plus"] <= 48 and 0 < touched["tout"] <= 120, touched
    assert all(0 < touched[name] <= 2 * 48 for name in ("un filtre", "un autre", "effacer", "trier")), touched
