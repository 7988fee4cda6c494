"""The browser that prints: a headless Chromium, and the site served to it on this machine alone."""

from __future__ import annotations

import functools
import http.server
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from socket import socket

import pikepdf
from playwright.sync_api import Browser, Page, sync_playwright

from macros.printing import tag_requests

ARGUMENTS = ("--disable-gpu", "--disable-background-networking", "--font-render-hinting=none")

_MEASURE = """async () => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text; (text = texts.nextNode()); )
        if (text.data.includes("\\ufe0f")) text.data = text.data.replaceAll("\\ufe0f", "");
    await Promise.all([...document.fonts].map((face) => face.load().catch(() => null)));
    const lines = [...document.querySelectorAll("[data-temoin]")];
    return Object.fromEntries(lines.map((line) => [line.dataset.temoin, line.getBoundingClientRect().width]));
}"""
"""Readies the page and measures its probes. « ⚠️ » asks for a picture in colours, which some machines have and no file
should hold: its sign alone is one of our faces'.
"""

_DRESS = """(sheet) => {
    const worn = new CSSStyleSheet();
    worn.replaceSync(sheet);
    document.adoptedStyleSheets = [worn];
    window.held ??= [...document.body.childNodes];
    document.body.replaceChildren(...window.held);
}"""
"""Gives a page a style sheet, which the site's policy would keep from it as an element, and all that it first held."""

_SHOWN = """() => {
    const copy = document.documentElement.cloneNode(true);
    const [elements, copies] = [document, copy].map((tree) => tree.querySelectorAll("main *"));
    elements.forEach((element, rank) => copies[rank].toggleAttribute("hidden", !element.checkVisibility()));
    return copy.outerHTML;
}"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing: the command speaks."""

    def end_headers(self) -> None:
        """Let no page be kept: that of a book changes at each pass."""
        if self.path.endswith("/"):
            self.send_header("Cache-Control", "no-store")
        super().end_headers()


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """Say nothing of a page that was closed before all that it asked for came."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; give its address, ending with `/`."""
    server = _Server(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass(frozen=True)
class Press:
    """A browser and the site it reads, at `address`, in one tab: a second one would load all over again what pages
    share.
    """

    browser: Browser
    address: str
    requests: set[str] = field(default_factory=set)
    """The files of the site that were asked for since this was last emptied."""

    def print(self, page: str, path: Path, setting: str = "", draft: bool = False) -> dict[str, float]:
        """Print a page of the site to a file as a reader's Ctrl-P would; return what its probes measure.

        `setting` is how the whole page is set, among those of `typesetting.py`; a book's page tells that of each
        chapter by itself. The file is tagged, with an outline, but for a `draft`, of the same pages.
        """
        return self.open(page).print(path, setting, draft)

    def open(self, page: str) -> Open:
        """Return a page of the site, just loaded, until another is."""
        self._tab.emulate_media(media="null")
        self._tab.goto(self.address + page, wait_until="load")
        return Open(self._tab)

    @cached_property
    def _tab(self) -> Page:
        tab = self.browser.new_context(locale="fr-FR", color_scheme="light").new_page()
        tab.on("request", lambda request: self.requests.add(request.url.split("?")[0].removeprefix(self.address)))
        return tab


@dataclass(frozen=True)
class Open:
    """A page of the site in the browser's tab: told as paper shows it, then printed; or drawn piece after piece."""

    tab: Page

    def shown_on_paper(self) -> str:
        """Return the page with what its style sheets keep from paper marked `hidden`; it stays as it was."""
        self.tab.emulate_media(media="print")
        shown = self.tab.evaluate(_SHOWN)
        self.tab.emulate_media(media="null")
        return shown

    def print(self, path: Path, setting: str = "", draft: bool = False) -> dict[str, float]:
        """Print the page, once, as `Press.print` does."""
        path.parent.mkdir(parents=True, exist_ok=True)
        measures = self.tab.evaluate(_MEASURE)
        self.tab.evaluate(tag_requests.SCRIPT, tag_requests.KINDS)
        if setting:
            self.tab.evaluate("setting => { document.body.dataset.composition = setting; }", setting)
        self.tab.pdf(path=path, prefer_css_page_size=True, print_background=True, tagged=not draft, outline=not draft)
        return measures

    def draw(self, sheet: str, script: str, arguments: tuple[str | int, ...], width: int, path: Path) -> int:
        """Print a piece of the page as screens show it, on a sheet of its size; return the height of that, in pixels.

        `script`, given its `arguments`, leaves that piece alone in the page and returns the height; `sheet` is the
        style that it asks for.
        """
        self.tab.evaluate(_MEASURE)
        self.tab.emulate_media(media="screen")
        self.tab.evaluate(_DRESS, sheet)
        height = self.tab.evaluate(script, list(arguments))
        self.tab.pdf(path=path, width=f"{width}px", height=f"{height}px", print_background=True, page_ranges="1")
        return height


@contextmanager
def opened(executable: str, site: Path) -> Iterator[Press]:
    """Give a headless Chromium that reads the folder of a site; both end together."""
    sandbox = () if os.name == "nt" or os.geteuid() else ("--no-sandbox",)  # Chromium refuses its sandbox to root
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*ARGUMENTS, *sandbox])
        try:
            yield Press(browser, address)
        finally:
            browser.close()


def destinations(path: Path) -> dict[str, int]:
    """Return the page, from 1, of each anchor that a link of the file leads to."""
    with pikepdf.open(path) as file:
        ranks = {page.obj.objgen: rank for rank, page in enumerate(file.pages, start=1)}
        names = file.Root.get("/Dests", pikepdf.Dictionary())
        return {str(name).removeprefix("/"): ranks[target[0].objgen] for name, target in names.items()}


def page_count(path: Path) -> int:
    """Return how many pages a file has."""
    with pikepdf.open(path) as file:
        return len(file.pages)
