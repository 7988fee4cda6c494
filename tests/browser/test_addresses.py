"""An address whose percent signs say no UTF-8, as old letters and advertisers write them, breaks no page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(
    "path, shown",
    [
        ("transferer/?utm_source=%E9", ".candidats > li"),
        ("transferer/?p=%ED", ".candidats > li"),
        ("projets/?theme=%E9", ".explorateur-vignettes > li"),
        ("comparer/?p=%E9", ".comparaison-messages p"),
        ("matrice/?tri=%E9", "table.croisements a.croix"),
        ("recherche/?q=%E9", ".recherche-compte:not(:empty)"),
    ],
)
def test_a_malformed_address_breaks_no_page(page: Page, path: str, shown: str):
    page.goto(path)
    page.wait_for_load_state("networkidle")
    expect(page.locator(shown).first).to_be_visible()
    page.emulate_media(media="print")
    assert page.locator("main").inner_text()


def test_the_printed_note_tells_such_an_address_as_it_is(page: Page):
    page.goto("transferer/?oui=portage-politique&utm_source=%E9t%C3%A9")
    page.emulate_media(media="print")
    expect(page.locator(".feuille .rappel")).to_contain_text("utm_source=%E9té")
