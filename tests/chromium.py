"""A real browser on the built site: a page that goes from test to test, or a new one, both watched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from macros.printing.press import ARGUMENTS, served

SCRIPTS = Path(__file__).parents[1] / "overrides"
SCREEN = {"width": 1366, "height": 900}


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address at which the built site is served, ending with `/`."""
    with served(site) as address:
        yield address


def chromium_path() -> str:
    """Return the path of a Chromium; its absence is a failure, told by `recueil.py tester` before any test.

    The one that can do nothing but stay headless costs half as much; where it is missing, the whole one serves.
    """
    path = shutil.which("chromium-headless-shell") or os.environ.get("CHROMIUM")
    assert path, "La variable CHROMIUM manque : lancez les tests par « python3 recueil.py tester »."
    return path


@pytest.fixture(scope="session")
def browser() -> Browser:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        sandbox = [] if os.name == "nt" or os.geteuid() else ["--no-sandbox"]  # Chromium refuses its sandbox to root
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=[*ARGUMENTS, *sandbox])
        yield chromium
        chromium.close()


def _opened(browser: Browser, address: str, **options: Any) -> tuple[Page, list[str]]:
    """Open a fresh page on the site; return it with its faults, noted as they come: script errors, other hosts."""
    faults: list[str] = []
    context = browser.new_context(viewport=SCREEN, locale="fr-FR", base_url=address, **options)
    tab = context.new_page()

    def fault(words: str) -> None:
        faults.append(f"{tab.url} {words}")

    tab.on("pageerror", lambda error: fault(f"erreur de script : {error}"))
    tab.on("console", lambda message: fault(f"console : {message.text}") if message.type == "error" else None)
    tab.on(
        "request",
        lambda request: (
            None if request.url.startswith((address, "data:", "blob:")) else fault(f"vers l'extérieur : {request.url}")
        ),
    )
    return tab, faults


@contextmanager
def watched(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """Open a fresh page on the site, that fails in the end on any script error and any request to another host."""
    tab, faults = _opened(browser, address, **options)
    yield tab
    tab.context.close()
    assert faults == []


@pytest.fixture(scope="session")
def reader(browser: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    """The page that goes from test to test, and its faults: opening one costs more than showing a page of the site."""
    tab, faults = _opened(browser, address)
    yield tab, faults
    tab.context.close()


@pytest.fixture
def page(reader: tuple[Page, list[str]], address: str) -> Iterator[Page]:
    """A page as a new one, watched: of the test before, only what the browser keeps of the site's files is left.

    What can't be taken back, as a script added to every page, asks for a `fresh_page`.
    """
    tab, faults = reader
    yield tab
    noted = [*faults]
    tab.unroute_all(behavior="ignoreErrors")
    if tab.url.startswith(address):
        tab.evaluate("[localStorage, sessionStorage].forEach((store) => store.clear())")
    tab.goto("about:blank")
    tab.context.clear_cookies()
    tab.context.clear_permissions()
    tab.emulate_media(media="null", color_scheme="null", reduced_motion="null")
    tab.set_viewport_size(SCREEN)
    tab.mouse.move(0, 0)
    faults.clear()
    assert noted == []


@pytest.fixture
def fresh_page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that nothing was shown in, watched."""
    with watched(browser, address) as tab:
        yield tab


@pytest.fixture(scope="session")
def scriptless(browser: Browser, address: str) -> Iterator[Page]:
    """The page that goes from test to test in a browser that runs no script."""
    context = browser.new_context(viewport=SCREEN, locale="fr-FR", base_url=address, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(scriptless: Page) -> Iterator[Page]:
    """A page of the site that runs no script."""
    yield scriptless
    scriptless.goto("about:blank")
    scriptless.emulate_media(media="null")
    scriptless.set_viewport_size(SCREEN)


@pytest.fixture(scope="session")
def blank(browser: Browser) -> Iterator[Page]:
    """A page that holds nothing, of a site that holds scripts alone: tests call their functions, and build nothing."""

    def answer(route: Route) -> None:
        script = SCRIPTS / urlsplit(route.request.url).path.strip("/")
        if script.is_file():
            route.fulfill(path=script)
        else:
            route.fulfill(body="", content_type="text/html")

    with watched(browser, "http://scripts.invalid/") as tab:
        tab.route("**/*", answer)
        tab.goto("")
        yield tab
