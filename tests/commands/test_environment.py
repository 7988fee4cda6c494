"""The environment that `recueil.py` makes for its commands: once, again when a lock changes, and nobody else's; what it
says where something is missing.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from macros.commands import environment
from recueil import main, run


def test_each_lock_holds_the_pins_of_the_one_before():
    pins = [
        set(re.findall(r"^[\w.-]+==[^ ;\\]+", path.read_text(encoding="utf-8"), re.M))
        for path in environment.LOCKS.values()
    ]
    assert pins[0] and [before - after for before, after in pairwise(pins)] == [set()] * (len(pins) - 1)


@pytest.fixture
def prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """`recueil.prepare` in a project and on locks of its own: a function that calls it and returns where it made an
    environment and which locks it installed.
    """
    locks = {name: tmp_path / f"{name}.txt" for name in ("site", "tests")}
    for path in locks.values():
        path.write_text("un", encoding="utf-8")
    done: list[str] = []
    monkeypatch.delenv(environment.READY_VENV, raising=False)
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "OWN_VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "OTHER_VENV", tmp_path / ".cache/venv")
    monkeypatch.setattr(environment, "LOCKS", locks)

    class Made:
        def __init__(self, **options: object) -> None:
            """Make what `recueil.py` looks for, and no more."""

        def create(self, folder: str) -> None:
            done.append(Path(folder).relative_to(tmp_path).as_posix())
            python = environment.python_of(Path(folder))
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()

    monkeypatch.setattr("venv.EnvBuilder", Made)
    monkeypatch.setattr(
        environment.subprocess,
        "run",
        lambda command, **_: done.append(Path(command[-1]).stem) or subprocess.CompletedProcess(command, 0),
    )

    def call(lock: str, change: str = "") -> list[str]:
        done.clear()
        if change:
            locks[lock].write_text(change, encoding="utf-8")
        environment.prepare(lock)
        return list(done)

    return call


def test_a_lock_is_installed_once_and_again_when_it_changes(prepared):
    assert [prepared("site"), prepared("site"), prepared("tests"), prepared("site"), prepared("tests")] == [
        [".venv", "site"],
        [],
        ["tests"],
        [],
        [],
    ]
    assert [
        prepared("site", "deux"),
        prepared("site"),
        prepared("tests", "deux"),
        prepared("site"),
        prepared("tests"),
    ] == [["site"], [], ["tests"], [], []]


def test_a_lock_brings_those_before_it_and_takes_away_those_after_it(prepared):
    assert [prepared("tests"), prepared("site"), prepared("tests", "deux"), prepared("site")] == [
        [".venv", "tests"],
        [],
        ["tests"],
        [],
    ]
    assert [prepared("site", "deux"), prepared("tests"), prepared("site")] == [["site"], ["tests"], []]


def test_the_stamp_keeps_one_line_a_lock(prepared, tmp_path: Path):
    for change in ("un", "deux", "trois"):
        prepared("site", change)
        prepared("tests", change)
    assert [line.split(" ")[0] for line in environment.stamp_text(tmp_path / ".venv").splitlines()] == ["site", "tests"]


def test_an_environment_of_somebody_else_is_left_alone(prepared, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/pytest").touch()
    assert prepared("site") == [".cache/venv", "site"]
    assert [path.name for path in (tmp_path / ".venv").rglob("*")] == ["bin", "pytest"]
    assert ".venv n'a pas été préparé par recueil.py, qui n'y touche pas" in capsys.readouterr().err
    assert prepared("site") == [] and capsys.readouterr().err == ""


def test_a_link_to_another_environment_is_left_alone(prepared, tmp_path: Path):
    other = tmp_path / "ailleurs"
    other.mkdir()
    (other / environment.STAMP).write_text("site vieux\n", encoding="utf-8")
    (tmp_path / ".venv").symlink_to(other)
    assert prepared("site") == [".cache/venv", "site"] and [path.name for path in other.iterdir()] == [
        environment.STAMP
    ]


def test_an_environment_is_made_again_for_another_python_or_after_a_kill(prepared, tmp_path: Path):
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / environment.STAMP).touch()  # what stands first, and alone where the making was killed
    assert prepared("site") == [".venv", "site"]
    stamp = tmp_path / ".venv" / environment.STAMP
    stamp.write_text(stamp.read_text(encoding="utf-8").replace(sys.version.split()[0], "3.0.1"), encoding="utf-8")
    assert prepared("site") == [".venv", "site"]


def test_an_environment_that_a_clone_brings_is_made_again(prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Its stamp says the right lock and the right Python: that much can be known from elsewhere, our key can't."""
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("XDG_STATE_HOME", str(tmp_path / "ailleurs"))
        elsewhere.setenv("LOCALAPPDATA", str(tmp_path / "ailleurs"))
        assert prepared("site") == [".venv", "site"] and prepared("site") == []
    assert prepared("site") == [".venv", "site"] and prepared("site") == []


def test_no_environment_is_ever_cleared_without_our_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    (tmp_path / "bin").mkdir()
    with pytest.raises(environment.Stop, match=r"n'a pas été préparé par recueil\.py"):
        environment.make_venv(tmp_path)
    assert (tmp_path / "bin").is_dir()


def test_an_environment_that_is_ready_is_used_as_it_is(prepared, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv(environment.READY_VENV, str(tmp_path / "nulle-part"))
    assert prepared("site") == []
    with pytest.raises(environment.Stop, match="La variable RECUEIL_VENV désigne"):
        run("macros.commands.verify")


def test_a_python_without_venv_is_told_with_its_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(environment.Stop, match="apt install python3-venv"):
        environment.make_venv(tmp_path / ".venv")


def test_a_missing_browser_is_told_with_its_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    absent = tmp_path / "absent"
    monkeypatch.setenv("CHROMIUM", str(absent))
    with pytest.raises(environment.Stop) as stop:
        main(["tester"])
    assert str(stop.value) == (
        f"La variable CHROMIUM désigne « {absent} », qui n'existe pas. Donnez-lui le chemin d'un Chromium, ou"
        " retirez-la."
    )


@pytest.mark.parametrize(
    "command, use",
    [
        ("tester", "Les tests ouvrent les pages dans un vrai navigateur"),
        ("imprimer", "Le livre et les fiches sont imprimés par un vrai navigateur"),
    ],
)
def test_no_browser_at_all_is_told_with_its_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, use: str
):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(environment, "CHROMIUM_PLACES", ())
    with pytest.raises(environment.Stop, match=rf"(?s){use}, et aucun Chromium n'a été trouvé\..*apt install chromium"):
        main([command])
