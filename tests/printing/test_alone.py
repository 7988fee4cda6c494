"""`imprimer` on a part of the publication, and what it says and keeps: a fiche alone, its progress, a file with
faults.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import macros.commands.print
from macros.printing.bookmarks import Mismatch
from macros.printing.check.fault import Fault
from macros.printing.press import Press, page_count, served
from macros.printing.progress import STEP, each_page
from tests.conftest import ROOT
from tests.mini import MiniSite
from tests.printing.test_print import print_site


@pytest.fixture
def here(mini_site: MiniSite, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that the command prints in this process, with the browser of the tests."""

    @contextmanager
    def lent(executable: str, site: Path) -> Iterator[Press]:
        with served(site) as address:
            yield Press(browser, address)

    def build(builder: object, folder: Path) -> None:
        shutil.copytree(mini_site.built(), folder, dirs_exist_ok=True)

    monkeypatch.setattr(macros.commands.print, "ROOT", mini_site.root)
    monkeypatch.setattr(macros.commands.print, "build_site", build)
    monkeypatch.setattr(macros.commands.print, "opened", lent)
    return mini_site.root


@pytest.mark.dear
@pytest.mark.parametrize("name", ["essai/lille", "docs/projets/essai/lille.md"])
def test_a_fiche_is_printed_alone(mini_site: MiniSite, name: str):
    result = print_site(mini_site.root, name)
    assert result.returncode == 0, result.stdout + result.stderr
    assert re.search(r"2 fichiers imprimés dans impression/, en \d+ s\.$", result.stdout.strip())
    assert page_count(mini_site.root / "impression/essai/lille.pdf") >= 1
    assert page_count(mini_site.root / "impression/essai/lille-note.pdf") == 1
    assert not (mini_site.root / "site").exists()


@pytest.mark.parametrize(
    "names, said",
    [
        (["essai/lile"], "« essai/lile » n'est pas une fiche. Vouliez-vous dire « essai/lille » ?"),
        (["essai", "essai/lille"], "Écrivez « python3 recueil.py imprimer »"),
    ],
)
def test_a_fiche_that_is_none_is_told(mini_site: MiniSite, names: list[str], said: str):
    result = print_site(mini_site.root, *names)
    assert (result.returncode, result.stdout) == (1, "") and said in result.stderr


@pytest.mark.parametrize("failing", ["check", "finish"])
def test_a_file_with_faults_is_kept_with_its_report(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], failing: str
):
    def faulty(*_: object) -> list[Fault]:
        return [Fault(11, 2, "« Autre » remplace une police de la publication.")]

    def mismatched(*_: object) -> None:
        raise Mismatch("intertitre 2 : « Table » est attendu, le fichier porte « Sommaire ».")

    monkeypatch.setattr(macros.commands.print, failing, faulty if failing == "check" else mismatched)
    assert macros.commands.print.main(["essai/lille"]) == 1
    said = capsys.readouterr().err
    report = (here / "impression/essai/lille.txt").read_text(encoding="utf-8")
    assert "1 défaut." in report and said.startswith(report)
    assert said.endswith("À regarder : impression/essai/lille.pdf ; ce rapport est à côté, dans lille.txt.\n")
    assert page_count(here / "impression/essai/lille.pdf") >= 1


def test_a_sound_print_takes_the_place_of_a_faulty_one(here: Path):
    (here / "impression/essai").mkdir(parents=True)
    (here / "impression/essai/lille.txt").write_text("Un défaut.", encoding="utf-8")
    assert macros.commands.print.main(["essai/lille"]) == 0
    assert sorted(path.name for path in (here / "impression/essai").iterdir()) == ["lille-note.pdf", "lille.pdf"]


def test_the_work_on_a_book_says_each_step():
    said: list[str] = []
    pages = list(range(2 * STEP + 1))
    assert list(each_page(pages, "finition", said.append)) == pages
    assert said == ["finition, 81 pages…", "finition, page 40 sur 81…", "finition, page 80 sur 81…"]


def test_kept_files_stay_out_of_the_repository():
    assert "impression/\n" in (ROOT / ".gitignore").read_text(encoding="utf-8")
