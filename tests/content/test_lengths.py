"""How much a reader of the real fiches has to read: screens, words; what the first screen holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.printing.press import served
from tests.chromium import watched
from tests.conftest import ROOT

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


@dataclass(frozen=True)
class Shown:
    """A fiche as a reader meets it: by width, how many screens it takes, and where in pixels what follows the answer
    ends; how many words it tells.
    """

    screens: Mapping[int, float]
    feet: Mapping[int, float]
    words: int


@pytest.fixture(scope="module")
def fiches(browser: Browser, real: Path) -> dict[str, Shown]:
    """The real fiches, each opened once at each width."""
    with served(real / "site") as address, watched(browser, address) as tab:
        return {fiche.stem: look(tab, f"projets/nina-simone/{fiche.stem}/") for fiche in FICHES}


def look(tab: Page, path: str) -> Shown:
    """Open a fiche at each width; count its words last, which takes from the page what is no word of it."""
    screens, feet = {}, {}
    for width, (height, _) in SCREENS.items():
        tab.set_viewport_size({"width": width, "height": height})
        tab.goto(path)
        screens[width] = tab.evaluate("document.documentElement.scrollHeight") / height
        feet[width] = tab.locator(".voies").evaluate("ways => ways.getBoundingClientRect().bottom")
    words = [word for word in re.split(r"[ \t\n]+", tab.evaluate(TOLD)) if re.search(r"\w", word)]
    return Shown(screens, feet, len(words))


@pytest.mark.parametrize("width", SCREENS)
def test_a_fiche_is_not_long_to_scroll(fiches: dict[str, Shown], width: int):
    _, most = SCREENS[width]
    counts = {name: fiche.screens[width] for name, fiche in fiches.items()}
    assert counts and {name: count for name, count in counts.items() if count > most} == {}


@pytest.mark.parametrize("width", SCREENS)
def test_the_first_screen_answers_and_leads_on(fiches: dict[str, Shown], width: int):
    height, _ = SCREENS[width]
    feet = {name: fiche.feet[width] for name, fiche in fiches.items()}
    assert feet and {name: foot for name, foot in feet.items() if foot > height} == {}


def test_the_ten_fiches_are_no_longer_than_their_chapters(fiches: dict[str, Shown]):
    counts = {name: fiche.words for name, fiche in fiches.items()}
    assert 0 < sum(counts.values()) <= WORDS, counts
