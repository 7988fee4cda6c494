"""A subject, which is any term by which projects are crossed; and a mention, what one project says of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic

from macros.catalogue.families import Family, TermT
from macros.catalogue.project import Project


@dataclass(frozen=True, eq=False)
class Subject(Generic[TermT]):
    """A term of the catalogue: its family and the record that says what it is."""

    family: Family[TermT]
    record: TermT

    @property
    def id(self) -> str:
        """Its identifier, unique in its family."""
        return self.record.id

    @cached_property
    def label(self) -> str:
        """Its name."""
        return self.record.label

    @property
    def definition(self) -> str:
        """What it is, in one or two sentences."""
        return self.record.definition

    @property
    def synonyms(self) -> tuple[str, ...]:
        """Other words readers use for it."""
        return self.record.synonyms

    @property
    def keywords(self) -> tuple[str, ...]:
        """Words that only the search knows it by: no page shows them."""
        return getattr(self.record, "keywords", ())

    @cached_property
    def address(self) -> str:
        """Its page's address, from the root of the site."""
        return self.family.address(self.id)

    @property
    def anchor(self) -> str:
        """Where the page of a project speaks of it."""
        return self.family.anchor(self.id)


@dataclass(frozen=True, eq=False)
class Mention:
    """What one project says of one subject; `status` for methods and deliverables, `detail` where the fiche gives one.

    `answer` is what the project did to meet a condition, where the fiche tells.
    """

    project: Project
    subject: Subject[Any]
    detail: str | None = None
    status: str | None = None
    answer: str | None = None
