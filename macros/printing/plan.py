"""What a printed file must be: one plan per file, written by whoever prints it, read by what finishes and what checks
it.

A plan says what the reader must find, never how the file holds it. Pages are counted from 1, the first sheet of the
file; lengths are millimetres; texts are as the page shows them, typeset, without soft hyphens.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

A4 = (210.0, 297.0)
"""Width and height of the sheets of offices, in millimetres."""

A5 = (148.0, 210.0)
"""Width and height of the book's pages, in millimetres."""


@dataclass(frozen=True)
class Heading:
    """A heading of the text: the outline lists them all, in order; `anchor` is the identifier its link or the outline
    uses.
    """

    text: str
    level: int
    anchor: str


@dataclass(frozen=True)
class Locator:
    """A page number printed in the contents or in an index: the words of its entry, the number, where its link
    leads.
    """

    label: str
    number: int
    anchor: str


@dataclass(frozen=True)
class Chapter:
    """A run of pages with one running head: a project, a preface, an index.

    It goes from the page of `anchor`, `page` where that is empty, to the page before the next chapter. `running` is
    what the head of its pages holds, perhaps beside other words, empty where they have no head; its first page may do
    without it. `paragraphs` are all the texts that its pages must hold: prose, items, cells, words of diagrams, notes.
    `recto`: on an odd page. `opening`: its first page ends where the text of the chapter begins.
    """

    name: str
    anchor: str
    running: str = ""
    paragraphs: tuple[str, ...] = ()
    recto: bool = False
    opening: bool = False
    page: int = 1


@dataclass(frozen=True)
class Diagram:
    """A figure: where it stands, and the words it says, all of which must be on the page of `anchor` or the next."""

    anchor: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """All that a printed file must be.

    `pages` is the expected count, 0 where the printer does not know it. `blanks` are the pages that must be blank, and
    no other may be; `unnumbered` are the pages without a folio, blank ones included. `margins` are those of the page
    area: top, right, bottom, left; right and left exchange on even pages where `facing`. `images` are the texts of the
    pictures. `fonts` begin the names of the publication's own. `address` is where the publication is read online, empty
    where that is not known; `day` its date, so that two prints are the same file.
    """

    title: str
    author: str
    description: str
    address: str
    day: datetime.date
    size: tuple[float, float]
    margins: tuple[float, float, float, float]
    headings: tuple[Heading, ...]
    chapters: tuple[Chapter, ...]
    language: str = "fr"
    pages: int = 0
    facing: bool = False
    blanks: tuple[int, ...] = ()
    unnumbered: tuple[int, ...] = ()
    locators: tuple[Locator, ...] = ()
    diagrams: tuple[Diagram, ...] = ()
    images: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ("Newsreader", "Regard")


def plan_json(plan: Plan) -> str:
    """Return a plan as JSON, to keep beside the file it describes."""
    return TypeAdapter(Plan).dump_json(plan, indent=1).decode()


def read_plan(path: Path) -> Plan:
    """Return the plan kept in a JSON file; raise ValueError where it is none."""
    return TypeAdapter(Plan).validate_json(path.read_text(encoding="utf-8"))
