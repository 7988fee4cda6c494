"""The points of the map at one width: those too close to be told apart are one, and each has a name where there is
room.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from macros.catalogue.subject import Subject
from macros.model.sections import region_anchor
from macros.pages.map_labels import Spot, placed
from macros.text.french.wording import counted, identifier, listed

WIDTH = 7000
"""The width of a drawing, in units of its own: whole numbers, with room for tenths of a pixel."""

APART = 25
"""Pixels between two points at least: the 24 of a target, and what parts them."""

RADIUS, TARGET, CLEAR, LETTER = 7, 12, 15, 13
"""In pixels: what a point shows, what a finger can hit, how far its name stands from it, the height of that name."""

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
class Seat:
    """A place to mark: the authorities there, how many, where it leads, how it is read out and written."""

    x: int
    y: int
    subjects: tuple[Subject, ...]
    size: int
    address: str
    label: str
    name: str


def layer(
    id_: str, pixel: float, seats: Sequence[Seat], also: tuple[Seat, ...], names: Sequence[Spot], height: int
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


def _gathered(seats: Iterable[Seat], apart: float) -> list[Seat]:
    """Return seats so that no two are closer than `apart`: one that is too close to another joins it, where that
    stands.
    """
    groups: list[list[Seat]] = []
    for seat in seats:
        group = next(
            (group for group in groups if (group[0].x - seat.x) ** 2 + (group[0].y - seat.y) ** 2 < apart**2), None
        )
        if group:
            group.append(seat)
        else:
            groups.append([seat])
    return [_joined(group) for group in groups]


def _joined(group: Sequence[Seat]) -> Seat:
    first = group[0]
    if len(group) == 1:
        return first
    size = sum(seat.size for seat in group)
    names = [seat.name for seat in group]
    who = (
        listed(names)
        if len(group) <= NAMED
        else f"{', '.join(names[: NAMED - 1])} et {counted(len(group) - NAMED + 1, 'autre')}"
    )
    regions = [identifier(subject.record.region.name) for seat in group for subject in seat.subjects]
    address = first.address if not first.subjects else f"#{region_anchor(regions[0])}"
    return replace(
        first,
        size=size,
        address=address,
        label=f"{who} : {counted(size, 'commanditaire')}, dans la liste",
        name=names[0] + (f" et {names[1]}" if len(names) == 2 else "…"),
    )
