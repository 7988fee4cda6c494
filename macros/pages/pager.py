"""Cuts long lists into pages: each has an address of its own, and leads to its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from macros.pages.page import Link, Page
from macros.text.french.wording import grouped

PAGE = 100
"""The items of one page; a list with no more stays whole.

A hundred cards, ten editions, are a quarter of a megabyte, 25 kB once compressed, which a telephone lays out at once;
ten times as many would keep it waiting.
"""

AROUND = 2
"""How many pages on either side of the current one it links to by their numbers, besides the first and the last."""

Item = TypeVar("Item")
Made = Callable[[Sequence[Any]], tuple]


@dataclass(frozen=True)
class Way:
    """A link to a page of a list: its number, its address, whether numbers are skipped before it."""

    number: int
    address: str
    after_gap: bool


@dataclass(frozen=True)
class Pager:
    """The place of a page in a list that is cut: its number, the number of pages, the address of the first."""

    number: int
    pages: int
    first: str

    def address_of(self, number: int) -> str:
        """Return the address of a page of the list."""
        return self.first if number == 1 else f"{self.first}page/{number}/"

    @property
    def address(self) -> str:
        """The address of this page."""
        return self.address_of(self.number)

    @property
    def previous(self) -> str:
        """The address of the page before, empty on the first."""
        return self.address_of(self.number - 1) if self.number > 1 else ""

    @property
    def next(self) -> str:
        """The address of the page after, empty on the last."""
        return self.address_of(self.number + 1) if self.number < self.pages else ""

    @property
    def place(self) -> str:
        """« page 3 sur 12 »."""
        return f"page {grouped(self.number)} sur {grouped(self.pages)}"

    @property
    def ways(self) -> tuple[Way, ...]:
        """The links of this page to the others, itself included."""
        around = range(self.number - AROUND, self.number + AROUND + 1)
        numbers = sorted({1, self.pages, *(number for number in around if 1 <= number <= self.pages)})
        return tuple(
            Way(number, self.address_of(number), number > before + 1) for before, number in zip([0, *numbers], numbers)
        )


@dataclass(frozen=True)
class Leaf:
    """One page of a list: its items, ready to draw, and its pager, None where the list is whole."""

    items: tuple
    pager: Pager | None


@dataclass(frozen=True)
class LeafView:
    """The view of a page that continues a list: the owner of the list, the partial that draws its items, the leaf."""

    kicker: str
    heading: str
    draws: str
    leaf: Leaf


def is_cut(items: Sequence[object]) -> bool:
    """Tell whether a list is too long for one page."""
    return len(items) > PAGE


def first_leaf(items: Sequence[Item], address: str, made: Made = tuple) -> Leaf:
    """Return the first page of a list, at `address`; `made` turns items into what is drawn."""
    return Leaf(made(items[:PAGE]), Pager(1, _pages(items), address) if is_cut(items) else None)


def next_leaves(items: Sequence[Item], address: str, made: Made = tuple) -> Iterator[Leaf]:
    """Yield the pages of a list that come after its first."""
    for number in range(2, _pages(items) + 1):
        yield Leaf(made(items[(number - 1) * PAGE : number * PAGE]), Pager(number, _pages(items), address))


def leaf_page(title: str, kicker: str, draws: str, leaf: Leaf, crumbs: tuple[Link, ...]) -> Page:
    """Return the page of a leaf, except the first, of a list with a title; `crumbs` lead to it."""
    assert leaf.pager, "a list that goes on is cut"
    heading = f"{title}, {leaf.pager.place}"
    return Page(
        address=leaf.pager.address,
        template="suite.html",
        title=heading,
        description=f"{heading} : la suite de la liste.",
        view=LeafView(kicker, heading, draws, leaf),
        crumbs=(*crumbs, Link(title, leaf.pager.first)),
    )


def _pages(items: Sequence[object]) -> int:
    return -(-len(items) // PAGE)
