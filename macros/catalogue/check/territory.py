"""What an organisation says of its place, against the map: codes, names, and a position inside its territory."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.catalogue.families import ORGANISATION
from macros.catalogue.read.content import Content
from macros.catalogue.read.map import Geometry
from macros.catalogue.read.written import Sound
from macros.catalogue.shapes import distance
from macros.model.map import MappedRegion
from macros.model.organisation import Organisation
from macros.text.french.wording import grouped
from macros.text.problem import Problem

NEAR = 5
"""How far from its territory's outline, which is simplified, a position may fall, in kilometres."""


_COMMUNE = "21"
"""How the SIREN of a commune begins in Insee's register; 22 is a département's, 23 a région's."""

_COMMUNE_CODE = re.compile(r"(?:\d\d|2[AB])\d{3}")


def territory_problems(content: Content) -> Iterator[Problem]:
    """Find organisations that the map contradicts; without a sound map nothing is said of them."""
    if content.geometry is None:
        return
    for entry in content.sound(ORGANISATION).values():
        yield from _codes(entry, content.geometry)
        yield from _position(entry, content.geometry)


def _codes(entry: Sound[Organisation], geometry: Geometry) -> Iterator[Problem]:
    organisation = entry.record
    area = organisation.departement
    code, siren = organisation.official_code, organisation.siren
    if siren.startswith(_COMMUNE) and not _COMMUNE_CODE.fullmatch(code):
        yield _problem(
            entry,
            "official_code",
            f"« {code} » n'est pas le code d'une commune, ce que dit son SIREN ({siren}).",
            'Écrivez les cinq signes du Code officiel géographique, par exemple : "59350".',
        )
    elif not _COMMUNE_CODE.fullmatch(code) and code not in (siren, organisation.region.code, area and area.code):
        yield _problem(
            entry,
            "official_code",
            f"« {code} » n'est le code ni d'une commune, ni de son département, ni de sa région.",
            f'À défaut de code, écrivez son SIREN : "{siren}".',
        )
    if area:
        known = geometry.departements.get(area.code)
        yield from _name(entry, "departement", area.name, area.code, known)
        if known and known.region != organisation.region.code:
            region = geometry.regions[known.region]
            yield _problem(
                entry,
                "region.code",
                f"le département {known.of} est dans la région {region.of}.",
                f'Écrivez le code "{region.code}".',
            )
    yield from _name(
        entry,
        "region",
        organisation.region.name,
        organisation.region.code,
        geometry.regions.get(organisation.region.code),
    )


def _name(
    entry: Sound[Organisation], field: str, name: str, code: str, known: MappedRegion | None
) -> Iterator[Problem]:
    if known is None:
        noun = "un département" if field == "departement" else "une région"
        yield _problem(
            entry,
            f"{field}.code",
            f"« {code} » n'est pas le code d'{noun}.",
            "Vérifiez-le dans le Code officiel géographique.",
        )
    elif name != known.name:
        yield _problem(
            entry,
            f"{field}.name",
            f"« {name} » n'est pas le nom qui va avec le code {code}.",
            f"Écrivez « {known.name} », ou corrigez le code.",
        )


def _position(entry: Sound[Organisation], geometry: Geometry) -> Iterator[Problem]:
    organisation = entry.record
    territory = geometry.territory(organisation)
    outlines = geometry.outlines(territory) if territory else ()
    if territory and outlines:
        away = geometry.frame.kilometres(
            distance(outlines, geometry.frame.place(organisation.position)), organisation.position
        )
        if away > NEAR:
            yield _problem(
                entry,
                "position",
                f"ce point est à environ {grouped(round(away))} km {territory.of_title}.",
                "Vérifiez la latitude (lat) et la longitude (lon), en degrés ; une longitude à l'ouest de Greenwich est"
                " négative.",
            )


def _problem(entry: Sound[Organisation], field: str, message: str, hint: str) -> Problem:
    return entry.problem(tuple(field.split(".")), message, hint)
