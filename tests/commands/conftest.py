"""What tests of commands share: the miniature project, where a text is imported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document as Word

from macros.commands import import_text
from tests.mini import Mini

Importer = Callable[..., tuple[str, str]]


@pytest.fixture
def imported(
    mini: Mini, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Importer:
    """A function that imports a Word document or a file, and returns the draft's story and what was said."""

    monkeypatch.setattr(import_text, "ROOT", mini.root)

    def run(source: Word | Path, status: int = 0, *options: str) -> tuple[str, str]:
        path = source if isinstance(source, Path) else tmp_path / "Ma synthèse.docx"
        if not isinstance(source, Path):
            source.save(str(path))
        assert import_text.main([str(path), *options]) == status
        said = capsys.readouterr()
        drafts = [path for path in mini.root.glob("docs/projets/essai/*.md") if path.name != "lille.md"]
        return (drafts[0].read_text(encoding="utf-8") if drafts else ""), said.out + said.err

    return run
