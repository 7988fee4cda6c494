"""The way out of Material's and MkDocs's end of life: ProperDocs, which takes MkDocs 1 over, makes the same site."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import environment
from tests.mini import MiniSite


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_properdocs_builds_the_same_site_to_the_byte(mini_site: MiniSite):
    mini_site.index()
    built = tree(mini_site.built())
    command = [
        sys.executable,
        "-m",
        "properdocs",
        "build",
        "--clean",
        "--config-file",
        "mkdocs.yml",
        "--site-dir",
        "autre",
    ]
    done = subprocess.run(command, cwd=mini_site.root, capture_output=True, text=True, env=environment())
    assert done.returncode == 0, done.stderr
    other = tree(mini_site.root / "autre")
    assert built.keys() == other.keys() and len(built) > 50
    assert [path for path in built if built[path] != other[path]] == []
