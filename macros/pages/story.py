"""A fiche's story: its prose with the lists of its header, each in its place.

Sections are composed here and not placed by the author: no list is forgotten or set twice, ten fiches read in one
order, and what the header says has no need to be said again by the prose.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from macros.model.sections import SECTIONS
from macros.text.markdown.body import second_level


@dataclass(frozen=True)
class Drawing:
    """A list of the header to draw: the name of its partial, and what it prints beside the fiche."""

    partial: str
    values: Mapping[str, object]


Piece = str | Drawing
"""A line of Markdown, or what is to be drawn in its place."""


@dataclass(frozen=True)
class Lists:
    """What a section holds around its prose."""

    before: Sequence[Piece] = ()
    after: Sequence[Piece] = ()


def story(body: str, lists: Mapping[str, Lists], draw: Callable[[Drawing], str]) -> str:
    """Return the Markdown of a fiche's whole text: its prose, section by section, with `lists` around it.

    A section that has lists and no prose is added in its place; what stands above the first section stays there.
    """
    opening, prose = second_level(body)
    blocks = [opening]
    for title in (*SECTIONS, *(title for title in prose if title not in SECTIONS)):
        around = lists.get(title, Lists())
        pieces = (*around.before, prose.get(title, ""), *around.after)
        texts = [piece if isinstance(piece, str) else draw(piece) for piece in pieces]
        if title in prose or any(texts):
            blocks += [f"## {title}", *texts]
    return "\n\n".join(filter(None, blocks))
