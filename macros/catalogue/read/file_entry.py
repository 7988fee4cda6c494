"""One entry of a file (a term, or a whole file), with the lines of its keys: sound, with its record; or faulty,
without.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from macros.model.record import Record
from macros.text.problem import Finding, Problem
from macros.text.yaml.values import Location, Values, field_name, texts

R = TypeVar("R", bound=Record, covariant=True)


@dataclass(frozen=True, kw_only=True)
class FileEntry:
    """An entry of a file, sound or not, and where its keys stand, for messages. `at` is its key in a file of several
    entries, empty where it is the whole file.
    """

    path: str
    values: Values
    at: Location = ()

    @property
    def data(self) -> Any:
        """What its keys hold."""
        return self.values.below(self.at)

    @property
    def texts(self) -> Sequence[tuple[Location, str]]:
        """Each of its texts, with its place."""
        return texts(self.data) if self.at else self.values.texts

    @property
    def line(self) -> int:
        """The line it begins on."""
        return self.values.line(self.at)

    def line_of(self, location: Location) -> int:
        """Return the line of one of its keys."""
        return self.values.line((*self.at, *location))

    def problem(self, location: Location, finding: Finding) -> Problem:
        """Return a problem at one of its keys, or at the entry itself where `location` is empty."""
        place = (*self.at, *location)
        return finding.at(self.path, self.values.line(place), field_name(place))


@dataclass(frozen=True, kw_only=True)
class Faulty(FileEntry):
    """An entry of which no record can be made: its problems are already reported."""


@dataclass(frozen=True, kw_only=True)
class Sound(FileEntry, Generic[R]):
    """An entry and its record."""

    record: R = field(repr=False)
    """Made of the values alone, by the model."""
