"""The outline of a printed file, written again from the headings: the browser's own loses the spaces at line ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

import pikepdf

from macros.printing.comparison import squeezed
from macros.printing.plan import Heading

Place = pikepdf.Array | pikepdf.String | pikepdf.Name
"""Where an item leads: a page, or a name."""


class Mismatch(Exception):
    """The headings of the file are not those of its plan; the message says the first that differs, in French."""


def rewrite_outline(file: pikepdf.Pdf, headings: Sequence[Heading]) -> None:
    """Give the outline the words and the levels of `headings`, which must be those of the file, in order."""
    places = list(_places(file.Root.get("/Outlines", pikepdf.Dictionary()).get("/First")))
    for rank, heading in enumerate(headings):
        title = places[rank][0] if rank < len(places) else "rien"
        if squeezed(title) != squeezed(heading.text):
            raise Mismatch(f"intertitre {rank + 1} : « {heading.text} » est attendu, le fichier porte « {title} ».")
    if len(places) > len(headings):
        raise Mismatch(
            f"intertitre {len(headings) + 1} : rien n'est attendu, le fichier porte « {places[len(headings)][0]} »."
        )
    with file.open_outline() as outline:
        outline.root.clear()
        above: list[tuple[int, pikepdf.OutlineItem]] = []
        for heading, (_, place) in zip(headings, places):
            item = pikepdf.OutlineItem(heading.text, place)
            item.is_closed = heading.level > 1
            while above and above[-1][0] >= heading.level:
                above.pop()
            (above[-1][1].children if above else outline.root).append(item)
            above.append((heading.level, item))


def _places(item: pikepdf.Object | None) -> Iterator[tuple[str, Place]]:
    while item is not None:
        yield str(item.Title), cast(Place, item.Dest)  # an attribute is any object, for the stubs
        yield from _places(item.get("/First"))
        item = item.get("/Next")
