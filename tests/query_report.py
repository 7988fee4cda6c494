"""Ask queries of a built site through the search's own scripts, in Chromium, and say how many find their page.

    CHROMIUM=/usr/bin/chromium python -m tests.query_report SITE QUERIES.tsv [KIND…]

SITE is the folder of a built site. Each line of QUERIES.tsv is a query, a tab, the address of the page expected
(`methodes/benchmark/`), several with « | » between them where any is right, or `rien` where nothing should be answered;
then, if need be, a tab and the kind of the query, by which figures are told apart. « P lille » is short for
`projets/nina-simone/lille/`. Lines that begin with `#` are left out; so is a first line of titles. With kinds, only
these are asked. Queries that miss are listed, then for each kind: how many there are, how many find their page first
(in the box of the term or at the head of the results), how many within three, how many of those off topic are answered
by nothing.
"""

from __future__ import annotations

import functools
import http.server
import os
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

NOTHING = "rien"
WITHIN = 3

_ASK = """async (queries) => {
    const { openEngine } = await import("/assets/javascripts/search/engine.js");
    const engine = await openEngine(new URL("/recherche/", location.href));
    const addresses = (pages) => Promise.all(pages.map(async (page) => (await engine.index.page(page)).adresse));
    const answers = [];
    for (const query of queries) {
        const { boxed, results } = await engine.search(query);
        answers.push([await addresses(boxed), await addresses(results.slice(0, 3).map(({ page }) => page))]);
    }
    return answers; }"""


@dataclass(frozen=True)
class Query:
    """A query, the addresses of which any is right, none where nothing should be answered, and its kind."""

    text: str
    expected: tuple[str, ...]
    kind: str


@dataclass(frozen=True)
class Answer:
    """The terms boxed for a query and its first results, by their addresses."""

    query: Query
    boxed: tuple[str, ...]
    results: tuple[str, ...]

    @property
    def is_first(self) -> bool:
        """Whether the page expected comes first, in the box or in the results; or nothing, where nothing should."""
        firsts = {*self.boxed[:1], *self.results[:1]}
        return bool(firsts & set(self.query.expected)) if self.query.expected else not firsts

    @property
    def is_within(self) -> bool:
        """Whether it is among the first three."""
        seen = {*self.boxed, *self.results[:WITHIN]}
        return bool(seen & set(self.query.expected)) if self.query.expected else not seen


def read_queries(path: Path) -> tuple[Query, ...]:
    """Return the queries of a file."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]
    cells = [line.split("\t") for line in lines]
    if cells and cells[0][0] == "requête":
        del cells[0]
    return tuple(Query(text, tuple(_expected(expected)), kind[0] if kind else "") for text, expected, *kind in cells)


def _expected(cell: str) -> Iterator[str]:
    for address in cell.split("|"):
        address = address.strip()
        if address.startswith("P "):
            yield f"projets/nina-simone/{address[2:]}/"
        elif address != NOTHING:
            yield address.strip("/") + "/"


def ask(page: Page, queries: Sequence[Query]) -> list[Answer]:
    """Return the answers to queries, from a page of the site that holds no search."""
    found = page.evaluate(_ASK, [query.text for query in queries])
    return [Answer(query, tuple(boxed), tuple(results)) for query, (boxed, results) in zip(queries, found)]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def _opened(site: Path) -> Iterator[Page]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        sandbox = [] if os.name == "nt" or os.geteuid() else ["--no-sandbox"]  # Chromium refuses its sandbox to root
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM"), args=["--disable-gpu", *sandbox]
        )
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/404.html")
        yield page
        browser.close()
    server.shutdown()


def _told(answers: Sequence[Answer]) -> Iterator[str]:
    for answer in answers:
        if not answer.is_first:
            wanted = " | ".join(answer.query.expected) or NOTHING
            got = f"[{', '.join(answer.boxed)}] {', '.join(answer.results)}"
            yield f"{'  ' if answer.is_within else '! '}{answer.query.text} → {wanted} : {got}"
    groups: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        groups["en tout" if answer.query.expected else "hors sujet, en tout"].append(answer)
        groups[answer.query.kind or "sans sorte"].append(answer)
    for kind, group in groups.items():
        first, within = (sum(getattr(one, name) for one in group) / len(group) for name in ("is_first", "is_within"))
        yield f"{kind:24} {len(group):5}   en tête {first:6.1%}   dans les trois {within:6.1%}"


def main(arguments: Sequence[str]) -> None:
    """Ask the queries of a file."""
    site, path, *kinds = arguments
    queries = [query for query in read_queries(Path(path)) if not kinds or query.kind in kinds]
    with _opened(Path(site)) as page:
        print("\n".join(_told(ask(page, queries))))


if __name__ == "__main__":
    main(sys.argv[1:])
