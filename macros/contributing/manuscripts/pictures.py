"""The pictures of a manuscript, made fit for the site: wide enough to be read, light enough for a phone."""

from __future__ import annotations

import io

from PIL import Image, UnidentifiedImageError

from macros.catalogue.check.pictures import MAX_BYTES

WIDEST = 1600
"""Points across; the site and the book show no more."""


def fit(data: bytes) -> tuple[bytes, str] | None:
    """Return a picture and the suffix of its file, smaller if need be; None where it is no picture that can be shown.

    A photograph becomes a JPEG; a drawing, few colours or none behind it, stays a PNG. What cameras write beside the
    picture, such as a place, goes.
    """
    try:
        with Image.open(io.BytesIO(data)) as opened:
            photo = opened.format == "JPEG"
            picture = opened.convert("RGB" if photo else "RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
    picture.thumbnail((WIDEST, WIDEST))
    if not photo:
        if picture.getchannel("A").getextrema() == (255, 255):
            picture = picture.convert("RGB")
        png = _written(picture, "PNG", optimize=True)
        if len(png) <= MAX_BYTES:
            return png, ".png"
        white = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(white, picture.convert("RGBA")).convert("RGB")
    return _written(picture, "JPEG", quality=85, optimize=True), ".jpg"


def _written(picture: Image.Image, form: str, **options: int) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()
