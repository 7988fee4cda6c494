"""Checks organisations against the map: their codes, their names, and a position inside their territory.

Overseas, the Code officiel géographique knows areas that the map does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue.check.official_codes import COMMUNE_CODE
from macros.catalogue.families import ORGANISATION
from macros.catalogue.read.content import Content
from macros.catalogue.read.file_entry import Sound
from macros.catalogue.read.map import Geometry
from macros.catalogue.read.territories import Territories
from macros.catalogue.shapes import distance
from macros.model.map import MappedRegion
from macros.model.organisation import Organisation
from macros.model.territory import DEPARTEMENT, OVERSEAS, REGION, Territory
from macros.text.french.wording import grouped
from macros.text.problem import Finding, Kind, Problem, Topic

NEAR = 5
"""How far from its territory's outline, which is simplified, a position may fall, in kilometres."""


_COMMUNE = "21"
"""How the SIREN of a commune begins in Insee's register; 22 is a département's, 23 a région's."""

TOPIC = Topic("Les codes et les lieux", "Codes, noms et positions sont confrontés à la carte.")

NO_COMMUNE = Kind(
    "code-de-commune",
    "« {code} » n'est pas le code d'une commune, ce que dit son SIREN ({siren}).",
    'Écrivez les cinq signes du Code officiel géographique, par exemple : "59350".',
    'official_code: "59350"',
)
ABROAD = Kind(
    "departement-hors-de-france",
    "une collectivité d'un autre pays n'a pas de département.",
    "Retirez la clé « departement », ou corrigez le code de la région.",
    'region: {code: "99131", name: Belgique}',
)
UNKNOWN_CODE = Kind(
    "code-officiel-inconnu",
    "« {code} » n'est le code ni d'une commune, ni de son département, ni de sa région.",
    "À défaut de code, écrivez son SIREN.{siren}",
    'official_code: "200057867"',
)
OTHER_REGION = Kind(
    "region-contredite",
    "le département {departement} est dans la région {region}.",
    'Écrivez le code "{code}".',
    'region: {code: "32", name: Hauts-de-France}',
)
NO_AREA = Kind(
    "code-de-territoire",
    "« {code} » n'est pas le code d'{noun}.",
    "Vérifiez-le dans le Code officiel géographique ; un autre pays s'écrit dans « region », par ses cinq chiffres.",
    'departement: {code: "59", name: Nord}',
)
OTHER_NAME = Kind(
    "nom-de-territoire",
    "« {name} » n'est pas le nom qui va avec le code {code}.",
    "Écrivez « {right} », ou corrigez le code.",
    'departement: {code: "59", name: Nord}',
)
FAR = Kind(
    "position-lointaine",
    "ce point est à environ {distance} km {territory}.",
    "Vérifiez la latitude (lat) et la longitude (lon), en degrés ; une longitude à l'ouest de Greenwich est négative.",
    "position: {lat: 50.63, lon: 3.06}",
)


def territory_problems(content: Content) -> Iterator[Problem]:
    """Find the organisations that the map contradicts; none where the map has a problem of its own."""
    if content.geometry is None:
        return
    for entry in content.sound(ORGANISATION).values():
        yield from _codes(entry, content.geometry, content.territories)
        yield from _position(entry, content.geometry)


def _codes(entry: Sound[Organisation], geometry: Geometry, territories: Territories) -> Iterator[Problem]:
    organisation = entry.record
    area = organisation.departement
    code, siren = organisation.official_code, organisation.siren
    if organisation.is_abroad:
        if area:
            yield _problem(entry, "departement", ABROAD())
        return
    if siren and siren.startswith(_COMMUNE) and not COMMUNE_CODE.fullmatch(code):
        yield _problem(entry, "official_code", NO_COMMUNE(code=code, siren=siren))
    elif not COMMUNE_CODE.fullmatch(code) and code not in (siren, organisation.region.code, area and area.code):
        yield _problem(entry, "official_code", UNKNOWN_CODE(code=code, siren=f' "{siren}"' if siren else ""))
    if area:
        known = geometry.departements.get(area.code)
        other = None if known else territories.coded(area.code, DEPARTEMENT, OVERSEAS)
        yield from _name(entry, "departement", area.name, area.code, known or other)
        if known and known.region != organisation.region.code:
            region = geometry.regions[known.region]
            finding = OTHER_REGION(departement=known.of, region=region.of, code=region.code)
            yield _problem(entry, "region.code", finding)
    yield from _name(
        entry,
        "region",
        organisation.region.name,
        organisation.region.code,
        geometry.regions.get(organisation.region.code) or territories.coded(organisation.region.code, REGION, OVERSEAS),
    )


def _name(
    entry: Sound[Organisation], field: str, name: str, code: str, known: MappedRegion | Territory | None
) -> Iterator[Problem]:
    if known is None:
        noun = "un département" if field == "departement" else "une région"
        yield _problem(entry, f"{field}.code", NO_AREA(code=code, noun=noun))
    elif name != known.name:
        yield _problem(entry, f"{field}.name", OTHER_NAME(name=name, code=code, right=known.name))


def _position(entry: Sound[Organisation], geometry: Geometry) -> Iterator[Problem]:
    organisation = entry.record
    territory = geometry.territory(organisation)
    outlines = geometry.outlines(territory) if territory else ()
    if territory and outlines:
        away = geometry.frame.kilometres(
            distance(outlines, geometry.frame.place(organisation.position)), organisation.position
        )
        if away > NEAR:
            yield _problem(entry, "position", FAR(distance=grouped(round(away)), territory=territory.of_title))


def _problem(entry: Sound[Organisation], field: str, finding: Finding) -> Problem:
    return entry.problem(tuple(field.split(".")), finding)
