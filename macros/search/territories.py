"""The territories without projects: a query that names one leads to the nearest projects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import ORGANISATION, PLACE
from macros.catalogue.read.map import Geometry
from macros.catalogue.read.territories import Territories
from macros.catalogue.shapes import Point, box, rings
from macros.model.map import MappedDepartement
from macros.model.organisation import Organisation
from macros.model.territory import COMMUNE, GROUPINGS
from macros.text.french.lexicon import Lexicon
from macros.text.french.wording import identifier

NEAREST = 3

TOWN = 2000
"""The inhabitants of the smallest commune that can be found: Insee's threshold for a town."""

WELL_KNOWN = 10_000
"""The inhabitants of the smallest commune that is known by a shortened name, or by a name that is also a French noun
typed without capital.
"""


AROUND = (
    "agglo agglomération alentour arrondissement autour banlieue bassin canton capitale centre chef-lieu cité coin"
    " collectivité communauté commune couronne département environ est exemple expérience fiche grand habitant"
    " intercommunalité littoral mairie mission métropole nord ouest pays proche projet proximité préfecture"
    " périphérie quartier recueil région secteur sud territoire vallée village ville voisin voisinage zone"
).split()
"""What is said of a place, or of any project, and asks for nothing by itself: « banlieue de Nantes », « projets dans le
93 ».
"""


@dataclass(frozen=True)
class Territory:
    """A territory without projects: how a sentence says so, its names, and the area to search from, the code of its
    département or of its région; whether it is a town that few people know.
    """

    label: str
    names: tuple[str, ...]
    area: str
    is_small: bool = False


@dataclass(frozen=True)
class Ground:
    """What territories are found in: those of France, those of the map, and the identifiers of the places and
    commanditaires that have a page.
    """

    territories: Territories
    geometry: Geometry
    places: tuple[str, ...]
    ordered: tuple[str, ...]


def ground(catalogue: Catalogue) -> Ground:
    """Return the ground of a catalogue."""
    return Ground(
        catalogue.territories,
        catalogue.geometry,
        tuple(catalogue.subjects[PLACE.id]),
        tuple(identifier(subject.record.short) for subject in catalogue.family(ORGANISATION)),
    )


def territories(land: Ground, lexicon: Lexicon) -> Iterator[Territory]:
    """Yield the départements, régions and towns without projects; those that have some have a page."""
    geometry, places = land.geometry, frozenset(land.places)
    for code, area in geometry.departements.items():
        if identifier(area.name) not in places:
            yield Territory(f"d’une collectivité {area.of} ({code})", (area.name, code, *area.keywords), code)
    for code, region in geometry.regions.items():
        if identifier(region.name) not in places:
            yield Territory(f"d’une collectivité {region.of}", (region.name, *region.keywords), f"r{code}")
    taken = places.union(land.ordered)
    towns = tuple(land.territories.towns(TOWN))
    largest = {_head(town.name): town for town in sorted(towns, key=lambda town: town.population)}
    for town in towns:
        if town.departement in geometry.departements and identifier(town.name) not in taken:
            head = _head(town.name)
            is_word = head.split()[-1].lower() in lexicon.readings
            is_told = largest[head] == town and town.population >= WELL_KNOWN and not is_word
            names, is_small = (town.name, head) if is_told else (town.name,), town.population < WELL_KNOWN
            yield Territory(_at(town.name), names, town.departement, is_small)


def place_names(place: str, geometry: Geometry) -> Iterator[str]:
    """Yield the other names of the territory of a place's page: a département is called by its code too."""
    for area in (*geometry.departements.values(), *geometry.regions.values()):
        if identifier(area.name) == place:
            yield from (area.code, *area.keywords) if isinstance(area, MappedDepartement) else area.keywords


def seat_names(organisation: Organisation, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the postal codes of a commune; for an intercommunalité, the names and the codes of its communes, except
    those that have a page.
    """
    territory = catalogue.territories.coded(organisation.official_code, COMMUNE, *GROUPINGS)
    if territory is None or not territory.is_grouping:
        return territory.postal_codes if territory else ()
    taken = {subject.record.official_code for subject in catalogue.family(ORGANISATION)}
    members = [town for town in catalogue.territories.members(territory.code) if town.code not in taken]
    return tuple(dict.fromkeys(name for town in members for name in (town.name, *town.postal_codes)))


def _head(town: str) -> str:
    """Return the shortened name of a commune: « La Baule » for « La Baule-Escoublac »."""
    return town.partition("-")[0]


def nearest(catalogue: Catalogue) -> Mapping[str, tuple[int, ...]]:
    """Return, for each area, the ranks of the projects whose commanditaire is seated nearest; none for areas far
    overseas.
    """
    departements = catalogue.geometry.departements
    centres = {code: _centre(area.path) for code, area in departements.items() if area.path}
    around = {code: [centres[code]] if code in centres else [] for code in departements}
    for code in catalogue.geometry.regions:
        around[f"r{code}"] = [centre for id_, centre in centres.items() if departements[id_].region == code]
    frame = catalogue.geometry.frame
    seats = [frame.place(project.organisation.position) for project in catalogue.projects]
    return {area: _nearest(seats, points) for area, points in around.items()}


def _nearest(seats: Sequence[Point], points: Sequence[Point]) -> tuple[int, ...]:
    def distance(rank: int) -> float:
        x, y = seats[rank]
        return min((x - left) ** 2 + (y - top) ** 2 for left, top in points)

    return tuple(sorted(range(len(seats)), key=distance)[:NEAREST]) if points else ()


def _centre(path: str) -> Point:
    left, top, right, bottom = box(rings(path))
    return (left + right) / 2, (top + bottom) / 2


def _at(town: str) -> str:
    """Return a place with its preposition: « à Bordeaux », « au Mans », « aux Mureaux »."""
    return re.sub("^à Les ", "aux ", re.sub("^à Le ", "au ", f"à {town}"))
