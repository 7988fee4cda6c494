"""How much a reader of the real fiches has to read: screens, words; what the first screen holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from macros.printing.press import served
from tests.builder import Builder
from tests.chromium import watched
from tests.conftest import ROOT
from tests.mini import leave_search_out
from tests.next_edition import copy_real_project

FICHES = sorted((ROOT / "docs/projets/nina-simone").glob("*.md"))

SCREENS = {1440: (900, 9), 360: (740, 18)}
"""By width: the height of a screen, and how many of them a page takes at most, from its head to its foot."""

WORDS = 18_500
"""Those of the chapters that the ten fiches condense."""

TOLD = """() => {
    for (const tool of document.querySelectorAll(".voies, .headerlink, .fig-lien, .mode-d-emploi, .bilan"))
        tool.remove();
    return [...document.querySelectorAll(".tete-fiche, .recit")].map((part) => part.textContent).join(" "); }"""
"""What a page tells, without what the reader handles."""


@pytest.fixture(scope="module")
def real_page(browser: Browser, tmp_path_factory: pytest.TempPathFactory, builder: Builder) -> Iterator[Page]:
    """A page of the site that publishes the real content."""
    root = copy_real_project(tmp_path_factory.mktemp("reel"))
    leave_search_out(root)
    result = builder.build(root)
    assert result.returncode == 0, result.stdout + result.stderr
    with served(root / "site") as address, watched(browser, address) as tab:
        yield tab


@pytest.mark.parametrize("width", SCREENS)
def test_a_fiche_is_not_long_to_scroll(real_page: Page, width: int):
    height, most = SCREENS[width]
    real_page.set_viewport_size({"width": width, "height": height})
    screens = {}
    for fiche in FICHES:
        real_page.goto(f"projets/nina-simone/{fiche.stem}/")
        screens[fiche.stem] = real_page.evaluate("document.documentElement.scrollHeight") / height
    assert {name: count for name, count in screens.items() if count > most} == {}


@pytest.mark.parametrize("width", SCREENS)
def test_the_first_screen_answers_and_leads_on(real_page: Page, width: int):
    height, _ = SCREENS[width]
    real_page.set_viewport_size({"width": width, "height": height})
    feet = {}
    for fiche in FICHES:
        real_page.goto(f"projets/nina-simone/{fiche.stem}/")
        feet[fiche.stem] = real_page.locator(".voies").evaluate("ways => ways.getBoundingClientRect().bottom")
    assert {name: foot for name, foot in feet.items() if foot > height} == {}


def test_the_ten_fiches_are_no_longer_than_their_chapters(real_page: Page):
    counts = {}
    for fiche in FICHES:
        real_page.goto(f"projets/nina-simone/{fiche.stem}/")
        told = real_page.evaluate(TOLD)
        counts[fiche.stem] = len([word for word in re.split(r"[ \t\n]+", told) if re.search(r"\w", word)])
    assert sum(counts.values()) <= WORDS, counts
