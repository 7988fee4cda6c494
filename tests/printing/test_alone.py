"""`imprimer` on a part of the publication, and what it says and keeps: a fiche alone, its progress, a file with
faults.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import macros.commands.page_prints
import macros.commands.print
from macros.commands.print import ADDRESSLESS
from macros.commands.site_prints import STORE
from macros.printing.bookmarks import Mismatch
from macros.printing.check.fault import Fault
from macros.printing.press import Open, page_count
from macros.printing.progress import STEP, each_page
from tests.conftest import ROOT, SITE_URL
from tests.mini import Mini, MiniSite
from tests.printing.in_process import print_in_process
from tests.printing.test_print import DAY, print_site


@pytest.fixture
def here(mini_site: MiniSite, small_site: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that the command prints in this process, from a site built once, with the browser of the tests."""
    print_in_process(monkeypatch, mini_site.root, small_site, browser)
    return mini_site.root


def test_a_fiche_is_printed_alone_to_the_byte_by_its_name_or_by_its_file(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """By the command as it runs by itself, then again in this process, over what the first one left."""
    result = print_site(here, "docs/projets/essai/lille.md", SITE_URL=SITE_URL)
    assert result.returncode == 0, result.stdout + result.stderr
    first = printed_files(here)
    assert sorted(first) == ["lille-note.pdf", "lille-partage.png", "lille.pdf"]
    assert page_count(here / "impression/essai/lille-note.pdf") == 1
    (here / "impression/essai/lille.txt").write_text("Un défaut d'avant.", encoding="utf-8")
    shutil.rmtree(here / STORE)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.setenv("SITE_URL", SITE_URL)
    assert macros.commands.print.main(["essai/lille"]) == 0
    assert printed_files(here) == first
    for said in (result.stdout, capsys.readouterr().out):
        assert re.search(r"3 fichiers imprimés dans impression/, en \d+ s\.$", said.strip())
    assert not (here / "site").exists()


def test_a_second_run_prints_nothing_and_gives_the_same_bytes(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def printing(*_: object) -> None:
        raise AssertionError("a page is printed again")

    monkeypatch.delenv("SITE_URL", raising=False)
    assert macros.commands.print.main(["essai/lille"]) == 0
    first = printed_files(here)
    shutil.rmtree(here / "impression")
    for name in ("print", "draw"):
        monkeypatch.setattr(Open, name, printing)
    capsys.readouterr()
    assert macros.commands.print.main(["essai/lille"]) == 0
    assert printed_files(here) == first
    assert "3 tirages inchangés, pris dans .cache/tirages/." in capsys.readouterr().out


def test_an_address_that_is_not_given_is_told_once(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("SITE_URL", SITE_URL)
    assert macros.commands.print.main(["essai/lille"]) == 0
    assert ADDRESSLESS not in capsys.readouterr().out
    monkeypatch.delenv("SITE_URL")
    shutil.rmtree(here / "impression")
    assert macros.commands.print.main(["essai/lille"]) == 0
    assert capsys.readouterr().out.count(ADDRESSLESS) == 1
    assert "lille-partage.png" not in printed_files(here)


def printed_files(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "impression/essai").iterdir()}


@pytest.mark.parametrize(
    "names, said",
    [
        (["essai/lile"], "« essai/lile » n'est pas une fiche. Vouliez-vous dire « essai/lille » ?"),
        (["essaie"], "« essaie » n'est pas une édition qui a des fiches. Vouliez-vous dire « essai » ?"),
        (["essai", "essai/lille"], "Écrivez « python3 recueil.py imprimer »"),
    ],
)
def test_a_name_that_is_none_is_told(
    mini: Mini, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], names: list[str], said: str
):
    monkeypatch.setattr(macros.commands.print, "ROOT", mini.root)
    assert macros.commands.print.main(names) == 1
    told = capsys.readouterr()
    assert told.out == "" and said in told.err


@pytest.mark.parametrize("failing", ["check", "finish"])
def test_a_file_with_faults_is_kept_with_its_report(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], failing: str
):
    def faulty(*_: object) -> list[Fault]:
        return [Fault(11, 2, "« Autre » remplace une police de la publication.")]

    def mismatched(*_: object) -> None:
        raise Mismatch("intertitre 2 : « Table » est attendu, le fichier porte « Sommaire ».")

    monkeypatch.setattr(macros.commands.page_prints, failing, faulty if failing == "check" else mismatched)
    assert macros.commands.print.main(["essai/lille"]) == 1
    said = capsys.readouterr().err
    report = (here / "impression/essai/lille.txt").read_text(encoding="utf-8")
    assert "1 défaut." in report and said.startswith(report)
    assert said.endswith("À regarder : impression/essai/lille.pdf ; ce rapport est à côté, dans lille.txt.\n")
    assert page_count(here / "impression/essai/lille.pdf") >= 1


def test_the_work_on_a_book_says_each_step():
    said: list[str] = []
    pages = list(range(2 * STEP + 1))
    assert list(each_page(pages, "finition", said.append)) == pages
    assert said == ["finition, 81 pages…", "finition, page 40 sur 81…", "finition, page 80 sur 81…"]


def test_kept_files_stay_out_of_the_repository():
    assert "impression/\n" in (ROOT / ".gitignore").read_text(encoding="utf-8")
