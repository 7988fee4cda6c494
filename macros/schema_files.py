"""The copies of the schemas that stand in the project, so that editors find them without a network: `schemas/`."""

from __future__ import annotations

from pathlib import Path

from macros.catalogue.loading import Content
from macros.pages.schemas import labels_of, schemas

FOLDER = "schemas"


def refresh(root: Path, content: Content) -> tuple[str, ...]:
    """Write the copies that are no longer those of the model and of the terms; return their paths. Nothing else is written.

    A project without the folder has no copies, and wants none; where nothing can be written, nothing is said.
    """
    folder = root / FOLDER
    if not folder.is_dir():
        return ()
    stale = {name: text for name, text in schemas(labels_of(content)).items() if not _holds(folder / name, text)}
    try:
        for name, text in stale.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError:
        return ()
    return tuple(f"{FOLDER}/{name}" for name in stale)


def _holds(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() == text.encode()
    except OSError:
        return False
