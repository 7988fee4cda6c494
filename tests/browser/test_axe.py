"""What is taken from a page before axe judges it leaves one of each fault."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import PHONE, everywhere

ROW = "<li><a href='/a'>Un lien</a> <span>du texte</span></li>"
HEAD = "<!doctype html><html lang='fr'><title>Page</title><main><h1>Titre</h1><style>.pale { color: #ccc }</style><ul>"


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    tab = browser.new_page(viewport=PHONE)
    yield tab
    tab.close()


@pytest.mark.parametrize(
    "row, rule",
    [
        (ROW.replace("Un lien", ""), "link-name"),
        (ROW.replace("<span", "<span class='pale'"), "color-contrast"),
        (ROW.replace("<span>", "<img src='data:,'><span>"), "image-alt"),
        (ROW.replace("<a", "<a aria-hidden='true'"), "aria-hidden-focus"),
        (ROW.replace("li>", "div>"), "list"),
    ],
)
def test_the_tenth_row_s_fault_is_seen(tab: Page, row: str, rule: str):
    tab.set_viewport_size(PHONE)
    tab.set_content(f"{HEAD}{9 * ROW}{row}{9 * ROW}</ul></main>")
    found = everywhere(tab)
    assert tab.locator("ul > *").count() == 3
    assert found and all(rule in fault for fault in found)


def test_a_sound_list_has_no_fault(tab: Page):
    tab.set_viewport_size(PHONE)
    tab.set_content(f"{HEAD}{20 * ROW}</ul></main>")
    assert everywhere(tab) == []
