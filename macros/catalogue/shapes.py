"""Plane outlines: read from SVG paths, merged, tested for a point, simplified, written as SVG paths.

A ring is a closed outline, without its first point repeated at the end; a line is open. These few functions are written
here because a geometry library would bring a compiled library of arrays.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

Point = tuple[float, float]
Line = tuple[Point, ...]

ARCHIPELAGO = 1 / 6
"""A territory is an archipelago where its largest island takes at most this share of it."""

_NUMBER = re.compile(r"-?\d+")


def rings(path: str) -> tuple[Line, ...]:
    """Return the rings of an SVG path made of relative moves, lines and closings."""
    closed_rings = []
    x = y = 0
    for part in path.split("z")[:-1]:
        numbers = [int(number) for number in _NUMBER.findall(part)]
        ring = []
        for dx, dy in zip(numbers[::2], numbers[1::2]):
            x, y = x + dx, y + dy
            ring.append((x, y))
        x, y = ring[0]
        closed_rings.append(tuple(ring))
    return tuple(closed_rings)


def merged(neighbours: Iterable[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Merge rings that share borders point by point: return the outer rings, and the shared borders as lines."""
    shared = Counter(frozenset(side) for ring in neighbours for side in _sides(ring))
    outer = tuple(line[:-1] for line in _chained((side for side, uses in shared.items() if uses == 1), through=True))
    return outer, tuple(_chained((side for side, uses in shared.items() if uses > 1), through=False))


def contains(outline: Iterable[Line], point: Point) -> bool:
    """Tell whether a point is inside rings, those inside others being holes."""
    x, y = point
    crossed = sum(
        (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for ring in outline
        for (x1, y1), (x2, y2) in _sides(ring)
    )
    return crossed % 2 == 1


def distance(outline: Iterable[Line], point: Point) -> float:
    """Return how far a point is from rings; zero inside."""
    points = tuple(outline)
    return 0.0 if contains(points, point) else min(_away(point, *side) for ring in points for side in _sides(ring))


def box(lines: Iterable[Line]) -> tuple[float, float, float, float]:
    """Return the left, top, right and bottom of lines."""
    points = [point for line in lines for point in line]
    xs, ys = zip(*points)
    return min(xs), min(ys), max(xs), max(ys)


def simplified(line: Line, tolerance: float) -> Line:
    """Return the fewest points of a line that stay within `tolerance` of it, ends included (Douglas and
    Peucker, 1973).
    """
    ranks = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, rank = max(
            ((_away(line[rank], line[first], line[last]), rank) for rank in range(first + 1, last)), default=(0.0, 0)
        )
        if far > tolerance:
            ranks.add(rank)
            waiting += [(first, rank), (rank, last)]
    return tuple(line[rank] for rank in sorted(ranks))


def simplified_ring(ring: Line, tolerance: float) -> Line:
    """Simplify a ring; fewer than three points are left where it is smaller than `tolerance`."""
    far = max(range(len(ring)), key=lambda rank: math.dist(ring[0], ring[rank]))
    return simplified(ring[: far + 1], tolerance)[:-1] + simplified((*ring[far:], ring[0]), tolerance)[:-1]


def is_archipelago(outline: Iterable[Line]) -> bool:
    """Tell whether an outline is made of islands so far apart that none shows its shape where all are in sight."""
    rings_ = tuple(outline)
    return max(map(_extent, ((ring,) for ring in rings_))) < ARCHIPELAGO * _extent(rings_)


def svg_path(lines: Iterable[Sequence[Point]], closed: bool, dots: int = 0) -> str:
    """Return the SVG path of lines, rounded to whole relative coordinates.

    Lines that rounding reduces to a point are left out; with `dots`, they stay as the shortest line, one per square of
    a grid of that step.
    """
    text = []
    here = (0, 0)
    dotted: set[Point] = set()
    for line in lines:
        whole = [(round(x), round(y)) for x, y in line]
        steps = [whole[0], *(point for before, point in itertools.pairwise(whole) if point != before)]
        if len(steps) < (3 if closed else 2):
            x, y = (dots * round(side / dots) for side in steps[0]) if dots else steps[0]
            if not dots or (x, y) in dotted:
                continue
            dotted.add((x, y))
            steps = [(x, y), (x + 1, y)]
        text.append("m")
        for point in steps:
            text += [_signed(point[0] - here[0]), _signed(point[1] - here[1])]
            here = point
        if closed:
            text.append("z")
            here = steps[0]
    return "".join(text).replace("m ", "m")


def _signed(number: int) -> str:
    """Write numbers side by side: a minus sign separates two as well as a space does."""
    return str(number) if number < 0 else f" {number}"


def _extent(lines: Iterable[Line]) -> float:
    left, top, right, bottom = box(lines)
    return max(right - left, bottom - top)


def _sides(ring: Line) -> Iterator[tuple[Point, Point]]:
    return zip(ring, (*ring[1:], ring[0]))


def _away(point: Point, start: Point, end: Point) -> float:
    """Return the distance from a point to a segment."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / length)) if length else 0.0
    return math.hypot(x - x1 - along * dx, y - y1 - along * dy)


def _chained(sides: Iterable[frozenset[Point]], through: bool) -> Iterator[Line]:
    """Join sides end to end, into closed lines only where `through`; else lines are cut wherever more or fewer than two
    sides meet.
    """
    links: dict[Point, list[Point]] = defaultdict(list)
    for one, other in map(sorted, sides):
        links[one].append(other)
        links[other].append(one)
    cuts = frozenset() if through else frozenset(point for point, others in links.items() if len(others) != 2)
    for start in (*cuts, *links):
        while links[start]:
            line = [start]
            while True:
                after = links[line[-1]].pop()
                links[after].remove(line[-1])
                line.append(after)
                if after == start or after in cuts:
                    break
            yield tuple(line)
