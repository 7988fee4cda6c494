"""The catalogue: every project and every term of every edition, resolved and indexed both ways.

Built once per build from content without a problem; immutable, and handed on, never kept in a module.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from macros.catalogue.check.checks import problems
from macros.catalogue.check.examples import with_examples
from macros.catalogue.families import (
    CONDITION,
    CROSSED,
    DELIVERABLE,
    EDITION,
    KIND,
    METHOD,
    METHOD_FAMILY,
    ORGANISATION,
    PART,
    PLACE,
    THEME,
    Family,
)
from macros.catalogue.places import places
from macros.catalogue.project import Project
from macros.catalogue.read.loading import Content, Example, load
from macros.catalogue.read.map import Geometry
from macros.catalogue.silhouettes import Silhouette, silhouettes
from macros.catalogue.subject import Mention, Subject
from macros.model.publisher import Publisher
from macros.model.vocabulary import MethodFamily
from macros.text.french.foreign import Foreign
from macros.text.problem import ContentError

Key = TypeVar("Key")


@dataclass(frozen=True, eq=False, repr=False)
class Catalogue:
    """All that pages, macros and exports read.

    `projects` follow the editions, the newest first, and in each its parts then the alphabet; `subjects` holds each
    family's terms in their file's order; `by_subject` and `by_project` are the cross-index, both ways; `silhouettes`
    holds the territory of each organisation, by identifier, as pages draw it; `publisher` is who puts all that online.
    """

    projects: tuple[Project, ...]
    method_families: tuple[MethodFamily, ...]
    subjects: Mapping[str, Mapping[str, Subject]]
    by_subject: Mapping[Subject, tuple[Mention, ...]]
    by_project: Mapping[Project, Mapping[Family, tuple[Mention, ...]]]
    publisher: Publisher
    geometry: Geometry
    silhouettes: Mapping[str, Silhouette]
    examples: tuple[Example, ...]
    foreign: Foreign
    equivalents: Mapping[str, str]

    def __repr__(self) -> str:
        """Stay short: the macros plugin writes every variable into its debug trace."""
        return f"<Catalogue: {len(self.projects)} projects>"

    def family(self, family: Family) -> tuple[Subject, ...]:
        """Return the terms of a family, in their order."""
        return tuple(self.subjects[family.id].values())

    def mentions(self, project: Project, family: Family) -> tuple[Mention, ...]:
        """Return what a project says of the terms of one family, in its fiche's order."""
        return self.by_project[project].get(family, ())

    def all_mentions(self, project: Project) -> Iterator[Mention]:
        """Yield what a project says of the terms of all families."""
        return chain.from_iterable(self.by_project[project].values())

    def projects_of(self, subject: Subject) -> tuple[Project, ...]:
        """Return the projects that mention a subject, each once, in the catalogue's order."""
        return tuple(dict.fromkeys(mention.project for mention in self.by_subject[subject]))


def read_catalogue(root: Path) -> Catalogue:
    """Return the catalogue of the project in `root`; raise ContentError with every problem where there is one."""
    content = load(root)
    found = (*content.problems, *problems(content))
    if found:
        raise ContentError(with_examples(found, content))
    return build(content)


def build(content: Content) -> Catalogue:
    """Return the catalogue of a content known to be sound."""
    records = {family: {id_: entry.record for id_, entry in terms.items()} for family, terms in content.terms.items()}
    projects = _projects(content, records)
    for project in projects:
        for place in places(project.organisation):
            records.setdefault(PLACE.id, {}).setdefault(place.id, place)
    subjects = {
        family.id: MappingProxyType(
            {id_: Subject(family, record) for id_, record in records.get(family.id, {}).items()}
        )
        for family in CROSSED
    }
    by_subject: dict[Subject, list[Mention]] = defaultdict(list)
    by_project: dict[Project, dict[Family, list[Mention]]] = {project: defaultdict(list) for project in projects}
    for project in projects:
        for mention in _mentions(project, subjects):
            by_subject[mention.subject].append(mention)
            by_project[project][mention.subject.family].append(mention)
    return Catalogue(
        projects=projects,
        method_families=tuple(records[METHOD_FAMILY.id].values()),
        subjects=MappingProxyType(subjects),
        by_subject=_frozen(by_subject),
        by_project=MappingProxyType({project: _frozen(families) for project, families in by_project.items()}),
        publisher=content.publisher.record,
        geometry=content.geometry,
        silhouettes=silhouettes(content.geometry, records[ORGANISATION.id].values()),
        examples=content.examples,
        foreign=content.foreign,
        equivalents=content.equivalents,
    )


def _frozen(lists: Mapping[Key, list[Mention]]) -> Mapping[Key, tuple[Mention, ...]]:
    return MappingProxyType({key: tuple(mentions) for key, mentions in lists.items()})


def _projects(content: Content, records: Mapping[str, Mapping[str, object]]) -> tuple[Project, ...]:
    labels = _labels(content, records)
    projects = [
        Project(
            file.id,
            records[EDITION.id][file.edition],
            records[ORGANISATION.id][file.fiche.commanditaire.organisation],
            file.fiche,
            file.body,
            labels[file.path],
        )
        for file in content.fiches
    ]
    return tuple(
        sorted(
            projects,
            key=lambda project: (-project.edition.order, project.edition.parts.index(project.fiche.part), project.id),
        )
    )


def _labels(content: Content, records: Mapping[str, Mapping[str, object]]) -> dict[str, str]:
    """Return by path the name of each fiche in lists: « Lille », or « Lille (Nina Simone) » where Lille has several
    fiches.

    Two fiches of one commanditaire in one edition are told apart by their titles.
    """
    owners = [
        (
            file,
            records[ORGANISATION.id][file.fiche.commanditaire.organisation].short,
            records[EDITION.id][file.edition].promotion,
        )
        for file in content.fiches
    ]
    fiches = Counter(short for _, short, _ in owners)
    in_edition = Counter((short, promotion) for _, short, promotion in owners)
    return {
        file.path: f"{short} : {file.fiche.title}"
        if in_edition[short, promotion] > 1
        else f"{short} ({promotion})"
        if fiches[short] > 1
        else short
        for file, short, promotion in owners
    }


def _mentions(project: Project, subjects: Mapping[str, Mapping[str, Subject]]) -> Iterator[Mention]:
    """Yield all that a project says of all subjects: the only place where a fiche is turned into index entries.

    A deliverable that others can take over is indexed even where the team recommended it without handing it over.
    """
    fiche = project.fiche

    def mention(
        family: Family, id_: str, detail: str | None = None, status: str | None = None, answer: str | None = None
    ) -> Mention:
        return Mention(project, subjects[family.id][id_], detail, status, answer)

    yield mention(EDITION, project.edition.id)
    yield mention(PART, fiche.part)
    yield from (mention(THEME, theme) for theme in fiche.themes)
    yield mention(ORGANISATION, project.organisation.id)
    yield mention(KIND, project.organisation.kind)
    yield from (mention(PLACE, place.id) for place in places(project.organisation))
    yield from (mention(METHOD, use.id, use.detail, use.status) for use in fiche.method)
    yield from (mention(DELIVERABLE, delivery.id, delivery.detail, "remis") for delivery in fiche.deliverables)
    delivered = {delivery.id for delivery in fiche.deliverables}
    yield from (
        mention(DELIVERABLE, reusable.deliverable, reusable.text, "transferable")
        for reusable in fiche.transferability.reusable
        if reusable.deliverable and reusable.deliverable not in delivered
    )
    yield from (
        mention(CONDITION, condition.id, condition.detail, answer=condition.answer)
        for condition in fiche.transferability.conditions
    )
