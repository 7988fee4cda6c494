"""What a visit weighs, compressed as a server sends it, and what `site/` has no use for."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

COMPRESSED_ALREADY = (".woff2", ".png", ".jpg", ".webp", ".avif", ".gz")
FICHES = (
    "projets/nina-simone/essonne/",
    "projets/nina-simone/lille/",
    "projets/nina-simone/aubervilliers/",
    "projets/nina-simone/pays-de-la-loire/",
)
FIRST_VISIT, NEXT_PAGE, WITHOUT_FONTS = 114_500, 18_100, 45_000
"""Bytes; a first visit brings, once the page is shown, the italic that the next one may need."""


def weight(site: Path, path: str) -> int:
    """Return the size of a file once sent."""
    file = site / (path + "index.html" if path.endswith("/") or not path else path)
    content = file.read_bytes()
    return len(content) if file.suffix in COMPRESSED_ALREADY else len(gzip.compress(content, 6))


@pytest.fixture(scope="module")
def loads(browser: Browser, address: str) -> dict[str, list[str]]:
    """What each fiche loads on a first visit, by path."""
    found = {}
    for fiche in FICHES:
        context = browser.new_context(base_url=address)
        tab = context.new_page()
        asked: list[str] = []
        tab.on(
            "request",
            lambda request, asked=asked: (
                asked.append(urlsplit(request.url).path.lstrip("/")) if request.url.startswith("http") else None
            ),
        )
        tab.goto(fiche)
        tab.wait_for_load_state("networkidle")
        context.close()
        found[fiche] = sorted(set(asked))
    return found


@pytest.mark.parametrize("fiche", FICHES)
def test_a_first_visit_to_a_fiche_is_light(site: Path, loads: dict[str, list[str]], fiche: str):
    weights = {path: weight(site, path) for path in loads[fiche]}
    assert sum(weights.values()) <= FIRST_VISIT, weights
    assert sum(size for path, size in weights.items() if not path.endswith(".woff2")) <= WITHOUT_FONTS, weights


@pytest.mark.parametrize("fiche", FICHES[1:])
def test_the_next_fiche_is_lighter_still(site: Path, loads: dict[str, list[str]], fiche: str):
    weights = {path: weight(site, path) for path in set(loads[fiche]) - set(loads[FICHES[0]])}
    assert fiche in weights and sum(weights.values()) <= NEXT_PAGE, weights


def test_the_site_holds_no_file_of_the_theme_that_no_page_loads(site: Path):
    pages = "".join(
        path.read_text(encoding="utf-8")
        for pattern in ("*.html", "assets/javascripts/**/*.js")
        for path in site.rglob(pattern)
    )
    useless = [
        path.relative_to(site).as_posix()
        for path in site.rglob("assets/**/*")
        if path.suffix in (".map", ".js", ".css") and path.name not in pages
    ]
    assert useless == []
