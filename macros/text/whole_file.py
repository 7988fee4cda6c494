"""A file written whole or not at all: a disk that fills up, or a command that is stopped, leaves it as it was."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def write_whole(path: Path, content: str | bytes) -> None:
    """Replace the content of a file by a text or bytes; its folder must exist."""
    beside = path.with_name(f".{path.name}.nouveau")
    try:
        beside.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        if path.exists():
            shutil.copymode(path, beside)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
