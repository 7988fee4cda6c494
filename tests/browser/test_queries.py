"""The queries on which the search is tuned, `requetes.tsv`, answered by its own scripts in a real browser.

Those of `requetes-une-fois.tsv` are asked once per release, by `tests/query_report.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from playwright.sync_api import Browser

from tests.conftest import ROOT
from tests.query_report import Answer, ask, read_queries

QUERIES = ROOT / "tests/browser/requetes.tsv"
ONCE = ROOT / "tests/browser/requetes-une-fois.tsv"


@pytest.fixture(scope="module")
def answers(request: pytest.FixtureRequest, browser: Browser, address: str) -> Sequence[Answer]:
    """The answers to the queries: to all of them in the long extent, else to every other one."""
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(address + "404.html")
    found = ask(tab, read_queries(QUERIES)[:: 1 if request.config.getoption("long") else 2])
    context.close()
    return found


def on_topic(answers: Sequence[Answer]) -> list[Answer]:
    return [answer for answer in answers if answer.query.expected]


def test_no_query_is_asked_in_both_sets():
    tuned, once = ({query.text for query in read_queries(path)} for path in (QUERIES, ONCE))
    assert len(tuned) > 900 and len(once) > 500 and tuned & once == set()


def test_queries_find_their_page_first(answers: Sequence[Answer]):
    asked = on_topic(answers)
    missed = [answer.query.text for answer in asked if not answer.is_first]
    assert len(missed) <= 0.065 * len(asked), missed


def test_queries_find_their_page_among_the_first_three(answers: Sequence[Answer]):
    asked = on_topic(answers)
    missed = [answer.query.text for answer in asked if not answer.is_within]
    assert len(missed) <= 0.03 * len(asked), missed


def test_words_of_other_subjects_find_nothing(answers: Sequence[Answer]):
    asked = [answer for answer in answers if not answer.query.expected]
    answered = [answer.query.text for answer in asked if not answer.is_first]
    assert len(answered) <= 0.05 * len(asked), answered
