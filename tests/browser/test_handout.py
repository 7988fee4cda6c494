"""The one-sheet handout of a fiche: on one sheet of paper whatever it holds, and read on any screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.printing.press import Press, page_count, served
from tests.browser.axe import PHONE, everywhere
from tests.mini import Mini, MiniSite
from tests.pages.test_handout import LIMITS, RESULTS, REUSABLE, with_conditions, with_results

NOTE = "projets/nina-simone/{}/note/"

FIGURES = "figures:\n" + "".join(
    f"  - value: {rank}430000\n    unit: habitants\n    qualifier: plus de\n    label: dans les quartiers de la Ville\n"
    for rank in range(1, 4)
)
LONG = (
    "La collectivité attend une réponse précise et chiffrée que porteront tous les services qui travaillent sur place"
)


CONDITIONS = ((6, 25), (9, 25), (13, 25), (15, 25), (15, 32), (25, 25))
"""How many conditions the long fiches have, and of how many words."""


def fill(mini: Mini, count: int, words: int) -> None:
    """Make the fiche hold as much as may be, and so many conditions; its title stays its own."""
    with_conditions(mini, count, "service " * words)
    with_results(mini, RESULTS.replace("Un guide remis.", f"{LONG}. {LONG}.").replace("12 %", f"{LONG}, 12 %"))
    mini.replace("source:\n", LIMITS.replace("Limite", LONG) + "source:\n")
    mini.replace("  reusable:\n", f"  reusable:\n{REUSABLE.replace('Reprise', LONG)}")
    mini.replace("results:\n", FIGURES + "results:\n")
    brief = f"{{ problem: {LONG}., action: {LONG}., outcome: {LONG}. }}"
    mini.replace("{ problem: Personne n'écoute., action: L'équipe écoute., outcome: Les agents parlent. }", brief)
    mini.replace("title: Écouter les agents\n", f"title: {f'{count} {words} {LONG}'[:119]}\n")


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory, new_site: Callable[[Path], MiniSite]) -> Path:
    """A site that holds a short fiche, `lille`, and the long ones, each named by its conditions."""
    mini = new_site(tmp_path_factory.mktemp("notes"))
    conditions = (mini.root / "data/conditions.yml").read_text(encoding="utf-8")
    fiche = mini.root / "docs/projets/essai/lille.md"
    short = fiche.read_text(encoding="utf-8")
    for count, words in CONDITIONS:
        fill(mini, count, words)
        fiche.rename(fiche.with_stem(f"{count}-{words}"))
        mini.write("docs/projets/essai/lille.md", short)
    mini.add("data/conditions.yml", conditions)
    return mini.built(SITE_URL="https://un-autre-regard-sur-les-territoires.exemple.fr/sous-dossier/")


@pytest.mark.parametrize("fiche", ["lille", *(f"{count}-{words}" for count, words in CONDITIONS)])
def test_a_sheet_is_one_whatever_it_holds(sheets: Path, browser: Browser, tmp_path: Path, fiche: str):
    with served(sheets) as address:
        Press(browser, address).print(f"projets/essai/{fiche}/note/", tmp_path / "note.pdf")
    assert page_count(tmp_path / "note.pdf") == 1


def test_the_first_screen_of_a_fiche_leads_to_its_note_and_back(page: Page):
    page.goto("projets/nina-simone/lille/")
    page.get_by_role("list", name="Aller plus loin").get_by_role("link", name="Note d’une page").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("commande publique")
    page.get_by_role("link", name="La fiche entière").click()
    page.wait_for_url("**/projets/nina-simone/lille/")


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_a_note_fits_any_screen(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(NOTE.format("plaine-commune"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_nothing_on_a_note(page: Page):
    page.set_viewport_size(PHONE)
    page.goto(NOTE.format("nanterre"))
    assert everywhere(page) == []


def test_a_reader_copies_the_reference_in_one_gesture(browser: Browser, address: str):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], base_url=address)
    tab = context.new_page()
    tab.goto("projets/nina-simone/lille/")
    tab.get_by_text("Citer", exact=True).click()
    tab.get_by_role("button", name="Copier la référence").click()
    expect(tab.get_by_role("status").filter(has_text="Référence copiée.")).to_be_visible()
    copied = tab.evaluate("navigator.clipboard.readText()")
    context.close()
    assert copied.startswith("ÉLÈVES ADMINISTRATEURS TERRITORIAUX, PROMOTION NINA SIMONE. ") and copied.endswith(
        "[sans date]."
    )


@pytest.mark.parametrize("address_of", ["projets/nina-simone/lille/", "editions/nina-simone/", "imprimer/nina-simone/"])
def test_a_reference_manager_s_words_are_copied_unopened(browser: Browser, address: str, address_of: str):
    """From the keyboard alone: the words stay folded, and keep their lines."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], base_url=address)
    tab = context.new_page()
    tab.goto(address_of)
    tab.get_by_text("Citer", exact=True).press("Enter")
    for name in ("BibTeX", "RIS", "CSL-JSON"):
        tab.get_by_role("button", name=f"Copier en {name}").press("Enter")
        expect(tab.get_by_role("status").filter(has_text=f"Référence copiée en {name}.")).to_be_visible()
        shown = tab.get_by_text(name, exact=True).locator("xpath=following-sibling::pre").text_content()
        assert tab.evaluate("navigator.clipboard.readText()") == shown
        assert shown.count("\n") > 3
    context.close()


def test_axe_finds_nothing_where_references_are_unfolded(page: Page):
    page.set_viewport_size(PHONE)
    page.goto("editions/nina-simone/")
    page.get_by_text("Citer", exact=True).click()
    page.get_by_text("BibTeX", exact=True).click()
    assert everywhere(page) == []
