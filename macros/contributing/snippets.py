"""Snippets for VS Code, which completes no YAML inside Markdown: the keys of a fiche, their terms offered as
choices.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

from macros.contributing.term_labels import Labels
from macros.model.examples import example, is_list, records_of
from macros.model.fiche import Fiche
from macros.model.record import Record
from macros.model.references import mark_of
from macros.text.yaml.writing import scalar

FILE = ".vscode/fiche.code-snippets"

Keys = tuple[str, ...]


def snippets(labels: Labels) -> str:
    """Return the text of the file: a snippet a key, and one an item of each list of records, called « method+ ».

    Figures have none: the page of figures shows each kind, to copy.
    """
    files = {}
    for at, record in _keys(Fiche, ()):
        field = record.model_fields[at[-1]]
        value = example(record, at[-1:])
        files[at[-1]] = _snippet(at[-1], field.description or "", _lines(value, at[:-1], "", count(1), labels))
        if records_of(field.annotation) and is_list(field.annotation):
            items = _lines(value[at[-1]], at, "", count(1), labels)
            files[f"{at[-1]}+"] = _snippet(f"{at[-1]}+", f"{field.description} : un élément de plus", items)
    return json.dumps(files, ensure_ascii=False, indent=1) + "\n"


def _keys(record: type[Record], at: Keys) -> Iterator[tuple[Keys, type[Record]]]:
    """Yield the place of each key of a fiche and the record that declares it: its own, and those of its only
    transfer.
    """
    for key, field in record.model_fields.items():
        if key != "diagrams":
            yield (*at, key), record
        if key == "transferability":
            yield from _keys(records_of(field.annotation)[0], (*at, key))


def _snippet(prefix: str, description: str, body: Iterator[str]) -> dict[str, Any]:
    return {"scope": "markdown,yaml", "prefix": prefix, "description": description, "body": list(body)}


def _lines(value: Any, at: Keys, indent: str, ranks: Iterator[int], labels: Labels) -> Iterator[str]:
    """Yield the lines of an example, a place to fill for each of its values."""
    if isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, (dict, list)):
                yield f"{indent}{key}:"
                yield from _lines(item, (*at, key), indent + "  ", ranks, labels)
            else:
                yield f"{indent}{key}: {_place(item, (*at, key), ranks, labels)}"
        return
    for item in value:
        if isinstance(item, dict):
            first, *others = _lines(item, at, indent + "  ", ranks, labels)
            yield f"{indent}- {first.strip()}"
            yield from others
        else:
            yield f"{indent}- {_place(item, at, ranks, labels)}"


def _place(item: Any, at: Keys, ranks: Iterator[int], labels: Labels) -> str:
    """Return a place to fill: a choice where the values are known, else the example, ready to be typed over."""
    choice = _choice(at, labels)
    example = scalar(item).replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
    return f"${{{next(ranks)}|{','.join(choice)}|}}" if choice else f"${{{next(ranks)}:{example}}}"


def _choice(at: Keys, labels: Labels) -> tuple[str, ...]:
    """Return the values that a key takes, where they are known: a family's identifiers, or a scale's."""
    holder: type[Record] = Fiche
    for key in at[:-1]:
        holder = records_of(holder.model_fields[key].annotation)[0]
    field = holder.model_fields[at[-1]]
    mark = mark_of(field)
    if mark:
        return tuple(labels.get(mark.family, ()))
    arguments = getattr(field.annotation, "__args__", ())
    return arguments if arguments and all(isinstance(value, str) for value in arguments) else ()
