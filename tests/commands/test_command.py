"""`recueil.py`: what it says, what it returns, and what it does on machines that lack something."""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import recueil as entry
from macros.catalogue.check.publication import advice
from macros.catalogue.read.loading import load
from macros.commands.verify import USAGE
from macros.text.french.wording import counted
from tests.conftest import ROOT


def recueil(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **variables}
    return subprocess.run(
        [sys.executable, "recueil.py", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
    )


@pytest.mark.parametrize("arguments", [(), ("aide",), ("--help",)])
def test_help_lists_every_command(arguments: tuple[str, ...]):
    result = recueil(*arguments)
    assert result.returncode == 0
    assert all(
        f"recueil.py {command}" in result.stdout
        for command in ("servir", "tester", "construire", "verifier", "nouveau", "aide")
    )


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
def test_an_option_that_no_command_has_is_refused_in_french(arguments: tuple[str, ...], message: str):
    result = recueil(*arguments)
    said, advised = result.stderr.rstrip("\n").split("\n")
    assert (result.returncode != 0, result.stdout, said) == (True, "", message)
    assert advised.startswith(f"Écrivez « python3 recueil.py {arguments[0]} »")


def test_each_command_helps_in_french():
    for command in ("construire", "imprimer", "verifier", "nouveau", "publier"):
        result = recueil(command, "--help")
        assert (
            result.returncode == 0
            and "recueil.py" in result.stdout
            and "usage:" not in result.stdout.partition("Usage :")[0]
        ), command


def test_the_content_is_checked_without_a_build():
    result = recueil("verifier")
    fiches = counted(len(list((ROOT / "docs/projets").glob("*/*.md"))), "fiche vérifiée", "fiches vérifiées")
    said = advice(load(ROOT).publisher, datetime.date.today())
    assert (result.returncode, result.stdout.split("\n", 1)) == (
        0,
        [f"{fiches} : aucun problème.", f"{said}\n" if said else ""],
    )


@pytest.mark.parametrize(
    "path", ["docs/projets/nina-simone/lille.md", "docs/matrice.md", "data/themes.yml", "data/editions/nina-simone.yml"]
)
def test_one_file_is_checked(path: str):
    result = recueil("verifier", path)
    assert (result.returncode, result.stdout, result.stderr) == (0, "1 fichier vérifié : aucun problème.\n", "")


def test_a_file_is_named_from_the_folder_of_the_caller():
    result = subprocess.run(
        [sys.executable, str(ROOT / "recueil.py"), "verifier", "lille.md"],
        cwd=ROOT / "docs/projets/nina-simone",
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, "1 fichier vérifié : aucun problème.\n", "")


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
    environment = {**os.environ, "PATH": str(tmp_path)}
    environment.pop("CHROMIUM", None)
    result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, env=environment)
    assert "aucun Chromium n'a été trouvé" in result.stdout and "apt install chromium" in result.stdout


def test_a_python_without_venv_is_told_with_its_cure(tmp_path: Path):
    script = (
        "import sys; sys.modules['ensurepip'] = None; import recueil\ntry: recueil.make_venv()\nexcept recueil.Stop as"
        " stop: print(stop)"
    )
    result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert "apt install python3-venv" in result.stdout


def test_the_entry_needs_nothing_but_the_standard_library():
    text = (ROOT / "recueil.py").read_text(encoding="utf-8")
    modules = set(re.findall(r"^\s*(?:from|import) ([a-z_]+)", text, re.M))
    assert modules <= set(sys.stdlib_module_names)


def test_each_lock_holds_the_pins_of_the_one_before():
    site, printing, tests = (
        set(re.findall(r"^[\w.-]+==[^ ;\\]+", path.read_text(encoding="utf-8"), re.M)) for path in entry.LOCKS.values()
    )
    assert site and (site - printing, printing - tests) == (set(), set())


@pytest.fixture
def prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """`recueil.prepare` on locks of its own: a function that calls it and returns the locks it installed."""
    locks = {name: tmp_path / f"{name}.txt" for name in ("site", "tests")}
    for path in locks.values():
        path.write_text("un", encoding="utf-8")
    done: list[str] = []
    python = tmp_path / "python"
    monkeypatch.setattr(entry, "ROOT", tmp_path)
    monkeypatch.setattr(entry, "LOCKS", locks)
    monkeypatch.setattr(entry, "STAMP", tmp_path / "verrous.txt")
    monkeypatch.setattr(entry, "PYTHON", python)
    monkeypatch.setattr(entry, "make_venv", lambda: (done.append("venv"), python.touch()))
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
        ["venv", "site"],
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
        ["venv", "tests"],
        [],
        ["tests"],
        [],
    ]
    assert [prepared("site", "deux"), prepared("tests"), prepared("site")] == [["site"], ["tests"], []]


def test_the_stamp_keeps_one_line_a_lock(prepared):
    for change in ("un", "deux", "trois"):
        prepared("site", change)
        prepared("tests", change)
    assert [line.split(" ")[0] for line in entry.STAMP.read_text(encoding="utf-8").splitlines()] == ["site", "tests"]


def test_the_locks_name_no_host_and_check_every_file():
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text and "--index-url" not in text
        packages = re.split(r"\n(?=[a-z])", re.sub(r"^\s*#.*\n", "", text, flags=re.M))
        assert [package.split()[0] for package in packages if package.strip() and "--hash=sha256:" not in package] == []
