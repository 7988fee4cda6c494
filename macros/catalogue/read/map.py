"""The map: every département with its outline, every région, and which of them is an organisation's territory."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from macros.catalogue.read.known_files import MAP
from macros.catalogue.shapes import Line, rings
from macros.model.map import Frame, MappedDepartement, MappedRegion
from macros.model.organisation import Organisation
from macros.model.validation import read_record
from macros.text.problem import Problem
from macros.text.source import read_source
from macros.text.yaml.values import Values, read_values

FRAME, REGIONS, DEPARTEMENTS = "frame", "regions", "departements"

Area = TypeVar("Area", MappedRegion, MappedDepartement)


@dataclass(frozen=True, eq=False, repr=False)
class Geometry:
    """The map of a country: its frame, its régions and départements by code."""

    frame: Frame
    regions: Mapping[str, MappedRegion]
    departements: Mapping[str, MappedDepartement]

    def territory(self, organisation: Organisation) -> MappedRegion | None:
        """Return the département of an organisation, its région where it has none; None where the map knows neither."""
        if organisation.departement:
            return self.departements.get(organisation.departement.code)
        return self.regions.get(organisation.region.code)

    def outlines(self, territory: MappedRegion) -> tuple[Line, ...]:
        """Return the rings of a département, or of each département of a région; none where one has no outline."""
        if isinstance(territory, MappedDepartement):
            parts = [territory]
        else:
            parts = [departement for departement in self.departements.values() if departement.region == territory.code]
        return tuple(ring for part in parts for ring in rings(part.path)) if all(part.path for part in parts) else ()


def read_geometry(root: Path) -> tuple[Geometry | None, tuple[Problem, ...]]:
    """Return the map of the project in `root`, or None and the problems of its file."""
    path = root / MAP
    if not os.path.isfile(path):
        return None, (Problem(MAP, 1, "", "le fond de carte manque."),)
    source = read_source(root, path)
    if isinstance(source, Problem):
        return None, (source,)
    values, faults = read_values(source.text, source.path)
    problems = list(faults)
    if values is None or problems:
        return None, tuple(problems)
    keys = {FRAME, REGIONS, DEPARTEMENTS}
    if (
        not isinstance(values.data, dict)
        or values.data.keys() != keys
        or not all(isinstance(found, dict) for found in values.data.values())
    ):
        return None, (Problem(MAP, 1, "", f"le fond de carte doit tenir en trois clés : {', '.join(sorted(keys))}."),)
    frame, faults = read_record(Frame, values, MAP, (FRAME,))
    problems += faults
    regions = _areas(MappedRegion, values, REGIONS, problems)
    departements = _areas(MappedDepartement, values, DEPARTEMENTS, problems)
    for code, departement in departements.items():
        if departement.region not in values.data[REGIONS]:
            problems.append(
                Problem(
                    MAP,
                    values.line((DEPARTEMENTS, code)),
                    f"{DEPARTEMENTS}.{code}.region",
                    f"« {departement.region} » n'est pas une région de la carte.",
                )
            )
    return (None if problems else Geometry(frame, regions, departements)), tuple(problems)


def _areas(model: type[Area], values: Values, key: str, problems: list[Problem]) -> Mapping[str, Area]:
    """Return the sound records of one list of the file, by code; add the problems of the others."""
    found = {}
    for code in values.data[key]:
        record, faults = read_record(model, values, MAP, (key, code), {"code": code})
        problems += faults
        if record:
            found[code] = record
    return MappingProxyType(found)
