"""`recueil.py`: what it says, what it returns, and what it does on machines that lack something."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

import recueil as entry
from macros.commands.verify import USAGE
from macros.text.french.wording import counted
from tests.conftest import ROOT, environment

pytestmark = pytest.mark.dear


def recueil(*arguments: str, root: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command that writes nothing in the project itself; `-S`: its entry does without any library installed."""
    return subprocess.run(
        [sys.executable, "-S", "recueil.py", *arguments],
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


def test_a_command_interrupted_while_it_loads_tells_nothing_of_python(tmp_path: Path):
    (tmp_path / "lente.py").write_text("print('là', flush=True)\nimport time\ntime.sleep(30)\n", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", entry.RUNNER, "lente"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=environment(PYTHONPATH=str(tmp_path)),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    assert (process.communicate()[1], process.returncode) == (b"", -signal.SIGINT)


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
