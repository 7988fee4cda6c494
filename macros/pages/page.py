"""A page to generate, as data: its address, its template and the view the template prints."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Link:
    """A label and the address it leads to, from the root of the site; the anchor, if any, within it."""

    label: str
    address: str


@dataclass(frozen=True)
class Section:
    """A part of a page that its template draws: its title and its anchor, for the page's own table of contents."""

    title: str
    anchor: str


@dataclass(frozen=True)
class Page:
    """One generated page; `sections` are those the template adds before and after the prose of a fiche."""

    address: str
    template: str
    title: str
    description: str
    view: Any
    crumbs: tuple[Link, ...]
    sections_before: tuple[Section, ...] = field(default=())
    sections_after: tuple[Section, ...] = field(default=())

    @property
    def source_path(self) -> str:
        """The path, below `docs/`, by which Markdown pages link to it."""
        return f"{self.address.rstrip('/')}.md"


HOME = Link("Accueil", "")
