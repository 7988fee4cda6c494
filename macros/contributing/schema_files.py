"""What stands in the project for editors, made from the model and from the terms: `schemas/`, and VS Code's
snippets.
"""

from __future__ import annotations

from pathlib import Path

from macros.catalogue.read.content import Content
from macros.contributing.schemas import Labels, labels_of, schemas
from macros.contributing.snippets import FILE as SNIPPETS
from macros.contributing.snippets import snippets
from macros.text.memory import Memory

FOLDER = "schemas"


def stale_files(root: Path, content: Content, memory: Memory | None = None) -> dict[str, str]:
    """Return the text that each copy should hold, by its path, where it holds another.

    A project without the folder has no copies, and wants none.
    """
    if not (root / FOLDER).is_dir():
        return {}
    files = (memory or Memory()).of(editors_files, labels_of(content))
    return {name: text for name, text in files.items() if not _holds(root / name, text)}


def editors_files(labels: Labels) -> dict[str, str]:
    """Return the text of each file by its path in the project."""
    return {**{f"{FOLDER}/{name}": text for name, text in schemas(labels).items()}, SNIPPETS: snippets(labels)}


def _holds(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() == text.encode()
    except OSError:
        return False
