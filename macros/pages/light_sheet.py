"""Lightens a style sheet: it is read once, then written without the rules that some pages can't need, and those that
all of them may need apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

from macros.pages.cascade import Settings, Target, parts_of, settings, target

READ = re.compile(r"var\(\s*(--[\w-]+)")
"""A variable that a rule reads."""

_TWICE = "-webkit-mask"
"""A property written a second time, for old browsers: every browser reads its plain name since 2023."""

_GROUPS = ("layer", "media", "supports")
_ANY = ("is", "where", "has")
"""The functions for which one of several selectors is enough."""

TEXT, OF_TEXT = "md-typeset", "¶"
"""The class of a page's article; the sign before a name that a selector needs inside it."""


@dataclass(frozen=True)
class _Selector:
    """A selector: its text, what it targets, the names that a page must contain for it to match, and sets of names of
    which the page must contain one whole.
    """

    text: str
    target: Target
    names: frozenset[str]
    choices: tuple[tuple[frozenset[str], ...], ...]

    def may_match(self, names: Set[str]) -> bool:
        return self.names <= names and all(any(one <= names for one in choice) for choice in self.choices)


@dataclass(frozen=True)
class _Rule:
    """A rule: its selectors, its declarations, each after the name of what it sets, what they set together, and whether
    the rule is in a layer.
    """

    selectors: tuple[_Selector, ...]
    declarations: tuple[tuple[str, str], ...]
    settings: Settings
    is_in_layer: bool


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
        identifiers, attributes), and without variables that nothing reads any more. A name that the article may contain
        is given a second time, after a sign.

        What stands in `:not()` is ignored, and so are attributes for scripts, `data-…`.
        """
        return _text(self._parts, _met(names), self._variables(names))

    def in_use_by_kind(self, names: Mapping[str, Set[str]]) -> tuple[str, dict[str, str]]:
        """Return the part that pages of all kinds may need, and, by kind, what its pages may need besides."""
        variables = self._variables(frozenset().union(*names.values()))
        common = frozenset.intersection(*map(frozenset, names.values()))
        besides = {kind: _text(self._parts, _Besides(those, common), variables) for kind, those in names.items()}
        return _text(self._parts, _met(common), variables), besides

    def _variables(self, names: Set[str]) -> Set[str]:
        """Return the variables that the rules in use read, and the names themselves, which may be variables."""
        before, variables = None, frozenset(names)
        text = _text(self._parts, _met(names), None)
        while text != before:  # a variable may have been read by another alone
            before, variables = text, frozenset({*names, *READ.findall(text)})
            text = _text(self._parts, _met(names), variables)
        return variables


def in_use(css: str, names: Iterable[str]) -> str:
    """Return the part of a sheet that pages containing these names may need."""
    return LightSheet(css).in_use(frozenset(names))


def in_use_by_kind(css: str, names: Mapping[str, Iterable[str]]) -> tuple[str, dict[str, str]]:
    """Return the part of a sheet that pages of all kinds may need, and, by kind, what its pages may need besides."""
    return LightSheet(css).in_use_by_kind({kind: frozenset(those) for kind, those in names.items()})


_Chosen = Callable[[_Rule], list[str]]
"""Chooses among the selectors of each rule, in the order of the sheet."""


def _met(names: Set[str]) -> _Chosen:
    return lambda rule: [one.text for one in rule.selectors if one.may_match(names)]


class _Besides:
    """Chooses the selectors that match some names and not the common ones. Since these rules load after all the common
    ones, a common rule that stood after one of them and overrode it by its place alone is written again.
    """

    def __init__(self, names: Set[str], common: Set[str]) -> None:
        self._names = names
        self._common = common
        self._chosen: list[tuple[Target, _Rule]] = []

    def __call__(self, rule: _Rule) -> list[str]:
        chosen = [one for one in rule.selectors if one.may_match(self._names) and self._is_wanted(one, rule)]
        self._chosen += [(one.target, rule) for one in chosen]
        return [one.text for one in chosen]

    def _is_wanted(self, selector: _Selector, rule: _Rule) -> bool:
        return not selector.may_match(self._common) or any(
            rule.is_in_layer == other.is_in_layer
            and selector.target.may_meet(target)
            and rule.settings.clash(other.settings)
            for target, other in self._chosen
        )


def _part(rule: Node, is_in_layer: bool = False) -> _Part:
    if isinstance(rule, QualifiedRule):
        selectors = tuple(map(_selector, parts_of(rule.prelude, ",")))
        declarations = [one for one in map(_declaration, parts_of(rule.content, ";")) if not one[0].startswith(_TWICE)]
        return _Rule(selectors, tuple(declarations), settings(name for name, _ in declarations if name), is_in_layer)
    if isinstance(rule, AtRule) and rule.lower_at_keyword in _GROUPS and rule.content:
        prelude = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
        inner = is_in_layer or rule.lower_at_keyword == "layer"
        return _Group(prelude, tuple(_part(one, inner) for one in tinycss2.parse_rule_list(rule.content)))
    return rule.serialize()


def _selector(nodes: list[Node]) -> _Selector:
    text = tinycss2.serialize(nodes).strip()
    return _Selector(text, target(tinycss2.parse_component_value_list(text)), *_asked(nodes))


def _declaration(nodes: list[Node]) -> tuple[str, str]:
    name = next((node.value for node in nodes if node.type == "ident"), "")
    return name, tinycss2.serialize(nodes)


def _text(parts: Iterable[_Part], chosen: _Chosen, variables: Set[str] | None) -> str:
    """Return what is chosen of parts as CSS, without the variables that are not among `variables`, where given."""
    return "".join(_texts(parts, chosen, variables))


def _texts(parts: Iterable[_Part], chosen: _Chosen, variables: Set[str] | None) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield "" if isinstance(chosen, _Besides) else part
        elif isinstance(part, _Group):
            inside = _text(part.rules, chosen, variables)
            if inside.strip():
                yield f"{part.prelude}{{{inside}}}"
        elif selectors := chosen(part):
            declarations = (text for name, text in part.declarations if _is_read(name, variables))
            yield f"{','.join(selectors)}{{{';'.join(declarations)}}}"


def _is_read(name: str, variables: Set[str] | None) -> bool:
    return variables is None or not name.startswith("--") or name in variables


def _asked(selector: Iterable[Node], sign: str = "") -> tuple[frozenset[str], tuple[tuple[frozenset[str], ...], ...]]:
    """Return the names that a selector needs in a page, and the sets of which it needs one."""
    names: set[str] = set()
    choices = []
    before = None
    for node in selector:
        if node.type == "[] block":
            names |= {f"{sign}{name}" for name in _of_attribute(node.content)}
        elif node.type == "hash" or (node.type == "ident" and before != ":"):
            names.add(f"{sign}{node.value}")
            sign = OF_TEXT if node.value == TEXT else sign
        elif node.type == "function" and node.lower_name in _ANY:
            choices.append(tuple(_asked(part, sign)[0] for part in parts_of(node.arguments, ",")))
        before = node
    return frozenset(names), tuple(choices)


def _of_attribute(nodes: Iterable[Node]) -> set[str]:
    words = {word for node in nodes if node.type in ("ident", "string") for word in re.findall(r"[\w-]+", node.value)}
    return set() if any(word.startswith("data-") and not word.startswith("data-md-") for word in words) else words
