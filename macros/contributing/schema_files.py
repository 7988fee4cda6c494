"""What stands in the project for editors, made from the model and from the terms: `schemas/`, and VS Code's
snippets.
"""

from __future__ import annotations

from pathlib import Path

from macros.catalogue.read.content import Content
from macros.contributing.schemas import schemas
from macros.contributing.snippets import FILE as SNIPPETS
from macros.contributing.snippets import snippets
from macros.contributing.term_labels import COPIES, Labels, labels_of


def stale_files(root: Path, content: Content) -> dict[str, str]:
    """Return the right text of each copy that is out of date, by its path. A project without the folder has no copies,
    and wants none.
    """
    if not (root / COPIES).is_dir():
        return {}
    return {name: text for name, text in editors_files(labels_of(content)).items() if not _holds(root / name, text)}


def editors_files(labels: Labels) -> dict[str, str]:
    """Return the text of each file by its path in the project."""
    return {**{f"{COPIES}/{name}": text for name, text in schemas(labels).items()}, SNIPPETS: snippets(labels)}


def _holds(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() == text.encode()
    except OSError:
        return False
