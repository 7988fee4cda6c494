"""Builds the site into a folder, afresh each time, as `construire` does: the open pages alone, or the whole of it.

A failure says what to mend; nothing else is raised, whatever is wrong with contents, templates, settings or rules.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable, Collection, Sequence
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Hooks
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File

from macros.text.french.journal import french
from macros.text.problem import Problem
from preview.compiled import Compiled

HOST = "127.0.0.1"
CONFIG, DOOR, RULES = "mkdocs.yml", "hooks.py", "macros"


class Failure(Exception):
    """A build that gives no site: the problems of the content, or else what MkDocs and Python say."""

    def __init__(self, problems: Sequence[Problem], said: Sequence[str]) -> None:
        super().__init__()
        self.problems = problems
        self.said = said


class Superseded(Exception):
    """A build that something newer makes useless."""


class Builder:
    """Builds the project in `root` for an address on `port`."""

    def __init__(self, root: Path, port: int) -> None:
        self.root = root
        self.port = port
        self._templates = Compiled()
        self._journal = _Journal()
        self._rules = self._stamps()

    def build(self, folder: Path, superseded: Callable[[], bool]) -> None:
        """Build the whole site; raise Failure, or Superseded as soon as that is so."""
        self._journal.lines.clear()
        with self._failures():
            config = self._config(folder)
            config.plugins["apercu"] = _Interruption(superseded)
            build(config, serve_url=config.site_url)

    def build_open(self, folder: Path, opened: Collection[str]) -> frozenset[str]:
        """Build the pages at the addresses `opened` over an earlier build; return those that exist.

        Raise Failure for the content's problems alone, without a word of any other: the whole build will tell it.
        """
        pages = _Open(opened)
        logging.disable(logging.CRITICAL)
        try:
            with self._failures():
                config = self._config(folder)
                config.strict = False  # MkDocs warns of every build that is not whole
                config.extra["whole"] = False  # hooks.py leaves the index of the earlier build
                config.plugins["apercu"] = pages
                build(config, serve_url=config.site_url, dirty=True)
        except Failure as failure:
            if failure.problems:
                raise
            return frozenset()
        finally:
            logging.disable(logging.NOTSET)
        return frozenset(pages.found)

    def _config(self, folder: Path) -> MkDocsConfig:
        self._renew_rules()
        config = load_config(str(self.root / CONFIG), site_dir=str(folder), dev_addr=f"{HOST}:{self.port}")
        config.site_url = f"http://{HOST}:{self.port}/"  # by which hooks.py knows a preview
        config.theme.get_env = self._templates.kept_by(config.theme.get_env)
        config.plugins.on_startup(command="serve", dirty=False)
        return config

    @contextmanager
    def _failures(self):
        try:
            yield
        except Superseded:
            raise
        except (Exception, SystemExit) as error:
            problems = getattr(
                error.__cause__, "problems", ()
            )  # hooks.py turns those of the content into MkDocs's own error
            raise Failure(problems, () if problems else (*self._journal.lines, *_said(error))) from None

    def _renew_rules(self) -> None:
        """Forget the Python modules of the project once one has changed: MkDocs keeps its hooks, Python its modules."""
        found = self._stamps()
        if found != self._rules:
            self._rules = found
            for name in [name for name in sys.modules if name.split(".")[0] == RULES]:
                del sys.modules[name]
            Hooks._load_hook.cache_clear()

    def _stamps(self) -> dict[Path, int]:
        """Return when each Python file of the project was last written."""
        return {
            path: path.stat().st_mtime_ns
            for path in (self.root / DOOR, *(self.root / RULES).rglob("*.py"))
            if path.is_file()
        }


class _Interruption(BasePlugin):
    """Stops a build once it is superseded: between its steps, where MkDocs takes it for no fault of a page."""

    def __init__(self, superseded: Callable[[], bool]) -> None:
        self._superseded = superseded

    def on_nav(self, nav, config, files):
        """Look before the pages are read."""
        return self._passed(nav)

    def on_env(self, env, config, files):
        """Look before the pages are drawn."""
        return self._passed(env)

    def _passed(self, item):
        if self._superseded():
            raise Superseded
        return item


class _Open(BasePlugin):
    """Leaves as they are all pages but the open ones, and those of the navigation, which every page names by their
    titles.
    """

    def __init__(self, opened: Collection[str]) -> None:
        self._opened = opened
        self.found: set[str] = set()

    def on_nav(self, nav, config, files):
        """Read the open pages, and the others of the navigation: no other page has one at this time."""
        for file in files.documentation_pages():
            address = _address(file)
            if address in self._opened:
                self.found.add(address)
            _renew(file, address in self._opened or file.page is not None)
        return nav

    def on_env(self, env, config, files):
        """Draw the open pages only."""
        for file in files.documentation_pages():
            _renew(file, _address(file) in self.found)
        return env


def _address(file: File) -> str:
    return f"/{file.url.removeprefix('./')}"


def _renew(file: File, renewed: bool) -> None:
    """Tell MkDocs whether a file has changed; its source says nothing of the data and templates its page is made of."""
    file.is_modified = lambda: renewed


class _Journal(logging.Handler):
    """Keeps the warnings of a build, for the page that tells of its failure; lets the terminal have all, in French."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        logger = logging.getLogger("mkdocs")
        logger.setLevel(logging.INFO)
        for handler in (logging.StreamHandler(), self):
            handler.addFilter(french)
            logger.addHandler(handler)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the words alone."""
        self.lines.append(record.getMessage())


def _said(error: BaseException) -> tuple[str, ...]:
    """Return what an error says, for whoever wrote a template, a setting or a rule."""
    if isinstance(error, MkDocsException | SystemExit):
        return (str(error),)
    place = f"{getattr(error, 'filename', None) or ''}:{getattr(error, 'lineno', None) or ''} ".lstrip(":").strip()
    frames = traceback.extract_tb(error.__traceback__)
    return (
        f"{type(error).__name__} : {error}",
        *([place] if place else [f"{frames[-1].filename}:{frames[-1].lineno}"] if frames else []),
    )
