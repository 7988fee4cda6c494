"""A project: a fiche with its edition and its commanditaire resolved, and its address."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from macros.model.edition import Edition
from macros.model.fiche import Fiche
from macros.model.organisation import Organisation


@dataclass(frozen=True, eq=False)
class Project:
    """One project of the catalogue; two projects are the same only if they are the same object.

    `label` is the name by which lists and tables call it: its commanditaire's, told apart where that has several
    projects; `owner` is what its card shows above its title. A preview marks the drafts in both.
    """

    id: str
    edition: Edition
    organisation: Organisation
    fiche: Fiche
    label: str
    owner: str

    @property
    def source_path(self) -> str:
        """The fiche's path below `docs/`."""
        return f"projets/{self.edition.id}/{self.id}.md"

    @property
    def key(self) -> str:
        """Its identifier among all editions, as addresses name it: « nina-simone/lille »."""
        return f"{self.edition.id}/{self.id}"

    @cached_property
    def address(self) -> str:
        """The fiche's address on the site, from its root."""
        return f"projets/{self.edition.id}/{self.id}/"

    @property
    def title(self) -> str:
        """The fiche's title, ours."""
        return self.fiche.title
