"""The catalogue: every project and every term of every edition, resolved and indexed both ways.

It is built once per build, from content without a problem. It is immutable, and passed from hand to hand: no module
keeps it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, cast

from macros.catalogue.check.checks import problems
from macros.catalogue.check.examples import with_examples
from macros.catalogue.check.parallel_reading import read_unadvised
from macros.catalogue.drafts import published
from macros.catalogue.families import (
    CROSSED,
    EDITION,
    METHOD_FAMILY,
    ORGANISATION,
    PART,
    PLACE,
    THEME,
    AnyTerm,
    Family,
    TermT,
)
from macros.catalogue.palette import Palette, palette
from macros.catalogue.places import places
from macros.catalogue.project import Project
from macros.catalogue.read.content import Example, PageFile, SoundContent, sound_content
from macros.catalogue.read.loading import load
from macros.catalogue.read.map import Geometry
from macros.catalogue.read.territories import Territories
from macros.catalogue.silhouettes import Silhouette, silhouettes
from macros.catalogue.subject import Mention, Subject
from macros.model.edition import Edition
from macros.model.fiche import Fiche
from macros.model.organisation import Organisation
from macros.model.publisher import Publisher
from macros.model.references import Reference, references
from macros.model.self_audit import SelfAudit
from macros.model.vocabulary import MethodFamily, Theme
from macros.text.french.foreign import Foreign
from macros.text.memory import Memory
from macros.text.problem import ContentError

Key = TypeVar("Key")


@dataclass(frozen=True, eq=False, repr=False)
class Catalogue:
    """Everything that pages, macros and exports read.

    `projects` are in the order of the editions, the newest first, then of their parts, then of the recueil. `bodies`
    are the texts of the fiches, kept apart: lists of projects change with headers alone. `subjects` holds the terms of
    each family, in the order of their file; `by_subject` and `by_project` cross projects and terms, both ways.
    `silhouettes` holds the territory of each organisation, by identifier, and `palette` the colours of the parts.
    `publisher` is who puts the site online, `self_audit` what was checked of its accessibility, `editors_pages` the
    pages written by hand. `drafts` are the paths of the fiches left out, `withheld` the paths below `docs/` of all that
    goes with them.
    """

    projects: tuple[Project, ...]
    bodies: Mapping[Project, str]
    method_families: tuple[MethodFamily, ...]
    subjects: Mapping[str, Mapping[str, Subject[Any]]]
    by_subject: Mapping[Subject[Any], tuple[Mention, ...]]
    by_project: Mapping[Project, Mapping[Family[AnyTerm], tuple[Mention, ...]]]
    palette: Palette
    publisher: Publisher
    self_audit: SelfAudit | None
    geometry: Geometry
    silhouettes: Mapping[str, Silhouette]
    examples: tuple[Example, ...]
    foreign: Foreign
    equivalents: Mapping[str, str]
    territories: Territories
    editors_pages: tuple[PageFile, ...]
    drafts: tuple[str, ...] = ()
    withheld: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        """Stay short: a catalogue holds the whole content."""
        return f"<Catalogue: {len(self.projects)} projects>"

    def family(self, family: Family[TermT]) -> tuple[Subject[TermT], ...]:
        """Return the terms of a family, in the order of their file."""
        return tuple(cast("Mapping[str, Subject[TermT]]", self.subjects[family.id]).values())

    def mentions(self, project: Project, family: Family[AnyTerm]) -> tuple[Mention, ...]:
        """Return what a project says of the terms of one family, in its fiche's order."""
        return self.by_project[project].get(family, ())

    def all_mentions(self, project: Project) -> Iterator[Mention]:
        """Yield what a project says of the terms of all families."""
        return chain.from_iterable(self.by_project[project].values())

    def projects_of(self, subject: Subject[Any]) -> tuple[Project, ...]:
        """Return the projects that mention a subject, each once, in the catalogue's order."""
        return tuple(dict.fromkeys(mention.project for mention in self.by_subject[subject]))


def read_catalogue(root: Path, memory: Memory | None = None) -> Catalogue:
    """Return the catalogue to publish of the project in `root`, without its drafts. Raise ContentError with all the
    problems where there is one.
    """
    content = load(root, memory, read_unadvised)
    public = published(content)
    faults = problems(public, memory)
    if faults:
        raise ContentError(with_examples(faults, public))
    drafts = tuple(file.path for file in content.drafts)
    return replace(build(sound_content(public)), drafts=drafts, withheld=public.withheld)


def build(content: SoundContent) -> Catalogue:
    """Return the catalogue of a sound content."""
    projects = _projects(content)
    bodies = {f"{file.edition}/{file.id}": file.body for file in content.fiches}
    places_met = {
        place.id: place for project in projects for place in places(project.organisation, content.geometry.regions)
    }
    records: Mapping[str, Mapping[str, AnyTerm]] = {**content.terms, PLACE.id: places_met}
    subjects = {
        family.id: MappingProxyType({id_: Subject(family, record) for id_, record in records[family.id].items()})
        for family in CROSSED
    }
    by_subject: dict[Subject[Any], list[Mention]] = defaultdict(list)
    by_project: dict[Project, dict[Family[AnyTerm], list[Mention]]] = {
        project: defaultdict(list) for project in projects
    }
    for project in projects:
        for mention in _mentions(project, subjects, content.geometry):
            by_subject[mention.subject].append(mention)
            by_project[project][mention.subject.family].append(mention)
    return Catalogue(
        projects=projects,
        bodies=MappingProxyType({project: bodies[project.key] for project in projects}),
        method_families=tuple(content.records(METHOD_FAMILY).values()),
        subjects=MappingProxyType(subjects),
        by_subject=_frozen(by_subject),
        by_project=MappingProxyType({project: _frozen(families) for project, families in by_project.items()}),
        palette=palette(content.records(PART).values()),
        publisher=content.publisher,
        self_audit=content.self_audit,
        geometry=content.geometry,
        silhouettes=silhouettes(content.geometry, content.records(ORGANISATION).values()),
        examples=content.examples,
        foreign=content.foreign,
        equivalents=content.equivalents,
        territories=content.territories,
        editors_pages=content.pages,
    )


def _frozen(lists: Mapping[Key, list[Mention]]) -> Mapping[Key, tuple[Mention, ...]]:
    return MappingProxyType({key: tuple(mentions) for key, mentions in lists.items()})


def _projects(content: SoundContent) -> tuple[Project, ...]:
    editions, organisations = content.records(EDITION), content.records(ORGANISATION)
    owners = [
        (editions[file.edition], organisations[file.record.commanditaire.organisation]) for file in content.fiches
    ]
    labels = _labels([file.record for file in content.fiches], owners, content.records(THEME))
    projects = [
        Project(file.id, edition, organisation, file.record, label + mark, organisation.short + mark)
        for file, (edition, organisation), label in zip(content.fiches, owners, labels)
        for mark in (content.marks.get(file.path, ""),)
    ]
    return tuple(
        sorted(
            projects,
            key=lambda project: (
                -project.edition.order,
                project.edition.parts.index(project.fiche.part),
                project.fiche.source.rank or math.inf,
                project.id,
            ),
        )
    )


def _labels(
    fiches: Sequence[Fiche], owners: Sequence[tuple[Edition, Organisation]], themes: Mapping[str, Theme]
) -> list[str]:
    """Return the name of each fiche in lists: « Lille », or « Lille (Nina Simone) » where Lille has several fiches.

    Two fiches of one commanditaire in one edition are told apart by their first theme that none of its other fiches
    has, « Lille (Habitat) », or else by their titles.
    """
    pairs = [(organisation.short, edition.promotion) for edition, organisation in owners]
    alone = Counter(short for short, _ in pairs)
    in_edition = Counter(pairs)
    treated = Counter((short, theme) for fiche, (short, _) in zip(fiches, pairs) for theme in fiche.themes)
    labels = []
    for fiche, (short, promotion) in zip(fiches, pairs):
        own = next((themes[theme].label for theme in fiche.themes if treated[short, theme] == 1), "")
        if alone[short] == 1:
            labels.append(short)
        elif in_edition[short, promotion] == 1:
            labels.append(f"{short} ({promotion})")
        else:
            labels.append(f"{short} ({own})" if own else f"{short} : {fiche.title}")
    return labels


def _mentions(
    project: Project, subjects: Mapping[str, Mapping[str, Subject[Any]]], geometry: Geometry
) -> Iterator[Mention]:
    """Yield the mentions of a project: its edition, the terms that its fiche names, what its commanditaire is.

    What a reference echoes (`RefersTo.echo`) is indexed only where nothing else names the term: a deliverable that
    others can take over is, even where the team recommended it without handing it over. Several recommendations of one
    method make one mention.
    """
    fiche = project.fiche
    fiche_references = tuple(references(fiche))
    plain = {(reference.mark.family, reference.id) for reference in fiche_references if not reference.mark.echo}
    together = _together(fiche_references)

    def mentions(references: Iterable[Reference]) -> Iterator[Mention]:
        for reference in references:
            family, id_ = reference.mark.family, reference.id
            if family not in subjects or (reference.mark.echo and (family, id_) in plain):
                continue
            detail = together.get(_claim(reference), [reference.detail])
            if detail[0] == reference.detail:
                text = " ".join(filter(None, detail)) or None
                yield Mention(project, subjects[family][id_], text, reference.status, reference.answer)

    yield Mention(project, subjects[EDITION.id][project.edition.id])
    for reference in fiche_references:
        yield from mentions((reference,))
        if reference.holder is fiche.commanditaire:
            yield from mentions(references(project.organisation))
            yield from (
                Mention(project, subjects[PLACE.id][place.id])
                for place in places(project.organisation, geometry.regions)
            )


def _claim(reference: Reference) -> tuple[str, str, str | None]:
    """Return what identifies a mention in the index: the term, and in what way it is named."""
    return reference.mark.family, reference.id, reference.status


def _together(fiche_references: Iterable[Reference]) -> Mapping[tuple[str, str, str | None], list[str | None]]:
    """Group references by what they claim, where several may say the same: the first of a group stands for all."""
    texts: dict[tuple[str, str, str | None], list[str | None]] = defaultdict(list)
    ordered = tuple(fiche_references)
    several = {_claim(reference) for reference in ordered if reference.mark.several}
    for reference in ordered:
        if _claim(reference) in several:
            texts[_claim(reference)].append(reference.detail)
    return texts
