"""A file is written whole, or stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.text.whole_file import write_whole
from tests.short_files import short_files


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "themes.yml"
    file.write_text("avant\n", encoding="utf-8")
    return file


def test_a_text_takes_the_place_of_another_with_its_rights(path: Path):
    path.chmod(0o640)
    write_whole(path, "après\n")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == ("après\n".encode(), 0o640)


def test_what_can_not_be_written_whole_leaves_the_file_as_it_was_and_nothing_beside(path: Path):
    with short_files(3), pytest.raises(OSError):
        write_whole(path, "trop long\n")
    assert [(file.name, file.read_text(encoding="utf-8")) for file in path.parent.iterdir()] == [
        ("themes.yml", "avant\n")
    ]
