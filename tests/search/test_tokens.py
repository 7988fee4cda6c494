"""The words of a text as the index holds them; the browser cuts what is typed by the same rule."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from macros.search.tokens import ELIDED, plain, words
from macros.text.french.lexicon import Lexicon
from tests.browser.pure_scripts import module


@pytest.mark.parametrize(
    "text, lemmas",
    [
        ("L’accueil des élus d'ici", ["accueil", "élu"]),
        ("Elle a permis un permis", ["permettre", "permis"]),
        ("le projet a été lancé ; l'été dernier", ["projet", "lancer", "été", "dernier"]),
        ("la région Grand Est est là", ["région", "grand", "est"]),
        ("la loi NOTRe, notre ville", ["loi", "notre", "ville"]),
        ("R&D, R & D, A+ et S.P.L.", ["rd", "rd", "a+", "spl"]),
        ("1\u202f607 heures", ["1607", "heure"]),
        ("faut-il évaluer", ["falloir", "évaluer"]),
        ("Est-ce loin ?", ["loin"]),
    ],
)
def test_a_text_gives_its_lemmas(lexicon: Lexicon, text: str, lemmas: list[str]):
    assert [word.lemma for word in words(text, lexicon)] == lemmas


@pytest.mark.parametrize(
    "text, whole, parts",
    [
        ("un porte-à-porte", "porte-à-porte", ["porte", "porte"]),
        ("l'aller-vers", "aller-vers", ["aller"]),
        ("la co\u2011construction", "co-construction", ["co", "construction"]),
        ("un e-mail", "e-mail", ["mail"]),
    ],
)
def test_a_compound_is_one_word_and_its_parts(lexicon: Lexicon, text: str, whole: str, parts: list[str]):
    found = list(words(text, lexicon))
    assert [word.lemma for word in found if not word.part] == [whole]
    assert [word.lemma for word in found if word.part] == parts


def test_both_sides_cut_words_alike(blank: Page):
    texts = [
        "L’accueil, S.P.L. ; 1\u202f607 h",
        "co\u2011construction, porte-à-porte",
        "R&D, R & D, A+ ; œuvre",
        "20–29 ans",
    ]
    call = module(blank, "search/words.js")
    found = call("v[0].map((text) => m.words(text, new Set(v[1])).map((word) => word.plain))", texts, sorted(ELIDED))
    folded = call("v[0].map(m.plain)", ["Évaluation", "œuvre", "porte-à-porte", "R&D", "e\u0301lus"])
    assert found == [
        ["accueil", "spl", "1607", "h"],
        ["coconstruction", "porteaporte"],
        ["rd", "rd", "a+", "oeuvre"],
        ["20", "29", "ans"],
    ]
    assert folded == [plain(text) for text in ["Évaluation", "œuvre", "porte-à-porte", "R&D", "élus"]]
