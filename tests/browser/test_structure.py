"""What the markup tells whoever does not see the page: captions tied to figures, cells to headers, one search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.text.html.document import Document, Node, parse
from tests.browser.axe import DESK

MATRICES = ("matrice/", "editions/nina-simone/")

CAPTIONED = ("projets/nina-simone/lille/", "commanditaires/ville-de-lille/", "carte/")

LOST_CELLS = """tables => tables.flatMap((table) => {
    const partial = [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) =>
        row.cells.length === 1 && row.cells[0].matches('th[colspan]'));
    return [...table.querySelectorAll('tbody td')].filter((cell) => {
        const heading = partial.find((row) => row.parentElement === cell.closest('tbody'))?.cells[0];
        if (!heading) return false;
        const named = (cell.getAttribute('headers') || '').split(' ').map((id) => document.getElementById(id));
        return heading.hasAttribute('scope') || !named.includes(heading) || !named.includes(cell.parentElement.cells[0])
            || cell.colSpan === 1 && !named.includes(table.tHead.rows[0].cells[cell.cellIndex]);
    }).map((cell) => cell.textContent);
})"""
"""The cells below a heading of some rows alone which do not name it, nor their row, nor their column."""


def page_at(site: Path, address: str) -> Document:
    return parse((site / address / "index.html").read_text(encoding="utf-8"))


def words(node: Node) -> str:
    return " ".join(node.text().split())


def captioned(document: Document) -> Iterator[tuple[Node, Node]]:
    """Yield the drawings that tell something and have a caption: the figure, its caption."""
    for figure in document.css("figure:has(> svg[aria-label])"):
        caption = figure.css_first("figcaption")
        if caption:
            yield figure, caption


@pytest.mark.parametrize("path", CAPTIONED)
def test_a_caption_names_the_figure_of_its_picture(site: Path, path: str):
    found = list(captioned(page_at(site, path)))
    assert found and [
        (figure.attrs.sget("role"), " ".join(figure.attrs.sget("aria-label").split())) for figure, _ in found
    ] == [("figure", words(caption)) for _, caption in found]


@pytest.mark.parametrize("path", MATRICES)
def test_a_matrix_ties_each_cell_to_its_headers_and_says_how_it_is_read(page: Page, path: str):
    page.goto(path)
    tables = page.locator("table.matrice:has(.famille)")
    assert tables.evaluate_all(LOST_CELLS) == []
    assert {"rangées par famille" in caption for caption in tables.locator("caption").all_text_contents()} == {True}


def test_a_comparison_ties_each_cell_to_its_headers_and_says_how_it_is_read(page: Page):
    page.goto("comparer/?p=nina-simone/lille&p=nina-simone/essonne")
    table = page.locator("table.compares")
    expect(table.locator("caption")).to_contain_text("Une ligne par sujet")
    assert table.locator("[headers]").count() > 10 and table.evaluate_all(LOST_CELLS) == []


def test_what_a_sign_says_in_a_comparison_is_heard_too(page: Page):
    """The short form shows signs alone: the words stay for who doesn't see them."""
    page.goto("comparer/?p=nina-simone/lille&p=nina-simone/essonne")
    shared = page.locator("tr.note-seule li").first
    expect(shared).to_contain_text("Lille\u00a0:")
    assert page.locator(".compares-propres .compares-mot").first.evaluate("word => getComputedStyle(word).display") != (
        "none"
    )


def test_the_search_has_one_name_and_stands_in_the_head_of_every_page(site: Path):
    wrong = []
    for path in site.rglob("*.html"):
        document = parse(path.read_text(encoding="utf-8"))
        box = document.css_first("header .chercher input[name=q]")
        if box is None:
            wrong.append((path.relative_to(site).as_posix(), "absente"))
        for field in document.css("[role=search] input"):
            label = document.css_first(f"label[for={field.attrs.sget('id')}]")
            if label is None or words(label) != "Rechercher":
                wrong.append((path.relative_to(site).as_posix(), label and words(label)))
    whole_page = {"imprimer/nina-simone/index.html"}
    assert [item for item in wrong if item[0] not in whole_page and not item[0].endswith("/note/index.html")] == []


def test_escape_puts_away_what_a_cell_says_and_the_pointer_may_read_it(page: Page):
    page.set_viewport_size(DESK)
    page.goto("matrice/")
    note = page.locator(".croisement-dit")
    cells = page.locator("table.croisements a.croix")
    cells.nth(3).hover()
    expect(note).to_have_text(cells.nth(3).get_attribute("aria-label") or "")
    note.hover()
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    cells.nth(3).focus()
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(cells.nth(3)).to_be_focused()
