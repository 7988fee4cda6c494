"""The figures of fiches, ready to draw: the template of each kind, its wording, and the geometry of those that need
one.

All that is said is text in the page, in lists and tables; the lines computed here only show how it holds together.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from textwrap import wrap
from typing import Any

from macros.catalogue.read.content import Example
from macros.model.diagram import Cycle, Diagram, Region, Sets, Surroundings, Timeline
from macros.model.diagram_kinds import KINDS
from macros.model.fiche import Milestone
from macros.model.scales import MILESTONES
from macros.model.sections import diagram_anchor, diagram_kind_anchor
from macros.text.french.wording import listed

ROUND = (600, 400)
"""The box of a ring, in the proportions its stylesheet gives it."""
RADII = (205, 150)
"""The radii of a ring, in that box; the stylesheet sets the boxes on the same ellipse."""


@dataclass(frozen=True)
class Ring:
    """The lines behind boxes set in a circle: chevrons between them, or spokes from the centre."""

    width: int
    height: int
    radii: tuple[int, int]
    chevrons: tuple[str, ...]
    spokes: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True)
class Circle:
    """A set: its circle, and its name cut into lines, each with its place."""

    rank: int
    x: float
    y: float
    radius: float
    lines: tuple[tuple[float, float, str], ...]


@dataclass(frozen=True)
class Zone:
    """A region of overlapping sets: its number, where it stands, and which sets it is in, in words."""

    number: int
    x: float
    y: float
    region: Region
    place: str


@dataclass(frozen=True)
class Overlap:
    """Overlapping sets, drawn."""

    width: int
    height: int
    circles: tuple[Circle, ...]
    zones: tuple[Zone, ...]


@dataclass(frozen=True)
class PrintedDiagram:
    """A figure and what its template needs: its geometry, or the moments of a timeline; None where the page flows by
    itself.
    """

    diagram: Diagram
    geometry: Any

    @property
    def anchor(self) -> str:
        """The fragment that leads to the figure."""
        return diagram_anchor(self.diagram.id)

    @property
    def template(self) -> str:
        """The template of its kind."""
        return f"partials/figures/{self.diagram.kind}.html"


@dataclass(frozen=True)
class PrintedExample:
    """A kind of figure for contributors: its name, when it fits, an example drawn and the lines that make it."""

    kind: str
    label: str
    use: str
    figure: PrintedDiagram
    text: str

    @property
    def anchor(self) -> str:
        """The fragment that leads to it."""
        return diagram_kind_anchor(self.kind)


@dataclass(frozen=True)
class Moment:
    """A date of the calendar on a timeline: a box like the others."""

    label: str
    title: str
    detail: str
    items: tuple[str, ...] = ()


def printed_diagram(diagram: Diagram, calendar: Iterable[Milestone] = ()) -> PrintedDiagram:
    """Return a figure ready to draw; a timeline without moments of its own takes those of its fiche's calendar."""
    match diagram:
        case Cycle():
            return PrintedDiagram(diagram, _cycle(len(diagram.steps)))
        case Surroundings():
            return PrintedDiagram(diagram, _surroundings(len(diagram.around)))
        case Timeline():
            dates = (Moment(item.when, MILESTONES[item.kind][0], item.text) for item in calendar)
            return PrintedDiagram(diagram, diagram.moments or tuple(dates))
        case Sets():
            return PrintedDiagram(diagram, _overlap(diagram))
        case _:
            return PrintedDiagram(diagram, None)


def printed_examples(examples: Iterable[Example]) -> tuple[PrintedExample, ...]:
    """Return the examples, in the order of their file."""
    return tuple(
        PrintedExample(
            example.diagram.kind, *KINDS[example.diagram.kind], printed_diagram(example.diagram), example.text
        )
        for example in examples
    )


def _on_ring(angle: float) -> tuple[float, float]:
    """Return the point of the ring at `angle`, in degrees, clockwise from the top."""
    turn = math.radians(angle - 90)
    return ROUND[0] / 2 + RADII[0] * math.cos(turn), ROUND[1] / 2 + RADII[1] * math.sin(turn)


def _cycle(count: int) -> Ring:
    """Return a ring with an arrowhead half-way between two steps."""
    return Ring(*ROUND, RADII, tuple(_chevron((rank + 0.5) * 360 / count) for rank in range(count)), ())


def _chevron(angle: float) -> str:
    """Return the points of an arrowhead on the ring, pointing clockwise."""
    x, y = _on_ring(angle)
    turn = math.radians(angle - 90)
    along = math.atan2(RADII[1] * math.cos(turn), -RADII[0] * math.sin(turn))
    wings = [
        (x + 14 * math.cos(along + side), y + 14 * math.sin(along + side))
        for side in (math.radians(145), math.radians(-145))
    ]
    points = (wings[0], (x + 6 * math.cos(along), y + 6 * math.sin(along)), wings[1])
    return " ".join(f"{px:.1f},{py:.1f}" for px, py in points)


def _surroundings(count: int) -> Ring:
    """Return the spokes from the centre to each box."""
    ends = (_on_ring(rank * 360 / count) for rank in range(count))
    return Ring(*ROUND, RADII, (), tuple((ROUND[0] / 2, ROUND[1] / 2, round(x, 1), round(y, 1)) for x, y in ends))


def _overlap(diagram: Sets) -> Overlap:
    """Return two circles side by side or three in a triangle, the names of the sets and the numbers of the regions."""
    count = len(diagram.sets)
    width, height, radius = (400, 270, 125) if count == 2 else (400, 390, 120)
    centres = [(135.0, 135.0), (265.0, 135.0)] if count == 2 else [(125.0, 130.0), (275.0, 130.0), (200.0, 258.0)]
    middle = (sum(x for x, _ in centres) / count, sum(y for _, y in centres) / count)
    places = {
        ranks: _region_centre([centres[rank - 1] for rank in ranks], middle, radius, count)
        for size in range(1, count + 1)
        for ranks in combinations(range(1, count + 1), size)
    }
    circles = tuple(
        Circle(rank, x, y, radius, _name(name, *places[(rank,)]))
        for rank, ((x, y), name) in enumerate(zip(centres, diagram.sets), start=1)
    )
    zones = []
    for number, region in enumerate(diagram.regions, start=1):
        ranks = tuple(sorted(set(region.sets)))
        x, y = places[ranks]
        alone = len(_cut(diagram.sets[ranks[0] - 1])) * 9 + 20 if len(ranks) == 1 else 0  # below the name of the set
        zones.append(Zone(number, x, y + alone, region, _place(diagram, ranks)))
    return Overlap(width, height, circles, tuple(zones))


def _region_centre(
    centres: list[tuple[float, float]], middle: tuple[float, float], radius: float, count: int
) -> tuple[float, float]:
    """Return where to write in the region that is in the circles of these centres and in no other."""
    x, y = sum(x for x, _ in centres) / len(centres), sum(y for _, y in centres) / len(centres)
    if len(centres) == count:
        return x, y
    away = math.hypot(x - middle[0], y - middle[1])
    push = radius * (0.42 if len(centres) == 1 else 0.3) / away
    return x + (x - middle[0]) * push, y + (y - middle[1]) * push


def _cut(name: str) -> list[str]:
    return wrap(name, 15, break_long_words=False)


def _name(name: str, x: float, y: float) -> tuple[tuple[float, float, str], ...]:
    lines = _cut(name)
    return tuple(
        (round(x, 1), round(y + 18 * (rank - (len(lines) - 1) / 2) - 6, 1), line) for rank, line in enumerate(lines)
    )


def _place(diagram: Sets, ranks: tuple[int, ...]) -> str:
    """Return « Dans « A » et « B », hors de « C » »."""
    quoted = [f"« {name} »" for name in diagram.sets]
    out = [name for rank, name in enumerate(quoted, start=1) if rank not in ranks]
    where = f"Dans {listed(quoted[rank - 1] for rank in ranks)}"
    return f"{where}, hors de {listed(out)}" if out else where
