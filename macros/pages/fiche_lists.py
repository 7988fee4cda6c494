"""The lists of a fiche's header made ready to print, and where each stands in the story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CONDITION, DELIVERABLE, METHOD
from macros.catalogue.project import Project
from macros.catalogue.subject import Mention, Subject
from macros.model import sections
from macros.model.fiche import Fiche, MethodUse
from macros.model.scales import EVIDENCES, LEVELS, MILESTONES, RESULTS
from macros.model.transferability import Limit
from macros.pages.edition import length
from macros.pages.lists import Group, by_status
from macros.pages.story import Drawing, Lists
from macros.text.french.wording import grouped, listed


@dataclass(frozen=True)
class PrintedResult:
    """A result; for an effect, what it rests on: the scale's identifier, its label and what that means."""

    text: str
    evidence: str
    label: str
    note: str


@dataclass(frozen=True)
class PrintedUse:
    """A method that was employed or was there: what is said of it, and the effort it took where the team used it."""

    mention: Mention
    effort: str


@dataclass(frozen=True)
class PrintedMilestone:
    """A date of the project, and what kind of date it is."""

    when: str
    text: str
    kind: str


@dataclass(frozen=True)
class PrintedRecommendation:
    """A recommendation, with the method that it names; `anchor` is where the first of that method stands."""

    text: str
    subject: Subject | None
    anchor: str


@dataclass(frozen=True)
class PrintedLimit:
    """A limit, with the method and the condition that it concerns."""

    text: str
    subjects: tuple[Subject, ...]


@dataclass(frozen=True)
class PrintedReusable:
    """What transfers, and the method or the deliverable it is."""

    text: str
    subject: Subject


@dataclass(frozen=True)
class FicheLists:
    """The lists of one fiche, in the order of its story; a list that says nothing is empty."""

    mission: tuple[str, ...]
    uses: tuple[Group, ...]
    untold_effort: str
    mission_frame: str
    calendar: tuple[PrintedMilestone, ...]
    results: tuple[Group, ...]
    delivered: tuple[Mention, ...]
    recommendations: tuple[Group, ...]
    recommended: tuple[PrintedUse, ...]
    lessons: tuple[str, ...]
    level: tuple[str, str, str]
    reusable: tuple[PrintedReusable, ...]
    conditions: tuple[Mention, ...]
    limits: tuple[PrintedLimit, ...]
    silences: tuple[str, ...]

    @property
    def placed(self) -> Mapping[str, Lists]:
        """The lists of the header, each in its place around the prose of a section."""

        def drawn(name: str, says: object, **values: object) -> tuple[Drawing, ...]:
            return (Drawing(f"fiche/{name}", values),) if says else ()

        groups = [
            (
                *((f"### {group.title}",) if group.title else ()),
                Drawing("fiche/preconisations", {"group": group}),
                *((f"[figure: {group.id}]",) if group.id else ()),
            )
            for group in self.recommendations
        ]
        return {
            sections.MISSION: Lists(before=drawn("commande", self.mission)),
            sections.METHODS: Lists(before=drawn("methodes", self.uses), after=drawn("calendrier", self.calendar)),
            sections.RESULTS: Lists(before=(*drawn("resultats", self.results), *drawn("remis", self.delivered))),
            sections.RECOMMENDATIONS: Lists(
                after=(*chain.from_iterable(groups), *drawn("methodes-preconisees", self.recommended))
            ),
            sections.LESSONS: Lists(before=drawn("enseignements", self.lessons)),
            sections.TRANSFER: Lists(
                before=drawn("transfert", self.level),
                after=(*drawn("conditions", self.conditions or self.limits), *drawn("silences", self.silences)),
            ),
        }


def fiche_lists(catalogue: Catalogue, project: Project) -> FicheLists:
    """Return the lists of a project's fiche."""
    fiche = project.fiche
    mentions = catalogue.mentions(project, METHOD)
    uses = _uses(fiche, mentions)
    return FicheLists(
        mission=fiche.mission,
        uses=tuple(group for status, group in uses.items() if status != "preconisee"),
        untold_effort=_untold_effort(uses.get("employee")),
        mission_frame=_mission_frame(project),
        calendar=tuple(
            PrintedMilestone(item.when, item.text, MILESTONES[item.kind][0]) for item in fiche.listed_calendar
        ),
        results=_results(fiche),
        delivered=tuple(mention for mention in catalogue.mentions(project, DELIVERABLE) if mention.status == "remis"),
        recommendations=tuple(_recommendations(catalogue, fiche)),
        recommended=_recommended(fiche, uses.get("preconisee")),
        lessons=fiche.lessons,
        level=(fiche.transferability.level, *LEVELS[fiche.transferability.level]),
        reusable=tuple(_reusable(catalogue, item) for item in fiche.transferability.reusable),
        conditions=catalogue.mentions(project, CONDITION),
        limits=tuple(PrintedLimit(limit.text, _limited(catalogue, limit)) for limit in fiche.transferability.limits),
        silences=fiche.silences,
    )


def _reusable(catalogue: Catalogue, item) -> PrintedReusable:
    family, id_ = (METHOD, item.method) if item.method else (DELIVERABLE, item.deliverable)
    return PrintedReusable(item.text, catalogue.subjects[family.id][id_])


def _uses(fiche: Fiche, mentions: Iterable[Mention]) -> Mapping[str, Group]:
    """Return, by status, the methods that the fiche names under « method », each with the effort that it took."""
    uses: dict[tuple[str, str | None], MethodUse] = {(use.id, use.status): use for use in fiche.method}
    groups = by_status(mention for mention in mentions if (mention.subject.id, mention.status) in uses)
    return {
        group.id: Group(
            group.id,
            group.title,
            group.note,
            tuple(PrintedUse(item, _effort(uses[item.subject.id, group.id])) for item in group.items),
        )
        for group in groups
    }


def _effort(use: MethodUse) -> str:
    """Return what the source says of sessions, participants and duration, and which of these it leaves out, since
    whoever wants to do the same must know; empty where it says nothing at all.
    """
    parts = {"séances": use.sessions, "participants": use.participants, "durée": use.duration}
    parts_told = [f"{name} : {value}" for name, value in parts.items() if value]
    silent = [name for name, value in parts.items() if not value]
    line = " ; ".join([*parts_told, *([f"{listed(silent)} : non dit"] if silent else [])])
    return f"{line[0].upper()}{line[1:]}." if parts_told else ""


def _untold_effort(employed: Group | None) -> str:
    """Return the sentence that says once, for all the methods concerned, that their effort is unknown."""
    untold = sum(not use.effort for use in employed.items) if employed else 0
    if not employed or not untold:
        return ""
    whom = "les méthodes employées" if untold == len(employed.items) else "les autres méthodes employées"
    return f"Séances, participants et durée : non dit pour {whom}."


def _mission_frame(project: Project) -> str:
    """Return what the edition's call for missions says of the missions that its projects were: « 8 à 10 semaines »."""
    stages = project.edition.missions.stages if project.edition.missions else ()
    stage = next((stage for stage in stages if stage.project), None)
    if stage is None:
        return ""
    dated = f" en {project.edition.year}" if project.edition.year else ""
    contribution = (
        f"une participation forfaitaire de {grouped(stage.contribution)} €{dated}" if stage.contribution else ""
    )
    return ", ".join(filter(None, (length(stage.weeks), stage.team, contribution)))


def _results(fiche: Fiche) -> tuple[Group, ...]:
    groups = (
        Group(
            id_,
            label,
            note,
            tuple(
                PrintedResult(result.text, result.evidence or "", *EVIDENCES.get(result.evidence or "", ("", "")))
                for result in fiche.results
                if result.kind == id_
            ),
        )
        for id_, (label, note) in RESULTS.items()
    )
    return tuple(group for group in groups if group.items)


def _recommendations(catalogue: Catalogue, fiche: Fiche) -> Iterator[Group]:
    """Yield the recommendations as the team grouped them; `id` is the figure that shows them, `note` says nothing."""
    ids: set[str] = set()
    for group in fiche.recommendations:
        items = []
        for item in group.items:
            subject = catalogue.subjects[METHOD.id][item.method] if item.method else None
            first = subject is not None and subject.id not in ids
            items.append(
                PrintedRecommendation(item.text, subject, _use_anchor(item.method, "preconisee") if first else "")
            )
            ids |= {subject.id} if subject else set()
        yield Group(group.figure or "", group.title or "", "", tuple(items))


def _recommended(fiche: Fiche, recommended: Group | None) -> tuple[PrintedUse, ...]:
    """Return the methods that the team recommends and that no recommendation names."""
    methods = {item.method for group in fiche.recommendations for item in group.items}
    return tuple(use for use in recommended.items if use.mention.subject.id not in methods) if recommended else ()


def _use_anchor(method: str | None, status: str) -> str:
    return f"methode-{method}-{status}"


def _limited(catalogue: Catalogue, limit: Limit) -> tuple[Subject, ...]:
    pairs = ((METHOD, limit.method), (CONDITION, limit.condition))
    return tuple(catalogue.subjects[family.id][id_] for family, id_ in pairs if id_)
