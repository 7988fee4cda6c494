"""What tells which of two rules of a style sheet wins where both say the same thing of one element."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tinycss2.ast import Node

Weight = tuple[int, int, int]
"""The identifiers, the classes and the elements that a selector asks for: the heaviest wins, else the last."""

_NOTHING: Weight = (0, 0, 0)
_AS_ITS_HEAVIEST = ("is", "not", "has")
_PIECES = ("after", "before", "first-letter", "first-line")
"""The pieces of an element that may be asked for with one colon."""
_WHOLE = {"border", "flex", "list", "margin", "mask", "overflow", "padding", "transition"}
"""The first words of what is set by several shorthands, or under several names."""
_SHORTHANDS = {"line-height": "font", "row-gap": "gap", "column-gap": "gap"} | dict.fromkeys(
    ("top", "right", "bottom", "left"), "inset"
)


@dataclass(frozen=True)
class Target:
    """What a selector names: its weight, the element and the piece of it where they are told."""

    weight: Weight
    element: str
    piece: str

    def may_meet(self, other: Target) -> bool:
        """Tell whether order alone may choose between two rules, of selectors that weigh the same."""
        same = self.weight == other.weight and self.piece == other.piece
        return same and (not self.element or not other.element or self.element == other.element)


def target(selector: list[Node]) -> Target:
    """Return what a selector names."""
    weight, element, piece = _NOTHING, "", ""
    before: list[str] = ["", ""]
    for node in selector:
        sign = node.value if node.type in ("literal", "ident") else node.type
        if sign in (" ", ">", "+", "~") or node.type == "whitespace":
            element, piece = "", ""
        weight = _sum(weight, _weight(node, before))
        if node.type == "ident" and before[-1] not in (".", ":"):
            element = node.value
        elif node.type == "ident" and _is_piece(node.value, before):
            piece = node.value
        before = [before[-1], sign]
    return Target(weight, element, piece)


@dataclass(frozen=True)
class Settings:
    """What the declarations of a rule set, and the shorthands that would set it with more."""

    names: frozenset[str]
    shorthands: frozenset[str]

    def clash(self, other: Settings) -> bool:
        """Tell whether two rules may set the same thing."""
        return not (
            self.names.isdisjoint(other.names)
            and self.names.isdisjoint(other.shorthands)
            and self.shorthands.isdisjoint(other.names)
        )


def settings(declarations: Iterable[str]) -> Settings:
    """Return what declarations set, each given by its name."""
    names = frozenset(map(_setting, declarations))
    prefixes = (name[: match.start()] for name in names if name[:2] != "--" for match in re.finditer("-", name))
    return Settings(names, frozenset([*prefixes, *(_SHORTHANDS[name] for name in names & _SHORTHANDS.keys())]))


def _setting(declaration: str) -> str:
    name = declaration if declaration.startswith("--") else re.sub(r"^-(webkit|moz)-", "", declaration)
    first = name.split("-")[0]
    return first if first in _WHOLE else name


def _weight(node: Node, before: list[str]) -> Weight:
    if node.type == "function":
        inside = [target(part).weight for part in parts_of(node.arguments, ",")]
        return max(inside) if node.lower_name in _AS_ITS_HEAVIEST else (0, int(node.lower_name != "where"), 0)
    if node.type == "ident":
        is_element = before[-1] not in (".", ":") or _is_piece(node.value, before)
        return (0, 0, 1) if is_element else (0, 1, 0)
    return {"hash": (1, 0, 0), "[] block": (0, 1, 0)}.get(node.type, _NOTHING)


def _is_piece(name: str, before: list[str]) -> bool:
    return before[-1] == ":" and (before[0] == ":" or name in _PIECES)


def _sum(one: Weight, other: Weight) -> Weight:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def parts_of(nodes: Iterable[Node], sign: str) -> list[list[Node]]:
    """Return what stands between the signs that part nodes."""
    parts: list[list[Node]] = [[]]
    for node in nodes:
        if node == sign:
            parts.append([])
        else:
            parts[-1].append(node)
    return parts
