"""Measures how deep a YAML text nests before it is composed: the C loader overflows its stack, and Python with it."""

from __future__ import annotations

import re

import yaml

_BRACKET = re.compile(r"[\[\]{}]")
_NESTED = re.compile(r"^(?:[ \t]*(?:[-?:][ \t]+){13}| {100})", re.MULTILINE)
_STARTS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


def too_deep(text: str, limit: int, loader: type) -> int | None:
    """Return the line, from 0, where lists and keys nest beyond `limit`; None where they don't, or can't be read."""
    if not _may_nest(text, limit):
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=loader):
            depth += isinstance(event, _STARTS) - isinstance(event, _ENDS)
            if depth > limit:
                return event.start_mark.line if event.start_mark else 0
    except yaml.YAMLError:
        pass  # composing stops at the same place, and says why
    return None


def _may_nest(text: str, limit: int) -> bool:
    """Tell at little cost whether the events are worth reading; brackets in a quoted text make no difference there."""
    depth = 0
    for bracket in _BRACKET.findall(text):
        depth = max(depth + (1 if bracket in "[{" else -1), 0)
        if depth > limit:
            return True
    return _NESTED.search(text) is not None
