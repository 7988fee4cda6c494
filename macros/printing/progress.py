"""What a long piece of work says of itself while it goes on, page after page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from macros.text.french.wording import counted

Listener = Callable[[str], None]
"""What hears, in French, how far the work is."""

T = TypeVar("T")

STEP = 40
"""Pages after which the work says where it is."""


def silent(_message: str) -> None:
    """Hear nothing."""


def each_page(pages: Sequence[T], work: str, listener: Listener) -> Iterator[T]:
    """Yield the pages of a file, and tell how far `work` is."""
    for rank, page in enumerate(pages):
        if not rank:
            listener(f"{work}, {counted(len(pages), 'page')}…")
        elif rank % STEP == 0:
            listener(f"{work}, page {rank} sur {len(pages)}…")
        yield page
