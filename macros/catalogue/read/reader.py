"""The first two steps of reading, each written once: a file is read, then records are made of what it says. The third
step, what files say of one another, is `macros.catalogue.check`.
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
from macros.text.source import Source, read_bytes, source
from macros.text.yaml.values import Location, Values, read_values


class Reader:
    """Reads the files of the project in `root`, by their paths, and keeps the problems met. `memory` returns what was
    read before and was sound.
    """

    def __init__(self, root: Path, memory: Memory | None = None) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self._told: set[tuple[str, str]] = set()
        self.memory = memory or Memory()

    def tell(self, *problems: Problem) -> None:
        """Record some problems."""
        self.problems += problems
        self._told.update((problem.path, problem.field) for problem in problems)

    def has(self, path: str) -> bool:
        """Tell whether there is such a file."""
        return os.path.isfile(self.root / path)

    def matching(self, folder: str, pattern: str) -> Iterator[str]:
        """Yield the paths below a folder that match a pattern, in order, leftovers and links aside. None where the
        folder can't be read; that, and links, are reported among the strays.
        """
        try:
            paths = sorted((self.root / folder).glob(pattern))
        except OSError:
            return
        for path in paths:
            name = path.relative_to(self.root)
            if not any(map(is_leftover, name.parts)) and not os.path.islink(path):
                yield name.as_posix()

    def raw(self, path: str) -> bytes | None:
        """Return what a file holds, None where it can't be read."""
        raw, problems = read_bytes(self.root, path)
        self.tell(*problems)
        return raw

    def data(self, path: str, whole: bool = False) -> Values | None:
        """Return what a file of data says; None where it can't be parsed or, with `whole`, where any of it is
        faulty.
        """
        text = self._source(path, self.raw(path))
        if text is None:
            return None
        values, problems = self._values(text.text, path)
        self.tell(*problems)
        return None if whole and problems else values

    def optional(self, path: str) -> Values | None:
        """Return what an optional file says; None where it is absent, empty or faulty."""
        values = self.data(path, whole=True) if self.has(path) else None
        return None if values is None or values.data is None else values

    def markdown(
        self, path: str, raw: bytes | None, divide: Callable[[Source], Parts | Problem] = split
    ) -> Parts | None:
        """Return the header and the body of a page from its bytes; None where they can't be told apart."""
        text = self._source(path, raw)
        parts = divide(text) if text else None
        if isinstance(parts, Problem):
            self.tell(parts)
            return None
        if parts and len(parts.header) > HEADER:
            self.tell(HEADER_TOO_LONG(count=len(parts.header), most=HEADER).at(path))
            return None
        return parts

    def header(self, path: str, parts: Parts) -> Values | None:
        """Return what the header of a page says; None where it can't be parsed."""
        values, problems = self._values(parts.header, path, parts.header_line)
        self.tell(*problems)
        return values

    def fits(self, path: str, parts: Parts) -> bool:
        """Tell whether the body of a page is within the limits: beyond them, it would take minutes to read."""
        beyond = excess(parts.body)
        if beyond:
            line, finding = beyond
            self.tell(finding.at(path, parts.body_line + line))
        return not beyond

    def page(self, parts: Parts) -> Judgement:
        """Return what the page made of a body shows, rendered as on the site."""
        return self.memory.of(self.judged, parts.body, self.settings, is_kept=lambda page: not page.findings)

    def made(
        self, model: type[R], path: str, values: Values, at: Location = (), known: dict[str, Any] | None = None
    ) -> Sound[R] | Faulty:
        """Return the record at `at` in a file, with the lines of its keys; see `read_record`. A key that already has a
        problem gets no other: the reader refused its value, which now reads as missing.
        """
        record, problems = read_record(model, values, path, at, known)
        self.tell(*self._new(problems))
        if record is None:
            return Faulty(path=path, values=values, at=at)
        return Sound(path=path, values=values, at=at, record=record)

    def _values(self, text: str, path: str, first_line: int = 1) -> tuple[Values | None, tuple[Problem, ...]]:
        return self.memory.of(read_values, text, path, first_line, is_kept=lambda read: not read[1])

    def judged(self, body: str, settings: str) -> Judgement:
        """Return what the page made of a body shows, under the settings of the project."""
        typed = dialect(body)
        page = judge(body, self._renderer.of_dialect(typed))
        return replace(page, sections=tuple(second_level(typed)[1]))

    @cached_property
    def settings(self) -> str:
        """What the project asks of its reader of Markdown."""
        return site_settings(self.root)

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(self.settings)

    def _new(self, problems: Iterable[Problem]) -> list[Problem]:
        return [problem for problem in problems if (problem.path, problem.field) not in self._told]

    def _source(self, path: str, raw: bytes | None) -> Source | None:
        text, problems = (None, ()) if raw is None else source(path, raw)
        self.tell(*problems)
        return text
