"""Read a file of `data/` that a site may do without: what it says with its lines, or what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from macros.text.problem import Problem
from macros.text.source import read_source
from macros.text.yaml.values import Values, read_values


def read_data_file(root: Path, file: str) -> tuple[Values | None, tuple[Problem, ...]]:
    """Return what the file says, None where it is absent, says nothing yet or can't be read, and its problems."""
    path = root / file
    if not path.is_file():
        return None, ()
    source = read_source(root, path)
    if isinstance(source, Problem):
        return None, (source,)
    values, problems = read_values(source.text, file)
    return (None if problems or values is None or values.data is None else values), problems
