"""Key figures and populations in words."""

from __future__ import annotations

import datetime

import pytest

from macros.model.fiche import Figure
from macros.pages.key_figures import PrintedFigure, printed

DAY = datetime.date(2017, 11, 1)


@pytest.mark.parametrize(
    "figure, expected",
    [
        ({"value": 7, "label": "sites"}, ("", "7", "", "sites", "")),
        (
            {"value": 430000, "unit": "habitants", "label": "dans la ville", "qualifier": "plus de", "year": 2016},
            ("plus de", "430\u202f000", "habitants", "dans la ville", "2016"),
        ),
        (
            {"value": 44.5, "unit": "%", "label": "d'agents", "date": DAY},
            ("", "44,5\u00a0%", "", "d'agents", "1er novembre 2017"),
        ),
        ({"value": 0, "label": "refus", "year": 2016, "date": DAY}, ("", "0", "", "refus", "1er novembre 2017")),
    ],
    ids=["seul", "réserve et année", "date", "la date plutôt que l'année"],
)
def test_a_figure_is_told_with_its_unit_its_reserve_and_its_date(figure: dict, expected: tuple[str, ...]):
    assert printed(Figure(**figure)) == PrintedFigure(*expected)
