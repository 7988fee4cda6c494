"""A reader finds and copies what is typed plainly in pages that are typeset."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.conftest import typeset_piece
from tests.text.test_typography import typed

SENTENCE = (
    "<p>Voici la page : qu'est-ce que les 1607 heures, à 20 % ou à 20-29 ? Le « Faire autrement » du 1er janvier, mise"
    " en oeuvre...</p>"
)


@pytest.mark.parametrize(
    "words",
    [
        "qu'est-ce",
        "1 607 heures",
        "20 % ou",
        "29 ?",
        "mise en oeuvre",
        "la page :",
        "« Faire autrement »",
        "1er janvier",
    ],
)
def test_a_reader_finds_in_the_page_what_is_typed_plainly(words: str, page: Page):
    page.set_content(typeset_piece(SENTENCE))
    assert page.evaluate("words => window.find(words, false, false, true)", words)


def test_a_reader_finds_the_hours_of_a_fiche(page: Page):
    page.goto("projets/nina-simone/aubervilliers/")
    assert page.evaluate("window.find('1 607 heures par an')") and page.evaluate(
        'window.find("l\'autorité territoriale")'
    )


def test_what_is_copied_is_what_is_printed(page: Page):
    """Copied text keeps the spaces that never break, as typeset text does everywhere; the exports give the plain
    one.
    """
    page.set_content(typeset_piece(SENTENCE))
    copied = page.evaluate("getSelection().selectAllChildren(document.body), getSelection().toString()").strip()
    assert copied == typed(
        "Voici la page_: qu’est-ce que les 1~607_heures, à 20_% ou à 20–29~? Le «~Faire autrement~» du 1ᵉʳ_janvier,"
        " mise en œuvre…"
    )
