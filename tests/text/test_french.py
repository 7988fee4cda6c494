"""French wording."""

from __future__ import annotations

import pytest

from macros.text.french.wording import counted, folded, grouped, identifier, listed, lowered


@pytest.mark.parametrize(
    "number, text", [(0, "0 projet"), (1, "1 projet"), (2, "2 projets"), (1607, "1\u202f607 projets")]
)
def test_zero_and_one_are_singular(number: int, text: str):
    assert counted(number, "projet") == text


@pytest.mark.parametrize(
    "number, text", [(7, "7"), (1607, "1\u202f607"), (430000, "430\u202f000"), (44.2, "44,2"), (1591.2, "1\u202f591,2")]
)
def test_numbers_are_written_as_in_french(number: float, text: str):
    assert grouped(number) == text


@pytest.mark.parametrize(
    "words, text", [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")]
)
def test_lists_end_with_and(words: list[str], text: str):
    assert listed(words) == text


@pytest.mark.parametrize(
    "name, id_",
    [("Île-de-France", "ile-de-france"), ("Œuvre d'art", "oeuvre-d-art"), ("Côtes-d'Armor", "cotes-d-armor")],
)
def test_identifiers_have_no_accent(name: str, id_: str):
    assert identifier(name) == id_


@pytest.mark.parametrize(
    "one, other",
    [("Évaluation", "evaluation"), ("l’accueil", "l'accueil"), ("Saint-Nazaire", "saint nazaire"), ("œuvre", "oeuvre")],
)
def test_two_spellings_of_a_word_are_one(one: str, other: str):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    "label, inside",
    [
        ("Arbre à palabres", "arbre à palabres"),
        ("COPIL", "COPIL"),
        ("RH et finances", "RH et finances"),
        ("Évaluation", "évaluation"),
        ("L'eau et l'énergie", "l'eau et l'énergie"),
        ("À la carte", "à la carte"),
        ("", ""),
    ],
)
def test_a_label_inside_a_sentence_loses_its_capital_unless_an_acronym(label: str, inside: str):
    assert lowered(label) == inside
