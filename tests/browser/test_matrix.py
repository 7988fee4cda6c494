"""The matrix: what has been tried on what and what has not, its filters and its orders; every edition has its own."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import METHOD, THEME
from macros.pages.gaps import Crossing, gaps
from macros.pages.matrix import elsewhere, newest_first
from tests.browser.axe import DESK, PHONE, everywhere
from tests.conftest import shown
from tests.mini import FICHE, FILES, Mini

PAGE = "matrice/"
MODULE = "/assets/javascripts/matrix/crossings.js"


def crossing(catalogue: Catalogue, method: str, theme: str) -> Crossing:
    found = gaps(catalogue)
    rank = [subject.id for subject in found.themes].index(theme)
    return next(row.crossings[rank] for family in found.families for row in family.rows if row.subject.id == method)


# — What the table holds —


def test_every_cell_counts_the_projects_that_hold_both(catalogue: Catalogue):
    found = gaps(catalogue)
    wrong = []
    for family in found.families:
        for row in family.rows:
            for theme, cell in zip(found.themes, row.crossings):
                both = set(catalogue.projects_of(theme)) & set(catalogue.projects_of(row.subject))
                if cell.number != (str(len(both)) if both else ""):
                    wrong.append((row.subject.id, theme.id, cell.number, len(both)))
    assert wrong == [] and sum(len(family.rows) for family in found.families) == len(catalogue.family(METHOD))


def test_a_crossing_tells_who_and_whether_a_team_tried(mini: Mini):
    assert crossing(mini.catalogue(), "ateliers", "management") == Crossing(
        "1", True, "1 projet : Lille", "projets/essai/lille/"
    )
    mini.replace("status: employee", "status: preconisee")
    assert crossing(mini.catalogue(), "ateliers", "management") == Crossing(
        "1", False, "1 projet : Lille, sans que l’équipe l’ait employée", "projets/essai/lille/"
    )
    mini.fiche("encore")
    assert crossing(mini.catalogue(), "ateliers", "management").address == "projets/?theme=management&methode=ateliers"


def test_what_nobody_tried_is_to_explore(catalogue: Catalogue):
    assert crossing(catalogue, "arbre-a-palabres", "habitat") == Crossing("", False, "à explorer", "")


def test_the_matrix_shows_the_newest_edition_and_leads_to_the_others(mini: Mini):
    assert elsewhere(mini.catalogue()) == ()
    mini.write(
        "data/editions/suite.yml",
        FILES["data/editions/essai.yml"]
        .replace("order: 1", "order: 2")
        .replace("promotion: Essai", "promotion: Suite"),
    )
    mini.write("docs/projets/suite/lille.md", FICHE.replace("title: Écouter les agents", "title: Écouter encore"))
    catalogue = mini.catalogue()
    assert [edition.id for edition in newest_first(catalogue)] == ["suite", "essai"]
    assert [link.address for link in elsewhere(catalogue)] == ["editions/essai/#la-matrice"]


# — The order —


@pytest.mark.parametrize(
    "order, expected", [("famille", "BAC"), ("frequence", "CAB"), ("-frequence", "ABC"), ("alphabet", "ABC")]
)
def test_rows_are_put_in_order(blank: Page, order: str, expected: str):
    items = [
        {"rank": rank, "label": label, "filled": filled}
        for rank, (label, filled) in enumerate((("B", 1), ("A", 1), ("C", 5)))
    ]
    found = blank.evaluate(
        f"async ([items, order]) => (await import('{MODULE}')).sorted(items, order).map((item) => item.label).join('')",
        [items, order],
    )
    assert found == expected


# — Using it —


def cell(page: Page, method: str, theme: str):
    """Return the cell of a method and a theme, wherever its column stands."""
    rank = page.locator(".croisements thead tr > *").evaluate_all(
        f"heads => heads.findIndex((head) => head.dataset.theme === '{theme}')"
    )
    return page.locator(f"tr[data-methode={method}] > *").nth(rank)


def choose(page: Page, facet: str, value: str) -> None:
    box = page.locator(f".facettes input[name={facet}][value={value}]")
    details = page.locator(f".facette[data-facette={facet}]")
    if not details.evaluate("details => details.open"):
        details.locator("summary").click()
    box.check()


def test_a_filter_counts_again_and_the_address_holds_it(page: Page, catalogue: Catalogue):
    page.goto(PAGE)
    before = cell(page, "entretiens", "conduite-du-changement").inner_text()
    choose(page, "partie", "ressources-humaines")
    expect(page).to_have_url(re.compile(r"\?partie=ressources-humaines$"))
    kept = [project for project in catalogue.projects if project.fiche.part == "ressources-humaines"]
    both = [
        project
        for project in kept
        if "conduite-du-changement" in project.fiche.themes and "entretiens" in [use.id for use in project.fiche.method]
    ]
    expect(page.get_by_role("status")).to_contain_text(f"{len(kept)} projet")
    after = cell(page, "entretiens", "conduite-du-changement").inner_text()
    assert before != after and after.startswith(str(len(both)) if both else "à explorer")
    heads = page.locator("table.matrice:not(.croisements) thead th:visible")
    assert heads.count() == 2 * len(kept)
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text(f"{len(catalogue.projects)} projets")
    assert cell(page, "entretiens", "conduite-du-changement").inner_text() == before
    page.go_forward()
    expect(page.get_by_role("status")).to_contain_text(f"{len(kept)} projet")


def test_a_full_cell_leads_to_its_projects(page: Page, catalogue: Catalogue):
    page.goto(PAGE)
    link = cell(page, "entretiens", "conduite-du-changement").locator("a")
    number = int(link.locator("[aria-hidden]").inner_text())
    link.click()
    page.wait_for_url("**/projets/?theme=conduite-du-changement&methode=entretiens")
    expect(page.locator(".explorateur-cartes > li:visible")).to_have_count(number)


def test_the_least_explored_methods_come_first_when_asked(page: Page):
    page.goto(PAGE)
    page.get_by_label("Trier par").select_option("-frequence")
    expect(page).to_have_url(re.compile(r"\?tri=-frequence$"))
    counts = page.locator(".croisements tr[data-methode]").evaluate_all(
        "rows => rows.map((row) => row.querySelectorAll('a.croix').length)"
    )
    assert counts == sorted(counts) and len(set(counts)) > 1
    expect(page.locator(".croisements .famille:visible")).to_have_count(0)
    page.get_by_label("Trier par").select_option("famille")
    expect(page.locator(".croisements .famille:visible").first).to_have_text(shown("Écouter et observer"))


def test_the_first_row_and_column_stay_in_sight(page: Page):
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(PAGE)
    region = page.get_by_role("region", name=shown("Thèmes et méthodes"))
    region.focus()
    region.evaluate("region => region.scrollTo(400, 900)")
    inside = region.evaluate("""region => {
        const frame = region.getBoundingClientRect();
        const head = region.querySelector("thead th:last-child").getBoundingClientRect();
        const row = [...region.querySelectorAll("th[scope=row]")].map((cell) => cell.getBoundingClientRect())
            .find((cell) => cell.top > frame.top + 300);
        return [Math.abs(head.top - frame.top) < 2, Math.abs(row.left - frame.left) < 2,
            region.scrollTop > 0 && region.scrollLeft > 0];
    }""")
    assert inside == [True, True, True]


def test_a_cell_reached_by_keyboard_is_not_hidden_by_the_headers(page: Page):
    page.goto(PAGE)
    region = page.get_by_role("region", name=shown("Thèmes et méthodes"))
    region.focus()
    for _ in range(60):
        page.keyboard.press("Tab")
    found = page.evaluate("""() => {
        const box = document.activeElement.getBoundingClientRect();
        const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return hit?.closest("a") === document.activeElement;
    }""")
    assert found


def test_without_script_the_tables_are_whole(browser: Browser, address: str, catalogue: Catalogue):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address + PAGE)
    cells = tab.locator(".croisements td:not(thead td)")
    assert cells.count() == len(catalogue.family(METHOD)) * len(catalogue.family(THEME))
    empty = tab.locator(".croisements .vide")
    assert empty.count() and set(empty.all_inner_texts()) == {"à explorer"}
    expect(tab.locator(".facettes:visible, .croisements-tri:visible")).to_have_count(0)
    context.close()


def test_an_edition_shows_its_own_matrix(page: Page):
    page.goto("editions/nina-simone/#la-matrice")
    expect(page.locator("table.matrice")).to_have_count(2)
    expect(page.locator(".matrice-vide:visible")).to_have_count(0)


def test_axe_finds_nothing_once_filtered(page: Page):
    page.set_viewport_size(PHONE)
    page.goto(f"{PAGE}?theme=habitat&edition=nina-simone&tri=frequence")
    expect(page.get_by_role("status")).to_contain_text("1 projet")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert everywhere(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= DESK["width"]
