"""The Code officiel géographique: territories are found by the names that people give them, and organisations agree
with them.
"""

from __future__ import annotations

import pytest

from macros.catalogue.read.territories import read_territories
from tests.mini import Mini

ORGANISATIONS = "data/organisations.yml"


@pytest.fixture
def placed(mini: Mini) -> Mini:
    """The miniature project with its own few territories."""
    mini.territories()
    return mini


@pytest.mark.parametrize(
    "text, codes",
    [
        ("Lille", ["59350"]),
        ("ville de lille", ["59350"]),
        ("59350", ["59350"]),
        ("59000", ["59350"]),
        ("215903501", ["59350"]),
        ("St Denis", ["97411", "93066"]),
        ("Saint-Denis (93)", ["93066"]),
        ("Saint-Denis, La Réunion", ["97411"]),
        ("saint denis 97400", ["97411"]),
        ("Ville du Havre", ["76351"]),
        ("Noumea", ["98818"]),
        ("conseil départemental du Nord", ["59"]),
        ("La Réunion", ["974", "04"]),
        ("Région Hauts-de-France", ["32"]),
        ("Nouvelle-Calédonie", ["988"]),
        ("Métropole européenne de Lille", ["200093201"]),
        ("communauté de communes de Pévèle Carembault", ["200041960"]),
        ("Nulle-Part", []),
    ],
)
def test_a_territory_is_found_by_what_people_call_it(placed: Mini, text: str, codes: list[str]):
    assert [territory.code for territory in read_territories(placed.root).named(text)] == codes


def test_a_slip_is_brought_near(placed: Mini):
    territories = read_territories(placed.root)
    assert [territory.name for territory in territories.near("Lile")] == ["Lille"]
    assert "Métropole européenne de Lille" in [territory.name for territory in territories.near("Lille")]


def test_a_territory_says_where_it_is(placed: Mini):
    territories = read_territories(placed.root)
    lille, saint_denis = territories.coded("59350"), territories.coded("97411")
    assert lille and saint_denis
    assert (territories.where(lille), territories.where(saint_denis)) == ("Nord, Hauts-de-France", "La Réunion")


@pytest.mark.parametrize(
    "old, new, message",
    [
        (
            '"59350"',
            '"59000"',
            (
                "ville-de-lille.official_code : « 59000 » est un code postal, non un code officiel. Écrivez le code"
                ' officiel de Lille : "59350".'
            ),
        ),
        (
            '"59350"',
            '"59999"',
            (
                "ville-de-lille.official_code : « 59999 » n'est le code officiel d'aucune commune. Celui de Lille est"
                ' "59350".'
            ),
        ),
        (
            '"59350"',
            '"76351"',
            (
                "ville-de-lille.official_code : « 76351 » est le code de Le Havre (Normandie), non de « Ville de Lille"
                ' ». Celui de Lille est "59350".'
            ),
        ),
        (
            '"215903501"',
            '"213801855"',
            ('ville-de-lille.siren : « 213801855 » n\'est pas le numéro SIREN de Lille. Écrivez : "215903501".'),
        ),
        (
            "lat: 50.63",
            "lat: 50.03",
            (
                "ville-de-lille.position : ce point est à environ 67 km de Lille. Le sien : { lat: 50.633, lon: 3.0586"
                " }."
            ),
        ),
    ],
)
def test_an_organisation_agrees_with_the_official_codes(placed: Mini, old: str, new: str, message: str):
    placed.replace(old, new, ORGANISATIONS)
    assert message in [problem.split("  ", 1)[1] for problem in placed.messages()]


@pytest.mark.parametrize("south, is_far", [(14, False), (16, True)])
def test_a_position_may_be_some_kilometres_away_from_the_seat(placed: Mini, south: int, is_far: bool):
    placed.replace("lat: 50.63", f"lat: {50.633 - south / 111.19:.4f}", ORGANISATIONS)
    assert any("km de Lille." in message for message in placed.messages()) == is_far


def test_a_commune_is_in_its_departement(placed: Mini):
    placed.replace(
        'departement: {code: "59", name: Nord}', 'departement: {code: "974", name: La Réunion}', ORGANISATIONS
    )
    assert any(
        'Lille est dans un autre département, Nord. Écrivez le code "59", et ce nom.' in message
        for message in placed.messages()
    )


def test_overseas_areas_that_the_map_lacks_are_known(placed: Mini):
    for old, new in (
        ("Ville de Lille", "Ville de Nouméa"),
        ("short: Lille", "short: Nouméa"),
        ('"59350"', '"98818"'),
        ('  siren: "215903501"\n', ""),
        ('{code: "59", name: Nord}', '{code: "988", name: Nouvelle-Calédonie}'),
        ('{code: "32", name: Hauts-de-France}', '{code: "988", name: Nouvelle-Calédonie}'),
        ("seat: Lille", "seat: Nouméa"),
        ("{lat: 50.63, lon: 3.06}", "{lat: -22.27, lon: 166.45}"),
    ):
        placed.replace(old, new, ORGANISATIONS)
    assert placed.messages() == []


def test_without_the_territories_nothing_is_said_of_them(mini: Mini):
    mini.replace('"59350"', '"59999"', ORGANISATIONS)
    assert mini.messages() == []
