"""`recueil.py imprimer` for real: a generated edition that holds all that makes a book hard, printed by a real browser,
then read again; the whole recueil too, on demand.
"""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, expect

import macros.commands.page_prints
import macros.commands.print
from macros.book.prints import MANIFEST
from macros.catalogue.catalogue import Catalogue, read_catalogue
from macros.commands.page_prints import PagePrints
from macros.commands.site_prints import STORE
from macros.printing.plan import read_plan
from macros.printing.press import Open, Press, destinations, page_count, served
from macros.printing.typesetting import Unstable
from macros.text.french.wording import counted
from tests.chromium import chromium_path
from tests.mini import MiniSite, leave_search_out
from tests.second_edition import EDITION, write_second_edition

DAY = "1767225600"
"""The day written in the files: 1 January 2026."""


def print_site(project: Path, *editions: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a copy of the project."""
    return subprocess.run(
        [sys.executable, "-m", "macros.commands.print", *editions],
        cwd=project,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "SOURCE_DATE_EPOCH": DAY, "PYTHONUTF8": "1", "CHROMIUM": chromium_path(), **variables},
    )


@dataclass(frozen=True)
class Printed:
    """A project in which the command has printed an edition, and what the command said."""

    root: Path
    edition: str
    said: str

    @property
    def site(self) -> Path:
        """The folder of the built site."""
        return self.root / "site"

    @property
    def book(self) -> Path:
        """The edition's printed book."""
        return self.site / f"telechargements/{self.edition}.pdf"


@pytest.fixture(scope="module", params=[EDITION, pytest.param("nina-simone", marks=pytest.mark.long)])
def printed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, new_project: Callable[[Path], Path]
) -> Printed:
    """An edition printed: the generated one, which holds all that makes a book hard; the recueil's own on demand."""
    project = new_project(tmp_path_factory.mktemp("imprime"))
    leave_search_out(project)
    if request.param == EDITION:
        write_second_edition(project)
    result = print_site(project, request.param)
    assert result.returncode == 0, result.stdout + result.stderr
    return Printed(project, request.param, result.stdout)


generated = pytest.mark.parametrize("printed", [EDITION], indirect=True)


def test_the_command_says_how_far_it_is(printed: Printed):
    fiches = sorted(path.stem for path in (printed.root / "docs/projets" / printed.edition).glob("*.md"))
    assert re.search(r"passe 2 : \d+ renvois justes sur \d+", printed.said)
    names = ("", *(f"/{fiche}{sheet}" for fiche in fiches for sheet in ("", "-note")))
    assert all(f"{printed.edition}{name}.pdf : " in printed.said for name in names)
    projects = [one for one in read_catalogue(printed.root).projects if one.edition.id == printed.edition]
    drawings = 2 * sum(len(project.fiche.diagrams) for project in projects)
    count = len(names) + 1 + drawings  # the book for e-readers too
    assert re.search(rf"{count} fichiers imprimés dans site/telechargements/, en \d+ s\.$", printed.said.strip())


def test_every_fiche_and_the_book_are_there_and_linked_with_pages_and_weight(printed: Printed):
    edition = printed.edition
    for page, file in [
        (f"editions/{edition}/", edition),
        ("imprimer/", edition),
        *(
            (f"projets/{edition}/{path.stem}/{page}", f"{edition}/{path.stem}{sheet}")
            for path in (printed.root / "docs/projets" / edition).glob("*.md")
            for page, sheet in (("", ""), ("note/", "-note"))
        ),
    ]:
        path = printed.site / f"telechargements/{file}.pdf"
        html = (printed.site / page / "index.html").read_text(encoding="utf-8")
        assert f"telechargements/{file}.pdf" in html
        weight = path.stat().st_size
        words = f"{weight / 1e6:.1f} Mo".replace(".", ",") if weight >= 1e6 else f"{max(1, round(weight / 1000))} ko"
        assert f"{counted(page_count(path), 'page')}, {words}" in re.sub(r"[\u00a0\u202f]", " ", html)


def test_the_book_for_e_readers_is_there_with_the_pages_of_the_printed_one_and_linked(printed: Printed):
    file = printed.site / f"telechargements/{printed.edition}.epub"
    for page in (f"editions/{printed.edition}/", "imprimer/", f"imprimer/{printed.edition}/"):
        assert f"telechargements/{file.name}" in (printed.site / page / "index.html").read_text(encoding="utf-8")
    anchors = destinations(printed.book)
    with zipfile.ZipFile(file) as archive:
        texts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("livre/projet-")]
    starts = [re.search(r'id="page-(\d+)".*? id="(projet-[^"]+)"', text, re.S) for text in texts]
    assert starts and all(start and anchors[start[2]] == int(start[1]) for start in starts)


def test_no_trace_of_the_trials_is_published(printed: Printed):
    assert sorted(path.name for path in (printed.site / "telechargements").iterdir()) == [
        printed.edition,
        f"{printed.edition}.epub",
        printed.book.name,
    ]
    assert list(printed.site.rglob(MANIFEST)) == []
    assert "888</a>" not in (printed.site / f"imprimer/{printed.edition}/index.html").read_text(encoding="utf-8")


def test_a_reader_s_print_has_the_pages_of_the_published_file(browser: Browser, tmp_path: Path, printed: Printed):
    """From the page as published, with its numbers: the same pages, each number that of the page where its link
    leads.
    """
    page = f"imprimer/{printed.edition}/"
    with served(printed.site) as address:
        Press(browser, address).print(page, tmp_path / "lecteur.pdf")
    found = destinations(tmp_path / "lecteur.pdf")
    assert page_count(tmp_path / "lecteur.pdf") == page_count(printed.book)
    assert found and found == {anchor: page for anchor, page in destinations(printed.book).items() if anchor in found}
    html = (printed.site / page / "index.html").read_text(encoding="utf-8")
    numbers = re.findall(r'class="folio" href="#([^"]+)" aria-label="page (\d+)"', html)
    assert len(numbers) > 50 and [(anchor, number) for anchor, number in numbers if found[anchor] != int(number)] == []


def test_the_page_keeps_its_numbers_in_the_browser_that_printed_it(printed: Printed, browser: Browser):
    with served(printed.site) as address:
        context = browser.new_context()
        tab = context.new_page()
        tab.goto(f"{address}imprimer/{printed.edition}/")
        tab.evaluate("document.fonts.ready")
        tab.wait_for_function("document.documentElement.dataset.lignes === 'memes'")
        expect(tab.locator(".folio").first).to_be_visible()
        expect(tab.locator(".livre-avis")).to_be_hidden()
        context.close()


def test_the_page_hides_its_numbers_where_the_faces_are_others(printed: Printed, browser: Browser):
    with served(printed.site) as address:
        context = browser.new_context()
        tab = context.new_page()
        tab.route("**/*.woff2", lambda route: route.abort())
        tab.goto(f"{address}imprimer/{printed.edition}/")
        tab.locator("html[data-lignes=autres]").wait_for()
        assert tab.locator(".folio:visible").count() == 0
        expect(tab.locator(".livre-avis")).to_be_visible()
        expect(tab.locator(".livre-avis a")).to_have_attribute("href", f"../../telechargements/{printed.edition}.pdf")
        expect(tab.locator(".sommaire a.ligne").first).to_be_visible()
        context.close()


@generated
def test_the_next_edition_prints_without_a_change_of_style(printed: Printed):
    """The command has checked the file, point by point; here, that what makes the edition hard is in it."""
    plan = read_plan(printed.root / f".cache/plans/{EDITION}.json")
    words = sum(
        len(text.split()) for chapter in plan.chapters if chapter.anchor == "projet-long" for text in chapter.paragraphs
    )
    assert words > 4000 and any("Service 30" in text for chapter in plan.chapters for text in chapter.paragraphs)
    assert all(chapter.recto for chapter in plan.chapters if chapter.anchor.startswith("projet-"))
    assert not (printed.site / "telechargements/nina-simone.pdf").exists()


@generated
@pytest.mark.long
def test_two_prints_of_the_same_content_are_the_same_files(printed: Printed):
    def files() -> dict[str, bytes]:
        paths = (path for path in printed.site.rglob("*") if path.is_file() and path.suffix != ".gz")
        return {path.relative_to(printed.root).as_posix(): path.read_bytes() for path in paths}

    before = files()
    shutil.rmtree(printed.root / STORE)
    assert print_site(printed.root, EDITION).returncode == 0
    after = files()
    assert sorted(before) == sorted(after)
    assert [path for path in before if before[path] != after[path]] == []


@generated
def test_numbers_that_never_settle_end_the_command(
    printed: Printed, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def moving(*_: object) -> None:
        raise Unstable({"projet-court": (12, 13)})

    def build(builder: object, folder: Path, files: str = "") -> None:
        shutil.copytree(printed.site, folder, dirs_exist_ok=True)

    for name, value in {
        "ROOT": printed.root,
        "Builder": lambda root: None,
        "build_site": build,
        "opened": lambda *_: nullcontext(SimpleNamespace(browser=SimpleNamespace(version=""), requests=set())),
    }.items():
        monkeypatch.setattr(macros.commands.print, name, value)
    monkeypatch.setattr(macros.commands.page_prints, "settled", moving)
    assert macros.commands.print.main([EDITION]) == 1
    assert (
        capsys.readouterr().err
        == "Les numéros de page ne se fixent pas : 1 renvoi bouge encore, dont projet-court (page 12, puis 13).\n"
    )


def test_a_browser_that_can_not_start_is_told_without_a_trace(mini_site: MiniSite):
    result = print_site(mini_site.root, CHROMIUM=shutil.which("false") or sys.executable)
    assert result.returncode == 1 and "ne démarre pas" in result.stderr and "Traceback" not in result.stderr
    assert not (mini_site.root / "site/telechargements").exists()


def test_a_fiche_that_would_leave_a_sheet_half_empty_is_set_until_it_fills(
    site: Path, browser: Browser, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A figure of most of a sheet, which nothing follows before the next section: another setting makes room."""
    project = next(project for project in catalogue.projects if project.id == "saint-nazaire")
    changed = tmp_path / "site"
    shutil.copytree(site, changed, ignore=shutil.ignore_patterns("*.gz"))
    page = changed / project.address / "index.html"
    html = page.read_text(encoding="utf-8")
    start = html.index('<ol class="fig-niveaux">', html.index('id="figure-trois-niveaux"')) + len(
        '<ol class="fig-niveaux">'
    )
    end = html.index("</ol>\n</div>", start)
    html = html[:end] + 3 * html[start:end] + html[end:]  # four times as tall
    end = html.index("</figure>", start) + len("</figure>")
    page.write_text(html[:end] + html[html.index('<div class="intertitre"><h2', end) :], encoding="utf-8")
    (tmp_path / project.edition.id).mkdir()
    tried: list[str] = []
    print_page = Open.print

    def noted(page: Open, path: Path, setting: str = "", draft: bool = False) -> dict[str, float]:
        tried.append(setting)
        return print_page(page, path, setting, draft)

    monkeypatch.setattr(Open, "print", noted)
    with served(changed) as address:
        prints = PagePrints(tmp_path, changed, Press(browser, address), tmp_path, datetime.date(2026, 1, 1))
        prints.fiche(project)
    assert tried[0] == "" and tried[-1] != ""
