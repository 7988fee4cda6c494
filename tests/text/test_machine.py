"""The key of this account on this machine: one for all runs, another elsewhere, none where none can be kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.text.machine import machine_key


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own."""
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


def test_a_key_is_made_once_and_gives_one_for_each_use():
    assert machine_key() and machine_key() == machine_key()
    assert len({machine_key(), machine_key("un"), machine_key("autre")}) == 3


def test_another_machine_has_another_key(home: Path, monkeypatch: pytest.MonkeyPatch):
    here = machine_key()
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "ailleurs"))
    monkeypatch.setenv("LOCALAPPDATA", str(home / "ailleurs"))
    assert machine_key() not in (here, b"")


def test_there_is_none_where_none_can_be_kept_nor_a_short_one(home: Path):
    (home / "un-autre-regard").mkdir()
    (home / "un-autre-regard/cle").write_bytes(b"trop court")
    assert machine_key() == machine_key("un") == b""
    (home / "un-autre-regard/cle").unlink()
    (home / "un-autre-regard/cle").mkdir()
    assert machine_key() == b""
