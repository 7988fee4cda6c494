"""What readers say otherwise: what is looked for besides, and what is told of a faulty list."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.catalogue.read.equivalents import read_equivalents
from macros.catalogue.read.reader import Reader
from tests.browser.search_page import addresses, results, search
from tests.mini import Mini


@pytest.mark.parametrize(
    "text, message",
    [
        ("bruit: tapage\n", "data/equivalents.yml:1  bruit : une liste de mots est attendue. Écrivez : [ASVP, tapage]"),
        (
            "bruit: [tapage]\nvoisins: [Tapage]\n",
            "data/equivalents.yml:2  voisins : « Tapage » figure déjà sous « bruit ». Gardez-le une seule fois.",
        ),
        (
            "- bruit\n",
            (
                "data/equivalents.yml:1  le fichier doit dire ce que disent les pages, puis les mots des lecteurs."
                " Écrivez : bruit: [tapage, vacarme]"
            ),
        ),
    ],
)
def test_a_faulty_list_of_equivalents_says_why(mini: Mini, text: str, message: str):
    mini.write("data/equivalents.yml", text)
    assert mini.messages() == [message]


def test_a_project_may_have_no_equivalents(tmp_path: Path):
    assert read_equivalents(Reader(tmp_path)) == {}


def test_words_and_expressions_are_read(tmp_path: Path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/equivalents.yml").write_text("bruit: [Tapage, nuisances sonores]\n", encoding="utf-8")
    assert read_equivalents(Reader(tmp_path)) == {"Tapage": "bruit", "nuisances sonores": "bruit"}


def test_what_is_looked_for_besides_is_said_and_nothing_is_rewritten(page: Page):
    search(page, "assermentation des ASVP")
    expect(page.locator(".recherche-dit")).to_have_text(
        "Aussi cherché\u00a0: agents de surveillance de la voie publique."
    )
    expect(page.locator(".recherche-compte")).to_contain_text("assermentation des ASVP")
    assert addresses(results(page), page.url)[0].startswith("projets/nina-simone/nanterre/")


def test_a_common_word_that_no_page_says_leaves_the_rest_answered(page: Page):
    search(page, "maison de retraite des agents")
    expect(results(page).first).to_be_visible()


def test_a_term_is_offered_whatever_one_wants_to_do_with_it(page: Page):
    search(page, "comment faire un benchmark")
    expect(page.locator(".recherche-offres a")).to_have_text("Benchmark")
