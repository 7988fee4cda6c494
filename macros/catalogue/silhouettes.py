"""The silhouette of each organisation: the outline of its territory at the two sizes that pages show, with its seat.

An outline is drawn once per territory, whatever the number of its organisations. Each size keeps only the points it can
show: a card weighs some three hundred bytes, and needs neither a sprite nor a request.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from macros.catalogue.read.map import Geometry
from macros.catalogue.shapes import Line, box, is_archipelago, merged, simplified, simplified_ring, svg_path
from macros.model.map import MappedDepartement, MappedRegion
from macros.model.organisation import Organisation

LARGE, SMALL = 200, 56
"""The sizes of a silhouette at the head of a page and in the corner of a card, in CSS pixels."""

TENTHS = 10
"""Coordinates are whole tenths of a pixel: a decimal sign would cost more than it shows."""

MARGIN = 2
"""Pixels left around the outline, for the thickness of its line."""

TOLERANCE = {LARGE: 0.8, SMALL: 0.6}
"""How many pixels a simplified outline may leave the true one by; inner borders, which are hairlines, twice as much."""


DOTS = {LARGE: 10, SMALL: 25}
"""The step of the grid on which the dots of an archipelago stand, in tenths of a pixel."""


@dataclass(frozen=True)
class Drawing:
    """A silhouette at one size: its width and height in tenths of a pixel, SVG paths; `borders` and `point` may be
    empty. `scattered` tells that it is an archipelago, mostly dots.
    """

    width: int
    height: int
    outline: str
    borders: str
    point: str
    scattered: bool


@dataclass(frozen=True)
class Silhouette:
    """The territory of an organisation, drawn; `whole` where the organisation administers all of it: no seat is marked
    then.
    """

    territory: MappedRegion
    whole: bool
    large: Drawing
    small: Drawing


def silhouettes(geometry: Geometry, organisations: Iterable[Organisation]) -> Mapping[str, Silhouette]:
    """Return the silhouette of each organisation by identifier; those whose territory the map doesn't draw are left
    out.
    """
    outlines: dict[str, Silhouette] = {}
    plates: dict[MappedRegion, tuple[_Plate, _Plate] | None] = {}
    for organisation in organisations:
        territory = geometry.territory(organisation)
        if territory is None:
            continue
        if territory not in plates:
            plates[territory] = _plates(geometry, territory)
        pair = plates[territory]
        if pair:
            whole = administers(organisation)
            seat = None if whole else geometry.frame.place(organisation.position)
            outlines[organisation.id] = Silhouette(territory, whole, *(plate.drawing(seat) for plate in pair))
    return MappingProxyType(outlines)


def administers(organisation: Organisation) -> bool:
    """Tell whether an organisation is a département or a région itself, by its code."""
    return organisation.official_code == (organisation.departement or organisation.region).code


@dataclass(frozen=True)
class _Plate:
    """An outline drawn at one size, and how to place a point of the map on it."""

    left: float
    top: float
    scale: float
    width: int
    height: int
    outline: str
    borders: str
    scattered: bool

    def drawing(self, seat: tuple[float, float] | None) -> Drawing:
        """Return the drawing with a seat's point: the shortest line, which a round end makes a disc of any size."""
        point = (
            "m{} {}h1".format(*(round(value) for value in _scaled((seat,), self.left, self.top, self.scale)[0]))
            if seat
            else ""
        )
        return Drawing(self.width, self.height, self.outline, self.borders, point, self.scattered)


def _plates(geometry: Geometry, territory: MappedRegion) -> tuple[_Plate, _Plate] | None:
    """Return a territory's outline drawn at both sizes, or None where the map has none."""
    outlines = geometry.outlines(territory)
    if not outlines:
        return None
    outer, borders = (outlines, ()) if isinstance(territory, MappedDepartement) else merged(outlines)
    return _plate(outer, borders, LARGE), _plate(outer, (), SMALL)


def _plate(outer: tuple[Line, ...], borders: tuple[Line, ...], size: int) -> _Plate:
    left, top, right, bottom = box(outer)
    scale = (size - 2 * MARGIN) * TENTHS / max(right - left, bottom - top)
    margin = MARGIN * TENTHS / scale
    left, top = left - margin, top - margin
    tolerance = TOLERANCE[size] / scale * TENTHS
    scattered = is_archipelago(outer)
    coarse = 3 * tolerance if scattered else tolerance  # an island is there larger than a dot, or a dot
    rings = (_scaled(simplified_ring(ring, coarse), left, top, scale) for ring in outer)
    return _Plate(
        left,
        top,
        scale,
        round((right + margin - left) * scale),
        round((bottom + margin - top) * scale),
        svg_path(rings, closed=True, dots=DOTS[size] if scattered else 0),
        svg_path((_scaled(simplified(line, 2 * tolerance), left, top, scale) for line in borders), closed=False),
        scattered,
    )


def _scaled(line: Line, left: float, top: float, scale: float) -> Line:
    return tuple(((x - left) * scale, (y - top) * scale) for x, y in line)
