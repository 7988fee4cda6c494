"""Read the whole content from the disk: fiches, vocabularies, editions, and every problem of every file in one run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from textwrap import dedent
from typing import Any

from pydantic import Field

from macros.catalogue.families import EDITION, VOCABULARIES, Family
from macros.catalogue.geometry import MAP, Geometry, read_geometry
from macros.catalogue.publication import FILE as PUBLISHER, PublisherFile, read_publisher
from macros.model.diagram import Diagram
from macros.model.fiche import Fiche
from macros.model.reading import read_record
from macros.model.record import IDENTIFIER, Record
from macros.text.header import split
from macros.text.problem import Problem
from macros.text.source import read_source
from macros.text.yaml_values import NOTHING, Location, Values, field_name, read_values

DOCS = "docs"
PROJECTS = "docs/projets"
EDITIONS = "data/editions"
EXAMPLES = "data/exemples/figures.yml"


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
class PageFile:
    """A page that editors write in `docs/`: its whole text, header included, empty where it can't be read."""

    path: str
    text: str


@dataclass(frozen=True)
class Example:
    """A figure shown to contributors, and the very lines that make it."""

    diagram: Diagram
    text: str


@dataclass(frozen=True)
class Content:
    """All that was read: fiches by path, terms of each family in their file's order, the publisher's file, the map, the
    examples of figures, editors' pages, and the path on the site of every file that pages may link to.

    `complete` tells that the header of every fiche was sound: without it nothing can be said of what no fiche uses.
    """

    fiches: tuple[FicheFile, ...]
    complete: bool
    terms: Mapping[str, Mapping[str, Entry]]
    publisher: PublisherFile
    geometry: Geometry | None
    examples: tuple[Example, ...]
    pages: tuple[PageFile, ...]
    files: frozenset[str]
    problems: tuple[Problem, ...]


def load(root: Path) -> Content:
    """Return the content of the project in `root`, sound or not, with all its problems."""
    problems: list[Problem] = []
    terms = {family.id: MappingProxyType(dict(_vocabulary(root, family, problems))) for family in VOCABULARIES}
    terms[EDITION.id] = MappingProxyType(dict(_editions(root, problems)))
    geometry, map_problems = read_geometry(root)
    problems.extend(map_problems)
    before = len(problems)
    fiches = tuple(_fiches(root, problems))
    complete = len(problems) == before
    examples = tuple(_examples(root, problems))
    publisher, faults = read_publisher(root)
    pages = tuple(_pages(root, problems))
    return Content(
        fiches, complete, MappingProxyType(terms), publisher, geometry, examples, pages, frozenset(_files(root)), (*problems, *faults),
    )


def checked(content: Content) -> frozenset[str]:
    """Return the paths of the files that a reading checks, whether or not they could be read."""
    vocabularies = (family.file for family in VOCABULARIES)
    editions = (entry.path for entry in content.terms[EDITION.id].values())
    pages = (f"{DOCS}/{path}" for path in content.files if path.endswith(".md"))
    told = (problem.path for problem in content.problems)
    return frozenset((*vocabularies, *editions, *pages, *told, EXAMPLES, PUBLISHER, MAP))


def _vocabulary(root: Path, family: Family, problems: list[Problem]) -> Iterator[tuple[str, Entry]]:
    """Yield the terms of one file; each key is an identifier."""
    path = root / family.file
    if not path.is_file():
        problems.append(Problem(family.file, 1, "", f"le fichier des {family.plural} manque."))
        return
    values = _values(root, path, problems)
    if values is None:
        return
    if not isinstance(values.data, dict):
        problems.append(Problem(family.file, 1, "", f"le fichier doit lister les {family.plural} par identifiant.", "Écrivez « identifiant: » puis, en retrait, ses clés."))
        return
    for key in values.data:
        record, faults = read_record(family.record, values, family.file, (key,), {"id": key})
        problems.extend(_new(faults, problems))
        yield key, Entry(record, family.file, values, (key,))


def _editions(root: Path, problems: list[Problem]) -> Iterator[tuple[str, Entry]]:
    """Yield the editions, the oldest first; each file's name is an identifier."""
    found = []
    for path in sorted((root / EDITIONS).glob("*.yml")):
        values = _values(root, path, problems)
        name = path.relative_to(root).as_posix()
        if values is None:  # it is known all the same: its fiches are at home
            found.append((0, path.stem, Entry(None, name, NOTHING)))
            continue
        record, faults = read_record(EDITION.record, values, name, (), {"id": path.stem})
        problems.extend(_new(faults, problems))
        found.append((record.order if record else 0, path.stem, Entry(record, name, values)))
    yield from ((id_, entry) for _, id_, entry in sorted(found, key=lambda item: item[:2]))


def _fiches(root: Path, problems: list[Problem]) -> Iterator[FicheFile]:
    """Yield every fiche whose header could be parsed; `index.md` is the explorer's page, not a fiche."""
    base = root / PROJECTS
    if not base.is_dir():
        problems.append(Problem(PROJECTS, 1, "", "le dossier des fiches manque.", f"Créez-le, avec un dossier par édition : {PROJECTS}/<édition>/."))
        return
    for path in sorted(base.rglob("*.md")):
        inside = path.relative_to(base)
        name = path.relative_to(root).as_posix()
        if inside.as_posix() == "index.md":
            continue
        if len(inside.parts) != 2:
            problems.append(Problem(name, 1, "", "une fiche se range dans le dossier de son édition.", f"Déplacez-la dans {PROJECTS}/<édition>/."))
            continue
        edition, id_ = inside.parts[0], path.stem
        if not re.match(IDENTIFIER, id_):
            problems.append(Problem(name, 1, "", f"« {path.name} » ne peut pas devenir une adresse.", "Nommez le fichier en minuscules sans accent, les mots liés par « - » : saint-herblain.md."))
            continue
        source = read_source(root, path)
        if isinstance(source, Problem):
            problems.append(source)
            continue
        parts = split(source)
        if isinstance(parts, Problem):
            problems.append(parts)
            continue
        values, faults = read_values(parts.header, name, parts.header_line)
        problems.extend(faults)
        if values is None:
            continue
        record, model_faults = read_record(Fiche, values, name)
        problems.extend(_new(model_faults, problems))
        yield FicheFile(edition, id_, name, values, record, parts.body, parts.body_line)


def _examples(root: Path, problems: list[Problem]) -> Iterator[Example]:
    """Yield the examples of figures, written under `diagrams` as in a fiche; a project may have none."""
    path = root / EXAMPLES
    values = _values(root, path, problems) if path.is_file() else None
    if values is None:
        return
    record, faults = read_record(_Examples, values, EXAMPLES)
    problems.extend(_new(faults, problems))
    lines = path.read_text(encoding="utf-8").split("\n")
    starts = [values.line(("diagrams", rank)) for rank in range(len(record.diagrams) if record else 0)]
    for diagram, start, end in zip(record.diagrams if record else (), starts, [*starts[1:], len(lines) + 1]):
        yield Example(diagram, dedent("\n".join(lines[start - 1 : end - 1])).rstrip())


class _Examples(Record):
    """The file of examples."""

    diagrams: tuple[Diagram, ...] = Field(description="Une figure par genre, écrite comme dans une fiche")


def _pages(root: Path, problems: list[Problem]) -> Iterator[PageFile]:
    """Yield the pages of `docs/` that are no fiche."""
    for path in sorted((root / DOCS).rglob("*.md")):
        name = path.relative_to(root).as_posix()
        if name.startswith(f"{PROJECTS}/") and name != f"{PROJECTS}/index.md":
            continue
        source = read_source(root, path)
        if isinstance(source, Problem):
            problems.append(source)
        else:
            yield PageFile(name, source.text)


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
