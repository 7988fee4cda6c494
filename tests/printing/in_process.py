"""The command that prints, run in the process of the tests: from a site already built, in the browser of the tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import macros.commands.print
from macros.printing.press import Press, served


def print_in_process(monkeypatch: pytest.MonkeyPatch, root: Path, built: Path, browser: Browser) -> None:
    """Have the command print the project in `root`, whose site is built in another folder."""

    @contextmanager
    def lent(executable: str, site: Path) -> Iterator[Press]:
        with served(site) as address:
            yield Press(browser, address)

    def build(builder: object, folder: Path, printed: str = "") -> None:
        shutil.copytree(built, folder, dirs_exist_ok=True)
        if printed:
            shutil.copytree(
                printed, folder / "telechargements", dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.json")
            )

    monkeypatch.setattr(macros.commands.print, "ROOT", root)
    monkeypatch.setattr(macros.commands.print, "build_site", build)
    monkeypatch.setattr(macros.commands.print, "opened", lent)
