"""Whether what a page says can be read: the colour of each run of letters against the ground that is drawn under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

import pypdfium2
from PIL import Image

from macros.catalogue.palette import LEGIBLE, contrast
from macros.printing.pdf_document import Run

SCALE = 1.0
"""Pixels by point: a ground is larger than a letter."""

AROUND = 0.3
"""How much of its height is looked at around a run, so that its letters never fill what is seen."""


def faint(page: pypdfium2.PdfPage, runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the runs that stand out of their ground too little to be read: white on white, above all."""
    image = page.render(scale=SCALE).to_pil().convert("RGB")
    for run in runs:
        if run.text.strip() and contrast(run.colour, _ground(image, run)) < LEGIBLE:
            yield run


def _ground(image: Image.Image, run: Run) -> str:
    """Return the colour most seen in and around the box of a run."""
    around = 2 + AROUND * (run.top - run.bottom)
    box = (
        max(0, round((run.left - around) * SCALE)),
        max(0, round(image.height - (run.top + around) * SCALE)),
        min(image.width, round((run.right + around) * SCALE)),
        min(image.height, round(image.height - (run.bottom - around) * SCALE)),
    )
    if box[0] >= box[2] or box[1] >= box[3]:
        return "#ffffff"  # out of the page, which is another fault
    seen = image.crop(box)
    counted = cast("list[tuple[int, tuple[int, int, int]]]", seen.getcolors(seen.width * seen.height))
    red, green, blue = max(counted)[1]
    return f"#{red:02x}{green:02x}{blue:02x}"
