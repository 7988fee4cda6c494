"""The map: départements and régions with their outlines, and which of them is the territory of an organisation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from macros.catalogue.read.file_entry import Faulty, Sound
from macros.catalogue.read.known_files import MAP
from macros.catalogue.read.reader import Reader
from macros.catalogue.shapes import Line, box, rings
from macros.model.map import Frame, MappedDepartement, MappedRegion
from macros.model.organisation import Organisation
from macros.text.problem import Kind, Topic
from macros.text.yaml.values import Values

FRAME, REGIONS, DEPARTEMENTS = "frame", "regions", "departements"

TOPIC = Topic("Le fond de carte")

_RESTORE = f"Rétablissez {MAP} depuis le dépôt."

NO_MAP = Kind("carte-absente", "le fond de carte manque.", general=_RESTORE)
NO_KEYS = Kind("carte-mal-formee", "le fond de carte doit tenir en trois clés : {keys}.", general=_RESTORE)
NO_REGION = Kind(
    "region-absente",
    "« {region} » n'est pas une région de la carte.",
    general="Prenez un code de la liste « regions » du même fichier.",
)

Area = TypeVar("Area", MappedRegion, MappedDepartement)


@dataclass(frozen=True, eq=False, repr=False)
class Geometry:
    """The map of a country: its frame, its régions and départements by code.

    Overseas territories are drawn in the plane of the others, far to the west or to the east of the frame.
    """

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
        paths = [part.path for part in parts if part.path]
        return tuple(ring for path in paths for ring in rings(path)) if len(paths) == len(parts) else ()

    @property
    def overseas(self) -> tuple[MappedDepartement, ...]:
        """The territories drawn out of the frame."""
        drawn = ((area, box(self.outlines(area))) for area in self.departements.values() if area.path)
        return tuple(area for area, (left, _, right, _) in drawn if right < 0 or left > self.frame.width)


def read_geometry(reader: Reader) -> Geometry | None:
    """Return the map of the project, None where its file is absent or faulty."""
    if not reader.has(MAP):
        reader.tell(NO_MAP().at(MAP))
        return None
    values = reader.data(MAP, whole=True)
    if values is None:
        return None
    keys = {FRAME, REGIONS, DEPARTEMENTS}
    if (
        not isinstance(values.data, dict)
        or values.data.keys() != keys
        or not all(isinstance(part, dict) for part in values.data.values())
    ):
        reader.tell(NO_KEYS(keys=", ".join(sorted(keys))).at(MAP))
        return None
    before = len(reader.problems)
    frame = reader.made(Frame, MAP, values, (FRAME,))
    regions = _areas(reader, MappedRegion, values, REGIONS)
    departements = _areas(reader, MappedDepartement, values, DEPARTEMENTS)
    for code, departement in departements.items():
        if departement.region not in values.data[REGIONS]:
            finding = NO_REGION(region=departement.region)
            reader.tell(finding.at(MAP, values.line((DEPARTEMENTS, code)), f"{DEPARTEMENTS}.{code}.region"))
    if isinstance(frame, Faulty) or len(reader.problems) > before:
        return None
    return Geometry(frame.record, regions, departements)


def _areas(reader: Reader, model: type[Area], values: Values, key: str) -> Mapping[str, Area]:
    """Return the sound records of one list of the file, by code."""
    areas = {code: reader.made(model, MAP, values, (key, code), {"code": code}) for code in values.data[key]}
    return MappingProxyType({code: area.record for code, area in areas.items() if isinstance(area, Sound)})
