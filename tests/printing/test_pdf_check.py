"""Printed files: a sound one passes, a damaged one fails on the points damaged and on no other."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

import macros.commands.print
from macros.printing.bookmarks import Mismatch
from macros.printing.check.run import POINTS, check, report
from macros.printing.finishing import finish
from macros.printing.pdf_reader import Unreadable
from macros.printing.plan import Heading, Plan, plan_json
from macros.printing.structure import elements
from tests.conftest import ROOT
from tests.printing.pdf_damage import IN_FILE
from tests.small_book import BODY, FILLING, PLAN, print_book


@pytest.fixture(scope="module")
def raw(browser, tmp_path_factory) -> Path:
    """The small book as Chromium prints it."""
    return print_book(browser, tmp_path_factory.mktemp("livre"))


@pytest.fixture(scope="module")
def sound(raw: Path, tmp_path_factory) -> Path:
    """The small book, finished."""
    path = tmp_path_factory.mktemp("fini") / "livre.pdf"
    shutil.copy(raw, path)
    finish(path, PLAN)
    return path


def points(path: Path, plan: Plan | None = PLAN) -> set[int]:
    return {fault.point for fault in check(path, plan)}


def test_a_finished_file_has_no_fault(sound: Path):
    assert report(sound, check(sound, PLAN), planned=True) == f"{sound} : aucun défaut."


def test_the_file_alone_has_no_fault_and_what_was_not_checked_is_said(sound: Path):
    said = report(sound, check(sound)).split("\n")
    assert said[0] == f"{sound} : aucun défaut."
    assert (
        said[1]
        == "Sans plan, non contrôlé : 3. intertitres à leur page ; 5. titres courants ; 7. pages blanches et rectos."
    )
    assert said[2].startswith("Sans plan, contrôlé en partie : 1. format et nombre de pages ; 2. numéros")


def test_what_the_browser_writes_is_not_finished(raw: Path):
    assert points(raw, None) >= {9, 10, 12, 15, 17}


def test_two_prints_are_the_same_bytes(raw: Path, sound: Path, browser, tmp_path: Path):
    again = print_book(browser, tmp_path)
    finish(again, PLAN)
    assert again.read_bytes() == sound.read_bytes()


def test_a_page_number_says_where_it_leads(sound: Path):
    with pikepdf.open(sound) as file:
        said = [str(note.Contents) for page in file.pages for note in page.get("/Annots", ())]
    assert "Organiser l'amont, page 5" in said and "Organiser l'aval, page 9" in said


def test_a_figure_that_has_words_is_read_by_them(browser, tmp_path: Path):
    body = BODY.replace("<figure id", "<figure aria-labelledby='cycle' id").replace(
        "<figcaption", "<figcaption id='cycle'"
    )
    path = print_book(browser, tmp_path, body=body)

    def figures() -> list[str]:
        with pikepdf.open(path) as file:
            ranks = {page.obj.objgen: rank for rank, page in enumerate(file.pages, start=1)}
            return [element.alternative for element in elements(file, ranks) if element.kind == "Figure"]

    assert figures() == ["Un cycle", "Carte de l'amont"]
    finish(path, PLAN)
    assert figures() == ["Carte de l'amont"]


@pytest.fixture
def damaged(sound: Path, tmp_path: Path) -> Callable[[Callable[[pikepdf.Pdf], object]], Path]:
    """Return a copy of the sound file that a function of its pikepdf form has changed."""

    def change(damage: Callable[[pikepdf.Pdf], object]) -> Path:
        path = tmp_path / "abîmé.pdf"
        with pikepdf.open(sound) as file:
            damage(file)
            file.save(path)
        return path

    return change


@pytest.mark.parametrize("name", IN_FILE)
def test_a_damaged_file_fails_on_the_points_damaged(damaged, name: str):
    damage, expected = IN_FILE[name]
    assert points(damaged(damage)) == expected


SHORTER = BODY.replace("".join(FILLING[6:]), "")
"""The same book with room to spare on the last page of its first project."""

NO_BLANK = replace(PLAN, blanks=(2, 4), unnumbered=(1, 2, 4))
"""The plan of the book whose first project has one page more."""

INTRODUCING = replace(
    PLAN,
    chapters=(
        replace(PLAN.chapters[0], paragraphs=("Un exergue que rien d'autre ne répète. Voici :",)),
        PLAN.chapters[1],
    ),
)
"""The plan of the book whose first project has a text that introduces what follows it."""

IN_PRINT = {
    "intertitre seul en bas de page": (
        {"style": "#demarche-amont { break-after: page }", "body": SHORTER},
        PLAN,
        {4, 14},
    ),
    "étiquette seule en bas de page": (
        {"style": ".exergue { break-after: page; font-weight: 600 }", "body": SHORTER},
        PLAN,
        {4, 14},
    ),
    "deux-points en bas de page": (
        {"style": ".exergue { break-after: page }", "body": SHORTER.replace("répète.</p>", "répète. Voici :</p>")},
        INTRODUCING,
        {4, 14},
    ),
    "police étrangère": ({"style": ".exergue { font-family: 'DejaVu Sans' }"}, PLAN, {11}),
    "texte blanc sur blanc": ({"style": ".exergue { color: white }"}, PLAN, {16}),
    "texte pâle sur un fond": (
        {"style": ".exergue { color: #00666a; background: #14181f; print-color-adjust: exact }"},
        PLAN,
        {16},
    ),
    "texte au-delà des marges": ({"style": ".exergue { margin-left: -12mm }"}, PLAN, {14}),
    "chapitre qui finit sur une ligne": (
        {
            "style": "#note-amont { break-before: page }",
            "body": BODY.replace('<div class="blanche"></div>\n<section id="aval">', '<section id="aval">'),
        },
        NO_BLANK,
        {14},
    ),
    "page à moitié vide": ({"style": "#demarche-amont { break-before: page }", "body": SHORTER}, PLAN, {14}),
    "date du navigateur": (
        {"style": "@page nue { @bottom-left { content: '25/11/2026 10:30'; font: 9pt Newsreader } }"},
        PLAN,
        {15},
    ),
}
"""Each damage that is done when printing, the plan it is held against, and the points it breaks."""


@pytest.mark.parametrize("name", IN_PRINT)
def test_a_badly_printed_file_fails_on_the_points_damaged(browser, tmp_path: Path, name: str):
    changed, plan, expected = IN_PRINT[name]
    path = print_book(browser, tmp_path, **changed)
    finish(path, plan)
    assert points(path, plan) == expected, report(path, check(path, plan), planned=True)


def test_a_stream_that_ends_as_a_line_does_is_sound(sound: Path, tmp_path: Path):
    path = tmp_path / "retour.pdf"
    with pikepdf.open(sound) as file:
        file.pages[1].Contents = file.make_stream(b"q Q\r")
        file.save(path, compress_streams=False)
    assert points(path) == set()


def test_a_file_cut_short_is_told(sound: Path, tmp_path: Path):
    path = tmp_path / "coupé.pdf"
    content = sound.read_bytes()
    path.write_bytes(content.replace(b"startxref", b"startxxxx"))
    assert points(path) == {9, 15, 17}
    path.write_bytes(b"rien")
    with pytest.raises(Unreadable, match="ne se lit pas comme un PDF"):
        check(path)


def test_a_plan_of_another_text_is_refused(raw: Path, tmp_path: Path):
    path = tmp_path / "livre.pdf"
    shutil.copy(raw, path)
    with pytest.raises(Mismatch, match="intertitre 2 : « Table » est attendu, le fichier porte « Sommaire »"):
        finish(path, replace(PLAN, headings=(PLAN.headings[0], Heading("Table", 1, "sommaire"), *PLAN.headings[2:])))


def test_a_running_head_may_end_with_a_year(browser, tmp_path: Path):
    path = print_book(browser, tmp_path, style='@page amont { @top-center { content: "Ville d\'Amont, 2023" } }')
    plan = replace(PLAN, chapters=(replace(PLAN.chapters[0], running="Ville d'Amont, 2023"), PLAN.chapters[1]))
    finish(path, plan)
    assert report(path, check(path, plan), planned=True) == f"{path} : aucun défaut."


def test_every_point_is_damaged_once():
    assert (
        {number for *_, expected in (*IN_FILE.values(), *IN_PRINT.values()) for number in expected}
        == {point.number for point in POINTS}
        == set(range(1, 18))
    )


def command(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "macros.commands.print", "--controler", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=dict(os.environ, PYTHONUTF8="1"),
    )


def checked(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    """Check a file as the command does, in this process; return its status and the faults that it says."""
    status = macros.commands.print.main(["--controler", *map(str, arguments)])
    return status, capsys.readouterr().err


def test_a_file_is_checked_alone_from_the_command_line(sound: Path, damaged, capsys: pytest.CaptureFixture[str]):
    result = command(sound)
    assert (result.returncode, result.stdout.split("\n")[0], result.stderr) == (0, f"{sound} : aucun défaut.", "")
    status, said = checked(capsys, damaged(IN_FILE["lien mort"][0]))
    assert status == 1 and re.search(
        r"page 7  13\. liens : le lien « une note » ne mène nulle part \(« perdue »\)\.\n1 défaut\.", said
    )


def test_a_file_is_checked_against_its_plan_from_the_command_line(
    sound: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    plan = tmp_path / "plan.json"
    plan.write_text(plan_json(replace(PLAN, pages=12)), encoding="utf-8")
    assert checked(capsys, sound, "--plan", plan) == (
        1,
        f"{sound}  1. format et nombre de pages : 12 pages attendues, 9 pages lues.\n1 défaut.\n",
    )


@pytest.mark.dear
def test_an_option_without_its_value_is_told_in_french():
    result = command()
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("« --controler » attend une valeur.") and "imprimer --controler" in result.stderr


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("README.md",), f"{ROOT / 'README.md'} : ce fichier ne se lit pas comme un PDF, ou il est abîmé."),
        (("absent.pdf",), f"{ROOT / 'absent.pdf'} : ce fichier n'existe pas."),
        (("docs",), f"{ROOT / 'docs'} : ce n'est pas un fichier."),
        (
            ("a.pdf", "--plan", "README.md"),
            f"{ROOT / 'README.md'} : ce fichier n'est pas le plan d'un fichier imprimé.",
        ),
    ],
)
def test_a_wrong_argument_is_told_in_french(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(ROOT)
    status, told = checked(capsys, *arguments)
    assert status == 2 and told.startswith(said) and "imprimer --controler" in told
