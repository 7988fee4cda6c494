"""The index of the search: what a first search loads; the same site gives the same; what the files hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from macros.search.absent_words import common_words, stand_ins, standing_in
from tests.browser.search_page import search
from tests.browser.test_weight import weight

FIRST_SEARCH = 150_000
"""Bytes of all that the search adds to a page of the site, compressed."""


@contextmanager
def visit(browser: Browser, address: str) -> Iterator[tuple[Page, set[str]]]:
    """Open a page on a first visit; yield it with the paths it has asked for."""
    context = browser.new_context(base_url=address)
    tab = context.new_page()
    asked: set[str] = set()
    tab.on(
        "request",
        lambda request: asked.add(urlsplit(request.url).path.lstrip("/")) if request.url.startswith("http") else None,
    )
    yield tab, asked
    context.close()


@pytest.fixture
def loaded(browser: Browser, address: str) -> Iterator[tuple[Page, set[str]]]:
    """A page of a first visit and the paths it has asked for."""
    with visit(browser, address) as loaded:
        yield loaded


def test_the_search_costs_nothing_until_it_is_used(loaded: tuple[Page, set[str]]):
    tab, asked = loaded
    for path in ("", "projets/nina-simone/lille/", "recherche/"):
        tab.goto(path)
        tab.wait_for_load_state("networkidle")
    assert {path for path in asked if path.startswith(("recherche/c", "recherche/m", "recherche/p"))} == set()


@pytest.fixture(scope="module")
def home(browser: Browser, address: str) -> set[str]:
    """The paths that the home page asks for."""
    with visit(browser, address) as (tab, asked):
        tab.goto("")
        tab.wait_for_load_state("networkidle")
    return asked


@pytest.mark.parametrize(
    "query",
    [
        "benchmark",
        "arbre à palabres",
        "réfugiés",
        "insivilités",
        "comment mieux accueillir les usagers",
        "évaluation politique habitat saison",
        "1 607 h",
    ],
)
def test_a_first_search_is_light(site: Path, home: set[str], loaded: tuple[Page, set[str]], query: str):
    """All that the search adds to a page of the site, its own style sheets and scripts included."""
    tab, asked = loaded
    search(tab, query)
    tab.wait_for_load_state("networkidle")
    weights = {path: weight(site, path) for path in asked - home - {"recherche/"} if not path.endswith(".woff2")}
    assert any(path.startswith("recherche/mots/") for path in weights) and sum(weights.values()) <= FIRST_SEARCH, (
        sorted(weights.items(), key=lambda item: -item[1])
    )


def test_a_word_that_no_page_holds_is_met_by_its_kin_or_else_by_what_stands_for_it(lexicon):
    found = stand_ins({lemma: lexicon.kin(lemma) for lemma in ("recruter", "acheter", "rétribution")}, lexicon)
    assert found["embaucher"].split()[0] == "recruter" and found["acheteur"] == "acheter 10"
    listed = {form for _, kind, (forms, _) in standing_in(found, lexicon) for form in forms.split()}
    assert {"embauchés", "acheteuses"} <= listed


def test_two_words_of_a_name_are_found_as_one(site: Path):
    joints = [
        json.loads(path.read_text(encoding="utf-8")).get("joints", {}) for path in (site / "recherche/mots").iterdir()
    ]
    assert {"plainecommune": "plaine commune"}.items() <= {k: v for one in joints for k, v in one.items()}.items()


def test_a_word_that_is_no_noun_tells_less_than_one_as_rare(lexicon):
    levels = common_words(lambda: lexicon)
    assert levels["vieillissantes"] == 2 < levels["tandem"]
