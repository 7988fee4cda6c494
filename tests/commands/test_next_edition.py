"""Ordinary work breaks nothing: the real project with an eleventh fiche, then with a second edition of other subjects,
other terms, one part more and commanditaires of every kind, is sound, built, read again by its own tests, and printed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import macros.commands.print
from macros.catalogue.catalogue import read_catalogue
from macros.catalogue.families import EDITION, PART
from macros.commands.published_site import inspect
from macros.text.html.document import parse
from tests.builder import Builder
from tests.conftest import Shared, environment, warm
from tests.mini import leave_search_out
from tests.next_edition import ELEVENTH, SECOND, copy_real_project, lay
from tests.printing.in_process import print_in_process

pytestmark = pytest.mark.dear

OF_THE_CONTENT = (
    "tests/content",
    "tests/contributing/test_schemas.py::test_the_copies_are_those_of_the_model",
    "tests/contributing/test_schemas.py::test_identifiers_are_listed_with_their_labels",
    "tests/contributing/test_documents.py",
    "tests/contributing/test_editors.py",
)
"""The tests that read what is published, and those of what is made from it; the others have contents of their own."""

STAGES = {ELEVENTH: (ELEVENTH,), SECOND: (ELEVENTH, SECOND)}
"""What is laid at each stage. The second holds all of the first, which alone is for the long extent."""


@pytest.fixture(scope="module")
def built(shared: Shared, builder: Builder, real: Path) -> Callable[[str], Path]:
    """Return the real project with the next contents laid over it up to a stage, its site built."""

    def call(stage: str) -> Path:
        def make(folder: Path) -> None:
            copy_real_project(folder)
            for name in STAGES[stage]:
                lay(name, folder)
            warm(folder, real)
            if stage == ELEVENTH:  # the search of the second holds all that it would
                leave_search_out(folder)
            result = builder.build(folder)
            assert result.returncode == 0, result.stdout + result.stderr

        return shared(f"suite-{stage}", make)

    return call


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(ELEVENTH, id="onzième fiche", marks=pytest.mark.long),
        pytest.param(SECOND, id="deuxième édition"),
    ],
)
def stage(request: pytest.FixtureRequest, built: Callable[[str], Path]) -> Path:
    """The project at each stage."""
    return built(request.param)


@pytest.fixture(scope="module")
def second(built: Callable[[str], Path]) -> Path:
    """The project with the second edition."""
    return built(SECOND)


def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a module of Python in a project."""
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(**variables),
    )


def test_the_second_edition_holds_what_the_next_one_may(second: Path):
    """A test of the contents laid: they would prove nothing if they held less."""
    catalogue = read_catalogue(second)
    new = [project for project in catalogue.projects if project.edition.id == "essai-2031"]
    kinds = {project.organisation.kind for project in new}
    assert kinds == {"commune", "metropole-essai", "departement", "region", "syndicat-mixte-essai"}
    assert len(new) > len({project.organisation.id for project in new}) >= 7
    assert any(project.organisation.is_abroad for project in new)
    assert "ville-de-noumea" in catalogue.silhouettes and len(catalogue.family(PART)) > 3
    assert len(catalogue.family(EDITION)) > 1


def test_the_content_is_sound(stage: Path):
    result = run(stage, "macros.commands.verify")
    assert (result.returncode, result.stderr) == (0, "") and "aucun problème" in result.stdout


def test_no_link_of_the_site_is_dead(stage: Path):
    assert inspect(stage / "site").faults == ()


def test_its_own_tests_pass(stage: Path):
    result = run(stage, "pytest", "-q", "-p", "no:cacheprovider", "--vite", *OF_THE_CONTENT)
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr


def test_the_data_and_the_comparison_hold_every_project(stage: Path):
    expected = {project.key for project in read_catalogue(stage).projects}
    data = json.loads((stage / "site/donnees/projets.json").read_text(encoding="utf-8"))
    assert {f"{project['edition']['id']}/{project['id']}" for project in data} == expected
    compared = parse((stage / "site/comparer/index.html").read_text(encoding="utf-8"))
    assert {option.attributes["value"] for option in compared.css("option")} >= expected


def test_a_fiche_of_the_new_part_is_printed(
    second: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    print_in_process(monkeypatch, second, second / "site", browser)
    assert macros.commands.print.main(["essai-2031/saint-brieuc-cantines"]) == 0, capsys.readouterr()


@pytest.mark.long
def test_the_book_of_the_second_edition_is_printed(second: Path):
    result = run(second, "macros.commands.print", "essai-2031", CHROMIUM=os.environ["CHROMIUM"])
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr
