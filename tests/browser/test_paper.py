"""Every kind of page on paper, printed by a real Chromium: nothing lost, nothing cut, a title and a folio on each
sheet.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from macros.printing.check.composition import stranded
from macros.printing.comparison import squeezed
from macros.printing.pdf_document import Document, Sheet
from macros.printing.pdf_reader import read
from tests.chromium import watched
from tests.paper import PRINTED_WORDS, SOME, lost_words, past_the_paper

FACES = ("Newsreader", "Regard")
"""How the names of the site's own begin."""


@dataclass(frozen=True)
class Paper:
    """A page of the site on paper: its print, the words it means to print, its title and that of the site."""

    path: str
    document: Document
    meant: str
    title: str
    site: str


@pytest.fixture(scope="module")
def tab(browser: Browser, address: str) -> Iterator[Page]:
    """The page that is printed again and again."""
    with watched(browser, address) as tab:
        yield tab


@pytest.fixture(scope="module", params=SOME, ids=lambda path: path or "accueil")
def paper(request: pytest.FixtureRequest, tab: Page, tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """A page printed once for all that is asked of its print."""
    document = printed(tab, request.param, tmp_path_factory.mktemp("papier") / "page.pdf")
    titles = (tab.evaluate(f"document.documentElement.dataset.{name}") for name in ("titre", "recueil"))
    return Paper(request.param, document, tab.evaluate(PRINTED_WORDS), *titles)


def printed(page: Page, path: str, file: Path) -> Document:
    """Return a page of the site as its print holds it."""
    page.goto(path)
    if "vue=tableau" in path:
        expect(page.locator("table.projets tbody tr").first).to_be_visible()
    page.pdf(path=file, prefer_css_page_size=True, tagged=True, outline=True)
    return read(file)


def edges(sheet: Sheet) -> str:
    """Return what is written in the margins: the browser gives it no tag."""
    return " ".join(run.text for run in sheet.runs if run.mark < 0 and not 55 < run.baseline < sheet.height - 55)


def test_a_page_is_whole_on_paper(paper: Paper):
    document = paper.document
    assert lost_words(paper.meant, document) == []
    assert list(past_the_paper(document)) == []
    assert list(stranded(document, None)) == []
    assert {(sheet.width > sheet.height) for sheet in document.pages} == {"vue=tableau" in paper.path}
    haloed = (
        "Type3" if "carte" in paper.path else ""
    )  # the names on the map have an outline, which only such a font holds
    assert [
        font.name
        for font in document.fonts
        if font.kind != haloed and (not font.embedded or not font.name.startswith(FACES))
    ] == []
    text = " ".join(run.text for sheet in document.pages for run in sheet.runs)
    assert [
        word
        for word in ("Aller au contenu", "Retour en haut", "avec l’AATF. Éditions", "127.0.0.1")
        if squeezed(word) in squeezed(text) and squeezed(word) not in squeezed(paper.meant)
    ] == []


def test_each_sheet_has_the_title_and_its_number(paper: Paper):
    for sheet in paper.document.pages:
        around = squeezed(edges(sheet))
        assert squeezed(paper.site) in around and around.endswith(str(sheet.number))
        assert (squeezed(paper.title) in around) == (sheet.number > 1 or paper.title == paper.site)


def test_a_dark_screen_prints_dark_on_white(browser: Browser, address: str, tmp_path: Path):
    context = browser.new_context(color_scheme="dark")
    tab = context.new_page()
    tab.goto(f"{address}projets/nina-simone/lille/")
    tab.emulate_media(media="print", color_scheme="dark")
    colours = tab.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('.recit p')).color]"
    )
    context.close()
    assert colours == ["rgba(0, 0, 0, 0)", "rgb(26, 33, 48)"]


def test_a_link_out_of_the_site_shows_its_address(page: Page, tmp_path: Path):
    text = squeezed(" ".join(sheet.text for sheet in printed(page, "mentions-legales/", tmp_path / "page.pdf").pages))
    out = page.evaluate("[...document.querySelectorAll('article a[href^=http]')].map((link) => link.href)")
    assert out and [link for link in out if squeezed(f"({link})") not in text] == []


def test_what_is_folded_opens_without_a_script(plain: Page):
    plain.goto("projets/")
    plain.emulate_media(media="print")
    plain.set_content(
        plain.content().replace(
            "</main>",
            "<div class='md-typeset'><details><summary>Plus</summary><p id='plie'>Caché</p></details></div></main>",
        )
    )
    height = plain.locator("#plie").bounding_box()
    assert height and height["height"] > 0


def test_the_last_sheet_says_where_the_page_is_choices_included(browser: Browser, site: Path, tmp_path: Path):
    """On a site whose own address was not known when it was built."""
    root = "http://recueil.exemple.fr/sous/"

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(root).split("?")[0]
        path = site / name / "index.html" if name.endswith("/") or not name else site / name
        route.fulfill(path=path, content_type=mimetypes.guess_type(path)[0])

    context = browser.new_context()
    context.route(f"{root}**", answer)
    tab = context.new_page()
    tab.goto(f"{root}methodes/ateliers/?theme=habitat")
    tab.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    context.close()
    assert squeezed(f"En ligne : {root}methodes/ateliers/?theme=habitat") in squeezed(
        read(tmp_path / "page.pdf").pages[-1].text
    )


@pytest.mark.parametrize("path", ["projets/nina-simone/lille/", "projets/nina-simone/nanterre/"])
def test_on_paper_no_box_is_as_wide_as_the_sheet(page: Page, path: str):
    """Chromium cuts the last pixel of one, and its right edge with it."""
    page.goto(path)
    page.emulate_media(media="print")
    rooms = page.locator(".fig .fig-dessin").evaluate_all(
        """drawings => drawings.flatMap((drawing) => [...drawing.querySelectorAll(".fig-case, .fig-boucle")]
        .filter((box) => box.getClientRects().length)
        .map((box) => drawing.closest(".fig").getBoundingClientRect().right - box.getBoundingClientRect().right))"""
    )
    assert rooms and min(rooms) >= 1
