"""The tags of a printed file: what Chromium writes, walked, and mended where PDF/UA asks for more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
PICTURES = ("Figure", "Formula")
PLACED = frozenset((*HEADINGS, *PICTURES))
"""The kinds whose place is read: to find that of all would walk the whole file again below each tag."""


@dataclass(frozen=True)
class Element:
    """A tag: its standard kind, its text and, for headings and pictures, the page of its first content (else 0) and the
    marked sequences below it on that page.
    """

    kind: str
    page: int
    marks: frozenset[int]
    alternative: str


def elements(file: pikepdf.Pdf, ranks: Mapping[tuple[int, int], int]) -> Iterator[Element]:
    """Yield the tags of a file in reading order; `ranks` gives the page of each page object."""
    root = file.Root.get("/StructTreeRoot")
    roles = {} if root is None else {str(name): str(role) for name, role in root.get("/RoleMap", {}).items()}

    def walk(node: pikepdf.Object) -> Iterator[Element]:
        for child in kids(node):
            if kind_of(child):
                kind = roles.get(str(child.S), str(child.S))[1:]
                places = list(contents(child, ranks)) if kind in PLACED else []
                page = places[0][0] if places else 0
                yield Element(kind, page, frozenset(mark for rank, mark in places if rank == page), _said(child))
                yield from walk(child)

    if root is not None:
        yield from walk(root)


def tags(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the tags below a tag, in reading order."""
    for child in kids(node):
        if kind_of(child):
            yield child
            yield from tags(child)


def kind_of(kid: pikepdf.Object) -> str:
    """Return the kind of a tag, as the file says it; nothing where it is no tag."""
    return str(kid.get("/S", ""))[1:] if isinstance(kid, pikepdf.Dictionary) else ""


def kids(node: pikepdf.Object) -> list[pikepdf.Object]:
    """Return the children of a tag, as a list whatever their number."""
    value = node.get("/K")
    return [] if value is None else list(value) if isinstance(value, pikepdf.Array) else [value]


def contents(
    node: pikepdf.Object, ranks: Mapping[tuple[int, int], int], page: pikepdf.Object | None = None
) -> Iterator[tuple[int, int]]:
    """Yield the page and the number of each marked sequence below a tag."""
    page = node.get("/Pg", page)
    for child in kids(node):
        if isinstance(child, int):
            yield _rank(page, ranks), int(child)
        elif isinstance(child, pikepdf.Dictionary) and child.get("/Type") == "/MCR":
            yield _rank(child.get("/Pg", page), ranks), int(child.MCID)
        elif kind_of(child):
            yield from contents(child, ranks, page)


def _rank(page: pikepdf.Object | None, ranks: Mapping[tuple[int, int], int]) -> int:
    return 0 if page is None else ranks.get(page.objgen, 0)


def _said(node: pikepdf.Object) -> str:
    return str(node.get("/Alt", node.get("/ActualText", ""))).strip()
