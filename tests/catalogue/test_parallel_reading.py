"""Many fiches are read ahead by other processes: what is found, and its order, is what one process finds alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.catalogue.check import parallel_reading as parallel
from macros.catalogue.check.advice import advice
from macros.catalogue.check.checks import problems
from macros.catalogue.read import reader as reading
from macros.catalogue.read.content import Content
from macros.catalogue.read.loading import load
from macros.catalogue.read.reader import Reader
from macros.text.memory import Memory
from tests.conftest import SAMPLE


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ten real fiches, one of which is faulty and another can't be parsed, that are worth other processes."""
    monkeypatch.setattr(parallel, "WORTH", 2)
    monkeypatch.setattr(parallel, "in_processes", lambda work, items: [work(items[rank::2]) for rank in range(2)])
    shutil.copytree(SAMPLE, tmp_path, dirs_exist_ok=True)
    paths = sorted(tmp_path.glob("docs/projets/*/*.md"))
    paths[1].write_text(
        paths[1].read_text(encoding="utf-8").replace("\n## ", "\n\nUn **gras\n\n## ", 1), encoding="utf-8"
    )
    paths[4].write_text("---\ntitle: [\n---\n", encoding="utf-8")
    return tmp_path


def test_what_is_read_ahead_is_what_would_be_read(root: Path):
    memory = Memory(root / "kept")
    content = load(root, memory, parallel.read_ahead)
    assert problems(content, memory) == problems(load(root))
    assert advice(content, memory) == advice(load(root))


def test_what_is_read_ahead_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch):
    memory = Memory(root / "kept")
    faulty = []
    judge = reading.judge

    def read_ahead(reader: Reader, content: Content) -> None:
        parallel.read_ahead(reader, content)
        faulty.clear()

    monkeypatch.setattr(reading, "judge", lambda text, html: faulty.append(judge(text, html)) or faulty[-1])
    load(root, memory, read_ahead)
    pages = len(list(root.glob("docs/**/*.md"))) - 10
    assert len(faulty) <= pages + 2


def test_a_memory_that_holds_the_fiches_needs_no_other_process(root: Path, monkeypatch: pytest.MonkeyPatch):
    memory = Memory(root / "kept")
    load(root, memory)
    memory.save()
    monkeypatch.setattr(parallel, "in_processes", lambda work, items: pytest.fail("asked"))
    load(root, Memory(root / "kept"), parallel.read_ahead)
