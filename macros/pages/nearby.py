"""« Votre commune »: the communes of France in small files, one of which a search loads; the projects to rank
around one.

A file is named by the first two signs of what is typed: those of a name without its article nor « Saint », or of a
postal code.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import KIND
from macros.catalogue.project import Project
from macros.catalogue.read.territories import Territories
from macros.catalogue.subject import Subject
from macros.model.organisation import Position
from macros.model.territory import COMMUNE
from macros.pages.lists import whole_list
from macros.pages.transfer import BRACKETS, Bracket, bracket
from macros.text.french.wording import folded, grouped

FOLDER = "communes/"
"""Where the files stand, below the site's root."""

_LEFT_OUT = re.compile(r"^(?:l[ea]?s? |sainte? |ste? )+(?=.)")
_SIGNS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Nearby:
    """A project to rank: where its commanditaire sits, its kind and its range of population."""

    project: Project
    kind: Subject
    bracket: str
    population: str

    @property
    def position(self) -> Position:
        """The seat of its commanditaire."""
        return self.project.organisation.position


@dataclass(frozen=True)
class Neighbourhood:
    """All that the search of a commune prints: the projects to rank, or where its script reads them, `whole`, and the
    ranges of population.
    """

    whole: str
    projects: tuple[Nearby, ...]
    brackets: tuple[Bracket, ...] = BRACKETS


def neighbourhood(catalogue: Catalogue) -> Neighbourhood:
    """Return every project, to be ranked around a commune, unless they are too many for the page."""
    whole = whole_list(catalogue)
    return Neighbourhood(
        whole,
        tuple(
            Nearby(
                project,
                catalogue.mentions(project, KIND)[0].subject,
                bracket(project.organisation.population.value).id,
                f"{grouped(project.organisation.population.value)} habitants",
            )
            for project in (() if whole else catalogue.projects)
        ),
    )


def commune_files(territories: Territories) -> Mapping[str, str]:
    """Return the text of each file of communes by its address: a line a commune, its name, its postal codes, its
    département, its population, its latitude and longitude, and « ~ » where these are those of a neighbour.
    """
    lines: dict[str, list[str]] = defaultdict(list)
    for commune, position in _placed(territories):
        place = (f"{position.lat:.2f}", f"{position.lon:.2f}", "" if commune.position else "~")
        codes = " ".join(commune.postal_codes)
        line = "\t".join((commune.name, codes, commune.departement, str(commune.population), *place))
        for key in {file_key(commune.name), *(code[:2] for code in commune.postal_codes)}:
            lines[key].append(line)
    return {f"{FOLDER}{key}.tsv": "\n".join(rows) + "\n" for key, rows in sorted(lines.items())}


def file_key(text: str) -> str:
    """Return the name of the file that holds what is typed: « Saint-Denis » is in « de », « 44000 » in « 44 »."""
    plain = _SIGNS.sub(" ", folded(text)).strip()
    return _LEFT_OUT.sub("", plain)[:2].strip()


class _Commune(NamedTuple):
    """What a file says of a commune, much lighter than its record: there are 35 000."""

    name: str
    departement: str
    population: int
    position: Position | None
    postal_codes: tuple[str, ...]
    groups: tuple[str, ...]

    @property
    def areas(self) -> tuple[str, ...]:
        return *self.postal_codes, *self.groups, f"d{self.departement}"


def _placed(territories: Territories) -> Iterator[tuple[_Commune, Position]]:
    """Yield the communes with a position: a small commune, whose position no open source gives, takes that of the
    largest one of its postal code, of its intercommunalité or of its département.
    """
    records = territories.all(COMMUNE)
    communes = [_Commune(*(getattr(record, field) for field in _Commune._fields)) for record in records]
    largest: dict[str, _Commune] = {}
    for commune in communes:
        for area in commune.areas if commune.position else ():
            if area not in largest or commune.population >= largest[area].population:
                largest[area] = commune
    for commune in communes:
        areas = (area for area in commune.areas if area in largest)
        position = commune.position or next((largest[area].position for area in areas), None)
        if position:
            yield commune, position
