"""Lightens a style sheet: it is read once, then written without the rules that some pages can't need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

READ = re.compile(r"var\(\s*(--[\w-]+)")
"""A variable that a rule reads."""

_TWICE = "-webkit-mask"
"""A property written a second time, for old browsers: every browser reads its plain name since 2023."""

_GROUPS = ("layer", "media", "supports")
_ANY = ("is", "where", "has")
"""The functions for which one of several selectors is enough."""


@dataclass(frozen=True)
class _Selector:
    """A selector: its text, the names that a page must contain for it to match, and sets of names of which the page
    must contain one whole.
    """

    text: str
    names: frozenset[str]
    choices: tuple[tuple[frozenset[str], ...], ...]

    def may_match(self, names: Set[str]) -> bool:
        return self.names <= names and all(any(one <= names for one in choice) for choice in self.choices)


@dataclass(frozen=True)
class _Rule:
    """A rule: its selectors, and its declarations, each with the name of what it sets."""

    selectors: tuple[_Selector, ...]
    declarations: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Group:
    """A block of rules and what stands before it, such as a media query."""

    prelude: str
    rules: tuple[_Part, ...]


_Part = _Rule | _Group | str


class LightSheet:
    """A style sheet from which rules are chosen."""

    def __init__(self, css: str) -> None:
        """Read the text of a sheet."""
        self._css = css

    @cached_property
    def _parts(self) -> tuple[_Part, ...]:
        return tuple(map(_part, tinycss2.parse_stylesheet(self._css)))

    def in_use(self, names: Set[str]) -> str:
        """Return the sheet with only the rules that have a selector made of these `names` (classes, elements,
        identifiers, attributes), and without variables that nothing reads any more.

        What stands in `:not()` is ignored, and so are attributes for scripts, `data-…`.
        """
        before, variables = None, frozenset(names)
        text = _text(self._parts, names, None)
        while text != before:  # a variable may have been read by another alone
            before, variables = text, frozenset({*names, *READ.findall(text)})
            text = _text(self._parts, names, variables)
        return text


def in_use(css: str, names: Iterable[str]) -> str:
    """Return the part of a sheet that pages containing these names may need."""
    return LightSheet(css).in_use(frozenset(names))


def in_use_by_kind(css: str, names: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the part of a sheet that each kind of page may need, from the names that its pages may contain."""
    sheet = LightSheet(css)
    return {kind: sheet.in_use(frozenset(those)) for kind, those in names.items()}


def _part(rule: Node) -> _Part:
    if isinstance(rule, QualifiedRule):
        selectors = (_Selector(tinycss2.serialize(nodes), *_asked(nodes)) for nodes in _split(rule.prelude, ","))
        declarations = map(_declaration, _split(rule.content, ";"))
        return _Rule(tuple(selectors), tuple(one for one in declarations if not one[0].startswith(_TWICE)))
    if isinstance(rule, AtRule) and rule.lower_at_keyword in _GROUPS and rule.content:
        prelude = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
        return _Group(prelude, tuple(map(_part, tinycss2.parse_rule_list(rule.content))))
    return rule.serialize()


def _declaration(nodes: list[Node]) -> tuple[str, str]:
    name = next((node.value for node in nodes if node.type == "ident"), "")
    return name, tinycss2.serialize(nodes)


def _text(parts: Iterable[_Part], names: Set[str], variables: Set[str] | None) -> str:
    """Return parts as CSS, without the variables that are not among `variables`, where these are given."""
    return "".join(_texts(parts, names, variables))


def _texts(parts: Iterable[_Part], names: Set[str], variables: Set[str] | None) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield part
        elif isinstance(part, _Group):
            inside = _text(part.rules, names, variables)
            if inside.strip():
                yield f"{part.prelude}{{{inside}}}"
        else:
            selectors = [one.text for one in part.selectors if one.may_match(names)]
            if selectors:
                declarations = (text for name, text in part.declarations if _is_read(name, variables))
                yield f"{','.join(selectors)}{{{';'.join(declarations)}}}"


def _is_read(name: str, variables: Set[str] | None) -> bool:
    return variables is None or not name.startswith("--") or name in variables


def _asked(selector: Iterable[Node]) -> tuple[frozenset[str], tuple[tuple[frozenset[str], ...], ...]]:
    """Return the names that a selector needs in a page, and the sets of which it needs one."""
    names: set[str] = set()
    choices = []
    before = None
    for node in selector:
        if node.type == "[] block":
            names |= _of_attribute(node.content)
        elif node.type == "hash" or (node.type == "ident" and before != ":"):
            names.add(node.value)
        elif node.type == "function" and node.lower_name in _ANY:
            choices.append(tuple(_asked(part)[0] for part in _split(node.arguments, ",")))
        before = node
    return frozenset(names), tuple(choices)


def _of_attribute(nodes: Iterable[Node]) -> set[str]:
    words = {word for node in nodes if node.type in ("ident", "string") for word in re.findall(r"[\w-]+", node.value)}
    return set() if any(word.startswith("data-") and not word.startswith("data-md-") for word in words) else words


def _split(nodes: Iterable[Node], sign: str) -> list[list[Node]]:
    parts: list[list[Node]] = [[]]
    for node in nodes:
        if node == sign:
            parts.append([])
        else:
            parts[-1].append(node)
    return parts
