"""The transfer check: the questions that readers answer about their authority, and the projects and methods that the
answers rank.

Everything is in the page, so that answering asks nothing of the server. The browser ranks (`rule.js`); each candidate
carries the identifiers that it is ranked by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CONDITION, KIND, METHOD, THEME
from macros.catalogue.project import Project
from macros.catalogue.subject import Mention, Subject
from macros.model.scales import LEVELS
from macros.model.sections import TRANSFER_CHECK, TransferSections
from macros.pages.lists import counted_subjects, whole_list
from macros.pages.pager import PAGE
from macros.text.french.wording import counted, folded, grouped

NAMED = 6
"""Projects called by name under a question; under a method's condition, half as many."""

STEPS = (
    (6, "Pour commencer", "Les questions que posent le plus de projets."),
    (14, "Pour affiner", "Les suivantes, que posent moins de projets."),
    (None, "Pour aller au bout", "Les plus rares."),
)
"""The last question of each step, its title and what it holds: six questions take less than a minute."""

COUNTING = ("employee", "preconisee")
"""The statuses by which a project lends its conditions to a method: what the authority did before says nothing of the
team's."""


@dataclass(frozen=True)
class Bracket:
    """A range of population: how an address calls it, where it begins, and where the next one does."""

    id: str
    start: int
    end: int | None

    @property
    def label(self) -> str:
        """« 50 000 à 99 999 »: two ranges share no number."""
        if self.end is None:
            return f"{grouped(self.start)} et plus"
        return f"{grouped(self.start)} à {grouped(self.end - 1)}" if self.start else f"moins de {grouped(self.end)}"


BRACKETS = (
    Bracket("moins-de-20000", 0, 20_000),
    Bracket("20000-a-50000", 20_000, 50_000),
    Bracket("50000-a-100000", 50_000, 100_000),
    Bracket("100000-a-500000", 100_000, 500_000),
    Bracket("500000-et-plus", 500_000, None),
)


@dataclass(frozen=True)
class NamedCondition:
    """A condition and the projects that name it: the first of them, and how many others, « 3 autres », if any."""

    subject: Subject
    projects: tuple[Project, ...]
    others: str


@dataclass(frozen=True)
class Question(NamedCondition):
    """A condition asked as a question; `count` says how many projects name it."""

    count: str


@dataclass(frozen=True)
class Step:
    """Questions asked together."""

    title: str
    note: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Candidate:
    """A project to rank: its kind and size, how far it transfers, its themes and methods, and what it says of each
    condition.

    `conditions`, `themes` and `methods` are identifiers.
    """

    project: Project
    key: str
    kind: Subject
    bracket: str
    population: str
    level: str
    conditions: str
    themes: str
    methods: str
    mentions: tuple[Mention, ...]
    limits: tuple[str, ...]
    limits_title: str


@dataclass(frozen=True)
class MethodCandidate:
    """A method to rank: the conditions that at least half of its projects name, by which it is, and the others."""

    subject: Subject
    count: str
    conditions: str
    needed: tuple[NamedCondition, ...]
    rarer: tuple[NamedCondition, ...]


@dataclass(frozen=True)
class TransferCheck:
    """All that the page prints; `whole` is where its script reads all projects, empty where the page holds them."""

    whole: str
    themes: tuple[Subject, ...]
    kinds: tuple[Subject, ...]
    brackets: tuple[Bracket, ...]
    steps: tuple[Step, ...]
    projects: tuple[Candidate, ...]
    methods: tuple[MethodCandidate, ...]
    sections: TransferSections = TRANSFER_CHECK


def transfer_check(catalogue: Catalogue) -> TransferCheck:
    """Return the transfer check of all projects, or of the newest where they are too many; they and the methods in
    alphabetical order, the questions most named first.
    """
    candidates = (_candidate(catalogue, project) for project in catalogue.projects[:PAGE])
    methods = (_method(catalogue, subject) for subject in catalogue.family(METHOD))
    return TransferCheck(
        whole=whole_list(catalogue),
        themes=tuple(theme for theme in catalogue.family(THEME) if catalogue.projects_of(theme)),
        kinds=catalogue.family(KIND),
        brackets=BRACKETS,
        steps=_steps(catalogue),
        projects=tuple(sorted(candidates, key=lambda candidate: folded(candidate.project.title))),
        methods=tuple(
            sorted((method for method in methods if method), key=lambda method: folded(method.subject.label))
        ),
    )


def bracket(population: int) -> Bracket:
    """Return the range a number of inhabitants falls in."""
    return next(bracket_ for bracket_ in BRACKETS if bracket_.end is None or population < bracket_.end)


def method_conditions(
    catalogue: Catalogue, method: Subject
) -> tuple[tuple[NamedCondition, ...], tuple[NamedCondition, ...]]:
    """Return the conditions that at least half of the projects that employ or recommend a method name, and the
    others.
    """
    users = _users(catalogue, method)
    counts = counted_subjects(catalogue, users, CONDITION)
    often = [item for item in counts if 2 * len(item.projects) >= len(users)]
    return tuple(_named(item.subject, item.projects) for item in often), tuple(
        _named(item.subject, item.projects) for item in counts[len(often) :]
    )


def _users(catalogue: Catalogue, method: Subject) -> tuple[Project, ...]:
    return tuple(
        dict.fromkeys(mention.project for mention in catalogue.by_subject[method] if mention.status in COUNTING)
    )


def _steps(catalogue: Catalogue) -> tuple[Step, ...]:
    ranked = sorted(catalogue.family(CONDITION), key=lambda subject: -len(catalogue.projects_of(subject)))
    questions = tuple(_question(subject, catalogue.projects_of(subject)) for subject in ranked)
    starts = (0, *(end for end, _, _ in STEPS[:-1]))
    steps = (Step(title, note, questions[start:end]) for start, (end, title, note) in zip(starts, STEPS))
    return tuple(step for step in steps if step.questions)


def _question(subject: Subject, projects: Sequence[Project]) -> Question:
    examples = projects[:NAMED]
    return Question(subject, tuple(examples), _others(len(projects) - len(examples)), counted(len(projects), "projet"))


def _named(subject: Subject, projects: Sequence[Project]) -> NamedCondition:
    examples = projects[: NAMED // 2]
    return NamedCondition(subject, tuple(examples), _others(len(projects) - len(examples)))


def _others(number: int) -> str:
    return counted(number, "autre") if number else ""


def _candidate(catalogue: Catalogue, project: Project) -> Candidate:
    mentions = catalogue.mentions(project, CONDITION)
    limits = tuple(limit.text for limit in project.fiche.transferability.limits)
    return Candidate(
        project=project,
        key=f"{project.edition.id}/{project.id}",
        kind=catalogue.mentions(project, KIND)[0].subject,
        bracket=bracket(project.organisation.population.value).id,
        population=f"{grouped(project.organisation.population.value)} habitants",
        level=LEVELS[project.fiche.transferability.level][0],
        conditions=_ids(mention.subject for mention in mentions),
        themes=_ids(mention.subject for mention in catalogue.mentions(project, THEME)),
        methods=_ids(mention.subject for mention in catalogue.mentions(project, METHOD) if mention.status in COUNTING),
        mentions=mentions,
        limits=limits,
        limits_title="Une limite demeure" if len(limits) == 1 else f"{len(limits)} limites demeurent",
    )


def _method(catalogue: Catalogue, subject: Subject) -> MethodCandidate | None:
    """Return a method to rank, or None where no project employs nor recommends it."""
    users = _users(catalogue, subject)
    if not users:
        return None
    needed, rarer = method_conditions(catalogue, subject)
    return MethodCandidate(subject, counted(len(users), "projet"), _ids(item.subject for item in needed), needed, rarer)


def _ids(subjects: Iterable[Subject]) -> str:
    return " ".join(dict.fromkeys(subject.id for subject in subjects))
