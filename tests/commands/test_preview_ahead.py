"""The page whose text was saved is made before the others, and is the one that the whole site comes to."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import environment
from tests.mini import MiniSite

BUILDS = """\
import json
from pathlib import Path
from preview.builder import Builder, Urgent

builder, fiche = Builder(Path(), 8000), Path("docs/projets/essai/lille.md")
builder.build(Path("avant"))
told = {}
for name, old, new in (("saine", "Un texte.", "Un texte neuf."), ("fautive", "id: ateliers", "id: atelier")):
    fiche.write_text(fiche.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    folder, early = Path(name), {}

    def show(pages):
        early.update(pages, rank=sorted(path.name for path in folder.glob('*')))

    builder.build(folder, urgent=Urgent(["projets/essai/lille.md"], show))
    there = early.pop("rank")
    pages = {address: content for address, content in early.items() if address.endswith("/")}
    told[name] = {
        "there": there,
        "pages": {address: content.decode() for address, content in pages.items()},
        "same": all((folder / address / "index.html").read_bytes() == content for address, content in pages.items()),
        "sheets": all((folder / address).read_bytes() == early[address] for address in early.keys() - pages.keys()),
    }
Path("dit.json").write_text(json.dumps(told), encoding="utf-8")
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, new_site: Callable[[Path], MiniSite]) -> dict:
    """What was handed ahead of two builds, the second of a faulty text."""
    root = new_site(tmp_path_factory.mktemp("avance")).root
    done = subprocess.run(
        [sys.executable, "-c", BUILDS], cwd=root, capture_output=True, text=True, env=environment(), check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads((root / "dit.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("save", ["saine", "fautive"])
def test_the_page_alone_is_made_before_any_file_is_written(told: dict, save: str):
    assert list(told[save]["pages"]) == ["projets/essai/lille/"] and told[save]["there"] == []


@pytest.mark.parametrize("save", ["saine", "fautive"])
def test_the_whole_site_comes_to_the_same_page_and_sheets(told: dict, save: str):
    assert told[save]["same"] and told[save]["sheets"]


def test_it_says_the_text_that_was_saved_and_its_faults(told: dict):
    assert "Un texte neuf" in told["saine"]["pages"]["projets/essai/lille/"]
    faulty = told["fautive"]["pages"]["projets/essai/lille/"]
    assert "apercu-page" in faulty and "atelier&nbsp;»" in faulty
