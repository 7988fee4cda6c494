"""The labels of the terms that schemas list for editors of text, and whether the copies of the project list today's."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from macros.catalogue.read.content import Content
from macros.catalogue.read.file_entry import Sound
from macros.model.references import FamilyId

COPIES = "schemas"
"""The folder of the copies; a project without it wants none."""

Labels = Mapping[str, Mapping[str, str]]
"""The label of each term, by family and identifier."""


def labels_of(content: Content) -> Labels:
    """Return the labels of the terms of a content, faulty ones left out."""
    return {
        family: {id_: entry.record.label for id_, entry in terms.items() if isinstance(entry, Sound)}
        for family, terms in content.terms.items()
    }


def are_listed(labels: Labels, root: Path) -> bool:
    """Tell whether the copies of a project list exactly these terms. Nothing is made again for that: a test holds the
    rest of the copies to the model.
    """
    if not (root / COPIES).is_dir():
        return True
    listed = {terms for path in (root / COPIES).glob("*.json") for terms in _lists(_parsed(path))}
    return listed == {tuple(labels[family].items()) for family in get_args(FamilyId) if labels[family]}


def _lists(schema: Any) -> Iterator[tuple[tuple[str, str], ...]]:
    """Yield each list of terms in a schema, identifiers beside labels."""
    if isinstance(schema, dict) and "enumDescriptions" in schema:
        yield tuple(zip(schema.get("enum", ()), schema["enumDescriptions"]))
    elif isinstance(schema, (dict, list)):
        for part in schema.values() if isinstance(schema, dict) else schema:
            yield from _lists(part)


def _parsed(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
