"""Territories without projects lead to the nearest ones."""

from __future__ import annotations

from macros.search.territories import nearest, territories
from tests.mini import Mini

OTHER = '  "76": {name: Seine-Maritime, of: de la Seine-Maritime, region: "32", path: m400-350 80 0 0 80-80 0z}\n'


def labels(mini: Mini) -> dict[str, tuple[str, ...]]:
    """Return the names of each territory without projects, by what is said of it."""
    return {place.label: (*place.names, place.area) for place in territories(mini.catalogue())}


def test_a_territory_without_projects_has_names_and_an_area(mini: Mini):
    mini.territories()
    mini.replace('  "974":', f'{OTHER}  "974":', "data/geometrie/departements.yml")
    found = labels(mini)
    assert found["d’une collectivité de la Seine-Maritime (76)"] == ("Seine-Maritime", "76", "76")
    assert found["au Havre"] == ("Le Havre", "76") and found["à Saint-Denis"] == ("Saint-Denis", "974")


def test_a_territory_with_projects_is_left_to_its_page(mini: Mini):
    assert {names[0] for names in labels(mini).values()} & {"Nord", "Hauts-de-France", "Lille"} == set()


def test_an_area_leads_to_the_nearest_projects_where_the_map_draws_it(mini: Mini):
    found = nearest(mini.catalogue())
    assert (found["59"], found["r32"], found["974"]) == ((0,), (0,), ())
