"""Read the acronyms that stand as names, `data/sigles.yml`: nobody expects them to be spelled out."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from macros.catalogue.read.data_file import read_data_file
from macros.catalogue.read.known_files import ACRONYMS as FILE
from macros.model.record import Record, Text
from macros.model.validation import read_record
from macros.text.problem import Problem


class Acronyms(Record):
    """The whole of the file."""

    names: tuple[Text, ...] = Field((), description="Les sigles qui s'emploient comme des noms", examples=[["ESSEC"]])


def read_acronyms(root: Path) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """Return the acronyms that need no words, none where the file is absent, and its problems."""
    values, problems = read_data_file(root, FILE)
    if values is None:
        return frozenset(), problems
    record, problems = read_record(Acronyms, values, FILE)
    return frozenset(record.names if record else ()), problems
