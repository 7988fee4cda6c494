"""A file written whole or not at all: a disk that fills up, or a command that is stopped, leaves it as it was."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def write_whole(path: Path, content: str | bytes) -> None:
    """Put a text, or bytes, in the place of what a file holds; its folder must be there."""
    beside = path.with_name(f".{path.name}.nouveau")
    try:
        beside.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        if path.exists():
            shutil.copymode(path, beside)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
