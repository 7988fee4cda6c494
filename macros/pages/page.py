"""A page to generate, as data: its address, its template and the view the template prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.model.sections import Section


@dataclass(frozen=True)
class Link:
    """A label and the address it leads to, from the root of the site; the anchor, if any, within it."""

    label: str
    address: str


@dataclass(frozen=True)
class Page:
    """One generated page; `sections_after` are those that the template adds after the story of a fiche."""

    address: str
    template: str
    title: str
    description: str
    view: Any
    crumbs: tuple[Link, ...]
    sections_after: tuple[Section, ...] = field(default=())

    @property
    def source_path(self) -> str:
        """The path, below `docs/`, by which Markdown pages link to it."""
        return f"{self.address.rstrip('/')}.md"

    @property
    def header(self) -> Mapping[str, object]:
        """What the header of a Markdown page would say of it."""
        hidden = ("navigation",) if self.sections_after else ("navigation", "toc")
        return {"title": self.title, "template": self.template, "description": self.description, "hide": hidden}


HOME = Link("Accueil", "")

PROJECTS = Link("Projets", "projets/")
