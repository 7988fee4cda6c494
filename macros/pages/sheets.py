"""The style sheets as pages load them: those of a page joined into one file, where each would wait for its own answer.

A file is named by what it holds: browsers may keep it for as long as they wish (`publication/nginx.conf`). The theme's
own sheet goes in a cascade layer, so that any rule of ours overrides it, however simple its selector. Of the sheets of
the frame, a page loads what pages of its kind may meet.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager

from macros.pages.light_sheet import READ, in_use_by_kind
from macros.text.memory import Memory

FOLDER = "assets/stylesheets/"
"""Where sheets are written and published; what they load by a relative address is found from there either way."""

_WORD = re.compile(r"[\w-]+")

Names = tuple[str, ...]
Asked = tuple[Names, str]
"""Sheets and the kind of the page that asked for them, empty where it takes them whole."""


def in_layer(css: str) -> str:
    """Return the theme's sheet as a cascade layer: rules outside any layer override it, whatever their selectors.

    Its charset, which only stands first in a file, is left out: that of a sheet is that of the page that loads it.
    """
    return "@layer material {\n" + css.removeprefix('@charset "UTF-8";') + "\n}"


def sheet_name(path: str) -> str:
    """Return the name by which templates call the sheet of a path."""
    return path.removeprefix(FOLDER).removesuffix(".css")


class Sheets:
    """The sheets of one build: as written, then joined, those alone that a page asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Take each sheet's text by its name, without folder nor suffix."""
        self._written = dict(texts)
        self._light: dict[Names, Mapping[str, str]] = {}
        self._addresses: dict[Asked, str] = {}
        self._requests: dict[Asked, None] = {}
        self.files: dict[str, str] = {}
        """The text of each joined sheet, by its address."""

    def content(self) -> object:
        """Tell the sheets, for a digest: of them are made the addresses that pages bear."""
        return self._written, [*self._light.items()]

    @contextmanager
    def requests(self) -> Iterator[list[Asked]]:
        """Fill a list with what is asked for meanwhile: the names of sheets, and a kind of pages."""
        self._requests.clear()
        asked: list[Asked] = []
        yield asked
        asked += self._requests

    def lighten(self, names: Names, kinds: Mapping[str, Set[str]], memory: Memory) -> None:
        """Leave in some sheets, joined, what each kind of page may meet, by the names that pages of it may hold, and
        the variables that other sheets read.
        """
        text = self._joined(names)
        words = set(_WORD.findall(text))
        read = {variable for name in self._written.keys() - names for variable in READ.findall(self._written[name])}
        those = {kind: tuple(sorted(words & {*held, *read})) for kind, held in sorted(kinds.items())}
        self._light[names] = memory.of(in_use_by_kind, text, those)

    def address(self, *names: str, kind: str = "") -> str:
        """Return the address of the file that holds these sheets, in their order, each overriding those before it, with
        what pages of a kind may meet where that is told.
        """
        asked = names, kind
        self._requests[asked] = None
        if asked not in self._addresses:
            self._addresses[asked] = self._published(asked)
        return self._addresses[asked]

    def texts(self, asked: Iterable[Asked]) -> dict[str, bytes]:
        """Return the files of what was asked for, by their addresses."""
        addresses = (self.address(*names, kind=kind) for names, kind in asked)
        return {address: self.files[address].encode() for address in addresses}

    def _published(self, asked: Asked) -> str:
        names, kind = asked
        text = self._light[names][kind] if kind in self._light.get(names, {}) else self._joined(names)
        address = f"{FOLDER}{names[-1].split('.')[0]}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.min.css"
        self.files[address] = text
        return address

    def _joined(self, names: Names) -> str:
        missing = [name for name in names if name not in self._written]
        if missing:
            raise LookupError(f"overrides/{FOLDER}{missing[0]}.css n'existe pas : un gabarit en demande la feuille.")
        return "\n".join(self._written[name] for name in names)
