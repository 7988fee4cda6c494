"""The explorer of projects in a real browser: pointer, keyboard alone, address, no script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.catalogue.catalogue import Catalogue
from macros.pages.explorer import SORTS, explorer
from tests.conftest import shown

CARDS = ".explorateur-vignettes > li"


def facet(page: Page, name: str) -> Locator:
    """Return a facet, unfolded."""
    found = page.locator(f"[data-facette='{name}']")
    if found.get_attribute("open") is None:
        found.locator("summary").click()
    return found


def box(page: Page, name: str, value: str) -> Locator:
    return facet(page, name).locator(f"input[value='{value}']")


def number(label: Locator) -> int:
    return int(re.match(r"\d+", label.locator(".facette-compte").inner_text())[0])


def projects(page: Page) -> list[str]:
    """Return the projects shown, in order."""
    return page.locator(CARDS).evaluate_all("items => items.map(item => item.dataset.projet)")


def having(catalogue: Catalogue, **chosen: set[str]) -> list[str]:
    """Return the projects that bear one of the values of each facet."""
    return [
        item.card.project.key
        for item in explorer(catalogue).spread.projects
        if all(values & set(item.values[facet].split()) for facet, values in chosen.items())
    ]


def test_every_count_is_the_length_of_the_list_it_leads_to(page: Page):
    page.goto("projets/?theme=conduite-du-changement&theme=habitat&partie=organisation&partie=politiques-publiques")
    expect(page.locator(CARDS)).not_to_have_count(10)
    wrong = page.evaluate("""async () => {
        const wrong = [];
        for (const box of document.querySelectorAll(".facette input")) {
            const chosen = [...document.querySelectorAll(`.facette input[name="${box.name}"]:checked`)];
            const count = Number.parseInt(box.parentElement.querySelector(".facette-compte").textContent);
            for (const other of chosen) other.checked = false;
            box.click();
            const length = document.querySelectorAll(".explorateur-vignettes > li").length;
            if (length !== count) wrong.push(`${box.name}=${box.value} : ${count} annoncés, ${length} listés`);
            box.checked = false;
            for (const other of chosen) other.checked = true;
            box.form.dispatchEvent(new Event("change"));
        }
        return wrong;
    }""")
    assert wrong == []


def test_filters_add_within_a_facet_and_narrow_between_two(page: Page, catalogue: Catalogue):
    page.goto("projets/")
    box(page, "methode", "benchmark").check()
    assert projects(page) == having(catalogue, methode={"benchmark"})
    box(page, "methode", "seminaire").check()
    assert projects(page) == having(catalogue, methode={"benchmark", "seminaire"})
    box(page, "partie", "organisation").check()
    assert projects(page) == having(catalogue, methode={"benchmark", "seminaire"}, partie={"organisation"})
    assert page.url.endswith("projets/?methode=benchmark&methode=seminaire&partie=organisation")
    expect(page.get_by_role("status")).to_have_text(f"{len(projects(page))} projets sur 10")


def test_back_and_forward_follow_the_reader(page: Page, catalogue: Catalogue):
    page.goto("projets/")
    box(page, "partie", "organisation").check()
    page.locator("select[name=tri]").select_option("titre")
    page.get_by_role("radio", name="Tableau").check()
    page.go_back()
    expect(page.locator("table.projets")).to_be_hidden()
    page.go_back()
    expect(page.locator("select[name=tri]")).to_have_value("edition")
    assert projects(page) == having(catalogue, partie={"organisation"})
    page.go_back()
    expect(page.locator(CARDS)).to_have_count(10)
    expect(page.locator(".facettes-choix")).to_be_hidden()
    page.go_forward()
    expect(page.locator(CARDS)).to_have_count(len(having(catalogue, partie={"organisation"})))
    expect(box(page, "partie", "organisation")).to_be_checked()


def test_an_address_opens_the_list_as_it_was(page: Page, catalogue: Catalogue):
    page.goto("projets/?theme=habitat&theme=tourisme&tri=-population")
    kept = having(catalogue, theme={"habitat", "tourisme"})
    sizes = {item.card.project.key: item.population for item in explorer(catalogue).spread.projects}
    expect(page.locator(CARDS)).to_have_count(len(kept))
    assert projects(page) == sorted(kept, key=lambda project: -sizes[project])
    expect(page.locator("select[name=tri]")).to_have_value("-population")


def test_an_unknown_filter_is_said_and_left_aside(page: Page):
    page.goto("projets/?theme=licornes&partie=organisation&tri=hasard")
    expect(page.locator(".facettes-inconnus")).to_have_text(shown("Filtre inconnu, laissé de côté : « licornes »."))
    expect(page.locator(CARDS)).not_to_have_count(0)
    expect(page.locator("select[name=tri]")).to_have_value("edition")


def test_filters_that_nothing_meets_tell_which_to_leave(page: Page, catalogue: Catalogue):
    page.goto("projets/?theme=tourisme&collectivite=region")
    expect(page.get_by_role("status")).to_have_text("Aucun projet ne répond à tous ces filtres.")
    ways = page.locator(".facettes-sans button")
    expect(ways).to_have_text([shown("Sans « Tourisme » : 1 projet"), shown("Sans « Région » : 1 projet")])
    ways.first.press("Enter")
    expect(page.locator(".facettes-sans")).to_be_hidden()
    assert projects(page) == having(catalogue, collectivite={"region"}) and page.url.endswith(
        "projets/?collectivite=region"
    )
    assert "Région" in page.evaluate("document.activeElement.textContent"), "le filtre qui reste prend le focus"


def test_where_no_filter_alone_is_too_many_all_can_be_left(page: Page):
    page.goto("projets/?theme=tourisme&theme=habitat&collectivite=region&methode=arbre-a-palabres")
    page.locator(".facettes-sans").get_by_role("button", name="Effacer les filtres").click()
    expect(page.locator(CARDS)).to_have_count(10)


@pytest.mark.parametrize("order", [sign + name for name in SORTS for sign in ("", "-")])
def test_every_order_sorts(page: Page, catalogue: Catalogue, order: str):
    page.goto(f"projets/?tri={order}")
    expect(page.locator("select[name=tri]")).to_have_value(order)
    keys = {
        item.card.project.key: {
            "edition": rank,
            "population": item.population,
            "transfert": item.transfer,
            "methodes": len(item.values["methode"].split()),
        }
        for rank, item in enumerate(explorer(catalogue).spread.projects)
    }
    name = order.removeprefix("-")
    if name in ("titre", "commanditaire"):
        found = page.locator(f"{CARDS} {'.vignette-titre' if name == 'titre' else '.sur-titre'}").all_inner_texts()
        expected = page.evaluate("names => names.toSorted(new Intl.Collator('fr').compare)", found)
    else:
        found = [keys[project][name] for project in projects(page)]
        expected = sorted(found)
    assert found == (expected[::-1] if order.startswith("-") else expected)


def test_the_table_says_what_the_cards_say_and_its_headings_sort(page: Page, catalogue: Catalogue):
    page.goto("projets/?vue=tableau")
    table = page.get_by_role("table")
    expect(table.locator("tbody tr")).to_have_count(10)
    for row, item in zip(table.locator("tbody tr").all(), explorer(catalogue).spread.projects):
        words = row.inner_text()
        assert all(
            shown(text) in words
            for text in (
                item.card.project.title,
                item.card.project.owner,
                item.kind,
                item.card.themes,
                item.methods,
                item.level,
                item.edition,
            )
        )
    heading = table.get_by_role("columnheader", name="Habitants")
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert page.url.endswith("?tri=-population&vue=tableau")
    assert page.locator("th[aria-sort]").count() == 1
    largest = max(explorer(catalogue).spread.projects, key=lambda item: item.population)
    expect(table.locator("tbody th").first).to_have_text(shown(largest.card.project.title))


def test_the_whole_path_goes_by_keyboard_alone(page: Page, catalogue: Catalogue):
    page.goto("projets/")
    press_until(page, "summary", "Partie du recueil")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    kept = having(catalogue, partie={"organisation"})
    expect(page.locator(CARDS)).to_have_count(len(kept))
    assert page.evaluate("document.activeElement.value") == "organisation", "la case cochée garde le focus"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    press_until(page, "button", "Organisation", back=True)
    page.keyboard.press("Enter")
    assert "Politiques publiques" in page.evaluate("document.activeElement.textContent"), (
        "le filtre suivant prend le focus"
    )
    page.keyboard.press("Enter")
    expect(page.locator(CARDS)).to_have_count(10)
    assert page.evaluate("document.activeElement.localName") == "summary", "sans filtre, le focus va aux facettes"


def press_until(page: Page, tag: str, words: str, back: bool = False, most: int = 80) -> None:
    """Press Tab until an element of that tag that says `words` has the focus."""
    for _ in range(most):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if page.evaluate(
            "([tag, words]) => document.activeElement.localName === tag"
            " && document.activeElement.textContent.includes(words)",
            [tag, words],
        ):
            return
    raise AssertionError(f"aucun élément {tag} « {words} » en {most} tabulations")


def test_the_list_is_whole_without_script(plain: Page, catalogue: Catalogue):
    plain.goto("projets/?theme=habitat")
    assert projects(plain) == having(catalogue)
    expect(plain.locator(".facettes")).to_be_hidden()
    expect(plain.locator(".explorateur-reglages")).to_be_hidden()
    expect(plain.locator(CARDS).first).to_be_visible()


@pytest.mark.parametrize("view", ["cartes", "tableau"])
def test_a_phone_folds_the_filters_and_never_scrolls_sideways(page: Page, view: str):
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"projets/?vue={view}")
    expect(page.locator("[data-facette='theme']")).to_be_hidden()
    page.get_by_text("Filtrer", exact=True).click()
    box(page, "theme", "habitat").check()
    expect(page.get_by_role("status")).to_contain_text("sur 10")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_list_shown_is_taken_as_a_table(page: Page):
    """What is filtered, in the order chosen, all of it: a spreadsheet opens it as it opens the whole table."""
    page.goto("projets/?theme=conduite-du-changement&tri=-titre")
    expect(page.locator(CARDS)).not_to_have_count(10)
    with page.expect_download() as told:
        page.get_by_role("link", name="Télécharger cette liste").click()
    text = told.value.path().read_bytes().decode()
    head, *lines = text.removesuffix("\r\n").split("\r\n")
    assert head.startswith("\ufeffproject;")
    assert [line.split(";")[0] for line in lines] == projects(page)
