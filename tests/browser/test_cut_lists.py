"""Lists of many projects, cut in pages: read whole without script, filtered, sorted and searched whole with one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.printing.press import served
from macros.text.html.document import parse
from tests.benchmark import generate
from tests.browser.test_explorer import CARDS, box
from tests.builder import Builder
from tests.chromium import watched
from tests.conftest import GROWN, SITE_URL, Shared, warm

HELD, PART = 12, 16
"""What a page of a list holds; how many of the projects are of the part that is asked for."""

KEYS = {f"promotion-{rank // 10 + 1}/projet-{rank}" for rank in range(GROWN)}


@pytest.fixture(scope="module")
def cut_site(shared: Shared, sample: Path, grown_site: Path, builder: Builder) -> Path:
    """The folder of the generated site, built where a page of a list holds fewer."""

    def make(root: Path) -> None:
        generate(root, GROWN, sample)
        warm(root, grown_site.parent)
        result = builder.build_cut(root, HELD, SITE_URL=SITE_URL)
        assert result.returncode == 0, result.stdout + result.stderr

    return shared("coupe", make) / "site"


@pytest.fixture(scope="module")
def cut_address(cut_site: Path) -> Iterator[str]:
    """The address at which it is served."""
    with served(cut_site) as address:
        yield address


@pytest.fixture
def tab(browser: Browser, cut_address: str) -> Iterator[Page]:
    """A page on that site, watched."""
    with watched(browser, cut_address) as page:
        yield page


def leaves(site: Path, address: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses and the texts of the pages of a list, from one to the next, as its links lead."""
    while address:
        html = (site / address / "index.html").read_text(encoding="utf-8")
        yield address, html
        ways = parse(html).css("nav.pages a[rel=next]")
        target = (site / address / ways[0].attributes["href"]).resolve() if ways else site.resolve()
        address = f"{target.relative_to(site.resolve())}/" if ways else ""


@pytest.mark.parametrize("address", ["projets/", "methodes/entretiens/", "collectivites/commune/"])
def test_without_script_pages_lead_from_one_to_the_next_through_all_projects(cut_site: Path, address: str):
    pages = list(leaves(cut_site, address))
    keys = [key for _, html in pages for key in sorted(set(re.findall(r"promotion-\d/projet-\d+", html)) & KEYS)]
    last_read = re.findall(r"promotion-\d/projet-\d+", pages[-1][1])
    assert len(pages) > 1 and last_read
    whole = (cut_site / "sitemap.xml").read_text(encoding="utf-8")
    assert [path for path, _ in pages if f"<loc>{SITE_URL}{path}</loc>" not in whole] == []
    assert address != "projets/" or set(keys) == KEYS


def test_every_commanditaire_is_in_a_page_of_their_list(cut_site: Path):
    pages = "".join(html for _, html in leaves(cut_site, "commanditaires/"))
    assert {int(rank) for rank in re.findall(r"commanditaires/collectivite-(\d+)/", pages)} == set(range(GROWN))


def test_the_list_is_filtered_and_sorted_whole(tab: Page):
    tab.goto("projets/")
    expect(tab.get_by_role("status").first).to_have_text(f"{GROWN} projets")
    expect(tab.locator(CARDS)).to_have_count(HELD)
    expect(tab.get_by_role("navigation", name="Pages de la liste")).to_be_hidden()
    box(tab, "partie", "organisation").check()
    expect(tab.get_by_role("status").first).to_have_text(f"{PART} projets sur {GROWN}")
    tab.goto("projets/?tri=-edition")
    oldest = tab.locator(CARDS).first
    expect(oldest.locator(".vignette-titre")).to_contain_text("Projet")
    assert oldest.get_attribute("data-projet").startswith("promotion-1/")
    expect(tab.locator(CARDS)).to_have_count(GROWN)
    tab.goto("projets/")
    tab.get_by_role("button", name="Tout afficher").press("Enter")
    expect(tab.locator(CARDS)).to_have_count(GROWN)
    assert {item.get_attribute("data-projet") for item in tab.locator(CARDS).all()} == KEYS


def drawn(tab: Page, key: str) -> str:
    """Return the card of a project as it reads and is drawn."""
    return tab.locator(f".explorateur-vignettes > [data-projet='{key}']").evaluate(
        """(item) => {
            const copy = item.cloneNode(true);
            copy.querySelector(".a-comparer").remove();
            for (const use of copy.querySelectorAll("svg.silhouette use")) {
                const path = document.querySelector(use.getAttribute("href")).getAttribute("d");
                use.outerHTML = `<path class="contour" d="${path}"></path>`;
            }
            for (const { attributes } of [copy, ...copy.querySelectorAll("*")])
                for (const { name } of [...attributes]) if (name.startsWith("data-") && name !== "data-partie")
                    attributes.removeNamedItem(name);
            for (const link of copy.querySelectorAll("a")) link.setAttribute("href", link.href);
            return copy.innerHTML.replace(/>\\s+/g, ">").replace(/\\s+</g, "<").replace(/\\s+/g, " "); }"""
    )


def test_a_card_drawn_by_the_script_is_the_one_that_the_build_draws(tab: Page):
    """A project of the second page, drawn there by the build, and in the first by the script."""
    tab.goto("projets/page/2/")
    key = tab.locator("ul.vignettes > li").nth(3).get_attribute("data-projet")
    tab.goto("projets/?tri=titre")
    by_script = drawn(tab, key)
    tab.goto("projets/page/2/")
    tab.evaluate(
        """() => { for (const list of document.querySelectorAll("ul.vignettes")) {
            list.className += " explorateur-vignettes";
            for (const item of list.children) item.insertAdjacentHTML("beforeend", '<i class="a-comparer"></i>'); } }"""
    )
    assert by_script == drawn(tab, key)


def test_the_table_and_the_choice_name_projects_of_other_pages(tab: Page):
    tab.goto("projets/?vue=tableau&tri=-edition&p=promotion-1/projet-3")
    expect(tab.locator(".explorateur-choix [role=status]")).to_contain_text("1 projet à comparer")
    expect(tab.locator("table.projets tbody tr")).to_have_count(GROWN)


def test_the_file_for_spreadsheets_holds_all_projects(tab: Page):
    tab.goto("projets/")
    with tab.expect_download() as download:
        tab.get_by_role("link", name=re.compile("Télécharger cette liste")).click()
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert {line.split(";", 1)[0] for line in lines[1:]} == KEYS


def test_the_matrix_counts_all_projects(tab: Page):
    tab.goto("matrice/")
    box(tab, "partie", "organisation").check()
    expect(tab.locator(".croisements-compte")).to_contain_text(f"{PART} projets")
    expect(tab.locator(".croisements-projets li")).to_have_count(PART)


def test_the_transfer_check_ranks_all_projects(tab: Page):
    tab.goto("transferer/?p=promotion-1/projet-3")
    expect(tab.locator(".depart")).to_contain_text("Collectivité 3")
    expect(tab.locator(".candidats[data-sorte=projet] h3").first).to_contain_text("Projet 3")
    tab.goto("transferer/")
    expect(tab.locator(".bilan")).to_have_text("Aucune réponse.")
    tab.locator("fieldset.question").nth(0).get_by_label("Oui").check()
    tab.locator("fieldset.question").nth(1).get_by_label("Non").check()
    expect(tab.locator(".bilan")).to_contain_text("2 réponses. En tête")
    assert "oui=" in tab.url and "non=" in tab.url


def test_the_map_ranks_all_projects_around_a_commune(tab: Page):
    tab.goto("carte/")
    tab.locator(".commune input").fill("Lille")
    tab.locator(".commune input").press("Enter")
    expect(tab.locator(".pres-projets").first.locator("li")).to_have_count(5)


def test_projects_of_other_pages_are_compared(tab: Page):
    tab.goto("comparer/?p=promotion-1/projet-3&p=promotion-3/projet-25")
    expect(tab.locator(".comparaison-messages")).to_contain_text("2 projets comparés")


def test_the_list_that_can_t_be_read_leaves_its_pages(browser: Browser, cut_address: str):
    context = browser.new_context(base_url=cut_address)
    page = context.new_page()
    page.route("**/liste.json", lambda route: route.abort())
    page.goto("projets/?tri=titre")
    expect(page.get_by_role("status").first).to_contain_text("page par page")
    expect(page.get_by_role("link", name="Page suivante")).to_be_visible()
    context.close()
