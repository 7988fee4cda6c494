"""What has changed since a fiche was put online, and how a reader proposes a change: said on the fiche and edition by
edition.

Nothing comes from Git: a site built from an archive says the same. No date nor address is guessed: what is not known is
said to be so, or is for the publisher to complete.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from macros.catalogue.addresses import corrections_address
from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import EDITION
from macros.catalogue.project import Project
from macros.catalogue.read.known_files import DOCS
from macros.catalogue.subject import Subject
from macros.model.fiche import Revision
from macros.model.publisher import label
from macros.model.sections import CORRECTIONS, Section, day_anchor
from macros.pages.legal import Information
from macros.pages.page import HOME, Link, Page
from macros.text.french.wording import counted, dated, lowered


@dataclass(frozen=True)
class PrintedRevision:
    """A correction: its day, for machines and in words, and what it changed."""

    day: str
    when: str
    text: str


@dataclass(frozen=True)
class Standing:
    """Where a fiche stands: when it was last corrected, in a sentence; its corrections, the newest first; the page of
    those of its edition; where its file is edited, empty where the publisher doesn't say; whom to write to.
    """

    sentence: str
    revisions: tuple[PrintedRevision, ...]
    corrections: str
    edit: str
    mail: Information


@dataclass(frozen=True)
class Day:
    """The corrections of one day: the projects, each with what was changed."""

    day: str
    label: str
    changes: tuple[tuple[Project, str], ...]

    @property
    def anchor(self) -> str:
        """Where the page tells them."""
        return day_anchor(self.day)


@dataclass(frozen=True)
class CorrectionsView:
    """All that the page of an edition's corrections prints."""

    subject: Subject
    sentence: str
    days: tuple[Day, ...]
    mail: Information
    proposing: Section = CORRECTIONS


def standing(catalogue: Catalogue, project: Project) -> Standing:
    """Return where a project's fiche stands."""
    revisions = tuple(_printed(revision) for revision in reversed(project.fiche.revisions))
    online = project.edition.online
    if revisions:
        sentence = f"Dernière révision : {revisions[0].when}."
    elif online:
        sentence = f"Mise en ligne le {dated(online)} ; aucune correction depuis."
    else:
        sentence = "Aucune correction n'est enregistrée pour cette fiche."
    publisher = catalogue.publisher
    edit = f"{publisher.edit.rstrip('/')}/{DOCS}/{project.source_path}" if publisher.edit else ""
    return Standing(
        sentence,
        revisions,
        corrections_address(project.edition.id),
        edit,
        _mail(catalogue, f"Correction : {project.title}", project.address),
    )


def correction_pages(catalogue: Catalogue) -> tuple[Page, ...]:
    """Return the page of corrections of every edition, those that have none included: readers must be able to know
    it.
    """
    return tuple(_page(catalogue, subject) for subject in catalogue.family(EDITION))


def _page(catalogue: Catalogue, subject: Subject) -> Page:
    recent = sorted(
        (
            (revision.date, project, revision.text)
            for project in catalogue.projects_of(subject)
            for revision in project.fiche.revisions
        ),
        key=lambda item: item[0],
        reverse=True,
    )
    days = tuple(
        Day(day.isoformat(), dated(day), tuple((project, text) for _, project, text in items))
        for day, items in groupby(recent, key=lambda item: item[0])
    )
    online = f"Mise en ligne le {dated(subject.record.online)}. " if subject.record.online else ""
    none = "Aucune correction n'est enregistrée : les fiches se lisent telles qu'elles ont été publiées."
    count = (
        f"{counted(len(recent), 'correction enregistrée', 'corrections enregistrées')}, la plus récente d'abord."
        if recent
        else none
    )
    return Page(
        address=corrections_address(subject.id),
        template="corrections.html",
        title=f"Corrections, {lowered(subject.label)}",
        description=f"Ce qui a changé dans les fiches publiées de la {lowered(subject.label)}.",
        view=CorrectionsView(
            subject, f"{online}{count}", days, _mail(catalogue, f"Correction : {subject.label}", subject.address)
        ),
        crumbs=(HOME, Link("Éditions", EDITION.index_address), Link(subject.label, subject.address)),
    )


def _printed(revision: Revision) -> PrintedRevision:
    return PrintedRevision(revision.date.isoformat(), dated(revision.date), revision.text)


def _mail(catalogue: Catalogue, subject: str, address: str) -> Information:
    """Return the publisher's address, which opens a message that says what it is about."""
    email = catalogue.publisher.email or ""
    about = f"subject={quote(subject)}&body={quote(f'Page : /{address}' + chr(10))}"
    return Information(label(catalogue.publisher, "email"), email, f"mailto:{email}?{about}" if email else "")
