"""The words of readers that no page says: what is looked for instead, and what is told of a faulty list."""

from __future__ import annotations

import json
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
            "bruit: [de nuit et de jour]\n",
            (
                "data/equivalents.yml:1  bruit : « de nuit et de jour » n'est pas un mot seul. Gardez celui que les"
                " pages ne disent pas ; une expression va parmi les synonymes d'un terme."
            ),
        ),
        (
            "bruit: [tapage]\nvoisins: [tapages]\n",
            "data/equivalents.yml:2  voisins : « tapages » figure déjà sous « bruit ». Gardez-le une seule fois.",
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


def test_words_are_read_whatever_their_form(tmp_path: Path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/equivalents.yml").write_text("bruit: [Tapages, ASVP]\n", encoding="utf-8")
    assert read_equivalents(Reader(tmp_path)) == {"tapage": "bruit", "asvp": "bruit"}


def test_only_what_serves_is_published(site: Path, catalogue):
    """A word that pages say is found by itself; one whose equivalent no page says would find nothing."""
    published = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((site / "recherche/mots").iterdir())]
    said = {line.rsplit(" ", 1)[0].lower() for lines, _, _ in published for line in lines}
    typed = {word: meant for _, equivalents, _ in published for word, meant in equivalents.items()}
    assert typed and typed.keys() <= catalogue.equivalents.keys() and not typed.keys() & said


def test_an_article_follows_what_is_looked_for_instead(page: Page):
    search(page, "prévention de l'usure")
    expect(page.locator(".recherche-dit")).to_contain_text("Résultats pour prévention de risques professionnels.")


def test_a_common_word_that_no_page_says_leaves_the_rest_answered(page: Page):
    search(page, "maintien à domicile")
    expect(page.locator(".recherche-dit")).to_contain_text("ne figure dans aucune page")
    expect(results(page).first.locator(".note")).to_contain_text("Sans")
    search(page, "raclette à domicile")
    expect(results(page)).to_have_count(0)


def test_a_term_is_offered_whatever_one_wants_to_do_with_it(page: Page):
    search(page, "conduire un benchmark")
    expect(page.locator(".recherche-offres a")).to_have_text("Benchmark")


def test_what_is_looked_for_instead_is_said_and_can_be_refused(page: Page):
    search(page, "assermentation des ASVP")
    said = page.locator(".recherche-dit")
    expect(said).to_have_text(
        "Résultats pour assermentation des agents de surveillance de la voie publique. Chercher plutôt assermentation"
        " des ASVP."
    )
    assert addresses(results(page), page.url)[0].startswith("projets/nina-simone/nanterre/")
    said.get_by_role("link", name="assermentation des ASVP").click()
    expect(said).to_contain_text("ne figure dans aucune page")
