"""Places names beside the points of a map: each on the first side where it meets no other, or nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDE = 0.52
"""The mean width of a letter, to its height, in the site's sans serif; a little more than measured, to part names."""


@dataclass(frozen=True)
class Spot:
    """A name and where it stands: its anchor's side, `start`, `end` or `middle`, and its middle line."""

    x: float
    y: float
    text: str
    anchor: str = "start"


def placed(
    points: Sequence[Spot], areas: Sequence[Spot], letter: float, clear: float, width: float, height: float
) -> list[Spot | None]:
    """Return where the name of each point stands: right, left, under or over it, or from under or over it to a side;
    None where it would meet another name or point. Then the same for the names of areas, on their middle or near it.

    `letter` is the height of a name, `clear` the radius kept free around a point, all in the units of the drawing,
    whose size bounds the names.
    """
    boxes = [(point.x - clear, point.y - clear, point.x + clear, point.y + clear) for point in points]
    spots: list[Spot | None] = []
    for rank, point in enumerate((*points, *areas)):
        long = len(point.text) * letter * WIDE
        is_area = rank >= len(points)
        sides: tuple[Spot, ...] = (
            Spot(point.x + clear, point.y, point.text, "start"),
            Spot(point.x - clear, point.y, point.text, "end"),
            Spot(point.x, point.y + clear + letter / 2, point.text, "middle"),
            Spot(point.x, point.y - clear - letter / 2, point.text, "middle"),
            *(
                Spot(point.x - way * clear / 2, point.y + level * (clear + letter / 2), point.text, anchor)
                for level in (1, -1)
                for way, anchor in ((1, "start"), (-1, "end"))
            ),
        )
        if is_area:
            sides = tuple(
                Spot(point.x, point.y + step * letter, point.text, "middle") for step in (0, -1.5, 1.5, -3, 3)
            )
        others = boxes if is_area else boxes[:rank] + boxes[rank + 1 :]
        free = next((side for side in sides if _free(_box(side, long, letter), others, width, height)), None)
        if free:
            boxes.append(_box(free, long, letter))
        spots.append(free)
    return spots


def _box(spot: Spot, long: float, letter: float) -> tuple[float, float, float, float]:
    left = {"start": spot.x, "end": spot.x - long, "middle": spot.x - long / 2}[spot.anchor]
    return left, spot.y - letter / 2, left + long, spot.y + letter / 2


def _free(
    box: tuple[float, float, float, float],
    others: Sequence[tuple[float, float, float, float]],
    width: float,
    height: float,
) -> bool:
    left, top, right, bottom = box
    inside = left >= 0 and top >= 0 and right <= width and bottom <= height
    return inside and all(right <= x1 or left >= x2 or bottom <= y1 or top >= y2 for x1, y1, x2, y2 in others)
