"""What `recueil.py imprimer` has printed for this build: files to hand out, and the pages where things stand in the
books.

A build without it has neither: no page then links a file that is not there, nor shows a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from pydantic import TypeAdapter

from macros.text.french.wording import counted

FOLDER = "telechargements"
"""Where the site keeps printed files."""

MANIFEST = "impression.json"


@dataclass(frozen=True)
class PrintedFile:
    """A file of the site to take away: where it is below the folder of printed files, its pages, none where it has no
    fixed ones, its weight in bytes.
    """

    path: str
    pages: int
    weight: int

    @property
    def address(self) -> str:
        """Its address on the site, from the root."""
        return f"{FOLDER}/{self.path}"

    @property
    def size(self) -> str:
        """« 132 pages, 2,4 Mo », or the weight alone."""
        mega = self.weight / 1_000_000
        weight = f"{mega:.1f} Mo".replace(".", ",") if mega >= 1 else f"{max(1, round(self.weight / 1000))} ko"
        return f"{counted(self.pages, 'page')}, {weight}" if self.pages else weight


@dataclass(frozen=True)
class Pagination:
    """Where the anchors of a book stand: the page of each; the anchors that a blank page precedes; the settings of the
    chapters that are set tighter or looser; what its probes measured.

    A probe is an element whose length, in CSS pixels, is measured: a browser that measures another length breaks lines
    otherwise.
    """

    numbers: Mapping[str, int] = field(default_factory=dict)
    blanks: tuple[str, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    probes: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Prints:
    """All that was printed: books, their paginations and their e-books by edition; fiches, their handouts, the cards of
    their links and their figures by « edition/id », each figure by its identifier as SVG and PNG.
    """

    books: Mapping[str, PrintedFile] = field(default_factory=dict)
    paginations: Mapping[str, Pagination] = field(default_factory=dict)
    fiches: Mapping[str, PrintedFile] = field(default_factory=dict)
    handouts: Mapping[str, PrintedFile] = field(default_factory=dict)
    ebooks: Mapping[str, PrintedFile] = field(default_factory=dict)
    cards: Mapping[str, PrintedFile] = field(default_factory=dict)
    diagrams: Mapping[str, Mapping[str, tuple[PrintedFile, PrintedFile]]] = field(default_factory=dict)

    @property
    def files(self) -> tuple[PrintedFile, ...]:
        """Every file."""
        by_kind = (self.books, self.fiches, self.handouts, self.ebooks, self.cards)
        diagrams = (pair for fiche in self.diagrams.values() for pair in fiche.values())
        return (*chain.from_iterable(kind.values() for kind in by_kind), *chain.from_iterable(diagrams))


def read_prints(folder: Path | None) -> Prints:
    """Return what stands in `folder`, nothing where there is no folder."""
    if folder is None:
        return Prints()
    return TypeAdapter(Prints).validate_json((folder / MANIFEST).read_text(encoding="utf-8"))


def write_prints(folder: Path, prints: Prints) -> None:
    """Write in `folder` what stands there."""
    (folder / MANIFEST).write_bytes(TypeAdapter(Prints).dump_json(prints, indent=1))
