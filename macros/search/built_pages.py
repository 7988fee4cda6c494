"""The built pages as the search reads them: one at a time, since all of them would fill the memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path


class BuiltPages(Mapping[str, str]):
    """The built pages by address, each read when it is asked for."""

    def __init__(self, paths: Mapping[str, Path]) -> None:
        self._paths = paths

    def __getitem__(self, address: str) -> str:
        return self._paths[address].read_text(encoding="utf-8")

    def __contains__(self, address: object) -> bool:
        return address in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def reading(html: Mapping[str, str], address: str) -> tuple[bytes, Callable[[], str]]:
    """Return the digest of a built page, and the function that reads it."""
    return hashlib.blake2b(html[address].encode()).digest(), partial(html.__getitem__, address)
