"""axe, the accessibility checker, on every template: light and dark, phone with the menu open and desk."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_browser import TEMPLATES


@pytest.fixture(scope="module", params=["light", "dark"])
def tab(request: pytest.FixtureRequest, browser: Browser, address: str):
    """A page of its own in light or in dark, kept from one template to the next."""
    context = browser.new_context(color_scheme=request.param, locale="fr-FR", base_url=address, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def violations(page: Page) -> list[str]:
    """Return what axe finds at fault: the rule, and where."""
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']} : {node['target']} {node.get('failureSummary', '')}" for rule in found for node in rule["nodes"]
    ]


@pytest.mark.parametrize("path", [*TEMPLATES, "404.html"], ids=lambda path: path or "accueil")
def test_axe_finds_nothing_on_a_desk(tab: Page, path: str):
    tab.set_viewport_size({"width": 1366, "height": 900})
    tab.goto(path)
    assert violations(tab) == []


@pytest.mark.parametrize("path", [*TEMPLATES, "404.html"], ids=lambda path: path or "accueil")
def test_axe_finds_nothing_on_a_phone_with_everything_open(tab: Page, path: str):
    tab.set_viewport_size({"width": 360, "height": 780})
    tab.goto(path)
    tab.get_by_role("button", name="Menu").click()
    tab.evaluate(
        "document.querySelectorAll('details').forEach((details) => { details.open = true; })"
    )  # some are hidden until they hold something
    expect(tab.locator("#cadre-rubriques")).to_be_visible()
    assert violations(tab) == []
