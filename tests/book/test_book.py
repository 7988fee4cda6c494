"""The book's page as any build makes it, without page numbers: complete, out of the search, ready for a screen and for
paper.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.book.pagination import cut
from macros.catalogue.catalogue import Catalogue
from macros.printing.comparison import squeezed
from macros.printing.plan_from_page import headings, paragraphs, plain, printed_part
from macros.text.html.document import parse, serialize
from macros.text.html.hyphens import SOFT_HYPHEN
from tests.browser.axe import everywhere
from tests.browser.pure_scripts import module
from tests.conftest import shown
from tests.fiche_texts import texts_of

BOOK = "imprimer/nina-simone/"


@pytest.fixture(scope="module")
def html(site: Path) -> str:
    return (site / BOOK / "index.html").read_text(encoding="utf-8")


def test_every_word_of_every_fiche_is_in_the_book(catalogue: Catalogue, site: Path, html: str):
    """All that the fiche's own page says of the project, its prose included."""
    book = squeezed(plain(parse(html).root))
    lost = []
    for project in catalogue.projects:
        lost += [f"{project.id} : {item}" for item in texts_of(project.fiche) if squeezed(shown(item)) not in book]
        page = printed_part((site / project.address / "index.html").read_text(encoding="utf-8"))
        prose = page.css(".recit")[0]
        lost += [f"{project.id} : {text}" for text in paragraphs(prose) if squeezed(text) not in book]
    assert lost == []


def test_the_book_surrounds_the_projects_as_the_recueil_does(catalogue: Catalogue, html: str):
    titles = [heading.text for heading in headings(printed_part(html)) if heading.level == 2]
    edition = catalogue.projects[0].edition
    parts = [part.label for part in catalogue.subjects["part"].values()]
    assert titles == [
        "Mentions de l’édition",
        "Sommaire",
        "Avant de lire",
        *(f"Préface de {preface.author}" for preface in edition.prefaces),
        *parts,
        f"La promotion {len(edition.students)} élèves",
        "Confier une mission",
        "Réserves",
        "Liste des figures",
        "Index des méthodes",
        "Index des thèmes",
        "Index des conditions de transfert",
        "Index des noms et des lieux",
        "Colophon",
    ]


def test_the_book_stays_out_of_searches_and_of_the_frame(html: str):
    assert '<meta name="robots" content="noindex">' in html
    assert "data-pagefind-body" not in html and "md-header" not in html and "frame.js" not in html


def test_words_may_break_in_the_text_of_the_book_alone(site: Path, html: str):
    """Where it is printed: a page without numbers leaves its words to the reader's browser."""
    assert [
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if SOFT_HYPHEN in path.read_text(encoding="utf-8")
    ] == []
    document = parse(html)
    cut(document)
    html = serialize(document)
    assert (
        html.count(SOFT_HYPHEN) > 5000
        and '<html lang="fr" dir="ltr" data-md-color-scheme="default" class="livre coupes">' in html
    )
    assert [tag for tag in re.findall(r"<[^>]*>", html) if SOFT_HYPHEN in tag] == []
    assert [title for title in re.findall(r"<h[1-6][^>]*>.*?</h[1-6]>", html, re.S) if SOFT_HYPHEN in title] == []


def test_without_a_print_there_is_neither_number_nor_file(site: Path, html: str):
    assert 'class="folio"' not in html and re.findall(r'<span class="folios" data-pages="[^"]+">[^<]', html) == []
    assert not (site / "telechargements").exists()
    assert [path for path in site.rglob("*.html") if "telechargements/" in path.read_text(encoding="utf-8")] == []


def test_a_chapter_has_its_own_pages(site: Path, html: str):
    """But the imprint, which has neither head nor folio."""
    sheet = (site / BOOK / "pages.css").read_text(encoding="utf-8")
    chapters = re.findall(r'data-chapitre="([^"]+)"', html)
    assert len(chapters) == len(set(chapters))
    assert {*re.findall(r"@page ([\w-]+):left", sheet), "mentions"} == set(chapters)


def test_figures_are_numbered_in_the_order_of_their_pages_and_listed(html: str):
    document = parse(html)
    captions = [(figure.attrs.sget("id"), plain(figure.css(".fig-nom")[0])) for figure in document.css("figure.fig")]
    listed = [
        (link.attrs.sget("href").removeprefix("#"), f"Figure {number}. {plain(link)}")
        for number, link in enumerate(document.css(".figures-liste a"), start=1)
    ]
    assert len(listed) > 20 and captions == listed


def test_the_book_is_read_on_a_screen(page: Page):
    for width in (1366, 360):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(BOOK)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert everywhere(page) == []


def test_a_browser_without_margin_boxes_says_so_on_paper_too(page: Page):
    page.goto(BOOK)
    expect(page.locator(".livre-sans-marges")).to_be_hidden()
    page.add_init_script("delete window.CSSMarginRule")
    page.reload()
    expect(page.locator(".livre-sans-marges")).to_contain_text("ni titres courants ni numéros de page")
    page.emulate_media(media="print")
    expect(page.locator(".livre-sans-marges")).to_be_visible()
    expect(page.locator(".livre-barre")).to_be_hidden()


def test_the_contents_lead_to_every_chapter(page: Page, html: str):
    page.goto(BOOK)
    links = page.locator(".sommaire a.ligne")
    assert links.count() >= 20
    links.nth(3).click()
    expect(page).to_have_url(re.compile(r"#projet-essonne$"))


def test_nothing_is_wider_than_the_page(page: Page):
    """A browser that prints shrinks every page of the book until the widest thing fits: all would be smaller, margins
    wider.
    """
    page.set_viewport_size({"width": 424, "height": 650})
    page.goto(BOOK)
    page.emulate_media(media="print")
    wider = page.evaluate("""() => [...document.querySelectorAll("main *")]
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1
            && !element.closest(".couverture, .partie-ouverture, .dos"))
        .map((element) => element.textContent.trim())""")
    assert wider == []


@pytest.mark.parametrize(
    "boxes, measures, same",
    [
        (True, [[100, 100], [50, 50.01]], True),
        (True, [[100, 100.2]], False),
        (False, [[100, 100]], False),
        (True, [[0, 0]], False),
    ],
)
def test_numbers_are_trusted_only_where_lines_are_as_long(blank: Page, boxes: bool, measures: list, same: bool):
    assert module(blank, "book/line-boxes.js")("m.sameLines(...v)", boxes, measures) is same
