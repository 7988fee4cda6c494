"""What is said of an authority that the map contradicts, of one abroad, and of a map that is missing or faulty."""

from __future__ import annotations

import pytest

from macros.pages.key_figures import population
from macros.pages.territory import territory
from tests.catalogue.test_territory import MAP, ORGANISATIONS, organisations
from tests.mini import Mini

# — Another country —


def abroad(mini: Mini) -> None:
    """Move the model's organisation to Belgium."""
    mini.replace('  siren: "215903501"\n', "", ORGANISATIONS)
    mini.replace('  departement: {code: "59", name: Nord}\n', "", ORGANISATIONS)
    mini.replace(
        'region: {code: "32", name: Hauts-de-France}', 'region: {code: "99131", name: Belgique}', ORGANISATIONS
    )
    mini.replace("lat: 50.63, lon: 3.06", "lat: 50.46, lon: 4.87", ORGANISATIONS)


def test_an_authority_abroad_has_a_country_and_no_siren(mini: Mini):
    abroad(mini)
    catalogue = mini.catalogue()
    (found,) = organisations(catalogue)
    place = next(iter(catalogue.subjects["place"].values()))
    assert (place.label, place.definition) == ("Belgique", "Belgique, pays")
    assert territory(catalogue, found) is None and population(found) == "238\u202f246 habitants (2023)"


def test_two_authorities_abroad_share_no_siren(mini: Mini):
    abroad(mini)
    text = (mini.root / ORGANISATIONS).read_text(encoding="utf-8")
    mini.write(ORGANISATIONS, text + text.replace("ville-de-lille", "autre").replace("Lille", "Namur"))
    mini.fiche("autre", ("organisation: ville-de-lille", "organisation: autre"))
    assert mini.messages() == []


def test_an_authority_is_in_france_or_abroad(mini: Mini):
    mini.replace(
        'region: {code: "32", name: Hauts-de-France}', 'region: {code: "99131", name: Belgique}', ORGANISATIONS
    )
    assert [told for told in mini.messages() if "departement : une collectivité d'un autre pays n'a pas de" in told]


# — Messages —


@pytest.mark.parametrize(
    "old, new, line, message",
    [
        (
            '{code: "59", name: Nord}',
            '{code: "60", name: Oise}',
            7,
            (
                "departement.code : « 60 » n'est pas le code d'un département. Vérifiez-le dans le Code officiel"
                " géographique ; un autre pays s'écrit dans « region », par ses cinq chiffres."
            ),
        ),
        (
            '{code: "59", name: Nord}',
            '{code: "59", name: Le Nord}',
            7,
            (
                "departement.name : « Le Nord » n'est pas le nom qui va avec le code 59. Écrivez « Nord », ou corrigez"
                " le code."
            ),
        ),
        (
            '{code: "32", name: Hauts-de-France}',
            '{code: "33", name: Hauts-de-France}',
            8,
            (
                "region.code : « 33 » n'est pas le code d'une région. Vérifiez-le dans le Code officiel géographique ;"
                " un autre pays s'écrit dans « region », par ses cinq chiffres."
            ),
        ),
        (
            '{code: "32", name: Hauts-de-France}',
            '{code: "04", name: La Réunion}',
            8,
            'region.code : le département du Nord est dans la région des Hauts-de-France. Écrivez le code "32".',
        ),
        (
            'official_code: "59350"',
            'official_code: "59"',
            5,
            (
                "official_code : « 59 » n'est pas le code d'une commune, ce que dit son SIREN (215903501). Écrivez les"
                ' cinq signes du Code officiel géographique, par exemple : "59350".'
            ),
        ),
        (
            "lat: 50.63, lon: 3.06",
            "lat: 45.63, lon: 3.06",
            10,
            (
                "position : ce point est à environ 579 km du département du Nord. Vérifiez la latitude (lat) et la"
                " longitude (lon), en degrés ; une longitude à l'ouest de Greenwich est négative."
            ),
        ),
    ],
    ids=["département inconnu", "autre nom", "région inconnue", "autre région", "code de commune", "position"],
)
def test_an_organisation_that_the_map_contradicts_is_told(old: str, new: str, line: int, message: str, mini: Mini):
    mini.replace(old, new, ORGANISATIONS)
    assert f"{ORGANISATIONS}:{line}  ville-de-lille.{message}" in mini.messages()


@pytest.mark.parametrize("lon, told", [(3.37, False), (3.42, True)], ids=["à trois kilomètres", "à sept kilomètres"])
def test_a_position_may_stand_a_little_out_of_a_simplified_outline(lon: float, told: bool, mini: Mini):
    mini.replace("lon: 3.06", f"lon: {lon}", ORGANISATIONS)
    assert ["ce point est à environ 7 km" in message for message in mini.messages()] == [True] * told


@pytest.mark.parametrize(
    "code, told", [("59", False), ("32", False), ("225900018", False), ("59350", False), ("62", True), ("593", True)]
)
def test_an_authority_that_is_no_commune_has_the_code_of_its_territory_or_its_siren(code: str, told: bool, mini: Mini):
    mini.replace('siren: "215903501"', 'siren: "225900018"', ORGANISATIONS)
    mini.replace('official_code: "59350"', f'official_code: "{code}"', ORGANISATIONS)
    assert [f"« {code} » n'est le code ni d'une commune" in message for message in mini.messages()] == [True] * told


@pytest.mark.parametrize("code", ["59350", "2A004", "2B033"])
def test_the_code_of_a_commune_may_be_that_of_corsica(code: str, mini: Mini):
    mini.replace('official_code: "59350"', f'official_code: "{code}"', ORGANISATIONS)
    assert mini.messages() == []


def test_a_missing_map_is_told_once(mini: Mini):
    (mini.root / MAP).unlink()
    assert mini.messages() == [f"{MAP}:1  le fond de carte manque."]


@pytest.mark.parametrize(
    "old, new, message",
    [
        (
            "path: m500-350 80 0 0 80-80 0z",
            "path: M500 350 80z",
            (
                "departements.59.path : un contour est attendu (« m », des nombres entiers deux par deux, « z ») ; «"
                " M500 350 80z » est un texte."
            ),
        ),
        (
            'region: "32", path',
            'region: "99", path',
            "departements.59.region : « 99 » n'est pas une région de la carte.",
        ),
        (
            "of: du Nord, ",
            "",
            "departements.59.of : la clé « of » manque (nom précédé de « de » et de son article). Ajoutez-la.",
        ),
    ],
    ids=["contour", "région", "clé"],
)
def test_a_fault_in_the_map_is_told_with_its_line(old: str, new: str, message: str, mini: Mini):
    mini.replace(old, new, MAP)
    assert mini.messages() == [f"{MAP}:6  {message}"]
