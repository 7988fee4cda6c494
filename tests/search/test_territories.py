"""Territories without projects lead to the nearest ones."""

from __future__ import annotations

import gzip

import pytest

from macros.catalogue.families import ORGANISATION
from macros.search.inhabitants import inhabitants, peoples
from macros.search.territories import ground, nearest, place_names, seat_names, territories
from macros.text.french.lexicon import Lexicon
from tests.mini import Mini

OTHER = '  "76": {name: Seine-Maritime, of: de la Seine-Maritime, region: "32", path: m400-350 80 0 0 80-80 0z}\n'


def labels(mini: Mini, lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Return the names of each territory without projects, by what is said of it."""
    return {place.label: (*place.names, place.area) for place in territories(ground(mini.catalogue()), lexicon)}


def found_names(mini: Mini, lexicon: Lexicon, region: str) -> tuple[str, ...]:
    """Return the names and the area of a région without projects."""
    return next(names for names in labels(mini, lexicon).values() if names[0] == region and names[-1][0] == "r")


def test_a_territory_without_projects_has_names_and_an_area(mini: Mini, lexicon: Lexicon):
    mini.territories()
    mini.replace('  "974":', f'{OTHER}  "974":', "data/geometrie/departements.yml")
    found = labels(mini, lexicon)
    assert found["d’une collectivité de la Seine-Maritime (76)"] == ("Seine-Maritime", "76", "76")
    assert found["au Havre"] == ("Le Havre", "76") and found["à Saint-Denis"] == ("Saint-Denis", "974")


def test_a_town_is_told_by_its_name_cut_short_where_no_other_is(mini: Mini, lexicon: Lexicon):
    mini.territories()
    target = mini.root / "data/territoires/cog.tsv.gz"
    lines = gzip.decompress(target.read_bytes()).decode("utf-8")
    names = {"Roubaix": "La Roube-Escoublac", "Templeuve-en-Pévèle": "Pontoigny-le-Vieux"}
    for name, other in names.items():
        lines = lines.replace(name, other)
    target.write_bytes(gzip.compress(lines.encode("utf-8")))
    found = labels(mini, lexicon)
    assert found["à La Roube-Escoublac"] == ("La Roube-Escoublac", "La Roube", "59")
    assert found["à Pontoigny-le-Vieux"] == ("Pontoigny-le-Vieux", "59")  # a small one


def test_a_former_name_is_one_of_the_territory(mini: Mini, lexicon: Lexicon):
    mini.replace("of: de La Réunion}", "of: de La Réunion, keywords: [Bourbon]}", "data/geometrie/departements.yml")
    assert found_names(mini, lexicon, "La Réunion") == ("La Réunion", "Bourbon", "r04")


def test_a_place_is_called_by_its_code_and_its_other_names(mini: Mini):
    geometry = mini.catalogue().geometry
    assert list(place_names("nord", geometry)) == ["59"] and list(place_names("hauts-de-france", geometry)) == []


def test_a_commanditaire_is_found_by_its_postal_codes(mini: Mini):
    mini.territories()
    catalogue = mini.catalogue()
    (lille,) = (subject.record for subject in catalogue.family(ORGANISATION))
    assert seat_names(lille, catalogue) == catalogue.territories.coded(lille.official_code).postal_codes != ()


def test_a_territory_with_projects_is_left_to_its_page(mini: Mini, lexicon: Lexicon):
    assert {names[0] for names in labels(mini, lexicon).values()} & {"Nord", "Hauts-de-France", "Lille"} == set()


def test_an_area_leads_to_the_nearest_projects_where_the_map_draws_it(mini: Mini):
    found = nearest(mini.catalogue())
    assert (found["59"], found["r32"], found["974"]) == ((0,), (0,), ())


@pytest.mark.parametrize(
    "place, people", [("Nantes", "nantais"), ("Paris", "parisienne"), ("Lyon", "lyonnaise"), ("Grenoble", "grenoblois")]
)
def test_a_place_is_called_by_its_people(lexicon: Lexicon, place: str, people: str):
    assert people in set(inhabitants([place], peoples(lambda: lexicon)))


@pytest.mark.parametrize("place", ["Bourges", "Gien", "Pau"])
def test_a_common_word_is_said_of_no_place(lexicon: Lexicon, place: str):
    assert not {"bourgeois", "gardien", "pauvre"} & set(inhabitants([place], peoples(lambda: lexicon)))
