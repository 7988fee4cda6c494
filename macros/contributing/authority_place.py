"""Where an authority is: the commune of its seat, its département and région, its position. Each is given by an option,
else known, else asked.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from macros.contributing.authority_names import of_commune
from macros.contributing.questions import Refused, code_of, filled, number
from macros.contributing.session import Session
from macros.model.organisation import Position
from macros.model.territory import COMMUNE, DEPARTEMENT, OVERSEAS, REGION, Territory

_MAPS = "un clic droit sur une carte en ligne la donne, en degrés."


class Answers:
    """The answers that options give, or that are known; None for those to ask."""

    def __init__(self, options: argparse.Namespace, known: Mapping[str, str]) -> None:
        self._options = options
        self._known = MappingProxyType(dict(known))

    def __getitem__(self, option: str) -> str | None:
        given: str | None = getattr(self._options, option, None)
        return given if given is not None else self._known.get(option)


def seat_of(session: Session, given: Answers, territory: Territory | None) -> Territory | None:
    """Return the commune of the seat: asked where nothing says it; None where no territory is known at all."""
    territories = session.content.territories
    if territory and territory.type == COMMUNE:
        return territory
    proposed = territories.coded(territory.seat, COMMUNE) if territory else None
    if proposed and territory and not territory.is_grouping and given["siege"] is None:
        return proposed
    if not territories:
        return None
    departement = territory.departement if territory else given["departement"] or ""

    def check(text: str) -> str:
        communes = [commune for commune in territories.named(filled(text)) if commune.type == COMMUNE]
        near = [commune for commune in communes if commune.departement == departement] or communes
        if not near:
            close = [commune.name for commune in territories.near(text) if commune.type == COMMUNE]
            near_names = f" Noms proches : {', '.join(close)}." if close else ""
            raise Refused(f"« {text} » n'est pas une commune connue.{near_names}")
        if len(near) > 1:
            says = ", ".join(f"{commune.name} ({territories.where(commune)})" for commune in near[:6])
            raise Refused(f"plusieurs communes portent ce nom : {says}. Ajoutez le département entre parenthèses.")
        return near[0].code

    code = session.dialogue.ask(given["siege"], "Commune du siège", check, default=proposed.name if proposed else "")
    return territories.coded(code, COMMUNE)


def areas_of(session: Session, given: Answers, territory: Territory | None, seat: Territory | None) -> dict[str, Any]:
    """Return the département and the région, named as the Code officiel géographique names them, or the map."""
    territories, geometry = session.content.territories, session.content.geometry
    if seat:
        region = territories.coded(seat.region, REGION, OVERSEAS)
        departement = territories.coded(seat.departement, DEPARTEMENT, OVERSEAS)
        is_region = (territory and territory.type == REGION) or given["departement"] == ""
        return {
            "departement": None
            if is_region or not departement
            else {"code": departement.code, "name": departement.name},
            "region": {"code": seat.region, "name": region.name if region else ""},
        }
    if geometry is None:
        raise Refused("le fond de carte ne peut pas être lu : « verifier » dit pourquoi.")
    ask = session.dialogue.ask
    check = code_of(geometry.departements, "un département", optional=True)
    code = ask(given["departement"], "Code du département (rien pour une région)", check)
    area = geometry.departements[code] if code else None
    region_code = (
        area.region if area else ask(given["region"], "Code de la région", code_of(geometry.regions, "une région"))
    )
    return {
        "departement": {"code": code, "name": area.name} if area else None,
        "region": {"code": region_code, "name": geometry.regions[region_code].name},
    }


def position_of(session: Session, given: Answers, seat: Territory | None) -> dict[str, float]:
    """Return where the seat is: known, or asked."""
    known: Position | None = seat.position if seat else None
    if known and given["latitude"] is None and given["longitude"] is None:
        return {"lat": known.lat, "lon": known.lon}
    if seat and given["latitude"] is None:
        print(f"  Position {of_commune(seat)} : {_MAPS}")
    ask = session.dialogue.ask
    return {
        "lat": float(ask(given["latitude"], "Latitude du siège", number(-90, 90))),
        "lon": float(ask(given["longitude"], "Longitude du siège", number(-180, 180))),
    }
