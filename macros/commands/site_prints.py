"""What a site offers to take away, printed: the books of its editions, for e-readers too; its fiches, their handouts,
their figures and the cards of their links. What is as it was is taken from the last runs.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from macros.book.book import BookView
from macros.book.epub import STYLE
from macros.book.prints import Pagination, PrintedFile
from macros.book.running_heads import printed_head
from macros.catalogue.addresses import handout_address
from macros.catalogue.project import Project
from macros.commands.ebook_file import write_ebook
from macros.commands.page_prints import PagePrints, online, say
from macros.commands.piece_files import SHEET, PieceFiles
from macros.pages.fiche import FicheView
from macros.printing.press import Press
from macros.printing.print_memory import PrintMemory
from macros.site import Site
from macros.text.html.document import parse

STORE = ".cache/tirages"
"""Where prints are kept from one run to the next, below the root of the project."""

STYLES = "overrides/assets/stylesheets"

Diagrams = Mapping[str, tuple[PrintedFile, PrintedFile]]


@dataclass(frozen=True)
class FicheFiles:
    """The files of a fiche; its figures by their identifier as SVG and PNG, its card where the site knows its
    address.
    """

    fiche: PrintedFile
    handout: PrintedFile
    diagrams: Diagrams
    card: PrintedFile | None

    @property
    def all(self) -> tuple[PrintedFile, ...]:
        """Every file."""
        diagrams = (file for pair in self.diagrams.values() for file in pair)
        return (self.fiche, self.handout, *diagrams, *((self.card,) if self.card else ()))


class SitePrints:
    """Prints a site that was built in a folder, and that a browser reads, into another."""

    def __init__(self, root: Path, site: Path, source: Site, press: Press, folder: Path, day: datetime.date) -> None:
        self._root, self._site, self._source, self._press = root, site, source, press
        self._folder, self._day = folder, day
        self.memory = PrintMemory(root / STORE, site, press)

    def book(self, book: BookView) -> tuple[Pagination, PrintedFile, PrintedFile]:
        """Print the book of an edition; return its pagination, its file, that for e-readers."""
        page = self._site / book.address / "index.html"
        html = page.read_text(encoding="utf-8")

        def make(folder: Path) -> tuple[Pagination, PrintedFile, PrintedFile]:
            pagination, file, blocks = self._pages(folder).book(book)
            ebook = write_ebook(
                self._root, folder, self._site, self._source, book, html, pagination, blocks, online(), self._day
            )
            return pagination, file, ebook

        catalogue = self._source.catalogue
        besides = (
            *(book.subject.record, book.subject.label, book.citation, book.sections, catalogue.publisher.licence),
            *(book.rectos, book.bare, book.starts, [project.view.project.label for project in book.projects]),
            *((chapter.anchor, printed_head(chapter)) for chapter in book.chapters),
            *(catalogue.palette, self._text(f"{STYLES}/{STYLE}"), self._pictures(book.address, html)),
            *(_digest(path) for path in sorted((self._root / "overrides/assets/fonts").iterdir())),
        )
        kind = tuple[Pagination, PrintedFile, PrintedFile]
        pagination, *files = self._kept(kind, book.address, besides, make)
        for file in files:
            say(f"{file.path} : {file.size}")
        return pagination, files[0], files[1]

    def fiche(self, view: FicheView) -> FicheFiles:
        """Print a fiche, with all that goes with it."""
        project, licence = view.project, self._source.catalogue.publisher.licence or ""
        address, record, sheet = project.address, _record(project), self._text(SHEET)

        def pieces(folder: Path) -> PieceFiles:
            return PieceFiles(self._press, self._root, folder, licence)

        files = FicheFiles(
            self._kept(PrintedFile, address, record, lambda folder: self._pages(folder).fiche(project)),
            self._kept(
                PrintedFile, handout_address(address), record, lambda folder: self._pages(folder).handout(project)
            ),
            self._kept(
                dict[str, tuple[PrintedFile, PrintedFile]],
                address,
                (record, view.citation.text, licence, sheet, [figure.anchor for figure in view.diagrams.values()]),
                lambda folder: pieces(folder).diagrams(view),
            ),
            self._kept(  # who shares a link asks for a whole address
                PrintedFile, address, (record, view.edition.label, sheet), lambda folder: pieces(folder).card(view)
            )
            if online()
            else None,
        )
        for file in (files.fiche, files.handout):
            say(f"{file.path} : {file.size}")
        return files

    def _kept(self, kind, page: str, besides: object, make):
        return self.memory.of(kind, self._folder, page, (besides, online(), self._day), make)

    def _pages(self, folder: Path) -> PagePrints:
        return PagePrints(self._root, self._site, self._press, folder, self._day)

    def _text(self, name: str) -> str:
        return (self._root / name).read_text(encoding="utf-8")

    def _pictures(self, page: str, html: str) -> list[tuple[str, str]]:
        """Return the pictures of a page, with what they are."""
        sources = [urljoin(f"/{page}", image.attrs.sget("src")).lstrip("/") for image in parse(html).css("img[src]")]
        return [(name, _digest(self._site / name)) for name in sources if (self._site / name).is_file()]


def _record(project: Project) -> tuple[object, ...]:
    """Return what the files of a fiche say of it beside its page."""
    return project.key, project.label, project.fiche, project.edition


def _digest(path: Path) -> str:
    return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
