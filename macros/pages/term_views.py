"""What the pages of terms print, kind by kind."""

from __future__ import annotations

from dataclasses import dataclass

from macros.catalogue.project import Project
from macros.catalogue.subject import Mention, Subject
from macros.model import sections
from macros.model.sections import ConditionSections, CrossedSections, MethodSections, OrganisationSections
from macros.pages.lists import Card, Counted, Group
from macros.pages.pager import Pager
from macros.pages.territory import Territory


@dataclass(frozen=True)
class Ranked:
    """The terms that go with another, the most shared first.

    `cut` is true where the list was shortened. `alone` is true where a single project mentions them all: the list is
    then in no particular order, and the project is named once instead of beside each term.
    """

    items: tuple[Counted, ...]
    cut: bool
    alone: bool


@dataclass(frozen=True)
class TermView:
    """What every term's page prints; `pager` is that of its list of projects, None where the list is whole."""

    subject: Subject
    kicker: str
    count: str
    pager: Pager | None


@dataclass(frozen=True)
class MethodView(TermView):
    """A method: how each team used it, on what conditions, within what limits, with what else.

    `limits` are those of the projects that hold it out to others, or of all that mention it where none does; `checked`
    tells that the transfer check asks questions for it.
    """

    family: str
    conditions_said: str
    groups: tuple[Group, ...]
    transfers: tuple[Mention, ...]
    conditions: Ranked
    checked: bool
    limits: tuple[Group, ...]
    companions: Ranked
    siblings: tuple[Subject, ...]
    read_next: tuple[Card, ...]
    sections: MethodSections


@dataclass(frozen=True)
class ConditionView(TermView):
    """A condition: what each project says of it, with which methods, beside which other conditions."""

    mentions: tuple[Mention, ...]
    methods: Ranked
    companions: Ranked
    sections: ConditionSections = sections.CONDITION


@dataclass(frozen=True)
class DeliverableView(TermView):
    """A deliverable: what each team put into it."""

    groups: tuple[Group, ...]


@dataclass(frozen=True)
class CrossedView(TermView):
    """A theme, a kind of authority, a part or a place: its projects, the methods and conditions they share.

    `others` are the projects that come after those of the cards.
    """

    cards: tuple[Card, ...]
    others: tuple[Project, ...]
    methods: Ranked
    conditions: Ranked
    themes: Ranked
    sections: CrossedSections


@dataclass(frozen=True)
class OrganisationView(TermView):
    """A commanditaire: its identity card and its projects."""

    cards: tuple[Card, ...]
    kind: Subject
    places: tuple[Subject, ...]
    territory: Territory | None
    population: str
    neighbours: tuple[Subject, ...]
    sections: OrganisationSections
