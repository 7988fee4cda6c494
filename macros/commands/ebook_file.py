"""The book of an edition for e-readers, written beside its PDF, from the same page and with the same numbers."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path

from macros.book.book import BookView
from macros.book.ebook import ebook
from macros.book.epub import COVER, STYLE, write_epub
from macros.book.prints import Pagination, PrintedFile
from macros.catalogue.palette import Palette
from macros.printing.raster import picture
from macros.site import Site
from macros.text.html.scripts import bare

COVER_SIZE = (1128, 1600)
"""Pixels, as bookshops ask, in the proportions of A5."""

_FACES = re.compile(r"polices/([\w-]+\.woff2)")


def write_ebook(
    root: Path,
    folder: Path,
    built: Path,
    site: Site,
    book: BookView,
    html: str,
    pagination: Pagination,
    blocks: Mapping[str, int],
    site_address: str,
    day: datetime.date,
) -> PrintedFile:
    """Write the book into `folder`, beside its PDF, which gives its cover; return what it weighs.

    `html` is its page, uncut and without numbers, of the site built in `built`; `blocks` tells the printed page of each
    of its blocks; `site_address` is absolute, or nothing.
    """
    path = folder / f"{book.subject.id}.epub"
    made = ebook(html, book.address, site_address, pagination, blocks)
    style = bare((root / f"overrides/assets/stylesheets/{STYLE}").read_text(encoding="utf-8"))
    files = {
        COVER: picture(path.with_suffix(".pdf"), COVER_SIZE),
        STYLE: f"{style}{_colours(site.catalogue.palette)}".encode(),
        **{f"polices/{name}": (root / "overrides/assets/fonts" / name).read_bytes() for name in _FACES.findall(style)},
        **{name: (built / source).read_bytes() for name, source in made.pictures.items()},
    }
    address = f"{site_address}{book.address}" if site_address else ""
    path.write_bytes(write_epub(book, made, files, address, site.catalogue.publisher.licence or "", day))
    return PrintedFile(path.name, 0, path.stat().st_size)


def _colours(palette: Palette) -> str:
    """Return the rules that give the drawings and lines of each part its colour, on light and dark grounds."""

    def rules(name: str) -> str:
        return "".join(
            f'[data-partie="{look.part}"] svg {{ color: {getattr(look, name)}; }}\n'
            f'[data-partie="{look.part}"] h4, [data-partie="{look.part}"] .fig'
            f" {{ border-color: {getattr(look, name)}; }}\n"
            for look in palette.looks.values()
        )

    return f"{rules('light')}@media (prefers-color-scheme: dark) {{\n{rules('dark')}}}\n"
