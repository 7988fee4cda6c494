"""Key figures and populations in words."""

from __future__ import annotations

import datetime
import re

import pytest

from macros.model.fiche import Figure
from macros.pages.key_figures import PrintedFigure, population, printed
from tests.mini import Mini

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


@pytest.mark.parametrize(
    "source, expected",
    [("", "98\u202f828 habitants (2023)"), (", source: Banatic", "98\u202f828 habitants (Banatic, 2023)")],
)
def test_a_population_names_who_counted_it_where_that_is_known_alone(mini: Mini, source: str, expected: str):
    path = "data/organisations.yml"
    people = re.search(r"population: {[^}]*}", (mini.root / path).read_text(encoding="utf-8"))
    assert people
    mini.replace(people[0], f"population: {{value: 98828, year: 2023{source}}}", path)
    assert population(mini.catalogue().projects[0].organisation) == expected
