"""`recueil.py`: what it says, what it returns, and what it does on machines that lack something."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest

import recueil as entry
from macros.commands.verify import USAGE
from macros.text.french.wording import counted
from tests.conftest import ROOT, environment

pytestmark = pytest.mark.dear


def recueil(*arguments: str, root: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command that writes nothing in the project itself."""
    return subprocess.run(
        [sys.executable, "recueil.py", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(**variables),
    )


def asked(capsys: pytest.CaptureFixture[str], name: str, *arguments: str) -> tuple[object, str, str]:
    """Ask the module of a command for what ends before it does anything; return its status and what it says."""
    module = entry.COMMANDS[name].module
    main = import_module(f"{module}.__main__" if module == "preview" else module).main
    with pytest.raises(SystemExit) as end:
        main(list(arguments))
    said = capsys.readouterr()
    return end.value.code or 0, said.out, said.err


@pytest.mark.parametrize("arguments", [(), ("aide",), ("--help",)])
def test_help_lists_every_command(arguments: tuple[str, ...]):
    result = recueil(*arguments)
    assert result.returncode == 0
    assert set(re.findall(r"python3 recueil\.py (\w+)", result.stdout)) == set(entry.COMMANDS)
    assert all(does.split()[0] in result.stdout for one in entry.COMMANDS.values() for does in one.forms.values())


def test_an_unknown_command_says_so_and_fails():
    result = recueil("contruire")
    assert result.returncode == 1 and result.stderr.startswith(
        "« contruire » n'est pas une commande. Vouliez-vous dire « construire » ?\n"
    )


@pytest.mark.parametrize(
    "arguments, message",
    [
        (("construire", "--foo"), "« --foo » n'est pas compris."),
        (
            ("construire", "--site-dirr", "site"),
            "« --site-dirr » n'est pas compris. Vouliez-vous dire « --site-dir » ?",
        ),
        (("construire", "--site-dir"), "« --site-dir » attend une valeur."),
        (("construire", "--strict"), "« --strict » n'est pas compris."),
        (
            ("imprimer", "--controller", "livre.pdf"),
            "« --controller » n'est pas compris. Vouliez-vous dire « --controler » ?",
        ),
        (("servir", "--port"), "« --port » n'est pas compris."),
    ],
)
def test_an_option_that_no_command_has_is_refused_in_french(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
):
    status, out, err = asked(capsys, *arguments)
    said, advised = err.rstrip("\n").split("\n")
    assert (status, out, said) == (2, "", message)
    assert advised.startswith(f"Écrivez « python3 recueil.py {arguments[0]} »")


@pytest.mark.parametrize("command", [name for name in entry.COMMANDS if name not in ("tester", "aide")])
def test_each_command_helps_in_french(capsys: pytest.CaptureFixture[str], command: str):
    status, out, _ = asked(capsys, command, "--help")
    assert status == 0 and "recueil.py" in out and "usage:" not in out.partition("Usage :")[0]


def test_arguments_reach_the_module_of_a_command_and_its_status_comes_back():
    result = recueil("construire", "--strict")
    assert (result.returncode, result.stderr.split("\n")[0]) == (2, "« --strict » n'est pas compris.")


def test_the_content_is_checked_without_a_build():
    result = recueil("verifier")
    fiches = counted(len(list((ROOT / "docs/projets").glob("*/*.md"))), "fiche vérifiée", "fiches vérifiées")
    assert (result.returncode, result.stdout.split("\n")[0]) == (0, f"{fiches} : aucun problème.")


@pytest.mark.parametrize(
    "path", ["docs/projets/nina-simone/lille.md", "docs/matrice.md", "data/themes.yml", "data/editions/nina-simone.yml"]
)
def test_one_file_is_checked(path: str, sample: Path):
    result = recueil("verifier", path, root=sample)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("1 fichier vérifié : aucun problème.\n")


def test_a_file_is_named_from_the_folder_of_the_caller(sample: Path):
    result = subprocess.run(
        [sys.executable, str(sample / "recueil.py"), "verifier", "lille.md"],
        cwd=sample / "docs/projets/nina-simone",
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(),
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("1 fichier vérifié : aucun problème.\n")


@pytest.mark.parametrize(
    "argument, message",
    [
        ("docs/nulle-part.md", "docs/nulle-part.md : ce fichier n'existe pas."),
        ("docs/projets", "docs/projets : c'est un dossier ; nommez ses fichiers."),
        ("README.md", "README.md : ce fichier n'est pas un contenu du site."),
        (os.__file__, f"{Path(os.__file__).resolve()} : ce fichier n'est pas un contenu du site."),
        ("--aides", "« --aides » n'est pas compris."),
    ],
)
def test_what_can_not_be_checked_is_told(argument: str, message: str):
    result = recueil("verifier", argument)
    assert (result.returncode, result.stdout, result.stderr) == (2, "", f"{message}\n{USAGE}\n")


def test_help_read_in_part_leaves_no_trace():
    read, write = os.pipe()
    os.close(read)
    result = subprocess.run(
        [sys.executable, "recueil.py", "aide"],
        cwd=ROOT,
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    os.close(write)
    assert result.stderr == ""


def test_a_missing_browser_is_told_with_its_cure(tmp_path: Path):
    absent = tmp_path / "absent"
    result = recueil("tester", CHROMIUM=str(absent))
    assert (result.returncode, result.stderr) == (
        1,
        (
            f"La variable CHROMIUM désigne « {absent} », qui n'existe pas. Donnez-lui le chemin d'un Chromium, ou"
            " retirez-la.\n"
        ),
    )


def test_no_browser_at_all_is_told_with_its_cure(tmp_path: Path):
    script = (
        "import sys; sys.argv = ['recueil.py', 'tester']; import recueil; recueil.CHROMIUM_PLACES = ()\ntry:"
        " recueil.main(['tester'])\nexcept recueil.Stop as stop: print(stop)"
    )
    variables = environment(PATH=str(tmp_path))
    variables.pop("CHROMIUM", None)
    result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, env=variables)
    assert "aucun Chromium n'a été trouvé" in result.stdout and "apt install chromium" in result.stdout


def test_a_python_without_venv_is_told_with_its_cure(tmp_path: Path):
    script = (
        "import sys; sys.modules['ensurepip'] = None; import recueil\ntry: recueil.make_venv(recueil.OWN_VENV)\nexcept"
        " recueil.Stop as stop: print(stop)"
    )
    result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert "apt install python3-venv" in result.stdout


def test_the_entry_needs_nothing_but_the_standard_library():
    text = (ROOT / "recueil.py").read_text(encoding="utf-8")
    modules = set(re.findall(r"^\s*(?:from|import) ([a-z_]+)", text, re.M))
    assert modules <= set(sys.stdlib_module_names)


def test_each_lock_holds_the_pins_of_the_one_before():
    pins = [
        set(re.findall(r"^[\w.-]+==[^ ;\\]+", path.read_text(encoding="utf-8"), re.M)) for path in entry.LOCKS.values()
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
    monkeypatch.delenv(entry.READY_VENV, raising=False)
    monkeypatch.setattr(entry, "ROOT", tmp_path)
    monkeypatch.setattr(entry, "OWN_VENV", tmp_path / ".venv")
    monkeypatch.setattr(entry, "OTHER_VENV", tmp_path / ".cache/venv")
    monkeypatch.setattr(entry, "LOCKS", locks)

    class Made:
        def __init__(self, **options: object) -> None:
            """Make what `recueil.py` looks for, and no more."""

        def create(self, folder: str) -> None:
            done.append(Path(folder).relative_to(tmp_path).as_posix())
            python = entry.python_of(Path(folder))
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()

    monkeypatch.setattr("venv.EnvBuilder", Made)
    monkeypatch.setattr(
        entry.subprocess,
        "run",
        lambda command, **_: done.append(Path(command[-1]).stem) or subprocess.CompletedProcess(command, 0),
    )

    def call(lock: str, change: str = "") -> list[str]:
        done.clear()
        if change:
            locks[lock].write_text(change, encoding="utf-8")
        entry.prepare(lock)
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
    assert [line.split(" ")[0] for line in entry.stamp_text(tmp_path / ".venv").splitlines()] == ["site", "tests"]


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
    (other / entry.STAMP).write_text("site vieux\n", encoding="utf-8")
    (tmp_path / ".venv").symlink_to(other)
    assert prepared("site") == [".cache/venv", "site"] and [path.name for path in other.iterdir()] == [entry.STAMP]


def test_an_environment_is_made_again_for_another_python_or_after_a_kill(prepared, tmp_path: Path):
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / entry.STAMP).touch()  # what stands first, and alone where the making was killed
    assert prepared("site") == [".venv", "site"]
    stamp = tmp_path / ".venv" / entry.STAMP
    stamp.write_text(stamp.read_text(encoding="utf-8").replace(sys.version.split()[0], "3.0.1"), encoding="utf-8")
    assert prepared("site") == [".venv", "site"]


def test_no_environment_is_ever_cleared_without_our_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(entry, "ROOT", tmp_path)
    (tmp_path / "bin").mkdir()
    with pytest.raises(entry.Stop, match=r"n'a pas été préparé par recueil\.py"):
        entry.make_venv(tmp_path)
    assert (tmp_path / "bin").is_dir()


def test_an_environment_that_is_ready_is_used_as_it_is(prepared, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv(entry.READY_VENV, str(tmp_path / "nulle-part"))
    assert prepared("site") == []
    with pytest.raises(entry.Stop, match="La variable RECUEIL_VENV désigne"):
        entry.run("macros.commands.verify")


def closed(*numbers: int) -> Callable[[], None]:
    """Return what closes streams in a command about to start."""
    return lambda: [os.close(number) for number in numbers] and None


@pytest.mark.parametrize(
    "arguments, numbers, status, question, err",
    [
        (("nouveau", "fiche"), (0,), 1, "Commanditaire : ", "Commanditaire : il manque une réponse.\n"),
        (("verifier", "docs/index.md"), (1,), 0, "", ""),
        (("verifier", "nulle-part.md"), (2,), 2, "", ""),
        (("verifier", "docs/index.md"), (0, 1, 2), 0, "", ""),
    ],
    ids=["entrée", "sortie", "erreurs", "tout"],
)
def test_a_stream_that_is_closed_leaves_no_trace(
    arguments: tuple[str, ...], numbers: tuple[int, ...], status: int, question: str, err: str, sample: Path
):
    result = subprocess.run(
        [sys.executable, "recueil.py", *arguments],
        cwd=sample,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(),
        preexec_fn=closed(*numbers),
    )
    assert (result.returncode, result.stdout.rpartition("\n")[2], result.stderr) == (status, question, err)


@pytest.mark.parametrize("arguments", [("aide",), ("verifier",), ("verifier", "--help")], ids=" ".join)
def test_an_output_that_is_full_is_told(arguments: tuple[str, ...]):
    with open("/dev/full", "w") as full:
        result = subprocess.run(
            [sys.executable, "recueil.py", *arguments],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=environment(),
        )
    assert (result.returncode, result.stderr) == (1, "Arrêt : il n'y a plus de place sur le disque.\n")


@pytest.mark.parametrize("number", entry.REFUSALS)
def test_what_the_system_refuses_is_told_in_french(number: int, capsys: pytest.CaptureFixture[str]):
    def fail() -> int:
        raise OSError(number, os.strerror(number), "site/index.html")

    assert entry.guarded(fail) == 1
    assert capsys.readouterr().err == f"Arrêt : {entry.REFUSALS[number]} (site/index.html).\n"


@pytest.mark.parametrize("error", [ZeroDivisionError("rien"), OSError(errno.ENOTDIR, "Not a directory", "a")])
def test_a_failure_nobody_foresaw_is_told_with_the_way_to_report_it(
    error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(entry, "ROOT", tmp_path)

    def fail() -> int:
        raise error

    assert entry.guarded(fail) == 1
    trace = tmp_path / ".cache/erreur.txt"
    assert capsys.readouterr().err == (
        f"Arrêt imprévu ({type(error).__name__}), qui n'est pas de votre fait. Signalez-le aux développeurs du site en"
        f" joignant le fichier {trace}.\n"
    )
    assert "Traceback" in trace.read_text(encoding="utf-8") and str(error) in trace.read_text(encoding="utf-8")
