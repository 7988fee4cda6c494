"""Read the whole content from the disk: fiches, vocabularies, editions, and every problem of every file in one run."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from types import MappingProxyType
from typing import Any

from pydantic import Field

from macros.catalogue.check.pictures import picture_problems
from macros.catalogue.check.strays import stray_problems
from macros.catalogue.families import EDITION, VOCABULARIES, Family
from macros.catalogue.read.acronyms import read_acronyms
from macros.catalogue.read.editors_pages import PageFile, read_pages
from macros.catalogue.read.equivalents import read_equivalents
from macros.catalogue.read.known_files import (
    ACRONYMS,
    DOCS,
    EDITIONS,
    EQUIVALENTS,
    EXAMPLES,
    LANGUAGES,
    MAP,
    PROJECTS,
    PUBLISHER,
    RESERVED,
)
from macros.catalogue.read.languages import read_languages
from macros.catalogue.read.map import Geometry, read_geometry
from macros.catalogue.read.publication import PublisherFile, read_publisher
from macros.model.diagram import Diagram
from macros.model.fiche import Fiche
from macros.model.record import IDENTIFIER, Record
from macros.model.validation import read_record
from macros.text.french.foreign import Foreign
from macros.text.markdown.header import split
from macros.text.markdown.limits import HEADER, excess
from macros.text.problem import Problem
from macros.text.source import read_source
from macros.text.yaml.values import NOTHING, Location, Values, field_name, read_values

_RESERVATION = (
    f"« {RESERVED} » est réservé : cette adresse est celle de la liste qui ouvre le dossier.",
    "Choisissez un autre identifiant.",
)


@dataclass(frozen=True)
class Entry:
    """A term as written: its record, None where it is faulty, and where its keys stand, for messages.

    `at` is its key in a file of many terms, empty where it is the whole file.
    """

    record: Any | None
    path: str
    values: Values
    at: Location = ()

    @property
    def line(self) -> int:
        """The line it begins on."""
        return self.values.line(self.at)

    def problem(self, location: Location, message: str, hint: str = "") -> Problem:
        """Return a problem at one of its keys, or at the term itself where `location` is empty."""
        place = (*self.at, *location)
        return Problem(self.path, self.values.line(place), field_name(place), message, hint)


@dataclass(frozen=True)
class FicheFile:
    """A fiche as written: its record where the header is sound, its prose, the lines of its keys."""

    edition: str
    id: str
    path: str
    values: Values
    fiche: Fiche | None
    body: str
    body_line: int


@dataclass(frozen=True)
class Example:
    """A figure shown to contributors, and the very lines that make it."""

    diagram: Diagram
    text: str


@dataclass(frozen=True)
class Content:
    """All that was read: fiches by path, terms of each family in their file's order, the publisher's file, the map, the
    examples of figures, the editors' pages, and the path on the site of every file that pages may link to.

    `complete` tells that every fiche was found and its header sound: without it nothing can be said of what no fiche
    uses; `unread` holds the families whose file is absent or can't be read: without it nothing can be said of who names
    them.
    """

    fiches: tuple[FicheFile, ...]
    complete: bool
    terms: Mapping[str, Mapping[str, Entry]]
    unread: frozenset[str]
    publisher: PublisherFile
    geometry: Geometry | None
    examples: tuple[Example, ...]
    pages: tuple[PageFile, ...]
    files: frozenset[str]
    foreign: Foreign
    acronyms: frozenset[str]
    equivalents: Mapping[str, str]
    problems: tuple[Problem, ...]


def load(root: Path) -> Content:
    """Return the content of the project in `root`, sound or not, with all its problems."""
    problems: list[Problem] = []
    read = {family.id: _vocabulary(root, family, problems) for family in VOCABULARIES}
    terms = {id_: MappingProxyType(entries or {}) for id_, entries in read.items()}
    unread = frozenset(id_ for id_, entries in read.items() if entries is None)
    terms[EDITION.id] = MappingProxyType(dict(_editions(root, problems)))
    geometry, map_problems = read_geometry(root)
    problems.extend(map_problems)
    strays = tuple(stray_problems(root, terms[EDITION.id]))
    before = len(problems)
    fiches = tuple(_fiches(root, problems))
    complete = len(problems) == before and not any(
        problem.path == DOCS or problem.path.startswith(PROJECTS) for problem in strays
    )
    examples = tuple(_examples(root, problems))
    publisher, faults = read_publisher(root)
    pages, page_problems = read_pages(root)
    foreign, foreign_problems = read_languages(root)
    acronyms, acronym_problems = read_acronyms(root)
    equivalents, equivalent_problems = read_equivalents(root)
    problems += (
        *faults,
        *page_problems,
        *foreign_problems,
        *acronym_problems,
        *equivalent_problems,
        *strays,
        *picture_problems(root),
    )
    return Content(
        fiches,
        complete,
        MappingProxyType(terms),
        unread,
        publisher,
        geometry,
        examples,
        pages,
        frozenset(_files(root)),
        foreign,
        acronyms,
        equivalents,
        tuple(problems),
    )


def checked(content: Content) -> frozenset[str]:
    """Return the paths of the files that a reading checks, whether or not they could be read."""
    vocabularies = (family.file for family in VOCABULARIES)
    editions = (entry.path for entry in content.terms[EDITION.id].values())
    pages = (f"{DOCS}/{path}" for path in content.files if path.endswith(".md"))
    told = (problem.path for problem in content.problems)
    return frozenset(
        (*vocabularies, *editions, *pages, *told, EXAMPLES, PUBLISHER, LANGUAGES, ACRONYMS, EQUIVALENTS, MAP)
    )


def _vocabulary(root: Path, family: Family, problems: list[Problem]) -> dict[str, Entry] | None:
    """Return the terms of one file, each key an identifier; None where it is absent or can't be read."""
    path = root / family.file
    if not os.path.isfile(path):
        problems.append(Problem(family.file, 1, "", f"le fichier des {family.plural} manque."))
        return None
    values = _values(root, path, problems)
    if values is None:
        return None
    if not isinstance(values.data, dict):
        problems.append(
            Problem(
                family.file,
                1,
                "",
                f"le fichier doit lister les {family.plural} par identifiant.",
                "Écrivez « identifiant: » puis, en retrait, ses clés.",
            )
        )
        return None
    terms = {}
    for key in values.data:
        record, faults = read_record(family.record, values, family.file, (key,), {"id": key})
        problems.extend(_new(faults, problems))
        entry = Entry(record, family.file, values, (key,))
        if key == RESERVED:
            problems.append(entry.problem((), *_RESERVATION))
        terms[key] = entry
    return terms


def _editions(root: Path, problems: list[Problem]) -> Iterator[tuple[str, Entry]]:
    """Yield the editions, the oldest first; each file's name is an identifier."""
    found = []
    for path in _matching(root / EDITIONS, "*.yml"):
        if os.path.islink(path):  # told among the strays
            continue
        values = _values(root, path, problems)
        name = path.relative_to(root).as_posix()
        if values is None:  # it is known all the same: its fiches are at home
            found.append((0, path.stem, Entry(None, name, NOTHING)))
            continue
        record, faults = read_record(EDITION.record, values, name, (), {"id": path.stem})
        problems.extend(_new(faults, problems))
        if path.stem == RESERVED:
            problems.append(Problem(name, 1, "", *_RESERVATION))
        found.append((record.order if record else 0, path.stem, Entry(record, name, values)))
    yield from ((id_, entry) for _, id_, entry in sorted(found, key=lambda item: item[:2]))


def _fiches(root: Path, problems: list[Problem]) -> Iterator[FicheFile]:
    """Yield every fiche whose header could be parsed; `index.md` is the explorer's page, not a fiche."""
    base = root / PROJECTS
    if not base.is_dir():
        problems.append(
            Problem(
                PROJECTS,
                1,
                "",
                "le dossier des fiches manque.",
                f"Créez-le, avec un dossier par édition : {PROJECTS}/<édition>/.",
            )
        )
        return
    for path in _matching(base, "**/*.md"):
        inside = path.relative_to(base)
        name = path.relative_to(root).as_posix()
        if inside.as_posix() == "index.md" or os.path.islink(path):  # links are told among the strays
            continue
        if os.path.isdir(path):
            problems.append(Problem(name, 1, "", "c'est un dossier, et non un fichier.", "Renommez-le sans « .md »."))
            continue
        if len(inside.parts) != 2:
            problems.append(
                Problem(
                    name,
                    1,
                    "",
                    "une fiche se range dans le dossier de son édition.",
                    f"Déplacez-la dans {PROJECTS}/<édition>/.",
                )
            )
            continue
        edition, id_ = inside.parts[0], path.stem
        if id_ == RESERVED:
            problems.append(Problem(name, 1, "", *_RESERVATION))
            continue
        if not re.match(IDENTIFIER, id_):
            problems.append(
                Problem(
                    name,
                    1,
                    "",
                    f"« {path.name} » ne peut pas devenir une adresse.",
                    "Nommez le fichier en minuscules sans accent, les mots liés par « - » : saint-herblain.md.",
                )
            )
            continue
        source = read_source(root, path)
        if isinstance(source, Problem):
            problems.append(source)
            continue
        parts = split(source)
        if isinstance(parts, Problem):
            problems.append(parts)
            continue
        if len(parts.header) > HEADER:
            problems.append(
                Problem(
                    name,
                    1,
                    "",
                    f"l'en-tête compte {len(parts.header)} signes ; le maximum est de {HEADER}.",
                    "Gardez-y l'essentiel, et racontez le reste.",
                )
            )
            continue
        values, faults = read_values(parts.header, name, parts.header_line)
        problems.extend(faults)
        if values is None:
            continue
        record, model_faults = read_record(Fiche, values, name)
        problems.extend(_new(model_faults, problems))
        beyond = excess(parts.body)
        if beyond:  # nothing reads further what would take minutes to read
            line, message, hint = beyond
            problems.append(Problem(name, parts.body_line + line, "", message, hint))
            continue
        yield FicheFile(edition, id_, name, values, record, parts.body, parts.body_line)


def _matching(folder: Path, pattern: str) -> list[Path]:
    """Return the paths of a folder that match, in order; none where it can't be read, which is told among the
    strays.
    """
    try:
        return sorted(folder.glob(pattern))
    except OSError:
        return []


def _examples(root: Path, problems: list[Problem]) -> Iterator[Example]:
    """Yield the examples of figures, written under `diagrams` as in a fiche; a project may have none."""
    path = root / EXAMPLES
    values = _values(root, path, problems) if os.path.isfile(path) else None
    if values is None:
        return
    record, faults = read_record(Examples, values, EXAMPLES)
    problems.extend(_new(faults, problems))
    lines = path.read_text(encoding="utf-8").split("\n")
    starts = [values.line(("diagrams", rank)) for rank in range(len(record.diagrams) if record else 0)]
    for diagram, start, end in zip(record.diagrams if record else (), starts, [*starts[1:], len(lines) + 1]):
        yield Example(diagram, dedent("\n".join(lines[start - 1 : end - 1])).rstrip())


class Examples(Record):
    """The file of examples."""

    diagrams: tuple[Diagram, ...] = Field(description="Une figure par genre, écrite comme dans une fiche")


def _files(root: Path) -> Iterator[str]:
    """Yield the path on the site of every file of `docs/` and of the pictures and sheets of `overrides/`."""
    for folder, below in ((root / DOCS, ""), (root / "overrides", "assets")):
        yield from (path.relative_to(folder).as_posix() for path in (folder / below).rglob("*") if path.is_file())


def _values(root: Path, path: Path, problems: list[Problem]) -> Values | None:
    source = read_source(root, path)
    if isinstance(source, Problem):
        problems.append(source)
        return None
    values, faults = read_values(source.text, source.path)
    problems.extend(faults)
    return values


def _new(found: Sequence[Problem], said: Sequence[Problem]) -> list[Problem]:
    """Return the problems on keys of which nothing has been said: a value refused by the reader reads as missing."""
    keys = {(problem.path, problem.field) for problem in said}
    return [problem for problem in found if (problem.path, problem.field) not in keys]
