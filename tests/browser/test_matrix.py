"""The matrix: what has been tried on what and what has not, its filters and its orders; every edition has its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

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


def test_what_nobody_tried_leads_to_what_others_did_elsewhere(mini: Mini):
    mini.write(
        "data/themes.yml", "".join(f"{id_}: {{label: L{id_}, definition: D.}}\n" for id_ in ("management", "eau"))
    )
    mini.write(
        "data/methodes.yml",
        "".join(
            f"{id_}: {{label: {id_.capitalize()}, family: participer, definition: D., when: Q.}}\n"
            for id_ in ("ateliers", "entretiens")
        ),
    )
    mini.fiche(
        "eau",
        ("themes: [management]", "themes: [eau]"),
        ("id: ateliers", "id: entretiens"),
        ("method: ateliers", "method: entretiens"),
    )
    assert crossing(mini.catalogue(), "ateliers", "eau") == Crossing(
        "",
        False,
        "Personne n’a essayé « Ateliers » sur « Leau » ; 1 équipe l’a fait ailleurs",
        "methodes/ateliers/#usages",
    )
    mini.fiche("encore")
    assert crossing(mini.catalogue(), "ateliers", "eau").words.endswith(" ; 2 équipes l’ont fait ailleurs")


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
    assert before != after and after == (str(len(both)) if both else "")
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
    number = int(link.inner_text())
    link.click()
    page.wait_for_url("**/projets/?theme=conduite-du-changement&methode=entretiens")
    expect(page.locator(".explorateur-vignettes > li:visible")).to_have_count(number)


def test_the_least_explored_methods_come_first_when_asked(page: Page):
    page.goto(PAGE)
    page.get_by_label("Trier par").select_option("-frequence")
    expect(page).to_have_url(re.compile(r"\?tri=-frequence$"))
    counts = page.locator(".croisements tr[data-methode]").evaluate_all(
        "rows => rows.map((row) => row.querySelectorAll('a.croix:not(.vide)').length)"
    )
    assert counts == sorted(counts) and len(set(counts)) > 1
    expect(page.locator(".croisements .famille:visible")).to_have_count(0)
    page.get_by_label("Trier par").select_option("famille")
    expect(page.locator(".croisements .famille:visible").first).to_have_text(shown("Écouter et observer"))


def test_all_of_it_is_read_on_a_desk_by_scrolling_the_page_alone_its_heads_in_sight(page: Page):
    page.set_viewport_size(DESK)
    page.goto(PAGE)
    region = page.get_by_role("region", name=shown("Thèmes et méthodes"))
    assert region.evaluate(
        "region => [region.scrollWidth - region.clientWidth, getComputedStyle(region).overflowY]"
    ) == [0, "visible"]
    page.locator("table.croisements a.croix").nth(600).evaluate("cell => cell.scrollIntoView({ block: 'center' })")
    assert abs(page.locator("table.croisements thead th").last.bounding_box()["y"]) < 2


def test_a_narrow_screen_shows_one_theme_at_a_time_in_words(page: Page):
    page.set_viewport_size(PHONE)
    page.goto(PAGE)
    heads = page.locator("table.croisements thead th:visible")
    expect(heads).to_have_count(1)
    page.get_by_label("Thème montré").select_option("habitat")
    expect(heads).to_have_attribute("data-theme", "habitat")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.set_viewport_size(DESK)
    assert heads.count() > 1


def test_arrows_walk_the_grid_which_is_one_stop_for_tab(page: Page):
    page.set_viewport_size(DESK)
    page.goto(PAGE)
    table = page.get_by_role("grid")
    assert table.locator("a[tabindex='0']").count() == 1
    focused = """(() => {
        const cell = document.activeElement.closest("td, th");
        return `${cell.parentElement.dataset.methode} ${cell.cellIndex}`;
    })()"""
    first, second = table.locator("tr[data-methode]").evaluate_all(
        "rows => rows.slice(0, 2).map((r) => r.dataset.methode)"
    )
    cells = table.locator("thead th").count()
    cell(page, first, "habitat").locator("a").focus()
    column = page.evaluate("document.activeElement.closest('td').cellIndex")
    for key, place in (
        ("ArrowRight", f"{first} {column + 1}"),
        ("ArrowDown", f"{second} {column + 1}"),
        ("ArrowLeft", f"{second} {column}"),
        ("End", f"{second} {cells}"),
        ("ArrowRight", f"{second} {cells}"),
        ("Home", f"{second} 0"),
        ("ArrowUp", f"{first} 0"),
        ("ArrowUp", f"{first} 0"),
    ):
        page.keyboard.press(key)
        assert page.evaluate(focused) == place
    assert table.locator("a[tabindex='0']").count() == 1
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('.croisements')")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(focused) == f"{first} 0"


def test_a_cell_reached_by_arrows_is_not_hidden_by_the_heads_and_is_told_in_words(page: Page):
    page.set_viewport_size(DESK)
    page.goto(PAGE)
    page.locator("table.croisements a.croix").first.focus()
    for _ in range(30):
        page.keyboard.press("ArrowDown")
    for _ in range(25):
        page.keyboard.press("ArrowUp")
    found = page.evaluate("""() => {
        const link = document.activeElement, box = link.getBoundingClientRect();
        const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return [hit?.closest("a") === link, document.querySelector(".croisement-dit").textContent === link.ariaLabel];
    }""")
    assert found == [True, True]


def test_it_prints_on_four_sheets_at_most(page: Page, tmp_path: Path):
    page.goto(PAGE)
    page.pdf(path=str(tmp_path / "matrice.pdf"), prefer_css_page_size=True)
    with PdfDocument(tmp_path / "matrice.pdf") as file:
        assert len(file) <= 4 and {tuple(map(round, sheet.get_size())) for sheet in file} == {(595, 842)}


def test_without_script_the_tables_are_whole(plain: Page, catalogue: Catalogue):
    plain.goto(PAGE)
    cells = plain.locator(".croisements td:not(thead td)")
    assert cells.count() == len(catalogue.family(METHOD)) * len(catalogue.family(THEME))
    empty = plain.locator(".croisements a.vide")
    assert empty.count() and set(empty.all_inner_texts()) == {""}
    expect(empty.first).to_have_attribute("aria-label", re.compile("Personne n’a essayé"))
    expect(plain.locator(".facettes:visible, .croisements-tri:visible")).to_have_count(0)


def test_an_edition_shows_its_own_matrix(page: Page):
    page.goto("editions/nina-simone/#la-matrice")
    expect(page.locator("table.matrice")).to_have_count(2)
    expect(page.locator(".matrice-vide:visible")).to_have_count(0)


def test_axe_finds_nothing_once_filtered(page: Page):
    page.set_viewport_size(PHONE)
    page.goto(f"{PAGE}?theme=habitat&edition=nina-simone&tri=frequence")
    expect(page.get_by_role("status")).to_contain_text("1 projet")
    for screen in (DESK, PHONE):
        page.set_viewport_size(screen)
        assert page.evaluate("document.documentElement.scrollWidth") <= screen["width"]
    assert everywhere(page) == []
