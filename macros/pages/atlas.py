"""The commanditaires on a map: the country, a closer view of its densest région, each territory overseas, and the same
in words.

One drawing serves every width: what is too close to be told apart is one point that leads to the list, so that no two
points overlap nor are too small for a finger, on a phone (`narrow`) or a desk (`wide`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import ORGANISATION
from macros.catalogue.shapes import Line, box, is_archipelago, merged, simplified, simplified_ring, svg_path
from macros.catalogue.silhouettes import administers
from macros.catalogue.subject import Subject
from macros.model.map import MappedDepartement, MappedRegion
from macros.model.sections import MAP, MapSections, region_anchor
from macros.pages.atlas_list import RegionList, region_lists
from macros.pages.atlas_points import WIDTH, Layer, Seat, layer
from macros.pages.map_labels import Spot
from macros.text.french.wording import counted, identifier

CLOSER = "11"
"""The région drawn a second time, larger: Île-de-France, where a third of the country's authorities would be one
dot."""

TOLD_BELOW = ", que la liste plus bas décrit"
"""What the name of a map says of the words that tell all of it."""

MARGIN = 120

NARROW = {"country": 290, "closer": 290, "inset": 70}
WIDE = {"country": 634, "closer": 460, "inset": 84}
"""The least widths, in pixels, at which each drawing is shown on a phone and on a desk (`carte.css`)."""

TOLERANCE, SQUARE_TOLERANCE, SQUARE_DOTS = 5, 40, 80
"""Units by which a simplified line may leave the true one, on a map and in the small square of an inset, about a pixel
of which parts two dots there.
"""


@dataclass(frozen=True)
class Area:
    """A territory that its own authority administers: filled, and a link where this drawing is the one to follow it
    in.
    """

    path: str
    address: str
    label: str


@dataclass(frozen=True)
class Plate:
    """A drawing: its size, the land and its inner borders as SVG paths, the filled territories, the points by layer;
    `scattered` tells that the land is an archipelago.
    """

    id: str
    label: str
    view_box: str
    width: int
    height: int
    land: str
    borders: str
    scattered: bool
    areas: tuple[Area, ...]
    layers: tuple[Layer, ...]


@dataclass(frozen=True)
class Inset:
    """A territory overseas, drawn in a square of its own; `address` leads to its commanditaires in the list and
    `label` says how many, both empty where there is none.
    """

    plate: Plate
    name: str
    label: str
    address: str


@dataclass(frozen=True)
class Atlas:
    """All that the page prints; `closer` is None where no authority is there, `insets` are there in any case."""

    country: Plate
    closer: Plate | None
    insets: tuple[Inset, ...]
    regions: tuple[RegionList, ...]
    sections: MapSections = MAP


def atlas(catalogue: Catalogue) -> Atlas:
    """Return the map of every commanditaire and its list, région by région in alphabetical order."""
    subjects = catalogue.family(ORGANISATION)
    places = [subject for subject in subjects if subject.id in catalogue.silhouettes]
    geometry = catalogue.geometry
    away = {area.region: area for area in geometry.overseas}
    near = [subject for subject in places if subject.record.region.code == CLOSER]
    far = [subject for subject in places if subject not in near and subject.record.region.code not in away]
    country = _frame(
        tuple(
            ring
            for area in geometry.departements.values()
            if area.region not in away
            for ring in geometry.outlines(area)
        )
    )
    closer = None
    gathered: tuple[Seat, ...] = ()
    if near:
        region = geometry.regions[CLOSER]
        frame = _frame(geometry.outlines(region))
        label = f"Carte {region.of_title} et de ses commanditaires{TOLD_BELOW}"
        closer = _plate(catalogue, frame, "closer", label, near, near, ())
        centre = frame.centre
        name = f"{region.name} : {counted(len(near), 'commanditaire')}, à voir sur la carte rapprochée"
        gathered = (Seat(*country.at(centre), (), len(near), f"#{MAP.closer.anchor}", name, region.name),)
    return Atlas(
        country=_plate(
            catalogue,
            country,
            "country",
            f"Carte de la France et des commanditaires des projets{TOLD_BELOW}",
            far,
            (*far, *near),
            gathered,
        ),
        closer=closer,
        insets=tuple(
            _inset(catalogue, area, [subject for subject in places if subject.record.region.code == code])
            for code, area in away.items()
        ),
        regions=region_lists(catalogue, subjects),
    )


@dataclass(frozen=True)
class _Frame:
    """How the map's outlines fall on a drawing."""

    outlines: tuple[Line, ...]
    left: float
    top: float
    scale: float
    height: int
    tolerance: int

    @property
    def centre(self) -> tuple[float, float]:
        return _middle(self.outlines)

    def at(self, point: tuple[float, float]) -> tuple[int, int]:
        return round((point[0] - self.left) * self.scale) + MARGIN, round((point[1] - self.top) * self.scale) + MARGIN

    def line(self, line: Line) -> Line:
        return tuple(((x - self.left) * self.scale + MARGIN, (y - self.top) * self.scale + MARGIN) for x, y in line)

    def rings(self, rings: Iterable[Line]) -> str:
        outlines = tuple(rings)
        return svg_path(
            (simplified_ring(self.line(ring), self.tolerance) for ring in outlines),
            closed=True,
            dots=SQUARE_DOTS if is_archipelago(outlines) else 0,
        )


def _frame(outlines: tuple[Line, ...]) -> _Frame:
    left, top, right, bottom = box(outlines)
    scale = (WIDTH - 2 * MARGIN) / (right - left)
    return _Frame(outlines, left, top, scale, round((bottom - top) * scale) + 2 * MARGIN, TOLERANCE)


def _square(outlines: tuple[Line, ...]) -> _Frame:
    """Return the frame of a territory in the middle of a square."""
    left, top, right, bottom = box(outlines)
    side = max(right - left, bottom - top)
    return _Frame(
        outlines,
        (left + right - side) / 2,
        (top + bottom - side) / 2,
        (WIDTH - 2 * MARGIN) / side,
        WIDTH,
        SQUARE_TOLERANCE,
    )


def _inset(catalogue: Catalogue, area: MappedDepartement, subjects: Sequence[Subject]) -> Inset:
    frame = _square(catalogue.geometry.outlines(area))
    return Inset(
        plate=_plate(catalogue, frame, "inset", f"Carte {area.of_title}", subjects, subjects, ()),
        name=area.name,
        label=f"{area.name} : {counted(len(subjects), 'commanditaire')}, dans la liste" if subjects else "",
        address=f"#{region_anchor(identifier(subjects[0].record.region.name))}" if subjects else "",
    )


def _plate(
    catalogue: Catalogue,
    frame: _Frame,
    id_: str,
    label: str,
    marked: Sequence[Subject],
    filled: Sequence[Subject],
    also: tuple[Seat, ...],
) -> Plate:
    outer, borders = merged(frame.outlines)
    place = catalogue.geometry.frame.place
    seats = [
        Seat(
            *frame.at(place(subject.record.position)),
            (subject,),
            1,
            subject.address,
            _read(catalogue, subject),
            subject.record.short,
        )
        for subject in marked
        if not administers(subject.record)
    ]
    areas = [
        (subject, _outer(catalogue, catalogue.silhouettes[subject.id].territory))
        for subject in sorted(filled, key=lambda subject: subject.record.departement is not None)
        if administers(subject.record)
    ]
    names = [
        Spot(*frame.at(_middle(rings)), subject.record.short, "middle") for subject, rings in areas if subject in marked
    ]
    return Plate(
        id=id_,
        label=label,
        view_box=f"0 0 {WIDTH} {frame.height}",
        width=WIDTH // 10,
        height=frame.height // 10,
        land=frame.rings(outer),
        borders=svg_path((simplified(frame.line(line), frame.tolerance) for line in borders), closed=False),
        scattered=is_archipelago(outer),
        areas=tuple(
            Area(frame.rings(rings), subject.address if subject in marked else "", _read(catalogue, subject))
            for subject, rings in areas
        ),
        layers=tuple(
            layer(name, WIDTH / widths[id_], seats, also, names, frame.height)
            for name, widths in (("etroit", NARROW), ("large", WIDE))
        ),
    )


def _outer(catalogue: Catalogue, area: MappedRegion) -> tuple[Line, ...]:
    outlines = catalogue.geometry.outlines(area)
    return outlines if isinstance(area, MappedDepartement) else merged(outlines)[0]


def _middle(outlines: Iterable[Line]) -> tuple[float, float]:
    left, top, right, bottom = box(outlines)
    return (left + right) / 2, (top + bottom) / 2


def _read(catalogue: Catalogue, subject: Subject) -> str:
    projects = catalogue.projects_of(subject)
    return f"{subject.label} : {projects[0].title if len(projects) == 1 else counted(len(projects), 'projet')}"
