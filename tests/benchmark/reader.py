"""What a reader waits for: the weight of a visit, what Lighthouse says of a page, how soon pages answer.

Lighthouse is npm's, and optional: LIGHTHOUSE names its program, CHROMIUM a browser if playwright has none of its own.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright

from tests.benchmark.host import file_of, sent

RUNS, REST = 5, 500
"""How many times Lighthouse opens a page; milliseconds that a page is given to rest."""
HEAVIEST = 8
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"

TOLD = """async (act) => {
  const before = location.search, began = performance.now();
  act();
  while (location.search === before) await new Promise(requestAnimationFrame);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - began;
}"""
"""What a gesture costs, up to what is painted of it: the address says that it is taken."""

NEAR = "document.querySelectorAll('[data-liste]').forEach((all) => all.dispatchEvent(new Event('pointerenter')))"
"""The pointer goes to what it will act on: a page that holds but the first projects reads the others meanwhile."""

TICK = "document.querySelector('input[name=theme]:not(:checked)').click()"
SORT = """{ const order = document.querySelector('select[name=tri]');
  order.selectedIndex = 2; order.dispatchEvent(new Event('change', { bubbles: true })); }"""
GESTURES = {
    "projets/": {
        "un filtre": TICK,
        "un tri": SORT,
        "le tableau": "document.querySelector('input[value=tableau]').click()",
    },
    "matrice/": {"un filtre": TICK, "un tri": SORT},
    "transferer/": {"une réponse": "document.querySelector('input[type=radio][value=oui]').click()"},
}
"""What a reader does in a page, by what it is called."""

ASKED = """async (words) => {
  const form = document.querySelector('.chercher'), root = document.querySelector('.recherche');
  const answered = () => new Promise((done) => {
    new MutationObserver(() => root.hasAttribute('aria-busy') || done()).observe(root, { attributes: true });
  });
  form.elements.q.value = words;
  const began = performance.now(), answer = answered();
  form.requestSubmit();
  await answer;
  return performance.now() - began;
}"""
QUERIES = ("participation", "management", "logement social", "temps de travail", "eau")


def launched(playwright: Playwright) -> Browser:
    """Return a browser."""
    program = shutil.which("chromium-headless-shell") or os.environ.get("CHROMIUM")
    return playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-background-networking"])


def visits(browser: Browser, site: Path, address: str, pages: list[str]) -> tuple[int, float, int]:
    """Return the bytes of the heaviest first visit to one of these pages, of the median next page, of the heaviest,
    which may be the first to ask for a style of letters.
    """
    loads = [_loaded(browser, address, page) for page in pages]
    weights = {path: len(sent(file_of(site, path))) for paths in loads for path in paths}
    first = max(sum(map(weights.__getitem__, paths)) for paths in loads)
    following = [sum(map(weights.__getitem__, paths - loads[0])) for paths in loads[1:]]
    return first, statistics.median(following), max(following)


def sizes_of_pages(site: Path) -> list[tuple[str, int, int]]:
    """Return the heaviest pages but books: their addresses, their kilobytes, those that are sent."""
    pages = ((path.stat().st_size, path) for path in site.rglob("index.html") if "imprimer" not in path.parts)
    heaviest = sorted(pages, reverse=True)[:HEAVIEST]
    return [(f"{path.parent.relative_to(site)}/", size // 1000, len(sent(path)) // 1000) for size, path in heaviest]


def _loaded(browser: Browser, address: str, path: str) -> set[str]:
    context = browser.new_context(base_url=address)
    tab = context.new_page()
    paths: set[str] = set()
    tab.on("request", lambda request: paths.add(request.url) if request.url.startswith("http") else None)
    tab.goto(path)
    tab.wait_for_load_state("networkidle")
    context.close()
    return paths


def lighthouse_program() -> str | None:
    """Return the program of Lighthouse, if it is there."""
    return os.environ.get("LIGHTHOUSE") or shutil.which("lighthouse")


def lighthouse(program: str, address: str) -> dict[str, float]:
    """Return the medians that Lighthouse gives a page on a telephone: its score of performance, the lowest of its other
    scores, when its largest content is there (ms), how much it shifts.
    """
    runs = [_run(program, address) for _ in range(RUNS)]
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def _run(program: str, address: str, tries: int = 3) -> dict[str, float]:
    """Open a page once; Lighthouse now and then loses its browser."""
    try:
        return _report(program, address)
    except subprocess.CalledProcessError:
        if tries == 1:
            raise
        return _run(program, address, tries - 1)


def _report(program: str, address: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.json")
        subprocess.run(
            [program, address, "--quiet", "--output=json", f"--output-path={path}", f"--chrome-flags={FLAGS}"],
            check=True,
            capture_output=True,
            env=dict(os.environ, CHROME_PATH=os.environ.get("CHROMIUM", os.environ.get("CHROME_PATH", ""))),
        )
        report = json.loads(path.read_text(encoding="utf-8"))
    scores = {name: 100 * (category["score"] or 0) for name, category in report["categories"].items()}
    audits = report["audits"]
    return {
        "performance": scores.pop("performance"),
        "autres": min(scores.values()),
        "LCP": audits["largest-contentful-paint"]["numericValue"],
        "CLS": audits["cumulative-layout-shift"]["numericValue"],
        "TBT": audits["total-blocking-time"]["numericValue"],
    }


def answers(browser: Browser, address: str) -> Iterator[tuple[str, float]]:
    """Yield how long pages take to answer what a reader does there, in ms: the median of three, each in a page just
    opened; for the search, one query after the other, the engine read with the first.
    """
    for path, gestures in GESTURES.items():
        for name, act in gestures.items():
            yield f"{path} {name}", statistics.median(_gesture(browser, address + path, act) for _ in range(3))
    tab = opened(browser, f"{address}recherche/")
    for words in QUERIES:
        yield f"recherche/ « {words} »", tab.evaluate(ASKED, words)
    tab.close()


def opened(browser: Browser, address: str) -> Page:
    """Return a page that has all it asked for."""
    tab = browser.new_page(viewport={"width": 1440, "height": 900})
    tab.set_default_timeout(120_000)
    tab.goto(address)
    tab.wait_for_load_state("networkidle")
    return tab


def _gesture(browser: Browser, address: str, act: str) -> float:
    tab = opened(browser, address)
    tab.evaluate(NEAR)
    tab.wait_for_load_state("networkidle")
    tab.wait_for_timeout(REST)
    cost: float = tab.evaluate(f"({TOLD})(() => {{ {act} }})")
    tab.close()
    return cost
