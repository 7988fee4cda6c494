"""Tables wider than the book's page are told at their line."""

from __future__ import annotations

import pytest

from tests.mini import Mini

FILE = "docs/projets/essai/lille.md"


def table(*heads: str) -> str:
    return f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}\n| {' | '.join('x' for _ in heads)} |"


@pytest.mark.parametrize("heads", [["Bénéficiaires"] * 8, ["oui"] * 14, ["Responsables"] * 10])
def test_a_table_of_many_columns_is_printed(mini: Mini, heads: list[str]):
    mini.replace("Un texte.", f"Un texte.\n\n{table(*heads)}")
    assert mini.messages() == []


def test_a_table_that_no_page_holds_is_told(mini: Mini):
    heads = ["Service", "STRASBOURG", "MONTPELLIER", *["NANTERRE"] * 9]
    mini.replace("Un texte.", f"Un texte.\n\n{table(*heads)}")
    assert mini.messages() == [
        f"{FILE}:34  le tableau a 12 colonnes, et leurs mots ne tiennent pas dans la largeur du livre. Retirez des"
        " colonnes, faites-en deux tableaux, ou raccourcissez les mots les plus longs : « MONTPELLIER »,"
        " « STRASBOURG » et « NANTERRE »."
    ]


def test_an_address_in_a_table_is_cut_where_it_must(mini: Mini):
    mini.replace("Un texte.", f"Un texte.\n\n{table('Lien', 'https://exemple.fr/' + 'a' * 150)}")
    assert mini.messages() == []
