"""The style sheets as pages load them: those of a page joined into one file, where each would wait for its own answer.

A file is named by what it holds: browsers may keep it for as long as they wish (`publication/nginx.conf`). The theme's
own sheet goes in a cascade layer, so that any rule of ours overrides it, however simple its selector, and without what
it says of a frame that is not ours: four rules in five.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager

import tinycss2
from tinycss2.ast import AtRule, LiteralToken, Node, QualifiedRule

from macros.text.memory import Memory

FOLDER = "assets/stylesheets/"
"""Where sheets are written and published; what they load by a relative address is found from there either way."""

_WORD = re.compile(r"[\w-]+")
_READ = re.compile(r"var\(\s*(--[\w-]+)")


def in_layer(css: str) -> str:
    """Return the theme's sheet as a cascade layer: rules outside any layer override it, whatever their selectors.

    Its charset, which only stands first in a file, is left out: that of a sheet is that of the page that loads it.
    """
    return "@layer material {\n" + css.removeprefix('@charset "UTF-8";') + "\n}"


def in_use(css: str, names: Collection[str]) -> str:
    """Return a sheet with the rules alone that a page may meet, of which a selector asks for no class, element,
    identifier nor attribute but these names, and without the variables that neither it nor a name reads.

    What stands in the brackets of `:not()`, `:is()` or `:has()` is not looked at: such a selector stays.
    """
    wanted = frozenset(names)
    rules = list(_rules_kept(tinycss2.parse_stylesheet(css), wanted))
    before, text = "", tinycss2.serialize(rules)
    while text != before:  # a variable may have been read by another alone
        _drop_variables(rules, {*wanted, *_READ.findall(text)})
        before, text = text, tinycss2.serialize(rules)
    return text


def _rules_kept(rules: Iterable[Node], names: Set[str]) -> Iterator[Node]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            rule.prelude = _parts_kept(rule.prelude, ",", lambda selector: set(_names(selector)) <= names)
            if not rule.prelude:
                continue
        elif _holds_rules(rule):
            rule.content = list(_rules_kept(tinycss2.parse_rule_list(rule.content), names))
            if not rule.content:
                continue
        yield rule


def _holds_rules(rule: Node) -> bool:
    return isinstance(rule, AtRule) and rule.lower_at_keyword in ("layer", "media", "supports") and bool(rule.content)


def _names(selector: Iterable[Node]) -> Iterator[str]:
    """Yield the names that a selector asks of a page."""
    before = None
    for node in selector:
        if node.type == "[] block":
            for part in node.content:
                yield from _WORD.findall(part.value) if part.type in ("ident", "string") else ()
        elif node.type == "hash" or (node.type == "ident" and before != ":"):
            yield node.value
        before = node


def _drop_variables(rules: Iterable[Node], names: Set[str]) -> None:
    for rule in rules:
        if _holds_rules(rule):
            _drop_variables(rule.content, names)
        elif isinstance(rule, QualifiedRule):
            rule.content = _parts_kept(rule.content, ";", lambda declaration: _is_read(declaration, names))


def _is_read(declaration: Iterable[Node], names: Set[str]) -> bool:
    """Tell whether a declaration is of use: a mask is said twice, and every browser reads its plain name since 2023."""
    first = next((node.value for node in declaration if node.type == "ident"), "")
    return first in names or not first.startswith(("--", "-webkit-mask"))


def _parts_kept(nodes: Iterable[Node], sign: str, is_kept: Callable[[list[Node]], bool]) -> list[Node]:
    """Return a list of parts, between each the same sign, without those that are not to keep."""
    parts: list[list[Node]] = [[]]
    for node in nodes:
        if node == sign:
            parts.append([])
        else:
            parts[-1].append(node)
    kept = [part for part in parts if is_kept(part)]
    return [node for rank, part in enumerate(kept) for node in (*([LiteralToken(0, 0, sign)] * (rank > 0)), *part)]


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

    def lighten(self, name: str, names: Set[str], memory: Memory) -> None:
        """Leave in one sheet what pages that hold these names may meet, and the variables that other sheets read."""
        others = (text for other, text in self._written.items() if other != name)
        read = {variable for text in others for variable in _READ.findall(text)}
        self._written[name] = memory.of(in_use, self._written[name], sorted({*names, *read}))

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
