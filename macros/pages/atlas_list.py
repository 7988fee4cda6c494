"""The commanditaires of the map in words, région by région: the same for those who don't see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import PLACE
from macros.catalogue.project import Project
from macros.catalogue.silhouettes import administers
from macros.catalogue.subject import Subject
from macros.model.sections import region_anchor
from macros.pages.lists import SHOWN
from macros.pages.pager import PAGE, is_cut
from macros.text.french.wording import counted, folded, identifier


@dataclass(frozen=True)
class ListedAuthority:
    """An authority in the list: its projects, and whether it is off the map: in another country."""

    subject: Subject
    where: str
    projects: tuple[Project, ...]
    off: bool


@dataclass(frozen=True)
class RegionList:
    """The authorities of a région; where the country has too many, the first of them, and how many `others` its own
    page leads to, « 12 autres », else empty.
    """

    id: str
    subject: Subject
    authorities: tuple[ListedAuthority, ...]
    others: str


def region_lists(catalogue: Catalogue, subjects: Sequence[Subject]) -> tuple[RegionList, ...]:
    """Return the régions of some commanditaires, both by alphabet."""
    regions: dict[str, list[ListedAuthority]] = {}
    for subject in sorted(subjects, key=lambda subject: folded(subject.label)):
        record = subject.record
        where = "" if administers(record) or not record.departement else record.departement.name
        regions.setdefault(identifier(record.region.name), []).append(
            ListedAuthority(
                subject, where, catalogue.projects_of(subject)[:PAGE], subject.id not in catalogue.silhouettes
            )
        )
    shown = SHOWN if is_cut(subjects) else PAGE
    return tuple(
        RegionList(
            region_anchor(id_),
            catalogue.subjects[PLACE.id][id_],
            tuple(authorities[:shown]),
            counted(len(authorities) - shown, "autre") if len(authorities) > shown else "",
        )
        for id_, authorities in sorted(regions.items())
    )
