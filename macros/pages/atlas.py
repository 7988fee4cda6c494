"""The commanditaires on a map: the country, a closer view of its densest région, and the same in words.

One drawing serves every width: what is too close to be told apart is one point that leads to the list, so that no two
points overlap nor are too small for a finger, on a phone (`narrow`) or a desk (`wide`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import ORGANISATION, PLACE
from macros.catalogue.project import Project
from macros.catalogue.shapes import Line, box, merged, simplified, simplified_ring, svg_path
from macros.catalogue.silhouettes import administers
from macros.catalogue.subject import Subject
from macros.model.map import MappedDepartement, MappedRegion
from macros.model.sections import MAP, MapSections, region_anchor
from macros.pages.labels import Spot, placed
from macros.text.french.wording import counted, folded, identifier, listed

CLOSER = "11"
"""The région drawn a second time, larger: Île-de-France, where a third of the country's authorities would be one
dot."""

WIDTH = 7000
"""The width of a drawing, in units of its own: whole numbers, with room for tenths of a pixel."""

MARGIN = 120

NARROW = {"country": 290, "closer": 290}
WIDE = {"country": 634, "closer": 460}
"""The least widths, in pixels, at which each drawing is shown on a phone and on a desk (`carte.css`)."""

APART = 25
"""Pixels between two points at least: the 24 of a target, and what parts them."""

RADIUS, TARGET, CLEAR, LETTER = 7, 12, 15, 13
"""In pixels: what a point shows, what a finger can hit, how far its name stands from it, the height of that name."""

TOLERANCE = 5
"""Units by which a simplified line may leave the true one."""

NAMED = 4
"""Up to how many authorities a point calls by name."""


@dataclass(frozen=True)
class Point:
    """A point: where, how large, the number of authorities it stands for (empty for one), where it leads and its name.

    `label` is read out; `name` is written beside it, at `text_x`, `text_y`, where there is room; empty otherwise.
    """

    x: int
    y: int
    number: str
    address: str
    label: str
    name: str = ""
    text_x: int = 0
    text_y: int = 0
    anchor: str = "start"


@dataclass(frozen=True)
class Layer:
    """The points at one width, and the sizes that suit it, in the drawing's units; `names` are those of the
    territories.
    """

    id: str
    radius: int
    target: int
    letter: int
    baseline: int
    points: tuple[Point, ...]
    names: tuple[Spot, ...]


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
    """A drawing: its size, the land and its inner borders as SVG paths, the filled territories, the points by layer."""

    id: str
    label: str
    view_box: str
    width: int
    height: int
    land: str
    borders: str
    areas: tuple[Area, ...]
    layers: tuple[Layer, ...]


@dataclass(frozen=True)
class Listed:
    """An authority in the list: its projects, and whether the map, which stops at Europe's shores, leaves it out."""

    subject: Subject
    where: str
    projects: tuple[Project, ...]
    off: bool


@dataclass(frozen=True)
class RegionList:
    """The authorities of a région."""

    id: str
    subject: Subject
    authorities: tuple[Listed, ...]


@dataclass(frozen=True)
class Atlas:
    """All that the page prints; `closer` is None where no authority is there."""

    country: Plate
    closer: Plate | None
    regions: tuple[RegionList, ...]
    sections: MapSections = MAP


def atlas(catalogue: Catalogue) -> Atlas:
    """Return the map of every commanditaire and its list, région by région in alphabetical order."""
    subjects = catalogue.family(ORGANISATION)
    shown = [subject for subject in subjects if subject.id in catalogue.silhouettes]
    near = [subject for subject in shown if subject.record.region.code == CLOSER]
    far = [subject for subject in shown if subject not in near]
    geometry = catalogue.geometry
    country = _frame(tuple(ring for area in geometry.departements.values() for ring in geometry.outlines(area)))
    closer = None
    gathered: tuple[_Seat, ...] = ()
    if near:
        region = geometry.regions[CLOSER]
        frame = _frame(geometry.outlines(region))
        closer = _plate(catalogue, frame, "closer", f"Carte {region.of_title} et de ses commanditaires", near, near, ())
        centre = frame.centre
        name = f"{region.name} : {counted(len(near), 'commanditaire')}, à voir sur la carte rapprochée"
        gathered = (_Seat(*country.at(centre), (), len(near), f"#{MAP.closer.anchor}", name, region.name),)
    return Atlas(
        country=_plate(
            catalogue, country, "country", "Carte de la France et des commanditaires des projets", far, shown, gathered
        ),
        closer=closer,
        regions=_regions(catalogue, subjects),
    )


@dataclass(frozen=True)
class _Frame:
    """How the map's outlines fall on a drawing."""

    outlines: tuple[Line, ...]
    left: float
    top: float
    scale: float
    height: int

    @property
    def centre(self) -> tuple[float, float]:
        return _middle(self.outlines)

    def at(self, point: tuple[float, float]) -> tuple[int, int]:
        return round((point[0] - self.left) * self.scale) + MARGIN, round((point[1] - self.top) * self.scale) + MARGIN

    def line(self, line: Line) -> Line:
        return tuple(((x - self.left) * self.scale + MARGIN, (y - self.top) * self.scale + MARGIN) for x, y in line)

    def rings(self, rings: Iterable[Line]) -> str:
        return svg_path((simplified_ring(self.line(ring), TOLERANCE) for ring in rings), closed=True)


@dataclass(frozen=True)
class _Seat:
    """A place to mark: the authorities there, how many, where it leads, how it is read out and written."""

    x: int
    y: int
    subjects: tuple[Subject, ...]
    size: int
    address: str
    label: str
    name: str


def _frame(outlines: tuple[Line, ...]) -> _Frame:
    left, top, right, bottom = box(outlines)
    scale = (WIDTH - 2 * MARGIN) / (right - left)
    return _Frame(outlines, left, top, scale, round((bottom - top) * scale) + 2 * MARGIN)


def _plate(
    catalogue: Catalogue,
    frame: _Frame,
    id_: str,
    label: str,
    marked: Sequence[Subject],
    filled: Sequence[Subject],
    also: tuple[_Seat, ...],
) -> Plate:
    outer, borders = merged(frame.outlines)
    place = catalogue.geometry.frame.place
    seats = [
        _Seat(
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
        borders=svg_path((simplified(frame.line(line), TOLERANCE) for line in borders), closed=False),
        areas=tuple(
            Area(frame.rings(rings), subject.address if subject in marked else "", _read(catalogue, subject))
            for subject, rings in areas
        ),
        layers=tuple(
            _layer(name, WIDTH / widths[id_], seats, also, names, frame.height)
            for name, widths in (("etroit", NARROW), ("large", WIDE))
        ),
    )


def _outer(catalogue: Catalogue, area: MappedRegion) -> tuple[Line, ...]:
    outlines = catalogue.geometry.outlines(area)
    return outlines if isinstance(area, MappedDepartement) else merged(outlines)[0]


def _middle(outlines: Iterable[Line]) -> tuple[float, float]:
    left, top, right, bottom = box(outlines)
    return (left + right) / 2, (top + bottom) / 2


def _layer(
    id_: str, pixel: float, seats: Sequence[_Seat], also: tuple[_Seat, ...], names: Sequence[Spot], height: int
) -> Layer:
    """Return the points at a width where a pixel is so many units."""
    gathered = sorted(_gathered((*also, *seats), APART * pixel), key=lambda seat: (seat.y, seat.x))
    points = [
        Point(seat.x, seat.y, str(seat.size) if seat.size > 1 else "", seat.address, seat.label) for seat in gathered
    ]
    spots = placed(
        [Spot(seat.x, seat.y, seat.name) for seat in gathered], names, LETTER * pixel, CLEAR * pixel, WIDTH, height
    )
    return Layer(
        id=id_,
        radius=round(RADIUS * pixel),
        target=round(TARGET * pixel),
        letter=round(LETTER * pixel),
        baseline=round(LETTER * pixel * 0.35),
        points=tuple(
            replace(point, name=spot.text, text_x=round(spot.x), text_y=round(spot.y), anchor=spot.anchor)
            if spot
            else point
            for point, spot in zip(points, spots)
        ),
        names=tuple(replace(spot, x=round(spot.x), y=round(spot.y)) for spot in spots[len(points) :] if spot),
    )


def _gathered(seats: Iterable[_Seat], apart: float) -> list[_Seat]:
    """Return seats so that no two are closer than `apart`: one that is too close to another joins it, where that
    stands.
    """
    kept: list[list[_Seat]] = []
    for seat in seats:
        group = next(
            (group for group in kept if (group[0].x - seat.x) ** 2 + (group[0].y - seat.y) ** 2 < apart**2), None
        )
        if group:
            group.append(seat)
        else:
            kept.append([seat])
    return [_joined(group) for group in kept]


def _joined(group: Sequence[_Seat]) -> _Seat:
    first = group[0]
    if len(group) == 1:
        return first
    size = sum(seat.size for seat in group)
    named = [seat.name for seat in group]
    who = (
        listed(named)
        if len(group) <= NAMED
        else f"{', '.join(named[: NAMED - 1])} et {counted(len(group) - NAMED + 1, 'autre')}"
    )
    regions = [identifier(subject.record.region.name) for seat in group for subject in seat.subjects]
    address = first.address if not first.subjects else f"#{region_anchor(regions[0])}"
    return replace(
        first,
        size=size,
        address=address,
        label=f"{who} : {counted(size, 'commanditaire')}, dans la liste",
        name=named[0] + (f" et {named[1]}" if len(named) == 2 else "…"),
    )


def _read(catalogue: Catalogue, subject: Subject) -> str:
    projects = catalogue.projects_of(subject)
    return f"{subject.label} : {projects[0].title if len(projects) == 1 else counted(len(projects), 'projet')}"


def _regions(catalogue: Catalogue, subjects: Iterable[Subject]) -> tuple[RegionList, ...]:
    found: dict[str, list[Listed]] = {}
    for subject in sorted(subjects, key=lambda subject: folded(subject.label)):
        record = subject.record
        where = "" if administers(record) or not record.departement else record.departement.name
        found.setdefault(identifier(record.region.name), []).append(
            Listed(subject, where, catalogue.projects_of(subject), subject.id not in catalogue.silhouettes)
        )
    places = catalogue.subjects[PLACE.id]
    return tuple(
        RegionList(region_anchor(id_), places[id_], tuple(authorities)) for id_, authorities in sorted(found.items())
    )
