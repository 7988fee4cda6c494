"""Builds the whole site into a folder, afresh each time, for `construire` as for `servir`.

A failure says what to mend; nothing else is raised, whatever is wrong with contents, templates, settings or rules.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Hooks
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin, event_priority

from door.ahead import Ahead
from door.frame import Frame
from macros.catalogue.check.checks import problems
from macros.catalogue.read.loading import load
from macros.text.french.mkdocs_messages import french
from macros.text.problem import Problem

HOST = "127.0.0.1"
CONFIG, DOOR, RULES = "mkdocs.yml", "hooks.py", ("door", "macros")


class Failure(Exception):
    """A build that failed: the problems of the content; or else the warnings, what MkDocs or Python says of the cause,
    and the cause itself.
    """

    def __init__(
        self, problems: Sequence[Problem], warnings: Sequence[str], output: Sequence[str], cause: BaseException
    ) -> None:
        super().__init__()
        self.problems = problems
        self.warnings = warnings
        self.output = output
        self.cause = cause


class Superseded(Exception):
    """A build that a newer save makes useless."""


Pages = Mapping[str, bytes]
"""Finished pages and the style sheets that they load, by their addresses."""


@dataclass(frozen=True)
class Urgent:
    """The pages to show first: those whose texts alone were saved since the last build, by their paths below `docs/`,
    and the function that receives them as soon as they are made.
    """

    paths: Sequence[str] = ()
    show: Callable[[Pages], None] = lambda pages: None


class Builder:
    """Builds the project in `root`, to be published or, with a port, to be served on it."""

    def __init__(self, root: Path, port: int = 0) -> None:
        self.root = root
        self._port = port
        self._journal = _Journal()
        self._rules = self._stamps()
        self._frame: Frame | None = None

    def build(
        self, folder: Path, printed: str = "", superseded: Callable[[], bool] = lambda: False, urgent: Urgent = Urgent()
    ) -> None:
        """Build the whole site, `urgent` pages first, with the files printed in a folder, if one is given. Raise
        Failure where it can't be built, Superseded as soon as a newer save is there.
        """
        self._journal.lines.clear()
        with self._failures():
            self._renew_rules()
            config = load_config(str(self.root / CONFIG), site_dir=str(folder), dev_addr=f"{HOST}:{self._port}")
            if self._port:
                config.site_url = f"http://{HOST}:{self._port}/"  # by which hooks.py knows a preview
            config.extra["impression"] = printed
            config.plugins.on_startup(command="serve" if self._port else "build", dirty=False)
            config.plugins["apercu"] = _Interruption(superseded)
            if self._frame and urgent.paths:
                config.extra["avance"] = Ahead(urgent.paths, self._frame, urgent.show)
            build(config, serve_url=config.site_url if self._port else None)
            self._frame = config.extra["dessinateur"]

    @contextmanager
    def _failures(self) -> Iterator[None]:
        try:
            yield
        except Superseded:
            raise
        except (Exception, SystemExit) as error:
            faults = getattr(error.__cause__, "problems", ())  # hooks.py turns them into MkDocs's own error
            if not faults and self._port and not isinstance(error, MkDocsException):
                faults = _problems(self.root)  # of which one may be what nobody can draw
            raise Failure(faults, tuple(self._journal.lines), _said(error), error) from None

    def _renew_rules(self) -> None:
        """Forget the project's Python modules once one of them has changed: MkDocs keeps its hooks loaded, and Python
        its modules.
        """
        stamps = self._stamps()
        if stamps != self._rules:
            self._rules = stamps
            for name in [name for name in sys.modules if name.split(".")[0] in RULES]:
                del sys.modules[name]
            Hooks._load_hook.cache_clear()

    def _stamps(self) -> dict[Path, int]:
        """Return when each Python file of the project was last written."""
        return {
            path: path.stat().st_mtime_ns
            for path in (self.root / DOOR, *(path for folder in RULES for path in (self.root / folder).rglob("*.py")))
            if path.is_file()
        }


class _Interruption(BasePlugin):
    """Stops a build once a newer save is there. It looks between steps, where MkDocs doesn't take the exception for a
    page's fault.
    """

    def __init__(self, superseded: Callable[[], bool]) -> None:
        self._superseded = superseded

    def on_nav(self, nav, config, files):
        """Look before the pages are read."""
        return self._passed(nav)

    def on_env(self, env, config, files):
        """Look before the pages are drawn."""
        return self._passed(env)

    @event_priority(100)
    def on_post_build(self, config):
        """Look before the search is indexed."""
        self._passed(None)

    def _passed(self, item):
        if self._superseded():
            raise Superseded
        return item


class _Journal(logging.Handler):
    """Keeps the warnings of a build for the page that shows its failure, and prints everything in the terminal, in
    French.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        logger = logging.getLogger("mkdocs")
        logger.setLevel(logging.INFO)
        for handler in (logging.StreamHandler(), self):
            handler.addFilter(french)
            handler.addFilter(_is_for_reading)
            logger.addHandler(handler)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message without its level."""
        self.lines.append(record.getMessage())


def _is_for_reading(record: logging.LogRecord) -> bool:
    """Filter out what MkDocs says of the folder where it builds: the site will not stay there."""
    return not record.getMessage().startswith(("Nettoyage du dossier", "Construction du site dans"))


def _problems(root: Path) -> Sequence[Problem]:
    """Return the problems of the content; none where the code that finds them is itself broken."""
    try:
        return problems(load(root))
    except Exception:
        return ()


def _said(error: BaseException) -> tuple[str, ...]:
    """Return an error's own words, for whoever wrote the faulty template, setting or rule."""
    if isinstance(error, Abort) and "strict mode" in str(error):
        return ("Le moindre avertissement arrête la construction.",)
    if isinstance(error, MkDocsException):
        return (str(error),)
    if isinstance(error, SystemExit):  # so a plugin ends, once it has warned
        return ("La construction s'arrête là.",)
    place = f"{getattr(error, 'filename', None) or ''}:{getattr(error, 'lineno', None) or ''} ".lstrip(":").strip()
    frames = traceback.extract_tb(error.__traceback__)
    return (
        f"{type(error).__name__} : {error}",
        *([place] if place else [f"{frames[-1].filename}:{frames[-1].lineno}"] if frames else []),
    )
