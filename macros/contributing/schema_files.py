"""What stands in the project for editors, made from the model and from the terms: `schemas/`, and VS Code's
snippets.
"""

from __future__ import annotations

from pathlib import Path

from macros.catalogue.read.content import Content
from macros.contributing.schemas import labels_of, schemas
from macros.contributing.snippets import FILE as SNIPPETS
from macros.contributing.snippets import snippets

FOLDER = "schemas"


def refresh(root: Path, content: Content) -> tuple[str, ...]:
    """Write the copies that are no longer those of the model and of the terms; return their paths. Nothing else is
    written.

    A project without the folder has no copies, and wants none; where nothing can be written, nothing is said.
    """
    folder = root / FOLDER
    if not folder.is_dir():
        return ()
    stale = {name: text for name, text in editors_files(content).items() if not _holds(root / name, text)}
    try:
        for name, text in stale.items():
            (root / name).parent.mkdir(exist_ok=True)
            (root / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError:
        return ()
    return tuple(stale)


def editors_files(content: Content) -> dict[str, str]:
    """Return the text of each file by its path in the project."""
    labels = labels_of(content)
    return {**{f"{FOLDER}/{name}": text for name, text in schemas(labels).items()}, SNIPPETS: snippets(labels)}


def _holds(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() == text.encode()
    except OSError:
        return False
