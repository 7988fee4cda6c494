"""What was renamed, split or joined: each former address leads where its matter went, and to one place."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.book.prints import Prints
from macros.pages.redirections import redirections
from macros.printing.press import served
from macros.site import site_pages
from tests.mini import Mini, MiniSite

MOVED = "former_ids: [ancien]\n"
FICHE = "docs/projets/essai/lille.md"


def rename(mini: Mini) -> None:
    """Say of a fiche, of a method, of an organisation and of an edition that they had another name."""
    mini.replace("source:\n", f"{MOVED}source:\n")
    mini.replace("  family: participer\n", f"  family: participer\n  {MOVED}", "data/methodes.yml")
    mini.replace("  short: Lille\n", f"  short: Lille\n  {MOVED}", "data/organisations.yml")
    mini.replace("order: 1\n", f"order: 1\n{MOVED}", "data/editions/essai.yml")


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory, new_site: Callable[[Path], MiniSite]) -> Path:
    """A site whose pages had other names."""
    mini = new_site(tmp_path_factory.mktemp("noms"))
    rename(mini)
    return mini.built(SITE_URL="https://exemple.fr/")


def test_every_former_address_is_kept_and_those_below_it(mini: Mini):
    """A page below a fiche or a term moves with it, whatever pages there are; a fiche moves with its edition."""
    rename(mini)
    catalogue = mini.catalogue()
    pages = redirections(catalogue, site_pages(catalogue, Prints(), ""), "https://exemple.fr/r/")
    assert set(pages) == {
        f"{address}index.html"
        for address in (
            *(
                f"projets/{edition}/{page}"
                for edition, fiche in (("essai", "ancien"), ("ancien", "ancien"), ("ancien", "lille"))
                for page in (f"{fiche}/", f"{fiche}/note/")
            ),
            "methodes/ancien/",
            "commanditaires/ancien/",
            "editions/ancien/",
            "editions/ancien/corrections/",
            "imprimer/ancien/",
        )
    }
    assert (
        '<link rel="canonical" href="https://exemple.fr/r/methodes/ateliers/">' in pages["methodes/ancien/index.html"]
    )


@pytest.mark.parametrize(
    "former, now",
    [("projets/ancien/ancien/note/", "projets/essai/lille/note/"), ("methodes/ancien/", "methodes/ateliers/")],
)
def test_a_reader_is_led_on(renamed: Path, browser: Browser, former: str, now: str):
    page = browser.new_page()
    with served(renamed) as address:
        page.goto(f"{address}{former}")
        page.wait_for_url(f"{address}{now}")
    page.close()


@pytest.mark.dear
def test_a_former_address_is_neither_listed_nor_a_page_of_the_site(renamed: Path):
    assert "ancien" not in (renamed / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.dear
def test_the_site_map_names_no_page_that_asks_not_to_be_indexed(renamed: Path):
    named = re.findall(r"<loc>https://exemple.fr/([^<]*)</loc>", (renamed / "sitemap.xml").read_text(encoding="utf-8"))
    pages = {address: (renamed / address / "index.html").read_text(encoding="utf-8") for address in named}
    assert "projets/essai/lille/" in pages
    assert [address for address, html in pages.items() if '<meta name="robots" content="noindex">' in html] == []


@pytest.mark.parametrize("former", ["entretiens", "ateliers", "reunions"])
def test_an_address_leads_to_one_place(mini: Mini, former: str):
    """Of a term that still is, of the term itself, of two terms."""
    said = "  family: participer\n  definition: Des questions.\n  when: Toujours.\n"
    mini.write("data/methodes.yml", f"ateliers:\n  label: Ateliers\n  former_ids: [{former}]\n{said}")
    with (mini.root / "data/methodes.yml").open("a", encoding="utf-8") as file:
        file.write(f"entretiens:\n  label: Entretiens\n  former_ids: [reunions]\n{said}")
    mini.replace(
        "    detail: Trois ateliers.\n", "    detail: Trois.\n  - { id: entretiens, status: employee, detail: Dix. }\n"
    )
    (message,) = mini.messages()
    assert "former_ids" in message and "Une adresse ne mène qu'à une page" in message
