"""What a first search asks of a slow line, as the site grows: how many bytes, how many times it waits for an answer.

Counted and not timed: the machine that tests is not the reader's. The line is that of the bound, 9 Mbit/s and 60 ms
away.
"""

from __future__ import annotations

import functools
import http.server
import re
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Browser

from tests.browser.test_weight import weight

BYTES_PER_MS, ROUND_MS = 9_000_000 / 8 / 1000, 60
ANSWER_MS = 660
"""What the line may take of the second that a reader is asked to wait: the rest is for the reader's own machine."""

ROUNDS = {"incivilités": 5, "comment évaluer une politique publique": 5, "insivilités": 7}
"""Queries of each kind, with the answers they wait for in turn: the page, what the index is opened with, the words
asked, those of the terms they name, the passages found; for a slip, besides, the words it may stand for, theirs, then
those of the terms."""

WAITED = re.compile(r"recherche/|assets/javascripts/(?!.*facettes\.js)")
"""What a first result waits for: not the faces of the page, nor the filters."""

REQUESTS = 42
"""The most that a first result may ask for: a browser asks a server for six files at a time, each a round away."""

TRIES = 3

SLOW = 0.5
"""Seconds that the server of the test waits before each answer: what doesn't wait for an answer is asked for well
before."""

FIRST = """() => new Promise((done) => {
    const first = () => document.querySelector(".recherche-liste > li, .recherche-offres li");
    const seen = () => { if (first()) done(performance.now()); };
    new MutationObserver(seen).observe(document, { childList: true, subtree: true });
    seen();
}).then((first) => performance.getEntriesByType("resource").filter(({ startTime }) => startTime < first)
    .map(({ name, startTime, responseEnd }) => [new URL(name).pathname.slice(1), startTime, responseEnd]))"""


class _Far(http.server.SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        """Answer as a server that is far away."""
        time.sleep(SLOW)
        super().do_GET()

    def end_headers(self) -> None:
        """Let what was loaded ahead be used."""
        self.send_header("Cache-Control", "max-age=60")
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        """Say nothing: the tests speak."""


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a page that was closed before all that it asked for came."""


@dataclass(frozen=True)
class Loaded:
    """What a first search loads on a first visit until its first result: bytes once compressed, files, and answers
    waited for in turn.
    """

    bytes: int
    files: int
    rounds: int


def first_search(browser: Browser, site: Path, query: str) -> Loaded:
    """Search for the first time, on a first visit, from the page's own address.

    A slow machine may take one answer after another for two that wait on each other, never the reverse: it tries again.
    """
    server = _Server(("127.0.0.1", 0), functools.partial(_Far, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    tries: list[Loaded] = []
    while len(tries) < TRIES and not (tries and tries[-1].rounds <= ROUNDS[query]):
        context = browser.new_context()
        tab = context.new_page()
        tab.goto(f"http://127.0.0.1:{server.server_port}/recherche/?q={quote_plus(query)}", wait_until="commit")
        asked = tab.evaluate(FIRST)
        context.close()
        files = {path for path, _, _ in asked} | {"recherche/"}
        waited = [(start, end) for path, start, end in asked if WAITED.match(path)]
        tries.append(Loaded(sum(weight(site, path) for path in files), len(files), 1 + in_turn(waited)))
    server.shutdown()
    server.server_close()
    return min(tries, key=lambda loaded: loaded.rounds)


def in_turn(asked: list[tuple[float, float]]) -> int:
    """Return how many of these requests, from when to when in ms, follow one another at most; what comes from the cache
    waits for none.
    """
    longest: list[tuple[float, int]] = []
    for start, end in sorted(asked, key=lambda times: times[1]):
        if end - start > SLOW * 500:
            longest.append((end, 1 + max((count for before, count in longest if before <= start), default=0)))
    return max((count for _, count in longest), default=0)


@pytest.mark.parametrize(
    "asked, rounds",
    [
        ([], 0),
        ([(0, 500)], 1),
        ([(0, 500), (10, 510)], 1),
        ([(0, 500), (510, 1010), (20, 520)], 2),
        ([(0, 500), (510, 1010), (1020, 1520)], 3),
        ([(0, 500), (510, 515)], 1),
    ],
    ids=["rien", "un", "ensemble", "l'un après l'autre", "trois", "du cache"],
)
def test_rounds_are_counted(asked: list[tuple[float, float]], rounds: int):
    assert in_turn(asked) == rounds


@pytest.fixture(scope="module", params=ROUNDS)
def searched(
    request: pytest.FixtureRequest, browser: Browser, site: Path, grown_site: Path
) -> tuple[str, Loaded, Loaded]:
    """A query, and what it loads on the real site and on the generated one."""
    return (request.param, *(first_search(browser, folder, request.param) for folder in (site, grown_site)))


def test_a_first_result_waits_for_few_answers(searched: tuple[str, Loaded, Loaded]):
    query, real, large = searched
    assert max(real.rounds, large.rounds) <= ROUNDS[query], searched


def test_a_first_result_asks_for_few_files(searched: tuple[str, Loaded, Loaded]):
    _, real, large = searched
    assert max(real.files, large.files) <= REQUESTS, searched


def test_a_first_result_comes_soon_on_a_large_site(searched: tuple[str, Loaded, Loaded]):
    """Files are cut smaller as they grow, and the longest lists kept short: a larger site asks hardly more."""
    _, _, large = searched
    assert large.bytes / BYTES_PER_MS + large.rounds * ROUND_MS <= ANSWER_MS, searched
