"""Checks organisations against the Code officiel géographique: their code, SIREN and département, and a position near
their seat.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from macros.catalogue.families import ORGANISATION
from macros.catalogue.read.content import Content
from macros.catalogue.read.file_entry import Sound
from macros.catalogue.read.territories import Territories, same_name
from macros.model.map import EARTH_RADIUS
from macros.model.organisation import Organisation, Position
from macros.model.territory import COMMUNE, DEPARTEMENT, OVERSEAS, Territory
from macros.text.french.wording import grouped
from macros.text.problem import Finding, Kind, Problem, Topic

NEAR = 15
"""How far from the main place of its seat a position may fall, in kilometres."""

COMMUNE_CODE = re.compile(r"(?:\d\d|2[AB])\d{3}")

TOPIC = Topic("Le Code officiel géographique", "Ce qu'une organisation dit d'elle-même lui est confronté.")

POSTAL_CODE = Kind(
    "code-postal",
    "« {code} » est un code postal, non un code officiel.",
    'Écrivez le code officiel de {commune} : "{right}".',
    'official_code: "38185"',
)
UNKNOWN_COMMUNE = Kind(
    "code-de-commune-inconnu",
    "« {code} » n'est le code officiel d'aucune commune.",
    "{cure}",
    'official_code: "38185"',
    "Le message donne le bon code quand le nom le dit ; sinon, cherchez-le dans le Code officiel géographique.",
)
OTHER_COMMUNE = Kind(
    "code-d-une-autre-commune",
    "« {code} » est le code de {commune} ({where}), non de « {name} ».",
    "{cure}",
    'official_code: "38185"',
    "Corrigez le code, ou le nom.",
)
OTHER_SIREN = Kind(
    "siren-contredit",
    "« {siren} » n'est pas le numéro SIREN de {commune}.",
    'Écrivez : "{right}".',
    'siren: "213801855"',
)
OTHER_DEPARTEMENT = Kind(
    "departement-contredit",
    "{commune} est dans un autre département, {departement}.",
    'Écrivez le code "{code}", et ce nom.',
    'departement: {code: "38", name: Isère}',
)
FAR_FROM_SEAT = Kind(
    "position-loin-du-siege",
    "ce point est à environ {distance} km de {commune}.",
    "Le sien : {right}.",
    "position: {lat: 45.1787, lon: 5.7148}",
)


def official_code_problems(content: Content) -> Iterator[Problem]:
    """Find the organisations that the Code officiel géographique contradicts; without it nothing is said of them."""
    territories = content.territories
    if not territories:
        return
    for entry in content.sound(ORGANISATION).values():
        organisation = entry.record
        if organisation.is_abroad:
            continue
        commune = None
        if COMMUNE_CODE.fullmatch(organisation.official_code):
            commune = territories.coded(organisation.official_code, COMMUNE)
            yield from _commune(entry, commune, territories)
        is_seat = commune and commune.name == organisation.seat
        seat = commune if is_seat else _meant(organisation, territories) or commune
        if seat and seat.position and _kilometres(seat.position, organisation.position) > NEAR:
            distance = grouped(round(_kilometres(seat.position, organisation.position)))
            right = f"{{ lat: {seat.position.lat}, lon: {seat.position.lon} }}"
            yield entry.problem(("position",), FAR_FROM_SEAT(distance=distance, commune=seat.name, right=right))


def wrong_code(code: str, organisation: str, departement: str, territories: Territories) -> Finding | None:
    """Return why a five-digit code is wrong; None where it is a commune's. The name of the organisation and its
    département say which commune was meant.
    """
    if territories.coded(code, COMMUNE):
        return None
    served = territories.posted(code)
    namesakes = [commune for commune in territories.named(organisation) if commune.type == COMMUNE]
    near = [commune for commune in namesakes if departement in ("", commune.departement)]
    only = near[0] if len(near) == 1 else None
    if served:
        right = next((commune for commune in served if same_name(organisation, commune)), only or served[0])
        return POSTAL_CODE(code=code, commune=right.name, right=right.code)
    cure = f'Celui de {only.name} est "{only.code}".' if only else "Vérifiez-le dans le Code officiel géographique."
    return UNKNOWN_COMMUNE(code=code, cure=cure)


def _commune(entry: Sound[Organisation], commune: Territory | None, territories: Territories) -> Iterator[Problem]:
    organisation = entry.record
    code, area = organisation.official_code, organisation.departement
    if not commune:
        finding = wrong_code(code, organisation.name, area.code if area else "", territories)
        if finding:
            yield entry.problem(("official_code",), finding)
        return
    if not any(same_name(text, commune) for text in (organisation.name, organisation.short)):
        namesake = _meant(organisation, territories)
        cure = f'Celui de {namesake.name} est "{namesake.code}".' if namesake else "Corrigez le code, ou le nom."
        where = territories.where(commune)
        finding = OTHER_COMMUNE(code=code, commune=commune.name, where=where, name=organisation.name, cure=cure)
        yield entry.problem(("official_code",), finding)
        return
    if commune.siren and organisation.siren and commune.siren != organisation.siren:
        finding = OTHER_SIREN(siren=organisation.siren, commune=commune.name, right=commune.siren)
        yield entry.problem(("siren",), finding)
    right = area and area.code != commune.departement and territories.coded(commune.departement, DEPARTEMENT, OVERSEAS)
    if right:
        finding = OTHER_DEPARTEMENT(commune=commune.name, departement=right.name, code=right.code)
        yield entry.problem(("departement", "code"), finding)


def _meant(organisation: Organisation, territories: Territories) -> Territory | None:
    """Return the commune where an organisation has its seat, if only one can be meant."""
    return territories.spelled(organisation.seat, organisation.departement.code if organisation.departement else "")


def _kilometres(one: Position, other: Position) -> float:
    """Return the distance between two points on the ground."""
    lat, other_lat, step = math.radians(one.lat), math.radians(other.lat), math.radians(other.lon - one.lon)
    half = math.sin((other_lat - lat) / 2) ** 2 + math.cos(lat) * math.cos(other_lat) * math.sin(step / 2) ** 2
    return 2 * EARTH_RADIUS * math.asin(math.sqrt(half))
