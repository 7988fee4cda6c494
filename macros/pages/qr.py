"""An address as a square that a telephone reads."""

from __future__ import annotations

from dataclasses import dataclass

import segno

QUIET = 4
"""The white squares that the norm wants around."""


@dataclass(frozen=True)
class Square:
    """A QR code to draw: how many small squares its side counts, white border included, and the path of the black."""

    side: int
    path: str


def qr_code(address: str) -> Square:
    """Return the QR code of an address; it still reads with a sixth of it stained."""
    code = segno.make_qr(address, error="m")
    runs = (
        f"M{x + QUIET} {y + QUIET}h1v1h-1z" for y, row in enumerate(code.matrix) for x, dark in enumerate(row) if dark
    )
    return Square(len(code.matrix) + 2 * QUIET, "".join(runs))
