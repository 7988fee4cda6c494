"""What tests share: the miniature project, the site built once, and a real browser on it.

Files run side by side, one process a core; what is dear is made by the first process that asks, for all.
"""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, Route, sync_playwright

from macros.catalogue.catalogue import Catalogue, read_catalogue
from macros.text.french.foreign import NONE, Foreign
from macros.text.french.lexicon import Lexicon, read_lexicon
from macros.text.french.typography import typeset, typeset_plain
from macros.text.html.document import parse
from tests.benchmark import generate
from tests.mini import Mini, MiniSite

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests/sample"
"""A recueil that never changes, fiches and data: the engine's tests read it, so that none hangs on the real content."""

LONGEST = (
    "commands/test_preview.py",
    "printing/test_print.py",
    "browser/test_templates.py",
    "commands/test_next_edition.py",
    "browser/test_first_search.py",
    "printing/test_fitting.py",
    "commands/test_publish.py",
    "commands/test_build.py",
    "commands/test_rebuild.py",
    "printing/test_alone.py",
    "browser/test_form.py",
    "browser/test_paper.py",
    "browser/test_searching.py",
    "browser/test_frame.py",
    "browser/test_transfer.py",
    "browser/test_handout.py",
    "browser/test_explorer.py",
    "browser/test_comparison.py",
    "printing/test_pdf_check.py",
    "browser/test_matrix.py",
    "browser/test_queries.py",
    "book/test_book.py",
)
"""The files that last longest, in this order: they go first, so that no core ends with one of them alone."""

DEAR = {"browser", "site", "grown_site", "small_site", "mini_site", "project"}
"""The fixtures that ask for a browser, or for a whole site to build: the quick part goes without."""

GROWN = 40
"""The projects of the generated site: enough for a kind of authority to have more of them than its page shows cards."""

SCREEN = {"width": 1366, "height": 900}

SITE_URL = "https://exemple.fr/recueil/"
"""The address of the sites that know theirs."""

PATIENCE = 600
"""Seconds that a process waits for what another one makes."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the two extents of a run, the quick and the long."""
    parser.addoption("--vite", action="store_true", help="leave out browsers, whole sites and commands")
    parser.addoption("--long", action="store_true", help="add what is only run on demand")


def pytest_configure(config: pytest.Config) -> None:
    """Have Hypothesis draw ten times as much in the long extent."""
    settings.register_profile("long", max_examples=10 * settings.default.max_examples)
    if config.getoption("long"):
        settings.load_profile("long")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep what the extent of the run asks for, the longest files first."""

    def is_wanted(item: pytest.Item) -> bool:
        dear = DEAR.intersection(item.fixturenames) or item.get_closest_marker("dear")
        long = item.get_closest_marker("long")
        return not (config.getoption("vite") and dear) and (config.getoption("long") or not long)

    ranks = {ROOT / "tests" / name: rank for rank, name in enumerate(LONGEST)}
    config.hook.pytest_deselected(items=[item for item in items if not is_wanted(item)])
    items[:] = sorted(filter(is_wanted, items), key=lambda item: ranks.get(item.path, len(ranks)))


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[str, Callable[[Path], None]], Path]:
    """Return a folder by its name, made once for all processes by the first that asks; the others wait for it."""
    own = tmp_path_factory.getbasetemp()
    base = own if worker_id == "master" else own.parent

    def call(name: str, make: Callable[[Path], None]) -> Path:
        folder, done = base / name, base / f"{name}.fait"
        try:
            folder.mkdir()
        except FileExistsError:
            deadline = time.monotonic() + PATIENCE
            while not done.exists() and time.monotonic() < deadline:
                time.sleep(0.1)
            assert done.exists() and not done.read_text(encoding="utf-8"), f"{name} n'a pas été préparé"
            return folder
        try:
            make(folder)
        except BaseException as error:
            done.write_text(repr(error), encoding="utf-8")
            raise
        done.touch()
        return folder

    return call


@pytest.fixture
def mini(tmp_path: Path) -> Mini:
    """A sound project in miniature, to change and read again."""
    return Mini(tmp_path)


@pytest.fixture
def mini_site(tmp_path: Path) -> MiniSite:
    """The same project with all that builds it as a site."""
    return MiniSite(tmp_path, ROOT)


@pytest.fixture(scope="session")
def small_site(shared) -> Path:
    """The folder of the miniature project's site, which knows its address, built once for all tests."""

    def make(root: Path) -> None:
        MiniSite(root, ROOT).built(SITE_URL=SITE_URL)

    return shared("petit", make) / "site"


@pytest.fixture(scope="session")
def sample(shared) -> Path:
    """The root of a project that publishes the frozen sample, to read; `project` is a copy of it, to break."""
    return shared("echantillon", copy_project)


@pytest.fixture(scope="session")
def catalogue(sample: Path) -> Catalogue:
    """The catalogue of the frozen sample."""
    return read_catalogue(sample)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The words of French."""
    return read_lexicon()


def typeset_piece(html: str, foreign: Foreign = NONE) -> str:
    """Return a piece of a page typeset, the spaces that never break written as such."""
    document = parse(f"<body>{html}")
    typeset(document, foreign)
    return document.body.inner_html.replace("&nbsp;", "\u00a0")


def text_of(html: str) -> str:
    """Return the text of a page, its plain spaces and line ends made one."""
    return re.sub(r"[ \t\n]+", " ", parse(html).root.text())


def shown(text: str) -> str:
    """Return a text of the content as a page shows it: typeset, its plain spaces and line ends made one."""
    return re.sub(r"[ \t\n]+", " ", typeset_plain(text)).strip(" ")


def build(config: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """Build a project as `recueil.py construire` does, into `site`."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--clean", "--config-file", str(config), "--site-dir", str(site)],
        cwd=config.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=dict(os.environ, NO_MKDOCS_2_WARNING="1", PYTHONUTF8="1"),
    )


def copy_project(folder: Path) -> Path:
    """Copy into a folder all that commands read, the frozen sample in the place of the real content; return it.

    The compiled modules come too: each command would compile them all again.
    """
    real = shutil.ignore_patterns(*(path.name for path in (ROOT / "docs/projets").iterdir() if path.is_dir()))
    for entry in ("docs", "data", "door", "macros", "overrides", "preview", "requirements"):
        shutil.copytree(ROOT / entry, folder / entry, ignore=real)
    for entry in ("mkdocs.yml", "hooks.py", "recueil.py"):
        shutil.copy(ROOT / entry, folder / entry)
    shutil.rmtree(folder / "data/editions")
    shutil.copytree(SAMPLE, folder, dirs_exist_ok=True)
    return folder


def environment(**variables: str) -> dict[str, str]:
    """Return the variables with which a command runs in the environment of the tests, and makes none of its own."""
    return {**os.environ, "PYTHONUTF8": "1", "RECUEIL_VENV": sys.prefix, **variables}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project, to break."""
    return copy_project(tmp_path)


@pytest.fixture(scope="session")
def site(shared, sample: Path) -> Path:
    """The folder of the sample's site, built once for all tests."""

    def make(folder: Path) -> None:
        result = build(sample / "mkdocs.yml", folder)
        assert result.returncode == 0, result.stdout + result.stderr

    return shared("site", make)


@pytest.fixture(scope="session")
def grown_site(shared, sample: Path) -> Path:
    """The folder of a site of several editions, generated from the fiches of this one and built once for all tests."""

    def make(root: Path) -> None:
        generate(root, GROWN, sample)
        result = build(root / "mkdocs.yml", root / "site")
        assert result.returncode == 0, result.stdout + result.stderr

    return shared("grand", make) / "site"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing: the tests speak."""


@pytest.fixture(scope="session")
def address(site: Path):
    """The address at which the built site is served, ending with `/`."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Browser:
    """A headless Chromium; its absence is a failure, told by `recueil.py tester` before any test.

    The one that can do nothing but stay headless costs half as much; where it is missing, the whole one serves.
    """
    path = shutil.which("chromium-headless-shell") or os.environ.get("CHROMIUM")
    assert path, "La variable CHROMIUM manque : lancez les tests par « python3 recueil.py tester »."
    with sync_playwright() as playwright:
        sandbox = [] if os.name == "nt" or os.geteuid() else ["--no-sandbox"]  # Chromium refuses its sandbox to root
        chromium = playwright.chromium.launch(
            executable_path=path,
            args=["--disable-gpu", "--disable-background-networking", "--font-render-hinting=none", *sandbox],
        )
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
def blank(browser: Browser) -> Iterator[Page]:
    """A page that holds nothing, of a site that holds scripts alone: tests call their functions, and build nothing."""

    def answer(route: Route) -> None:
        script = ROOT / "overrides" / urlsplit(route.request.url).path.strip("/")
        if script.is_file():
            route.fulfill(path=script)
        else:
            route.fulfill(body="", content_type="text/html")

    with watched(browser, "http://scripts.invalid/") as tab:
        tab.route("**/*", answer)
        tab.goto("")
        yield tab
