"""The pages in a real Chromium: the reader's path by keyboard alone, narrow screens, no script, paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import shown


def tab_to(page: Page, path: str, most: int = 200) -> None:
    """Press Tab until a link that leads to `path` has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.pathname || ''") == path:
            return
    raise AssertionError(f"aucun lien vers {path} en {most} tabulations, depuis {page.url}")


def test_a_reader_goes_from_home_to_another_fiche_by_keyboard_alone(page: Page):
    page.goto("")
    for path, title in (
        ("/methodes/", "Méthodes"),
        ("/methodes/arbre-a-palabres/", "Arbre à palabres"),
        ("/projets/nina-simone/essonne/", "Préparer avec les agents le projet de la Direction de l'autonomie"),
        ("/conditions/encadrement/", "Encadrement de proximité impliqué"),
        (
            "/projets/nina-simone/plaine-commune/",
            "Faire autrement : essaimer les pratiques sobres, innovantes et participatives",
        ),
    ):
        tab_to(page, path)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{path}")
        expect(page.locator("h1")).to_contain_text(shown(title))


def test_the_focus_can_be_seen(page: Page):
    page.goto("methodes/ateliers/")
    tab_to(page, "/projets/nina-simone/essonne/")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("path", ["projets/nina-simone/lille/", "methodes/benchmark/", "matrice/"])
def test_a_printed_page_leaves_the_chrome_out_and_folds_nothing(page: Page, path: str):
    page.goto(path)
    page.emulate_media(media="print")
    expect(page.locator(".md-header")).to_be_hidden()
    expect(page.locator(".pied")).to_be_hidden()
    assert (
        page.evaluate(
            "[...document.querySelectorAll('.md-content *')].filter(e => e.scrollWidth > e.clientWidth + 1 &&"
            " getComputedStyle(e).overflowX !== 'visible' && !e.classList.contains('lu')).length"
        )
        == 0
    )


@pytest.mark.parametrize("scheme, background", [("light", "rgb(253, 252, 249)"), ("dark", "rgb(20, 24, 31)")])
def test_the_page_follows_the_reader_s_choice_of_light_or_dark(
    browser: Browser, address: str, scheme: str, background: str
):
    context = browser.new_context(color_scheme=scheme)
    tab = context.new_page()
    tab.goto(address)
    tab.wait_for_function(f"getComputedStyle(document.body).backgroundColor === '{background}'", timeout=5000)
    context.close()


def test_a_wrong_address_is_answered_in_french(site, page: Page):
    page.goto("404.html")
    expect(page.locator("h1")).to_have_text(shown("Cette page n'existe pas"))
