"""The name by which an authority signs, made from that of its territory: « Ville du Havre », « Département de
l'Essonne », « Communauté de communes du Perche ».
"""

from __future__ import annotations

import re

from macros.catalogue.read.map import Geometry
from macros.model.territory import COMMUNE, DEPARTEMENT, GROUPINGS, REGION, Territory
from macros.text.french.wording import unaccented

VILLAGE = 2_000
"""The inhabitants below which a commune is rather « Commune de » than « Ville de »."""

_ASPIRATED = ("57", "67", "68")
"""Where most names in H or Y are Germanic, and are not elided: Haguenau, Yutz."""

_OWN_NAMES = {
    "02": "Collectivité territoriale de Martinique",
    "03": "Collectivité territoriale de Guyane",
    "04": "Région Réunion",
    "06": "Département de Mayotte",
    "94": "Collectivité de Corse",
}
"""Where a région is one authority with its départements, or signs in another way."""

_CONTRACTED = {"Le ": "du ", "Les ": "des "}


def full_name(territory: Territory, geometry: Geometry | None) -> str:
    """Return the full name of the authority of a territory; the map says how a département is called."""
    name = territory.name
    match territory.type:
        case type_ if type_ == COMMUNE:
            return f"{'Ville' if territory.population >= VILLAGE else 'Commune'} {of_commune(territory)}"
        case type_ if type_ == DEPARTEMENT:
            mapped = geometry.departements.get(territory.code) if geometry else None
            return f"Département {mapped.of}" if mapped else f"Département {name}"
        case type_ if type_ == REGION:
            return _OWN_NAMES.get(territory.code) or f"Région {name}"
        case "EPT":
            return f"{GROUPINGS['EPT']} {name}"
        case type_ if re.match(r"C[ACU] ", name) and type_ in GROUPINGS:
            return f"{GROUPINGS[name[:2]]} {name[3:]}"
        case _:
            return name


def of_commune(territory: Territory) -> str:
    """Return the name of a commune after « de »: « de Lille », « d'Arras », « du Havre », « des Lilas »."""
    name = territory.name
    for article, contracted in _CONTRACTED.items():
        if name.startswith(article):
            return contracted + name.removeprefix(article)
    first = unaccented(name)[0].lower()
    elided = first in "aeiou" or (first in "hy" and territory.departement not in _ASPIRATED)
    return f"d'{name}" if elided else f"de {name}"
