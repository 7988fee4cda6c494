"""The words of meaning by which two texts are told to say the same."""

from __future__ import annotations

import pytest

from macros.catalogue.catalogue import Catalogue
from macros.text.french.words import key, words

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


def test_a_key_is_its_own_key(catalogue: Catalogue):
    keys = {found for body in catalogue.bodies.values() for _, found in words(body)}
    assert {
        found for found in keys if len(found) > 5 and key(found) != found and not found.endswith(("s", "ee"))
    } == set()
