"""What the site's printed files must be: the book of an edition on A5, the fiche of a project on A4, its handout on one
sheet.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from macros.book.book import BACK, BookView
from macros.book.prints import Pagination
from macros.book.running_heads import printed_head
from macros.catalogue.project import Project
from macros.printing.plan import A4, A5, Chapter, Plan
from macros.printing.plan_from_page import (
    back_cover,
    chapters,
    diagrams,
    headings,
    locators,
    paragraphs,
    pictures,
    printed_part,
)
from macros.text.french.typography import typeset_plain

BOOK_MARGINS = (20.1, 15.8, 17.9, 20.1)
"""Top, outer, bottom and inner margins of a book's pages, as `livre-papier.css` sets them in pixels: 76, 60, 68, 76."""

TEXT_AREA = (50.0, 539.0)
"""The bottom and the top of the text on the book's pages, in points."""

HANDOUT_MARGINS = (12.0, 16.0, 10.0, 16.0)
"""Margins of the one-sheet handout, as `note.css` sets them."""

SHEET_MARGINS = (22.0, 20.0, 22.0, 20.0)
"""Margins of any page of the site on A4, as `papier.css` sets them."""


def book_plan(view: BookView, html: str, pagination: Pagination, pages: int, address: str, day: datetime.date) -> Plan:
    """Return what the book of an edition must be; `html` is its page as printed, `address` where it is read online."""
    edition = view.subject.record
    part = printed_part(html)
    blanks = tuple(
        sorted(
            pagination.numbers[anchor] - 1 - pagination.blanks[:rank].count(anchor)
            for rank, anchor in enumerate(pagination.blanks)
        )
    )
    back = pagination.numbers[BACK]
    bare = {1, *(pagination.numbers[anchor] for anchor in view.bare), *blanks}
    heads = {chapter.anchor: printed_head(chapter) for chapter in view.chapters}
    return Plan(
        title=f"{edition.title}, {view.subject.label}",
        author=edition.authors,
        description=typeset_plain(edition.purpose),
        address=address,
        day=day,
        size=A5,
        margins=BOOK_MARGINS,
        facing=True,
        pages=pages,
        blanks=blanks,
        unnumbered=tuple(sorted(bare)),
        headings=headings(part),
        chapters=(
            *chapters(part, heads, view.rectos),
            Chapter("Quatrième de couverture", "", paragraphs=back_cover(part), page=back),
        ),
        locators=locators(part),
        diagrams=diagrams(part),
        images=pictures(part),
        keywords=tuple(project.view.project.label for project in view.projects),
    )


def fiche_plan(project: Project, html: str, anchors: Mapping[str, int], address: str, day: datetime.date) -> Plan:
    """Return what the printed fiche of a project must be; `anchors` are those that the file knows."""
    part = printed_part(html)
    return Plan(
        title=typeset_plain(project.title),
        author=project.edition.authors,
        description=typeset_plain(project.fiche.description),
        address=address,
        day=day,
        size=A4,
        margins=SHEET_MARGINS,
        headings=headings(part),
        chapters=(Chapter(typeset_plain(project.title), "", typeset_plain(project.title), paragraphs(part)),),
        diagrams=tuple(diagram for diagram in diagrams(part) if diagram.anchor in anchors),
        images=pictures(part),
        keywords=(project.label,),
    )


def handout_plan(project: Project, html: str, address: str, day: datetime.date) -> Plan:
    """Return what the one-sheet handout of a project must be."""
    part = printed_part(html)
    title = f"{typeset_plain(project.title)} : la note d’une page"
    return Plan(
        title=title,
        author=project.edition.authors,
        description=typeset_plain(project.fiche.description),
        address=address,
        day=day,
        size=A4,
        margins=HANDOUT_MARGINS,
        pages=1,
        unnumbered=(1,),
        headings=headings(part),
        chapters=(Chapter(title, "", "", paragraphs(part)),),
        images=pictures(part),
        keywords=(project.label,),
    )
