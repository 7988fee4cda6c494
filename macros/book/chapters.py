"""What a book is made of: its runs of pages, prefaces, parts, projects and figures, the scales it explains."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.catalogue.project import Project
from macros.catalogue.subject import Subject
from macros.model.edition import Preface
from macros.pages.fiche import FicheView
from macros.pages.qr import Square
from macros.pages.story import story
from macros.text.markdown.body import diagram_places


@dataclass(frozen=True)
class Chapter:
    """A run of pages under one running head; `head` is empty where the pages have none, `inner` the words on its other
    side.
    """

    anchor: str
    head: str
    inner: str


@dataclass(frozen=True)
class PrintedPreface:
    """A preface and its chapter."""

    anchor: str
    preface: Preface


@dataclass(frozen=True)
class Neighbour:
    """A related project: its page in this book, or the promotion whose book holds it; and why it is related."""

    label: str
    title: str
    anchor: str
    elsewhere: str
    reasons: str


@dataclass(frozen=True)
class BookProject:
    """A project of the book: the anchor of its chapter, all that its page on the site prints, its neighbours, and the
    square that leads a telephone to that page, where the site's address is known.
    """

    anchor: str
    view: FicheView
    neighbours: tuple[Neighbour, ...]
    square: Square | None


@dataclass(frozen=True)
class BookPart:
    """A part of the book, with what its opening says."""

    anchor: str
    subject: Subject
    number: int
    count: str
    projects: tuple[BookProject, ...]


@dataclass(frozen=True)
class BookDiagram:
    """A figure as the book numbers it, in the order of its pages: the list of figures leads to its anchor."""

    number: int
    anchor: str
    title: str
    project: str


@dataclass(frozen=True)
class Legend:
    """A scale explained to the reader: each sign or name, and what it means."""

    title: str
    items: tuple[tuple[str, str, str], ...]


def numbered_diagrams(projects: Iterable[BookProject], bodies: Mapping[Project, str]) -> tuple[BookDiagram, ...]:
    """Return the figures of these projects, as their stories place them; `bodies` are their texts."""
    placed = [
        (chapter, chapter.view.diagrams[id_])
        for chapter in projects
        for _, id_ in diagram_places(story(bodies[chapter.view.project], chapter.view.lists.placed, lambda _: ""))
        if id_ and id_ in chapter.view.diagrams
    ]
    return tuple(
        BookDiagram(number, f"{chapter.anchor}-{figure.anchor}", figure.diagram.title, chapter.view.project.label)
        for number, (chapter, figure) in enumerate(placed, start=1)
    )
