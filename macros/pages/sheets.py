"""The style sheets as pages load them: those of a page are joined into one file, instead of many requests.

A file is named after its content, so that browsers may keep it as long as they wish (`publication/nginx.conf`). The
theme's own sheet goes into a cascade layer, so that any rule of ours overrides it, however simple its selector. From
the sheets of the frame, a page loads what all pages may need, which browsers keep, and what its kind needs besides.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager

from macros.pages.light_sheet import OF_TEXT, READ, in_use_by_kind
from macros.text.memory import Memory

FOLDER = "assets/stylesheets/"
"""Where sheets are written and published: the same folder, so that the files they load by relative addresses are
found.
"""

COMMON, FRAME = "commun", "cadre"
"""The name of the sheet of the rules of the frame that all pages may need; that of the files of those that one kind
needs besides.
"""

_WORD = re.compile(r"[\w-]+")

Names = tuple[str, ...]
Asked = tuple[Names, str]
"""The names of sheets, and the kind of the page that asked for them, empty where it takes them whole."""


def in_layer(css: str) -> str:
    """Return the theme's sheet as a cascade layer: rules outside any layer override it, whatever their selectors. Its
    `@charset`, allowed only at the start of a file, is left out: the charset is that of the page.
    """
    return "@layer material {\n" + css.removeprefix('@charset "UTF-8";') + "\n}"


def sheet_name(path: str) -> str:
    """Return the name of a sheet in templates, from its path."""
    return path.removeprefix(FOLDER).removesuffix(".css")


class Sheets:
    """The sheets of one build: as they are written, then joined as pages ask for them."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Take the text of each sheet, by its name without folder or suffix."""
        self._written = dict(texts)
        self._light: dict[Names, Mapping[str, str]] = {}
        self._addresses: dict[Asked, str] = {}
        self._requests: dict[Asked, None] = {}
        self.files: dict[str, str] = {}
        """The text of each joined sheet, by its address."""

    def content(self) -> object:
        """Return the sheets, for a digest: the addresses that pages bear are made from them."""
        return self._written, [*self._light.items()]

    @contextmanager
    def requests(self) -> Iterator[list[Asked]]:
        """Fill a list with what is asked for in the meantime: the names of sheets, and a kind of page."""
        self._requests.clear()
        asked: list[Asked] = []
        yield asked
        asked += self._requests

    def lighten(self, names: Names, kinds: Mapping[str, tuple[Set[str], Set[str]]], memory: Memory) -> None:
        """Cut some sheets, joined, into the rules that all kinds of pages may need and those that each needs besides,
        from the names that its pages may contain, and their articles, and the variables that other sheets read.
        """
        text = self._joined(names)
        words = frozenset(_WORD.findall(text))
        variables = {
            variable for name in self._written.keys() - names for variable in READ.findall(self._written[name])
        }
        those = {
            kind: tuple(
                sorted(_met(words, held) | words & variables | {f"{OF_TEXT}{name}" for name in _met(words, said)})
            )
            for kind, (held, said) in sorted(kinds.items())
        }
        self._written[COMMON], self._light[names] = memory.of(in_use_by_kind, text, those)

    def address(self, *names: str, kind: str = "") -> str:
        """Return the address of the file that joins these sheets, in order, each overriding those before it; only with
        what a kind of page needs besides what all do, where one is given.
        """
        asked = names, kind
        self._requests[asked] = None
        if asked not in self._addresses:
            self._addresses[asked] = self._published(asked)
        return self._addresses[asked]

    def texts(self, asked: Iterable[Asked]) -> dict[str, bytes]:
        """Return the files that were asked for, by their addresses."""
        addresses = (self.address(*names, kind=kind) for names, kind in asked)
        return {address: self.files[address].encode() for address in addresses}

    def _published(self, asked: Asked) -> str:
        names, kind = asked
        is_light = kind in self._light.get(names, {})
        text = self._light[names][kind] if is_light else self._joined(names)
        stem = FRAME if is_light else names[-1].split(".")[0]
        address = f"{FOLDER}{stem}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.min.css"
        self.files[address] = text
        return address

    def _joined(self, names: Names) -> str:
        missing = [name for name in names if name not in self._written]
        if missing:
            raise LookupError(f"overrides/{FOLDER}{missing[0]}.css n'existe pas : un gabarit en demande la feuille.")
        return "\n".join(self._written[name] for name in names)


def _met(words: Set[str], names: Set[str]) -> set[str]:
    """Return those of some words that are among the names, or that match one of their patterns."""
    patterns = (re.escape(name).replace(r"\*", r"[\w-]*") for name in names if "*" in name)
    pieces = re.compile("|".join(patterns) or r"(?!)")
    return {word for word in words if word in names or pieces.fullmatch(word)}
