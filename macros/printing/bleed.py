"""Pages made larger than they will be cut: what they paint to their edge goes on beyond it.

A sliver of the page, just inside its edge, is stretched outwards: a flat colour goes on as it is, a shape goes on
straight ahead. Nothing inside the cut moves.
"""

from __future__ import annotations

from dataclasses import dataclass

import pikepdf
import pypdfium2

HAIR = 0.75
"""How far inside its edge a page is sure to be painted, in points: a browser rounds the size of its pages."""

SLIVER = 0.25
"""The width of what is stretched, in points."""

WHITE = 255


@dataclass(frozen=True)
class Box:
    """A rectangle, in points."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    def grown(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return this box with each side moved outwards."""
        return Box(self.left - left, self.bottom - bottom, self.right + right, self.top + top)

    def array(self) -> pikepdf.Array:
        """Return this box as a file says it."""
        return pikepdf.Array([round(side, 3) for side in (self.left, self.bottom, self.right, self.top)])


def cut(page: pikepdf.Page, width: float, height: float) -> Box:
    """Return where a page is cut to be of a size, in points: around the middle of its sheet."""
    sheet = page.mediabox
    middle = float(sheet[0] + sheet[2]) / 2, float(sheet[1] + sheet[3]) / 2
    return Box(middle[0] - width / 2, middle[1] - height / 2, middle[0] + width / 2, middle[1] + height / 2)


def reaches_edge(page: pypdfium2.PdfPage) -> bool:
    """Tell whether a page paints anything at its edge."""
    seen = page.render(scale=1, grayscale=True)
    rows = [bytes(seen.buffer)[row * seen.stride :][: seen.width] for row in range(seen.height)]
    inner = rows[1:-1]
    return min(*inner[0], *inner[-1], *(row[1] for row in inner), *(row[-2] for row in inner)) < WHITE


def spread(name: str, trim: Box, bled: Box, shift: float = 0) -> bytes:
    """Return what draws the form `name`, the page cut at `trim`, over the whole of `bled`, moved to the right."""
    across = _bands(trim.left, trim.right, bled.left, bled.right)
    upwards = _bands(trim.bottom, trim.top, bled.bottom, bled.top)
    drawn = [
        f"q {start_x + shift:.3f} {start_y:.3f} {end_x - start_x:.3f} {end_y - start_y:.3f} re W n "
        f"{scale_x:.5f} 0 0 {scale_y:.5f} {move_x + shift:.4f} {move_y:.4f} cm /{name} Do Q"
        for start_x, end_x, scale_x, move_x in across
        for start_y, end_y, scale_y, move_y in upwards
    ]
    return "\n".join(drawn).encode() + b"\n"


def _bands(low: float, high: float, outer_low: float, outer_high: float) -> list[tuple[float, float, float, float]]:
    """Return, along one side, the bands of the sheet: from where to where, how the page is stretched, how moved."""
    low, high = low + HAIR, high - HAIR
    bands = [(low, high, 1.0, 0.0)]
    if outer_low < low:
        scale = (low - outer_low) / SLIVER
        bands.append((outer_low, low, scale, outer_low - scale * low))
    if outer_high > high:
        scale = (outer_high - high) / SLIVER
        bands.append((high, outer_high, scale, high - scale * (high - SLIVER)))
    return bands
