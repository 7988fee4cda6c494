"""The appendix of a book: what is read, deduced or uncertain in its source, told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.model.edition import Edition
from macros.pages.fiche import FicheView
from macros.pages.lists import Group


def doubts_of(edition: Edition, projects: Iterable[tuple[str, FicheView]]) -> Iterator[Group]:
    """Yield what the source leaves uncertain: of the recueil, then of each project, by the anchor of its chapter."""
    doubts = (*((edition.year_reason,) if edition.year_reason else ()), *edition.doubts)
    if doubts:
        yield Group("recueil", "Le recueil", "", doubts)
    for anchor, view in projects:
        source = view.fiche.source
        titles = ", ".join(f"« {heading} »" for heading in source.headings)
        headings = (f"Titres du recueil : {titles}.",) if titles else ()
        deduced = (view.deduced,) if view.deduced else ()
        if headings or deduced or source.doubts:
            yield Group(anchor, view.project.label, "", (*headings, *deduced, *source.doubts))
