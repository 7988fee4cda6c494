"""The first two steps of a reading, each written once: a file is read, then records are made of what it says.

The third, what files say of one another, is `macros.catalogue.check`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from macros.catalogue.read.file_entry import Faulty, R, Sound
from macros.catalogue.read.known_files import is_leftover
from macros.model.reading import read_record
from macros.text.markdown.body import second_level
from macros.text.markdown.dialect import dialect
from macros.text.markdown.header import Parts, split
from macros.text.markdown.judge import Judgement, judge
from macros.text.markdown.limits import HEADER, HEADER_TOO_LONG, excess
from macros.text.markdown.rendering import Renderer, site_settings
from macros.text.memory import Memory
from macros.text.problem import Problem
from macros.text.source import Source, read_source
from macros.text.yaml.values import Location, Values, read_values


class Reader:
    """Reads the files of the project in `root`, by their paths from it, and keeps the problems met; a `memory` gives
    back what is sound and was read before.
    """

    def __init__(self, root: Path, memory: Memory | None = None) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self._told: set[tuple[str, str]] = set()
        self._memory = memory or Memory()

    def tell(self, *problems: Problem) -> None:
        """Keep some problems."""
        self.problems += problems
        self._told.update((problem.path, problem.field) for problem in problems)

    def has(self, path: str) -> bool:
        """Tell whether there is such a file."""
        return os.path.isfile(self.root / path)

    def matching(self, folder: str, pattern: str) -> Iterator[str]:
        """Yield the paths below a folder that match, in order, without leftovers; none where it can't be read, nor
        links: both are told among the strays.
        """
        try:
            paths = sorted((self.root / folder).glob(pattern))
        except OSError:
            return
        for path in paths:
            name = path.relative_to(self.root)
            if not any(map(is_leftover, name.parts)) and not os.path.islink(path):
                yield name.as_posix()

    def data(self, path: str, whole: bool = False) -> Values | None:
        """Return what a file of data says, None where it can't be parsed; nor, if wanted `whole`, where any of it is
        faulty.
        """
        source = self._source(path)
        if source is None:
            return None
        values, problems = self._values(source.text, path)
        self.tell(*problems)
        return None if whole and problems else values

    def optional(self, path: str) -> Values | None:
        """Return what a file that a project may do without says, None where it says nothing or any of it is faulty."""
        values = self.data(path, whole=True) if self.has(path) else None
        return None if values is None or values.data is None else values

    def markdown(self, path: str, divide: Callable[[Source], Parts | Problem] = split) -> Parts | None:
        """Return the header and the body of a page, None where they can't be told apart."""
        source = self._source(path)
        parts = divide(source) if source else None
        if isinstance(parts, Problem):
            self.tell(parts)
            return None
        if parts and len(parts.header) > HEADER:
            self.tell(HEADER_TOO_LONG(count=len(parts.header), most=HEADER).at(path))
            return None
        return parts

    def header(self, path: str, parts: Parts) -> Values | None:
        """Return what the header of a page says, None where it can't be parsed."""
        values, problems = self._values(parts.header, path, parts.header_line)
        self.tell(*problems)
        return values

    def fits(self, path: str, parts: Parts) -> bool:
        """Tell whether the body of a page can be read further: nothing reads what would take minutes."""
        beyond = excess(parts.body)
        if beyond:
            line, finding = beyond
            self.tell(finding.at(path, parts.body_line + line))
        return not beyond

    def page(self, parts: Parts) -> Judgement:
        """Return what the page of a body shows, once rendered as the site renders it."""
        return self._memory.of(self._judged, parts.body, self._settings, is_kept=lambda page: not page.findings)

    def made(
        self, model: type[R], path: str, values: Values, at: Location = (), known: dict[str, Any] | None = None
    ) -> Sound[R] | Faulty:
        """Return the record that a file holds below `at`, with the lines of its keys; see `read_record`.

        Nothing more is told of a key of which something has been: a value refused by the reader reads as missing.
        """
        record, problems = read_record(model, values, path, at, known)
        self.tell(*self._new(problems))
        if record is None:
            return Faulty(path=path, values=values, at=at)
        return Sound(path=path, values=values, at=at, record=record)

    def _values(self, text: str, path: str, first_line: int = 1) -> tuple[Values | None, tuple[Problem, ...]]:
        return self._memory.of(read_values, text, path, first_line, is_kept=lambda read: not read[1])

    def _judged(self, body: str, settings: str) -> Judgement:
        """Return what the page of a body shows, under the settings of the project."""
        typed = dialect(body)
        page = judge(body, self._renderer.of_dialect(typed))
        return replace(page, sections=tuple(second_level(typed)[1]))

    @cached_property
    def _settings(self) -> str:
        return site_settings(self.root)

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(self._settings)

    def _new(self, problems: Iterable[Problem]) -> list[Problem]:
        return [problem for problem in problems if (problem.path, problem.field) not in self._told]

    def _source(self, path: str) -> Source | None:
        source, problems = read_source(self.root, self.root / path)
        self.tell(*problems)
        return source
