"""MkDocs's live server, which a fault never stops: pages show the fault until the site is sound again.

Each save builds the whole site in another folder, which then replaces the one that is served: nobody sees half a site.
Where only the text of a page was saved, that page is shown as soon as it is made; the others stay as they were until
the whole site is built.
"""

from __future__ import annotations

import errno
import os
import re
import sys
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer, _timestamp

from macros.contributing.messages import ADDRESS as MESSAGES
from macros.pages.faults import fault_page
from macros.text.problem import report
from preview.builder import CONFIG, DOOR, HOST, RULES, Builder, Failure, Pages, Superseded, Urgent
from preview.lookout import Lookout

DOCS = "docs"
WATCHED = (CONFIG, DOOR, *RULES, DOCS, "data", "overrides")

FEW = 5
"""Texts saved at once, at most, for their pages to be shown before the others."""

PORTS = range(8000, 8020)
TAKEN = (errno.EADDRINUSE, errno.EACCES)
"""What the system answers where another program holds a port; the second is Windows's."""

MEND = "Corrigez et enregistrez : la page ouverte se rechargera d'elle-même."


class NoPort(Exception):
    """Every port is taken."""


class Server(LiveReloadServer):
    """Serves the project in `root`, built in two folders below `folder`, on the first port that it can take."""

    allow_reuse_address = os.name != "nt"  # where Windows would give a port that another server holds
    allow_reuse_port = False

    def __init__(self, root: Path, folder: Path) -> None:
        for port in PORTS:
            super().__init__(self._renew, HOST, port, str(folder / "a"))
            try:
                self.server_bind()
                self.server_activate()  # at once: a port is another's to take until somebody listens there
                break
            except OSError as error:
                self.server_close()
                if error.errno not in TAKEN:
                    raise
        else:
            raise NoPort(
                f"Aucun port n'est libre entre {PORTS[0]} et {PORTS[-1]} : fermez un des aperçus qui sont ouverts."
            )
        self.build_delay = 0.03
        self._builder = Builder(root, self.server_port)
        self._docs = Path(os.path.realpath(root / DOCS))
        self._saved: set[str] = set()
        self._early: dict[str, tuple[int, bytes]] = {}
        self._folders = deque((folder / "a", folder / "b"))
        self._fault = ""
        watched = [root / name for name in WATCHED]
        # MkDocs's own looks as often at ten times the cost.
        self.observer = Lookout(watched, self._ask)  # type: ignore[assignment]
        self.error_handler = self._answer_to_nothing
        self._watched_paths = dict.fromkeys(map(str, watched), 1)

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Build once, watch what the site is made of, and serve until Ctrl-C."""
        self._renew()
        self.observer.start()
        self.serve_thread.start()
        print(f"Le site est à l'adresse {self.url}", file=sys.stderr, flush=True)
        self._build_loop()

    def serve_request(self, environ: Mapping[str, str], start_response: Callable) -> Iterable[bytes]:
        """Answer as MkDocs does, but show the fault, if there is one, in place of pages, and refuse requests that no
        reader makes.
        """
        refused = self._refusal(environ)
        if refused:
            status, words = refused
            start_response(status, [("Content-Type", "text/plain; charset=utf-8"), ("Allow", "GET, HEAD")])
            return [words.encode()]
        answer = self._answer(environ, start_response)
        if environ["REQUEST_METHOD"] == "HEAD":
            getattr(answer, "close", lambda: None)()
            return []
        return answer

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a connection that breaks is the browser's doing."""

    def _refusal(self, environ: Mapping[str, str]) -> tuple[str, str] | None:
        """Return the status and the message that refuse a request; None for a request to answer.

        Otherwise a page of another site could read the preview, through a host name of its own that resolves to this
        machine.
        """
        hosts = (f"{HOST}:{self.server_port}", f"localhost:{self.server_port}")
        if environ.get("HTTP_HOST") not in hosts:
            return "403 Forbidden", f"L'aperçu ne répond qu'à son adresse, {self.url}"
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return "405 Method Not Allowed", "L'aperçu ne fait que montrer des pages : GET ou HEAD."
        path = environ["PATH_INFO"].encode("latin-1")
        if b"\0" in path or not _is_text(path):
            return "400 Bad Request", "Cette adresse est mal formée."
        return None

    def _answer(self, environ: Mapping[str, str], start_response: Callable) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        poll = re.fullmatch(r"/livereload/(\d+)/\d+", path)
        if poll:
            start_response("200 OK", [("Content-Type", "text/plain")])
            return [self._news(int(poll[1]), urlsplit(environ.get("HTTP_REFERER", "")).path)]
        if not path.endswith("/"):
            return super().serve_request(environ, start_response)
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            epoch, content = self._early.get(path, (self._visible_epoch, self._fault.encode()))
        if not content:
            return super().serve_request(environ, start_response)
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        return [self._inject_js_into_html(content, epoch)]

    def _news(self, epoch: int, path: str) -> bytes:
        """Return the latest version of an open page: as soon as it is newer than the one shown, or after a while."""

        def latest() -> int:
            return max(self._visible_epoch, self._early.get(path, (0, b""))[0])

        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: latest() > epoch, timeout=self.poll_response_timeout)
            return b"%d" % latest()

    def _ask(self, paths: Set[str]) -> None:
        """Tell MkDocs's own loop that files were saved."""
        with self._rebuild_cond:
            self._saved |= paths
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _renew(self) -> None:
        """Build the site again. MkDocs calls this after each change, then lets open pages reload."""
        other = self._folders[1]
        epoch = self._wanted_epoch
        with self._rebuild_cond:
            saved, self._saved = self._saved, set()

        def show(pages: Pages) -> None:
            self._show_early(pages, epoch)

        try:
            urgent = Urgent(self._alone(saved), show)
            self._builder.build(other, superseded=lambda: self._want_rebuild, urgent=urgent)
        except Superseded:
            self._ask(saved)
            self._wanted_epoch = self._visible_epoch  # the pages that are open stay, for the next build to renew
        except Failure as failure:
            with self._rebuild_cond:
                self._saved |= saved
            lines = [report(failure.problems)] if failure.problems else failure.output
            print("\n".join([*lines, MEND]), file=sys.stderr, flush=True)
            built = Path(self.root, MESSAGES, "index.html").is_file()
            lines_said = (*failure.warnings, *failure.output)
            self._show(_timestamp(), fault_page(failure.problems, lines_said, with_messages=built))
        else:
            is_same = all(_page(other, path) == content for path, (_, content) in self._early.items())
            self._folders.rotate()
            self.root = str(other)
            self._show(epoch if is_same else _timestamp())

    def _alone(self, saved: Set[str]) -> Sequence[str]:
        """Return the paths, below `docs/`, of the texts that were saved; none where anything else was saved too."""
        paths = [Path(path) for path in saved]
        if (
            self._fault
            or len(paths) > FEW
            or not all(path.suffix == ".md" and path.is_relative_to(self._docs) for path in paths)
        ):
            return ()
        return sorted(path.relative_to(self._docs).as_posix() for path in paths)

    def _show_early(self, pages: Pages, epoch: int) -> None:
        """Show some pages of the coming version; meanwhile the others stay as they were."""
        for address, content in pages.items():
            file = Path(self.root, address)
            if address.endswith(".css") and not file.exists():  # named by what it holds
                file.write_bytes(content)
        with self._epoch_cond:
            shown = {f"/{address}": content for address, content in pages.items() if not address.endswith(".css")}
            self._early |= {path: (epoch, content) for path, content in shown.items()}
            self._wanted_epoch = self._visible_epoch
            self._epoch_cond.notify_all()

    def _show(self, epoch: int, fault: str = "") -> None:
        """Show a new version of the whole site, or its fault."""
        with self._epoch_cond:
            self._early = {}
            self._fault = fault
            self._visible_epoch = self._wanted_epoch = epoch
            self._epoch_cond.notify_all()

    def _answer_to_nothing(self, code: int) -> bytes | None:
        """Return the site's own page for a wrong address. It reloads on changes like any other, since the page may come
        to exist.
        """
        page = Path(self.root, f"{code}.html")
        return self._inject_js_into_html(page.read_bytes(), self._visible_epoch) if page.is_file() else None


def _page(folder: Path, path: str) -> bytes:
    """Return the page of a path that ends with `/` in the folder of a site, nothing where it has none."""
    file = Path(folder, path.lstrip("/"), "index.html")
    return file.read_bytes() if file.is_file() else b""


def _is_text(path: bytes) -> bool:
    try:
        path.decode()
    except UnicodeDecodeError:
        return False
    return True
