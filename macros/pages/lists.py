"""Lists that several pages draw: subjects with their number of projects, groups of mentions, cards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import EDITION, METHOD, PART, THEME, Family
from macros.catalogue.project import Project
from macros.catalogue.subject import Mention, Subject
from macros.model.fiche import Result
from macros.model.organisation import Organisation
from macros.model.scales import DELIVERIES, EVIDENCES, STATUSES
from macros.model.vocabulary import Condition
from macros.pages.pager import is_cut
from macros.pages.territory import Territory, territory
from macros.text.french.wording import counted, folded, listed, lowered

COUNTED = "mesure"
"""The evidence of a result that was counted."""

EMPLOYED = "employee"
"""The status of a method that the team used."""

BAR, STEP, HIGHEST = 8, 9, 4
"""Of the bars of a card: the width of a bar and its gap, the height of one method, and how many are drawn at most."""

NAMED = 6
"""Up to how many projects a list of subjects calls by name, in a word beside each."""

SHOWN = 10
"""How many projects the index of a family leads to from each term: the newest, the others being on the term's page."""

WHOLE_LIST = "projets/liste.json"
"""Where scripts read what they filter and rank all projects by, where pages hold but the first of them."""


def whole_list(catalogue: Catalogue) -> str:
    """Return the address of the list that scripts read, empty where pages hold all projects."""
    return WHOLE_LIST if is_cut(catalogue.projects) else ""


@dataclass(frozen=True)
class Counted:
    """A subject and the projects that mention it among those at hand, ready to print."""

    subject: Subject
    projects: tuple[Project, ...]

    @property
    def count(self) -> str:
        """« 3 projets »."""
        return counted(len(self.projects), "projet")

    @property
    def who(self) -> str:
        """Who they are where they are few, « Essonne et Lille »; else how many, « 12 projets »."""
        return listed(project.label for project in self.projects) if len(self.projects) <= NAMED else self.count

    @property
    def sentence(self) -> str:
        """What tells the subject apart in an index: where a commanditaire is and how large, a condition's question, a
        definition.
        """
        record = self.subject.record
        if isinstance(record, Organisation):
            return ", ".join((*record.areas, counted(record.population.value, "habitant")))
        return record.question if isinstance(record, Condition) else self.subject.definition

    @property
    def shown(self) -> tuple[Project, ...]:
        """The newest, that an index leads to."""
        return self.projects[:SHOWN]

    @property
    def others(self) -> str:
        """« 12 autres », empty where all are shown."""
        rest = len(self.projects) - len(self.shown)
        return counted(rest, "autre") if rest else ""


@dataclass(frozen=True)
class Group:
    """Items under a title; `note` explains the title, `id` makes anchors and styles."""

    id: str
    title: str
    note: str
    items: tuple


def by_status(mentions: Iterable[Mention]) -> tuple[Group, ...]:
    """Group mentions by status, in the order of the scales, empty groups left out."""
    ordered = tuple(mentions)
    groups = (
        Group(id_, label, note, tuple(mention for mention in ordered if mention.status == id_))
        for id_, (label, note) in (STATUSES | DELIVERIES).items()
    )
    return tuple(group for group in groups if group.items)


def counted_subjects(
    catalogue: Catalogue, projects: Iterable[Project], family: Family, without: Subject | None = None
) -> tuple[Counted, ...]:
    """Return the subjects of `family` that `projects` mention, the most shared first, then in alphabetical order."""
    projects_by_subject: dict[Subject, dict[Project, None]] = {}
    for project in projects:
        for mention in catalogue.mentions(project, family):
            if mention.subject is not without:
                projects_by_subject.setdefault(mention.subject, {})[project] = None
    ranked = (Counted(subject, tuple(users)) for subject, users in projects_by_subject.items())
    return tuple(sorted(ranked, key=lambda item: (-len(item.projects), folded(item.subject.label))))


class Bar(NamedTuple):
    """A family of methods among the bars of a card: where it stands, and how high by the methods employed."""

    left: int
    height: int


@dataclass(frozen=True)
class Card:
    """A project as lists show it: its part, which gives the colour and is named beside it, its themes in words, its
    territory, and bars for its methods, family by family, with the same in words.
    """

    project: Project
    part: Subject
    themes: str
    territory: Territory | None
    bars: tuple[Bar, ...]
    employed: str


def card(catalogue: Catalogue, project: Project) -> Card:
    """Return the card of a project."""
    employed = _employed(catalogue, project)
    return Card(
        project=project,
        part=catalogue.subjects[PART.id][project.fiche.part],
        themes=", ".join(mention.subject.label for mention in catalogue.mentions(project, THEME)),
        territory=territory(catalogue, project.organisation),
        bars=tuple(Bar(rank * BAR, 2 + STEP * min(number, HIGHEST)) for rank, (_, number) in enumerate(employed)),
        employed=" ; ".join(f"{lowered(family)}, {number}" for family, number in employed if number),
    )


def _employed(catalogue: Catalogue, project: Project) -> tuple[tuple[str, int], ...]:
    """Return each family of methods, in the order of their file, and how many of its methods the team employed."""
    families = [
        mention.subject.record.family for mention in catalogue.mentions(project, METHOD) if mention.status == EMPLOYED
    ]
    return tuple((family.label, families.count(family.id)) for family in catalogue.method_families)


def cards(catalogue: Catalogue, projects: Iterable[Project]) -> tuple[Card, ...]:
    """Return the cards of projects, in their order."""
    return tuple(card(catalogue, project) for project in projects)


@dataclass(frozen=True)
class Lead:
    """The project that a page puts first, by what it gave: its card, a result, and what proves it."""

    card: Card
    result: str
    evidence: str


@dataclass(frozen=True)
class Shelf:
    """The cards of one edition, the project that leads them apart, where one has a result that was counted; `edition`
    names it and `all` tells how many projects there are, where these are not all.
    """

    lead: Lead | None
    cards: tuple[Card, ...]
    edition: Subject | None
    all: str


def shelf(catalogue: Catalogue, edition: str = "") -> Shelf:
    """Return the cards of the edition with an identifier, the newest that has projects where none is given.

    The pages that show them do not grow with the years.
    """
    edition_id = edition or next((project.edition.id for project in catalogue.projects), "")
    projects = tuple(project for project in catalogue.projects if project.edition.id == edition_id)
    is_whole = len(projects) == len(catalogue.projects)
    first = _leading(projects)
    return Shelf(
        lead=_lead(catalogue, first) if first else None,
        cards=cards(catalogue, (project for project in projects if project is not first)),
        edition=None if is_whole else catalogue.subjects[EDITION.id].get(edition_id),
        all="" if is_whole else counted(len(catalogue.projects), "projet"),
    )


def _leading(projects: Iterable[Project]) -> Project | None:
    """Return the project with the most results that were counted, the first of equals; None where there is none."""
    leader = max(projects, key=lambda project: len(_counted_results(project)), default=None)
    return leader if leader and _counted_results(leader) else None


def _lead(catalogue: Catalogue, project: Project) -> Lead:
    return Lead(card(catalogue, project), _counted_results(project)[0].text, EVIDENCES[COUNTED][0])


def _counted_results(project: Project) -> tuple[Result, ...]:
    return tuple(result for result in project.fiche.results if result.evidence == COUNTED)
