"""Write plain values as the YAML that contributors read: blocks, and quotes wherever YAML could read something else."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

_BARE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_RESERVED = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
"""Words that YAML 1.1 reads as something else than text."""


def yaml_text(value: Any, indent: str = "") -> str:
    """Return a mapping or a list in blocks, each line ended; what it holds is read back the same."""
    if isinstance(value, dict):
        return "".join(f"{indent}{key}:{_entry(item, indent)}" for key, item in value.items())
    lines = []
    for item in value:
        text = yaml_text(item, indent + "  ") if isinstance(item, dict) else f"{indent}  {scalar(item)}\n"
        lines.append(f"{indent}- {text[len(indent) + 2 :]}")
    return "".join(lines)


def scalar(item: Any) -> str:
    """Return a number, a date or an identifier bare, a text as JSON writes it, which YAML reads the same."""
    if item is None or isinstance(item, bool):
        return json.dumps(item)
    if isinstance(item, int | float | datetime.date):
        return str(item)
    return item if _BARE.match(item) and item not in _RESERVED else json.dumps(item, ensure_ascii=False)


def _entry(item: Any, indent: str) -> str:
    if isinstance(item, dict | list | tuple):
        return "\n" + yaml_text(item, indent + "  ") if item else " []\n"
    return f" {scalar(item)}\n"
