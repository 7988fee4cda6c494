"""An edition's page: the recueil's own front and back matter around the list of its projects."""

from __future__ import annotations

from dataclasses import dataclass

from macros.catalogue.addresses import book_address, corrections_address
from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import EDITION, PART
from macros.catalogue.subject import Subject
from macros.model.edition import CallContact, Stage, Weeks
from macros.model.sections import EDITION as SECTIONS
from macros.model.sections import EditionSections
from macros.pages.citation import Citation, edition_citation
from macros.pages.lists import Group, cards
from macros.pages.matrix import Matrix, condition_matrix, legend, method_matrix
from macros.pages.page import HOME, Link, Page
from macros.text.french.wording import counted, grouped


@dataclass(frozen=True)
class PrintedStage:
    """A kind of placement with its length, its team and its contribution in words."""

    name: str
    length: str
    team: str
    description: str
    contribution: str


@dataclass(frozen=True)
class PrintedCall:
    """An edition's call for missions, ready to print."""

    edition: Subject
    introduction: str
    stages: tuple[PrintedStage, ...]
    contact: CallContact


@dataclass(frozen=True)
class EditionView:
    """All that an edition's template prints; `book` is the address of its book, empty where it has no project."""

    subject: Subject
    book: str
    count: str
    parts: tuple[Group, ...]
    call: PrintedCall | None
    students: str
    matrices: tuple[Matrix, ...]
    legend: tuple[tuple[str, str, str], ...]
    corrections: str
    citation: Citation
    sections: EditionSections = SECTIONS


def edition_pages(catalogue: Catalogue, site_address: str) -> tuple[Page, ...]:
    """Return the page of every edition; `site_address` is absolute, empty where it is not known."""
    return tuple(_page(catalogue, subject, site_address) for subject in catalogue.family(EDITION))


def _page(catalogue: Catalogue, subject: Subject, site_address: str) -> Page:
    edition = subject.record
    projects = catalogue.projects_of(subject)
    view = EditionView(
        subject=subject,
        book=book_address(edition.id) if projects else "",
        count=counted(len(projects), "projet"),
        parts=tuple(
            Group(
                part.id,
                part.label,
                part.definition,
                cards(catalogue, (project for project in projects if project.fiche.part == part.id)),
            )
            for part in (catalogue.subjects[PART.id][id_] for id_ in edition.parts)
        ),
        call=printed_call(subject),
        students=counted(len(edition.students), "élève"),
        matrices=(method_matrix(catalogue, subject), condition_matrix(catalogue, subject)) if projects else (),
        legend=legend(),
        corrections=corrections_address(subject.id),
        citation=edition_citation(edition, site_address and site_address + subject.address),
    )
    sections = (
        (view.parts, SECTIONS.projects),
        (view.matrices, SECTIONS.matrices),
        (edition.prefaces, SECTIONS.prefaces),
        (edition.students, SECTIONS.students),
        (edition.missions, SECTIONS.missions),
        (edition.doubts or edition.year_reason, SECTIONS.doubts),
    )
    return Page(
        address=subject.address,
        template="edition.html",
        title=subject.label,
        description=edition.purpose,
        view=view,
        crumbs=(HOME, Link("Éditions", EDITION.index_address)),
        sections_after=tuple(section for content, section in sections if content),
    )


def latest_call(catalogue: Catalogue) -> PrintedCall | None:
    """Return the call for missions of the newest edition that has one."""
    editions = sorted(catalogue.family(EDITION), key=lambda subject: -subject.record.order)
    return next(filter(None, map(printed_call, editions)), None)


def printed_call(subject: Subject) -> PrintedCall | None:
    """Return an edition's call for missions, in words; None where it has none."""
    edition = subject.record
    if not edition.missions:
        return None
    stages = tuple(_stage(stage, edition.year) for stage in edition.missions.stages)
    return PrintedCall(subject, edition.missions.introduction, stages, edition.missions.contact)


def length(weeks: Weeks) -> str:
    """Return a length in weeks, « 8 à 10 semaines »."""
    if weeks.max and weeks.max != weeks.min:
        return f"{weeks.min} à {weeks.max} semaines"
    return counted(weeks.min, "semaine")


def _stage(stage: Stage, year: int | None = None) -> PrintedStage:
    """Return a kind of placement; a sum bears the year of the edition that tells it."""
    return PrintedStage(
        name=stage.name,
        length=length(stage.weeks),
        team=stage.team or "",
        description=stage.description,
        contribution=f"{grouped(stage.contribution)} € forfaitaires{f' en {year}' if year else ''}"
        if stage.contribution
        else "",
    )
