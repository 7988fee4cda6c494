"""How a number is meant: what surrounds it in a text goes to the keys that hold it, and nothing of it is dropped."""

from __future__ import annotations

import pytest

from macros.model.fiche import Figure
from macros.model.hints import meant_number


def meant(text: str) -> str:
    return meant_number(text, "value", Figure.model_fields)


@pytest.mark.parametrize(
    "text, lines",
    [
        ("2 %", ["value: 2", 'unit: "%"']),
        ("44,2\u202f%", ["value: 44.2", 'unit: "%"']),
        ("800 000 €", ["value: 800000", 'unit: "€"']),
        ("800\u00a0000\u00a0€", ["value: 800000", 'unit: "€"']),
        ("3,9 M hab.", ["value: 3.9", 'unit: "M hab."']),
        ("1.607,5 h", ["value: 1607.5", 'unit: "h"']),
        ("12k€", ["value: 12", 'unit: "k€"']),
        ("15/20", ["value: 15", 'unit: "/20"']),
        ("-5 %", ["value: -5", 'unit: "%"']),
        ("+12 %", ["value: 12", 'unit: "% de plus"']),
        ("plus de 50", ["value: 50", "qualifier: plus de"]),
        ("Près de 1 607 heures", ["value: 1607", 'unit: "heures"', "qualifier: près de"]),
        ("env. 30 agents", ["value: 30", 'unit: "agents"', "qualifier: environ"]),
        ("> 100", ["value: 100", "qualifier: plus de"]),
        ("≥ 3 ans", ["value: 3", 'unit: "ans"', "qualifier: au moins"]),
    ],
)
def test_each_part_of_a_figure_has_its_key(text: str, lines: list[str]):
    *first, last = (f"« {line} »" for line in lines)
    assert meant(text) == f"Écrivez, chacune sur sa ligne : {', '.join(first)} et {last}."


@pytest.mark.parametrize("text", ["10 à 15", "10-15", "entre 10 et 15", "de 10 à 15", "10 ou 15"])
def test_a_range_is_no_number(text: str):
    assert meant(text) == (
        "Un chiffre clé est un seul nombre. Écrivez, chacune sur sa ligne : « value: 10 » et « qualifier: au moins »"
        f" ; ou racontez « {text} » dans le récit."
    )


def test_words_that_no_key_holds_go_to_the_label():
    assert meant("jusqu'à 50 %") == (
        'Écrivez, chacune sur sa ligne : « value: 50 » et « unit: "%" » ; « jusqu\'à » se dit dans « label ».'
    )


@pytest.mark.parametrize("text", ["cinquante", "n.c.", ""])
def test_a_text_without_a_number_says_so(text: str):
    assert meant(text) == "Écrivez-le en chiffres, ou retirez-le s'il n'est pas connu."


def test_where_no_key_holds_a_unit_the_number_stands_alone():
    assert meant_number("1 607 h") == "Écrivez : 1607."
