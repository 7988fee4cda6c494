"""The next contents, laid over a copy of the real project: an eleventh fiche, then a second edition (`tests/next/`)."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent

NEXT = ROOT / "tests/next"
ELEVENTH, SECOND = "eleventh", "second"

KEPT = (
    "atelier",
    "docs",
    "data",
    "door",
    "macros",
    "overrides",
    "preview",
    "requirements",
    "schemas",
    "tests",
    ".vscode",
)
"""The folders of a project that is verified, built, printed and tested."""


def copy_real_project(folder: Path) -> Path:
    """Copy the project into a folder, its real content included; return it."""
    ignored = shutil.ignore_patterns(".*_cache", "next")
    for entry in KEPT:
        shutil.copytree(ROOT / entry, folder / entry, ignore=ignored)
    for path in ROOT.iterdir():
        if path.is_file() and path.suffix in (".yml", ".py", ".toml", ".md"):
            shutil.copy(path, folder / path.name)
    return folder


def lay(name: str, root: Path) -> None:
    """Add one of the next contents to a project: its fiches and editions as they are, its terms after those of the same
    files; a commanditaire that the project knows already stays as it is, and so does all that was laid before.
    """
    for path in sorted((NEXT / name).rglob("*.*")):
        target = root / path.relative_to(NEXT / name)
        text = path.read_text(encoding="utf-8")
        known = target.read_text(encoding="utf-8") if target.exists() else ""
        if known == text:
            continue
        assert not known or target.parent == root / "data", f"{path} en remplacerait un autre"
        identifiers = set(re.findall(r"^[\w-]+(?=:)", known, re.M))
        new = [entry for entry in re.split(r"(?m)^(?=\w)", text) if entry.split(":")[0] not in identifiers]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(known + "".join(new), encoding="utf-8", newline="\n")
