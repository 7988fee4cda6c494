"""The preview's lookout: it sees each kind of change, and costs next to nothing while there is none."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from preview.lookout import Lookout

PATIENCE = 30


@pytest.fixture
def seen(tmp_path: Path) -> Iterator[threading.Event]:
    """Set once a lookout over a folder and a file has seen a change."""
    (tmp_path / "docs/themes").mkdir(parents=True)
    (tmp_path / "docs/themes/index.md").write_text("# Thèmes", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Essai", encoding="utf-8")
    seen = threading.Event()
    lookout = Lookout([tmp_path / "docs", tmp_path / "mkdocs.yml"], lambda paths: seen.set())
    lookout.start()
    yield seen
    lookout.stop()
    lookout.join(PATIENCE)
    assert not lookout.is_alive()


def replace(path: Path) -> None:
    """Write as careful editors do: a new file that takes the place of the old."""
    new = path.with_suffix(".tmp")
    new.write_text("site_name: Un autre essai", encoding="utf-8")
    new.replace(path)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "docs/themes/index.md").write_text("# Les thèmes", encoding="utf-8"),
        lambda root: (root / "docs/themes/index.md").unlink(),
        lambda root: (root / "docs/nouveau.md").write_text("# Nouveau", encoding="utf-8"),
        lambda root: (root / "docs/themes").rename(root / "docs/sujets"),
        lambda root: replace(root / "mkdocs.yml"),
    ],
    ids=["écrit", "effacé", "ajouté", "dossier renommé", "remplacé"],
)
def test_a_change_is_seen(tmp_path: Path, seen: threading.Event, change: Callable[[Path], object]):
    change(tmp_path)
    assert seen.wait(PATIENCE)


@pytest.mark.parametrize("written", ["macros/__pycache__/a.pyc", "macros/.a.py.swp", "macros/4913"])
def test_what_python_and_editors_write_for_themselves_is_no_change(tmp_path: Path, written: str):
    changes: list[str] = []
    path = tmp_path / written
    path.parent.mkdir(parents=True)
    lookout = Lookout([tmp_path / "macros"], changes.extend)
    path.write_bytes(b"0")
    lookout.start()
    time.sleep(1)  # four looks, at which nothing may be seen: there is nothing to wait for
    assert changes == []
    lookout.stop()


def test_it_rests_most_of_the_time_however_much_there_is_to_look_at(tmp_path: Path):
    for rank in range(3_000):
        (tmp_path / f"{rank}.md").touch()
    lookout = Lookout([tmp_path], lambda paths: None)
    lookout.start()
    clock = time.pthread_getcpuclockid(lookout.ident)
    start, spent = time.monotonic(), time.clock_gettime(clock)
    time.sleep(4)  # what is measured
    share = (time.clock_gettime(clock) - spent) / (time.monotonic() - start)
    lookout.stop()
    assert share < 0.02
