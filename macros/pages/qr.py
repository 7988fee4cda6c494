"""An address as a square that a telephone reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import segno

QUIET = 4
"""The white squares that the norm wants around."""


@dataclass(frozen=True)
class Square:
    """The QR code of an address, made when it is drawn; it still reads with a sixth of it stained."""

    address: str

    @cached_property
    def _rows(self) -> Sequence[bytearray]:
        return segno.make_qr(self.address, error="m").matrix

    @property
    def side(self) -> int:
        """How many small squares its side counts, white border included."""
        return len(self._rows) + 2 * QUIET

    @property
    def path(self) -> str:
        """The path of the black squares."""
        return "".join(
            f"M{x + QUIET} {y + QUIET}h1v1h-1z"
            for y, row in enumerate(self._rows)
            for x, dark in enumerate(row)
            if dark
        )
