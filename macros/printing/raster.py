"""A page of a printed file as a picture: the cover of a book, a figure, the card shown where a link is shared."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from PIL import Image

COLOURS = 64
"""Of a palette: drawings and letters need no more, and weigh a third."""


def picture(path: Path, size: tuple[int, int]) -> bytes:
    """Return the first page of a file as a PNG of that size; the same page is always the same bytes."""
    with pypdfium2.PdfDocument(path) as file:
        page = file[0]
        scale = max(size[0] / page.get_width(), size[1] / page.get_height())
        image = page.render(scale=scale).to_pil().convert("RGB").crop((0, 0, *size))  # points are no whole pixels
    buffer = io.BytesIO()
    image.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        buffer, "PNG", optimize=True
    )
    return buffer.getvalue()
