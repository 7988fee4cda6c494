"""Reads `data/exemples/figures.yml`, the examples of figures, written under `diagrams` as in a fiche."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent

from pydantic import Field

from macros.catalogue.read.content import Example
from macros.catalogue.read.file_entry import Faulty
from macros.catalogue.read.known_files import EXAMPLES
from macros.catalogue.read.reader import Reader
from macros.model.diagram import Diagram
from macros.model.record import Record
from macros.text.source import read_source


class Examples(Record):
    """The file of examples."""

    diagrams: tuple[Diagram, ...] = Field(description="Une figure par genre, écrite comme dans une fiche")


def read_examples(reader: Reader) -> Iterator[Example]:
    """Yield the examples, each with the lines of YAML that make it; a project may have none."""
    values = reader.data(EXAMPLES) if reader.has(EXAMPLES) else None
    examples = reader.made(Examples, EXAMPLES, values) if values else None
    if examples is None or isinstance(examples, Faulty):
        return
    source, _ = read_source(reader.root, EXAMPLES)
    lines = source.text.split("\n") if source else []
    starts = [examples.line_of(("diagrams", rank)) for rank in range(len(examples.record.diagrams))]
    for diagram, start, end in zip(examples.record.diagrams, starts, [*starts[1:], len(lines) + 1]):
        yield Example(diagram, dedent("\n".join(lines[start - 1 : end - 1])).rstrip())
