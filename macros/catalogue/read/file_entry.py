"""One thing that a file says, with the lines of its keys: sound, with its record, or faulty, without."""

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
    """What a file says of one thing, sound or not, and where its keys stand, for messages.

    `at` is its key in a file that says many things, empty where it is the whole file.
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
        """Every text of it, with its place."""
        return texts(self.data) if self.at else self.values.texts

    @property
    def line(self) -> int:
        """The line it begins on."""
        return self.values.line(self.at)

    def line_of(self, location: Location) -> int:
        """Return the line of one of its keys."""
        return self.values.line((*self.at, *location))

    def problem(self, location: Location, finding: Finding) -> Problem:
        """Return a problem at one of its keys, or at the thing itself where `location` is empty."""
        place = (*self.at, *location)
        return finding.at(self.path, self.values.line(place), field_name(place))


@dataclass(frozen=True, kw_only=True)
class Faulty(FileEntry):
    """Something written of which no record can be made: its problems are told already."""


@dataclass(frozen=True, kw_only=True)
class Sound(FileEntry, Generic[R]):
    """Something written and its record."""

    record: R = field(repr=False)
    """Made of the values alone, by the model."""
