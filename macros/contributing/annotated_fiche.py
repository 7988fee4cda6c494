"""The annotated fiche: a whole sound one, made from the model's own examples, for contributors to copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import FAMILIES
from macros.model.examples import Keys, example, is_list, records_of
from macros.model.fiche import Fiche
from macros.model.record import Record
from macros.model.references import reference_keys
from macros.model.sections import SECTIONS
from macros.text.yaml.writing import yaml_text

_FIGURE = "diagrams"


def annotated_fiche(catalogue: Catalogue) -> str:
    """Return the text of the fiche: each key below a line that says its role, identifiers taken from the
    vocabularies.
    """
    identifiers = {at: catalogue.family(FAMILIES[mark.family])[0].id for at, mark in reference_keys(Fiche).items()}
    edition = catalogue.projects[0].edition
    identifiers[("part",)] = edition.parts[0]
    values = _whole(Fiche, (), identifiers)
    header = _Annotated()
    for key, value in values.items():
        header.add(Fiche, key, value, "")
    body = "\n\n".join(f"## {section}\n\nLe texte." for section in SECTIONS)
    figures_of_advice = {group["figure"] for group in values["recommendations"]}
    calls = "".join(
        f"\n\n[figure: {figure['id']}]" for figure in values[_FIGURE] if figure["id"] not in figures_of_advice
    )
    return f"---\n{''.join(header.lines)}---\n\n{body}{calls}\n"


def _whole(record: type[Record], at: Keys, identifiers: Mapping[Keys, str]) -> dict[str, Any]:
    """Return the keys of a record, each with an example: all of them, or those it shows, where it can't have
    them all.
    """
    values: dict[str, Any] = {}
    for key, info in record.model_fields.items():
        below = records_of(info.annotation)
        if record.shown and not info.is_required() and key not in record.shown:
            continue
        if len(below) == 1:
            value = _whole(below[0], (*at, key), identifiers)
            values[key] = [value] if is_list(info.annotation) else value
        else:
            (values[key],) = example(Fiche, (*at, key), identifiers).values()
    return values


@dataclass
class _Annotated:
    """The lines of a header as they are written; a key is explained where it comes first."""

    lines: list[str] = field(default_factory=list)

    def add(self, record: type[Record], key: str, value: Any, indent: str, first: str = "") -> None:
        """Write a key of `record` below its role; `first` opens an item of a list."""
        info = record.model_fields[key]
        self.lines.append(f"{indent}# {info.description}{'' if info.is_required() else ' (facultatif)'}\n")
        below = records_of(info.annotation)
        if len(below) != 1 or not isinstance(value, dict | list):
            lines = yaml_text({key: value}, indent).splitlines(keepends=True)
            self.lines += [f"{first or indent}{lines[0].removeprefix(indent)}", *lines[1:]]
            return
        self.lines.append(f"{first or indent}{key}:\n")
        for item in value if isinstance(value, list) else [value]:
            for rank, (name, inner_value) in enumerate(item.items()):
                inner = f"{indent}  "
                if isinstance(value, list):
                    self.add(below[0], name, inner_value, f"{inner}  ", f"{inner}- " if rank == 0 else "")
                else:
                    self.add(below[0], name, inner_value, inner)
