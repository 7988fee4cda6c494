"""The columns of a table: whether the book's page holds them, and how they are set."""

from __future__ import annotations

import pytest

from macros.text.html.document import fragment
from macros.text.html.tables import CLOSE, CUT, columns


def row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


@pytest.mark.parametrize(
    "cells, setting, hold",
    [
        (["Voirie", "12"], "", True),
        (["Intercommunalité"] * 4, "", True),
        (["Bénéficiaires"] * 8, CLOSE, True),
        (["Responsables"] * 12, CUT, True),
        (["STRASBOURG"] * 12, CUT, False),
        (["oui"] * 14, "", True),
        (["un"] * 40, CLOSE, False),
        (["https://exemple.fr/un/chemin-tres-long-que-rien-ne-coupe"], "", True),
        ([f"<code>{'a_b' * 30}</code>", "<a href='/'>" + "x" * 90 + "</a>"], "", True),
        (["x" * 140], CUT, False),
    ],
)
def test_columns_are_set_by_what_they_hold(cells: list[str], setting: str, hold: bool):
    found = columns(fragment(f"<table>{row(*cells)}</table>").css("table")[0])
    assert (found.setting, found.hold) == (setting, hold)


def test_a_column_is_as_wide_as_its_longest_word_in_any_row():
    table = f"<table>{row('Un', 'Deux')}{row('Un mot', 'Responsabilité des <strong>communes</strong>')}</table>"
    assert columns(fragment(table).css("table")[0]).words == ("mot", "Responsabilité")


def test_lists_and_boxes_around_a_table_narrow_it():
    table = f"<table>{row(*['NANTERRE'] * 8)}</table>"
    around = "<ul><li>" * 3 + table + "</li></ul>" * 3
    boxed = f'<div class="admonition note">{table}</div>'
    found = [columns(fragment(html).css("table")[0]) for html in (table, around, boxed)]
    assert [item.around for item in found] == [0, 3, 1]
    assert [item.hold for item in found] == [True, False, True]
