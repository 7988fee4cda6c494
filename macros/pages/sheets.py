"""The style sheets as pages load them: those of a page joined into one file, where each would wait for its own answer.

A file is named by what it holds: browsers may keep it for as long as they wish (`publication/nginx.conf`). The theme's
own sheet goes in a cascade layer, so that any rule of ours overrides it, however simple its selector, and without what
it says of a frame that is not ours: four rules in five.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from itertools import pairwise

import tinycss2
from tinycss2.ast import AtRule, LiteralToken, Node, QualifiedRule

FOLDER = "assets/stylesheets/"
"""Where sheets are written and published; what they load by a relative address is found from there either way."""


def in_layer(css: str) -> str:
    """Return the theme's sheet as a cascade layer: rules outside any layer override it, whatever their selectors.

    Its charset, which only stands first in a file, is left out: that of a sheet is that of the page that loads it.
    """
    return "@layer material {\n" + css.removeprefix('@charset "UTF-8";') + "\n}"


def in_use(css: str, classes: Set[str]) -> str:
    """Return a sheet with the rules alone that a page may meet, of which a selector asks for none but these classes.

    What stands in the brackets of `:not()`, `:is()` or `:has()` is not looked at: such a selector stays.
    """
    return tinycss2.serialize(_kept(tinycss2.parse_stylesheet(css), classes))


def _kept(rules: Iterable[Node], classes: Set[str]) -> Iterator[Node]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            rule.prelude = _selectors_kept(rule.prelude, classes)
            if not rule.prelude:
                continue
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in ("layer", "media", "supports") and rule.content:
            rule.content = list(_kept(tinycss2.parse_rule_list(rule.content), classes))
            if not rule.content:
                continue
        yield rule


def _selectors_kept(prelude: Iterable[Node], classes: Set[str]) -> list[Node]:
    """Return a list of selectors without those that ask for another class."""
    selectors: list[Node] = []
    selector: list[Node] = []
    for node in (*prelude, None):
        if node is not None and node != ",":
            selector.append(node)
            continue
        class_names = {after.value for dot, after in pairwise(selector) if dot == "." and after.type == "ident"}
        if class_names <= classes:
            selectors += [LiteralToken(0, 0, ","), *selector] if selectors else selector
        selector = []
    return selectors


def sheet_name(path: str) -> str:
    """Return the name by which templates call the sheet of a path."""
    return path.removeprefix(FOLDER).removesuffix(".css")


class Sheets:
    """The sheets of one build: as written, then joined, those alone that a page asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Take each sheet's text by its name, without folder nor suffix."""
        self._written = dict(texts)
        self._addresses: dict[tuple[str, ...], str] = {}
        self._asked: dict[tuple[str, ...], None] = {}
        self.files: dict[str, str] = {}
        """The text of each joined sheet, by its address."""

    def told(self) -> Mapping[str, str]:
        """Tell the sheets, for a digest: of them are made the addresses that pages bear."""
        return self._written

    @contextmanager
    def asked(self) -> Iterator[list[tuple[str, ...]]]:
        """Fill a list with the names of the sheets that are asked for meanwhile."""
        self._asked.clear()
        names: list[tuple[str, ...]] = []
        yield names
        names += self._asked

    def lighten(self, name: str, classes: Set[str]) -> None:
        """Leave in one sheet what pages of these classes may meet."""
        self._written[name] = in_use(self._written[name], classes)

    def address(self, *names: str) -> str:
        """Return the address of the file that holds these sheets, in their order, each overriding those before it."""
        self._asked[names] = None
        if names not in self._addresses:
            self._addresses[names] = self._join(names)
        return self._addresses[names]

    def _join(self, names: tuple[str, ...]) -> str:
        missing = [name for name in names if name not in self._written]
        if missing:
            raise LookupError(f"overrides/{FOLDER}{missing[0]}.css n'existe pas : un gabarit en demande la feuille.")
        text = "\n".join(self._written[name] for name in names)
        address = f"{FOLDER}{names[-1].split('.')[0]}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.min.css"
        self.files[address] = text
        return address
