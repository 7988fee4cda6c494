"""`recueil.py tester`: what it asks of pytest, and of the machine."""

from __future__ import annotations

import pytest

import recueil as entry
from tests.extent import LONGEST, TESTS


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch):
    """Call the command with nothing installed nor run; return what pytest would be given, and the variables."""
    asked: list[tuple[tuple[str, ...], dict[str, str]]] = []
    monkeypatch.setattr(entry, "prepare", lambda lock: None)
    monkeypatch.setattr(entry, "chromium", lambda use: "/un/chromium")
    monkeypatch.setattr(entry.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(entry, "run", lambda module, *words, **variables: asked.append((words, variables)) or 0)

    def call(*arguments: str) -> tuple[tuple[str, ...], dict[str, str]]:
        assert entry.main(["tester", *arguments]) == 0
        words, variables = asked.pop()
        assert words[1 : 1 + len(entry.PARALLEL)] == entry.PARALLEL
        assert variables.pop("PYTHONDONTWRITEBYTECODE") == ""
        return (words[0], *words[1 + len(entry.PARALLEL) :]), variables

    return call


def test_everything_is_tested_in_a_browser(ran):
    assert ran() == (("--numprocesses=4",), {"CHROMIUM": "/un/chromium"})


def test_the_quick_part_looks_for_no_browser(ran, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(entry, "chromium", lambda use: pytest.fail("un navigateur est cherché"))
    assert ran("--vite") == (("--numprocesses=2", "--vite"), {})


def test_coverage_is_measured_on_demand_branches_included(ran):
    words, _ = ran("--couverture", "tests/text")
    assert words[1] == "tests/text" and {"--cov=macros", "--cov-branch"} < set(words) and "--couverture" not in words


def test_a_machine_of_many_cores_is_not_given_a_browser_each(ran, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(entry.os, "cpu_count", lambda: 16)
    assert ran()[0] == (f"--numprocesses={entry.MOST_PROCESSES}",)


@pytest.mark.parametrize("name", LONGEST)
def test_a_file_that_goes_first_exists(name: str):
    assert (TESTS / name).is_file()
