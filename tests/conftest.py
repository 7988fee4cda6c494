"""What tests share: the miniature project, the frozen sample, the sites built of them once.

Files run side by side, several processes at once (`tests/extent.py` says in which order); what is dear is made by the
first process that asks, for all. `tests/chromium.py` opens the sites in a real browser.
"""

from __future__ import annotations

import gc
import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros.catalogue.catalogue import Catalogue, read_catalogue
from macros.text.french.foreign import NONE, Foreign
from macros.text.french.lexicon import Lexicon, read_lexicon
from macros.text.french.typography import typeset, typeset_plain
from macros.text.html.document import parse
from tests.benchmark import generate
from tests.builder import Builder
from tests.mini import Mini, MiniSite, leave_search_out
from tests.next_edition import copy_real_project

pytest_plugins = ("tests.extent", "tests.chromium")

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests/sample"
"""A recueil that never changes, fiches and data: the engine's tests read it, so that none hangs on the real content."""

GROWN = 40
"""The projects of the generated site: enough for a kind of authority to have more of them than its page shows cards."""

SITE_URL = "https://exemple.fr/recueil/"
"""The address of the sites that know theirs."""

PATIENCE = 600
"""Seconds that a process waits for what another one makes."""


def pytest_collection_finish() -> None:
    """Look for garbage less often, and not among tests and modules, which last: a fifth of what no browser does."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


Shared = Callable[[str, Callable[[Path], None]], Path]
"""Returns a folder by its name, made by the first process that asks."""


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Shared:
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


@pytest.fixture(scope="session")
def builder() -> Iterator[Builder]:
    """What builds sites, as `recueil.py construire` does."""
    builder = Builder()
    yield builder
    builder.close()


@pytest.fixture(scope="session")
def small_site(shared: Shared, builder: Builder) -> Path:
    """The folder of the miniature project's site, which knows its address, built once for all tests.

    It is built without an address too, and indexed: what that keeps is what sites of the kind begin with.
    """

    def make(root: Path) -> None:
        mini = MiniSite(root, ROOT, builder.build)
        mini.index()
        mini.built()
        leave_search_out(root)
        mini.built(SITE_URL=SITE_URL)

    return shared("petit", make) / "site"


@pytest.fixture(scope="session")
def new_site(small_site: Path, builder: Builder) -> Callable[[Path], MiniSite]:
    """A function that makes in a folder the miniature project, with all that builds it as a site and what the builds of
    its like have kept: two thirds of the work.
    """

    def call(folder: Path) -> MiniSite:
        mini = MiniSite(folder, ROOT, builder.build)
        warm(folder, small_site.parent)
        return mini

    return call


@pytest.fixture
def mini_site(tmp_path: Path, new_site: Callable[[Path], MiniSite]) -> MiniSite:
    """The miniature project with all that builds it as a site."""
    return new_site(tmp_path)


@pytest.fixture(scope="session")
def sample(shared: Shared) -> Path:
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


def warm(project: Path, other: Path) -> None:
    """Give a project what the builds of another have kept, so that it makes only what differs."""
    shutil.copytree(other / ".cache", project / ".cache")


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
def site(shared: Shared, sample: Path, builder: Builder) -> Path:
    """The folder of the sample's site, built once for all tests."""

    def make(folder: Path) -> None:
        result = builder.build(sample, "--site-dir", str(folder))
        assert result.returncode == 0, result.stdout + result.stderr

    return shared("site", make)


@pytest.fixture(scope="session")
def new_project(sample: Path, site: Path) -> Callable[[Path], Path]:
    """A function that makes a copy of the project in a folder, with what the build of the sample has kept, and returns
    it: two thirds of the work of a build are left.
    """

    def call(folder: Path) -> Path:
        copy_project(folder)
        warm(folder, sample)
        return folder

    return call


@pytest.fixture(scope="session")
def real(shared: Shared, builder: Builder) -> Path:
    """A copy of the project with its real content, its site built once for all tests, but for the search."""

    def make(root: Path) -> None:
        copy_real_project(root)
        leave_search_out(root)
        result = builder.build(root)
        assert result.returncode == 0, result.stdout + result.stderr

    return shared("reel", make)


@pytest.fixture(scope="session")
def grown_site(shared: Shared, sample: Path, site: Path, builder: Builder) -> Path:
    """The folder of a site of several editions, generated from the fiches of this one and built once for all tests."""

    def make(root: Path) -> None:
        generate(root, GROWN, sample)
        warm(root, sample)
        result = builder.build(root, SITE_URL=SITE_URL)
        assert result.returncode == 0, result.stdout + result.stderr

    return shared("grand", make) / "site"
