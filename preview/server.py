"""MkDocs's live server, made to never stop: the page that is open first, a fault in place of every page, then the good
site.

A save is built twice: the open pages alone, over the site that is served, so that they change within a second; then the
whole site, in another folder that takes the first one's place. Nobody sees half a site: other pages wait for the
second.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from mkdocs.livereload import LiveReloadServer, _timestamp

from macros.pages.faults import fault_page
from macros.text.problem import report
from preview.builder import CONFIG, DOOR, HOST, RULES, Builder, Failure, Superseded
from preview.lookout import Lookout

WATCHED = (CONFIG, DOOR, RULES, "docs", "data", "overrides")

REMEMBERED = 4
"""How many open pages are built first."""

MEND = "Corrigez et enregistrez : la page ouverte se rechargera d'elle-même."


class Server(LiveReloadServer):
    """Serves what `builder` builds in two folders below `folder`."""

    def __init__(self, builder: Builder, folder: Path) -> None:
        self._builder = builder
        self._folders = deque((folder / "a", folder / "b"))
        self._opened: deque[str] = deque(maxlen=REMEMBERED)
        self._fresh: frozenset[str] | None = None  # the pages of the wanted version, where they are not all there yet
        self._fault = ""
        super().__init__(self._renew, HOST, builder.port, str(self._folders[0]))
        watched = [builder.root / name for name in WATCHED]
        self.observer = Lookout(watched, self._ask)  # MkDocs's own looks as often at ten times the cost
        self._watched_paths = dict.fromkeys(map(str, watched), 1)
        self.error_handler = self._answer_to_nothing

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Build once, watch what the site is made of, and serve until Ctrl-C."""
        self._renew()
        super().serve(open_in_browser=open_in_browser)

    def serve_request(self, environ: Mapping[str, str], start_response: Callable) -> Iterable[bytes]:
        """Answer as MkDocs does, but for pages: those wait for their version, and show the fault there is."""
        path = environ["PATH_INFO"]
        if path.startswith("/livereload/") or not path.endswith("/"):
            return super().serve_request(environ, start_response)
        with self._epoch_cond:
            self._remember(path)
            self._epoch_cond.wait_for(
                lambda: self._visible_epoch == self._wanted_epoch and (self._fresh is None or path in self._fresh)
            )
            epoch, fault = self._visible_epoch, self._fault
        if not fault:
            return super().serve_request(environ, start_response)
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        return [self._inject_js_into_html(fault.encode(), epoch)]

    def _ask(self) -> None:
        """Let MkDocs's own loop know that something was saved."""
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _renew(self) -> None:
        """Build what was saved; called by MkDocs after each change, which then lets the open pages ask for it again."""
        served, other = self._folders
        opened = tuple(self._opened)
        try:
            if opened:
                self._show(fresh=self._builder.build_open(served, opened))
            self._builder.build(other, lambda: self._want_rebuild)
        except Superseded:
            return
        except Failure as failure:
            print(
                "\n".join([*([report(failure.problems)] if failure.problems else failure.said), MEND]),
                file=sys.stderr,
                flush=True,
            )
            self._wanted_epoch = _timestamp()
            self._show(fault=fault_page(failure.problems, failure.said))
        else:
            self._folders.rotate()
            self.root = str(other)
            self._show()

    def _show(self, fresh: frozenset[str] | None = None, fault: str = "") -> None:
        """Let the version that was wanted be seen, all of it or the pages in `fresh`."""
        with self._epoch_cond:
            self._fresh, self._fault = fresh, fault
            self._visible_epoch = self._wanted_epoch
            self._epoch_cond.notify_all()

    def _remember(self, path: str) -> None:
        if path in self._opened:
            self._opened.remove(path)
        self._opened.append(path)

    def _answer_to_nothing(self, code: int) -> bytes | None:
        """Return the site's own answer to a wrong address; it follows changes too, since the page may come."""
        page = Path(self.root, f"{code}.html")
        return self._inject_js_into_html(page.read_bytes(), self._visible_epoch) if page.is_file() else None
