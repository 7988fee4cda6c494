"""The words by which a text is found: the same in the index, made by Python, and in the query, understood by the
browser.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from macros.catalogue.catalogue import Catalogue
from macros.text.french.common_words import EMPTY
from macros.text.french.words import ELIDED, key, words
from tests.browser.pure_scripts import module
from tests.conftest import shown

LANGUAGE = {"empty": sorted(EMPTY), "elided": sorted(ELIDED)}
ASK = """async ([name, texts, language]) => { const module = await import("/assets/javascripts/search/words.js");
    const sets = { empty: new Set(language.empty), elided: new Set(language.elided) };
    return texts.map((text) => module[name](text, sets)
        .map(({ key, start, end }) => [text.slice(start, end), key])); }"""


CASES = [
    ("L’accueil des élus, c’est d'évaluation qu’il s'agit", ["accueil", "elu", "evaluation", "agit"]),
    ("Lorsqu’un vœu, l’œuvre : NŒUD", ["voeu", "oeuvre", "noeud"]),
    ("Saint-Nazaire, saint nazaire", ["saint", "nazaire", "saint", "nazaire"]),
    ("1\u202f607 h, 44,2 %, 1607", ["1607", "44", "2", "1607"]),
    ("S.P.L. et SPL, R.T.T.", ["spl", "spl", "rtt"]),
    ("réseaux locaux, enjeux, niveaux, accès", ["reseau", "local", "enjeu", "niveau", "acce"]),
    ("20–29 ans, 1ᵉʳ mai", ["20", "29", "ans", "1er", "mai"]),
    ("employée, employées, employés", ["employe", "employe", "employe"]),
    ("Notre ville, la loi NOTRe", ["ville", "loi", "notre"]),
    ("un process, un but, des buts", ["process", "but", "but"]),
    ("enjeux heureux, vœux nombreux", ["enjeu", "heureux", "voeu", "nombreux"]),
]
"""Some texts and the keys of their words."""


@pytest.mark.parametrize("text, keys", CASES)
def test_a_text_gives_its_words(text: str, keys: list[str]):
    assert [key for _, key in words(text)] == keys


def test_both_languages_give_the_same_words(blank: Page):
    found = module(blank, "search/words.js")(
        "v[0].map((text) => m.words(text, { empty: new Set(v[1]), elided: new Set(v[2]) }).map(({ key }) => key))",
        [text for text, _ in CASES],
        *LANGUAGE.values(),
    )
    assert found == [keys for _, keys in CASES]


def test_a_query_is_read_as_pages_are_written(blank: Page):
    call = module(blank, "search/words.js")
    assert call("m.asWritten(v[0])", "e\u0301lus e\u200b\u0301 xylo\u00adpho\ufeffne\u202e") == "élus é xylophone"


def test_what_is_typed_gives_the_words_that_are_printed(blank: Page):
    typed = blank.evaluate(
        ASK, ["typedWords", ["1 607 h", "1607 H", "1\u202f607", "1.607 heures", "20 000 habitants en 2018"], LANGUAGE]
    )
    assert [[key for _, key in found] for found in typed] == [
        ["1607"],
        ["1607"],
        ["1607"],
        ["1607", "heure"],
        ["20000", "habitant", "2018"],
    ]


def test_both_languages_find_the_same_words(blank: Page, catalogue: Catalogue):
    """Every text of every fiche, as printed; where each word stands is the browser's own affair."""
    texts = [
        shown(text)
        for project in catalogue.projects
        for text in (project.body, project.fiche.title, project.fiche.description)
    ]
    found = blank.evaluate(ASK, ["words", texts, LANGUAGE])
    assert [[key for _, key in words] for words in found] == [[key for _, key in words(text)] for text in texts]


def test_a_key_is_its_own_key(catalogue: Catalogue):
    keys = {found for project in catalogue.projects for _, found in words(project.body)}
    assert {
        found for found in keys if len(found) > 5 and key(found) != found and not found.endswith(("s", "ee"))
    } == set()
