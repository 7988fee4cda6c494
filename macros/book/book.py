"""An edition as a book: one page of the site that a browser prints as the whole recueil, from cover to colophon."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain
from urllib.parse import urldefrag, urljoin, urlsplit

from macros.book.chapters import (
    BookDiagram,
    BookPart,
    BookProject,
    Chapter,
    Legend,
    Neighbour,
    PrintedPreface,
    numbered_diagrams,
)
from macros.book.doubts import doubts_of
from macros.book.imprint import Imprint, imprint
from macros.book.indexes import Index, indexes, preface_anchor, project_anchor
from macros.book.names import name_indexes
from macros.book.prints import Pagination, PrintedFile, Prints
from macros.book.prose import notes_after_sections, number_figures
from macros.catalogue.addresses import BOOKS, book_address
from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import EDITION, PART
from macros.catalogue.project import Project
from macros.catalogue.subject import Subject
from macros.model.scales import EVIDENCES, LEVELS, SIGNS, STATUSES
from macros.model.sections import BOOK, BookSections, Section
from macros.pages.citation import Citation, edition_citation
from macros.pages.edition import PrintedCall, printed_call
from macros.pages.fiche import FicheView
from macros.pages.lists import Group
from macros.pages.page import HOME, Link, Page
from macros.pages.qr import Square
from macros.text.french.wording import counted
from macros.text.html.document import Node
from macros.text.html.fragment import embedded

Fiches = Mapping[Project, FicheView]

BACK = "dos"
"""The anchor of the back cover."""

LEVEL = 2
"""How far down the headings of a fiche go: the book's title is the first, its divisions the second."""


@dataclass(frozen=True)
class BookView:
    """All that the book's template prints, in order; `file` is its PDF, `ebook` its EPUB, where they were made."""

    subject: Subject
    imprint: Imprint
    prefaces: tuple[PrintedPreface, ...]
    legends: tuple[Legend, ...]
    parts: tuple[BookPart, ...]
    call: PrintedCall | None
    count: str
    students: str
    doubts: tuple[Group, ...]
    diagrams: tuple[BookDiagram, ...]
    indexes: tuple[Index, ...]
    chapters: tuple[Chapter, ...]
    sheet: str
    file: PrintedFile | None
    ebook: PrintedFile | None
    citation: Citation
    pagination: Pagination
    sections: BookSections = BOOK

    @property
    def address(self) -> str:
        """The address of the book's page."""
        return book_address(self.subject.id)

    @property
    def has_long_title(self) -> bool:
        """Tell whether the title asks for smaller letters on the cover, which holds three lines of twenty signs."""
        return len(self.subject.record.title) > 45

    @property
    def has_long_purpose(self) -> bool:
        """Tell whether the purpose asks for smaller letters on the back cover, which it shares with the projects."""
        return len(self.subject.record.purpose) > 900

    @property
    def rectos(self) -> tuple[str, ...]:
        """The anchors of what starts on a right-hand page, in order."""
        return (
            "titre",
            BOOK.contents.anchor,
            *(preface.anchor for preface in self.prefaces[:1]),
            *(
                anchor
                for part in self.parts
                for anchor in (part.anchor, *(project.anchor for project in part.projects))
            ),
            *((BOOK.students.anchor,) if self.subject.record.students else ()),
            *(index.id for index in self.indexes[:1]),
            BOOK.colophon.anchor,
        )

    @property
    def bare(self) -> tuple[str, ...]:
        """The anchors of the pages that have no folio, in order; the cover, which has none, is the first page."""
        return ("titre", BOOK.imprint.anchor, *(part.anchor for part in self.parts), BACK)

    @property
    def starts(self) -> tuple[str, ...]:
        """The anchors of all that starts on a page of its own, in order; blank pages and parts' openings end a chapter
        too, and the back cover the last.
        """
        parts = {part.projects[0].anchor: part.anchor for part in self.parts}
        chapters = [
            (*([parts[chapter.anchor]] if chapter.anchor in parts else ()), chapter.anchor) for chapter in self.chapters
        ]
        return (*chain.from_iterable(chapters), BACK)

    @property
    def doubtful(self) -> frozenset[str]:
        """The anchors of the projects of which the appendix says what is read, deduced or uncertain."""
        return frozenset(group.id for group in self.doubts)

    @property
    def projects(self) -> tuple[BookProject, ...]:
        """The projects, part by part."""
        return tuple(project for part in self.parts for project in part.projects)

    def prose(self, chapter: BookProject, html: str) -> str:
        """Return a fiche's prose, as its own page prints it, to set in the book."""
        numbers = {diagram.anchor: diagram.number for diagram in self.diagrams}

        def settle(piece: Node) -> None:
            number_figures(piece, numbers)
            notes_after_sections(piece, f"h{2 + LEVEL}")

        return embedded(html, f"{chapter.anchor}-", LEVEL, self._resolver(chapter.view.project), settle)

    def _resolver(self, project: Project) -> Callable[[str], str]:
        """Return the function that turns links of the fiche to places of the book, where the book holds what they lead
        to.
        """
        anchors = {other.view.project.address: other.anchor for other in self.projects}
        terms = {entry.anchor for index in self.indexes for entry in index.entries}

        def resolve(link: str) -> str:
            if urlsplit(link).scheme:
                return link
            address, fragment = urldefrag(urljoin(f"/{project.address}", link))
            address = address.removeprefix("/")
            if address in anchors:
                return f"#{anchors[address]}-{fragment}" if fragment else f"#{anchors[address]}"
            entry = f"index-{address.strip('/').replace('/', '-')}"
            return f"#{entry}" if entry in terms else f"../../{address}{'#' + fragment if fragment else ''}"

        return resolve


def book_pages(catalogue: Catalogue, fiches: Fiches, prints: Prints, address: str) -> tuple[Page, ...]:
    """Return the book of every edition that has projects; `address` is the site's, absolute, where it is known."""
    return tuple(
        _page(catalogue, subject, fiches, prints, address)
        for subject in sorted(catalogue.family(EDITION), key=lambda edition: -edition.record.order)
        if catalogue.by_subject.get(subject)
    )


def _page(catalogue: Catalogue, subject: Subject, fiches: Fiches, prints: Prints, address: str) -> Page:
    edition = subject.record
    projects = catalogue.projects_of(subject)
    parts = tuple(
        BookPart(f"partie-{id_}", catalogue.subjects[PART.id][id_], number, counted(len(chapters), "projet"), chapters)
        for number, (id_, chapters) in enumerate(
            _parts(edition.parts, [_project(project, fiches[project]) for project in projects]), start=1
        )
    )
    prefaces = tuple(
        PrintedPreface(preface_anchor(rank), preface) for rank, preface in enumerate(edition.prefaces, start=1)
    )
    book_indexes = (*indexes(catalogue, projects), *name_indexes(catalogue, projects))
    chapters = [(project.anchor, project.view) for part in parts for project in part.projects]
    doubts = tuple(doubts_of(edition, chapters))
    diagrams = numbered_diagrams((chapter for part in parts for chapter in part.projects), catalogue.bodies)
    view = BookView(
        subject=subject,
        imprint=imprint(edition, catalogue.publisher, address and address + subject.address),
        prefaces=prefaces,
        legends=_legends(),
        parts=parts,
        call=printed_call(subject),
        count=counted(len(projects), "projet"),
        students=counted(len(edition.students), "élève"),
        doubts=doubts,
        diagrams=diagrams,
        indexes=book_indexes,
        chapters=_chapters(subject, prefaces, parts, book_indexes, bool(doubts), bool(diagrams)),
        sheet=f"{book_address(edition.id)}pages.css",
        file=prints.books.get(edition.id),
        ebook=prints.ebooks.get(edition.id),
        citation=edition_citation(edition, address and address + subject.address),
        pagination=prints.paginations.get(edition.id, Pagination()),
    )
    return Page(
        address=book_address(edition.id),
        template="livre.html",
        title=f"{edition.title}, {subject.label} : le livre",
        description=f"Le recueil de la promotion {edition.promotion}, à lire d'une traite ou à imprimer au format A5.",
        view=view,
        crumbs=(HOME, Link("Imprimer", f"{BOOKS}/"), Link(subject.label, subject.address)),
    )


def _parts(order: tuple[str, ...], projects: list[BookProject]) -> list[tuple[str, tuple[BookProject, ...]]]:
    """Return the projects part by part, parts without any left out."""
    grouped = [(id_, tuple(project for project in projects if project.view.part.id == id_)) for id_ in order]
    return [(id_, projects_of_part) for id_, projects_of_part in grouped if projects_of_part]


def _project(project: Project, view: FicheView) -> BookProject:
    neighbours = tuple(
        Neighbour(
            neighbour.card.project.label,
            neighbour.card.project.title,
            project_anchor(neighbour.card.project) if neighbour.card.project.edition is project.edition else "",
            (
                ""
                if neighbour.card.project.edition is project.edition
                else f"promotion {neighbour.card.project.edition.promotion}"
            ),
            neighbour.reasons,
        )
        for neighbour in view.neighbours
    )
    square = Square(view.citation.address) if view.citation.address else None
    return BookProject(project_anchor(project), view, neighbours, square)


def _legends() -> tuple[Legend, ...]:
    return (
        Legend("Les méthodes", tuple((SIGNS[id_], label, note) for id_, (label, note) in STATUSES.items())),
        Legend("Les effets", tuple(("", label, note) for label, note in EVIDENCES.values())),
        Legend("Le transfert", tuple(("", label, note) for label, note in LEVELS.values())),
    )


def _chapters(
    subject: Subject,
    prefaces: tuple[PrintedPreface, ...],
    parts: tuple[BookPart, ...],
    book_indexes: tuple[Index, ...],
    has_doubts: bool,
    has_diagrams: bool,
) -> tuple[Chapter, ...]:
    """Return the runs of pages that have a running head."""
    edition = subject.record
    return (
        _chapter(BOOK.contents, edition.title),
        _chapter(BOOK.reading, edition.title),
        *(Chapter(preface.anchor, f"Préface de {preface.preface.author}", edition.title) for preface in prefaces),
        *(
            Chapter(project.anchor, project.view.project.label, part.subject.label)
            for part in parts
            for project in part.projects
        ),
        *((_chapter(BOOK.students, edition.title),) if edition.students else ()),
        *((_chapter(BOOK.missions, edition.title),) if edition.missions else ()),
        *((_chapter(BOOK.doubts, edition.title),) if has_doubts else ()),
        *((_chapter(BOOK.diagrams, edition.title),) if has_diagrams else ()),
        *(Chapter(index.id, index.title, edition.title) for index in book_indexes),
        _chapter(BOOK.colophon, edition.title),
    )


def _chapter(section: Section, head: str) -> Chapter:
    return Chapter(section.anchor, section.title, head)
