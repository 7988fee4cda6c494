"""Each key of a fiche shows where this table says: on its page, in the book, in the export, in the comparison.

Read in what is built, from two fiches that fill every key. A key that the model gains fails until it is named here,
then until it shows: none is accepted, documented, and lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from macros.model.fiche import Fiche
from macros.printing.press import served
from tests.builder import Builder
from tests.mini import leave_search_out
from tests.telltales import EDITION, FICHES, Telltales, write_telltales

PLACES = ("page", "book", "export", "comparison")

EVERYWHERE = ("page book export comparison", "")
LONG = "a comparison sets side by side what is short: the page tells this"
SHARED = "the comparison says it of the terms that projects share, beside one another"
DRAWN = "readers see it in how the figure is drawn"

SHOWN: Mapping[str, tuple[str, str]] = {
    "title": EVERYWHERE,
    "original_title": ("page book export", LONG),
    "brief.*": ("page book export", LONG),
    "description": ("export", "lists, the search and the page's metadata show it: the page tells it in its own lines"),
    "draft": ("", "a draft is published nowhere"),
    "part": ("page book export", LONG),
    "themes": EVERYWHERE,
    "commanditaire.organisation": EVERYWHERE,
    "commanditaire.contact.*": ("page book export", LONG),
    "commanditaire.service": ("page book export", LONG),
    "mission": EVERYWHERE,
    "method.id": EVERYWHERE,
    "method.status": EVERYWHERE,
    "calendar.*": ("page book export", LONG),
    "method.detail": ("page book export", SHARED),
    "method.*": ("page book export", LONG),
    "deliverables.*": ("page book export", LONG),
    "figures.*": EVERYWHERE,
    "results.kind": ("page book export", LONG),
    "results.*": EVERYWHERE,
    "recommendations.items.method": EVERYWHERE,
    "recommendations.figure": ("export", DRAWN),
    "recommendations.*": ("page book export", LONG),
    "lessons": ("page book export", LONG),
    "transferability.level": EVERYWHERE,
    "transferability.summary": EVERYWHERE,
    "transferability.reusable.*": ("page book export", LONG),
    "transferability.conditions.id": EVERYWHERE,
    "transferability.conditions.detail": ("page book export", SHARED),
    "transferability.conditions.answer": ("page book export", LONG),
    "transferability.limits.text": EVERYWHERE,
    "transferability.limits.*": ("page book export", LONG),
    "silences": ("page book export", LONG),
    "follow_up.*": ("page export", "a book printed today does not follow what comes after it"),
    "diagrams.*.kind": ("", DRAWN),
    "diagrams.*.layout": ("export", DRAWN),
    "diagrams.*.regions.sets": ("", DRAWN),
    "diagrams.*.id": ("export", "it makes the figure's address, in the page and in the book"),
    "diagrams.*": ("page book export", LONG),
    "source.rank": ("export", "it sets the order of the edition and of the book"),
    "source.headings": ("page export", "the book gathers them in an appendix, after the projects"),
    "source.deduced": ("page export", "the book gathers them in an appendix, after the projects"),
    "source.doubts": ("page export", "the book gathers them in an appendix, after the projects"),
    "source.*": ("page book export", LONG),
    "identifiers.*": ("page export", "the book has its own; a chapter of it is cited by its page"),
    "former_ids": ("export", "it keeps the addresses of pages that readers left"),
    "revisions.*": ("page export", "a book printed today holds the corrected text"),
}
"""By key, where readers find its value, then why not everywhere. The first that fits counts."""

TOLD = Telltales(0).said


@pytest.fixture(scope="module")
def places(
    tmp_path_factory: pytest.TempPathFactory, browser: Browser, new_project: Callable[[Path], Path], builder: Builder
) -> dict[str, list[str]]:
    """What each place says of the first fiche, and of the second."""
    root = new_project(tmp_path_factory.mktemp("temoin"))
    leave_search_out(root)
    write_telltales(root)
    result = builder.build(root)
    assert result.returncode == 0, result.stdout + result.stderr
    built = root / "site"
    return {
        "page": [_text(_page(built, f"projets/{EDITION}/{name}")) for name in FICHES],
        "book": _book(built),
        "export": _export(built),
        "comparison": _comparison(built, browser),
    }


def _page(site: Path, address: str) -> html.HtmlElement:
    return html.document_fromstring((site / address / "index.html").read_text(encoding="utf-8"))


def _text(element: html.HtmlElement) -> str:
    """Return what an element says, but for what it says of its neighbours."""
    for section in element.find_class("voisins"):
        section.drop_tree()
    return _plain(element.text_content())


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\N{SOFT HYPHEN}", "")).casefold()


def _book(site: Path) -> list[str]:
    articles = {_text(article) for article in _page(site, f"imprimer/{EDITION}").find_class("projet")}
    titles = [Telltales(rank).said["title"][1].casefold() for rank in range(len(FICHES))]
    return [next(text for text in articles if title in text) for title in titles]


def _export(site: Path) -> list[str]:
    projects = json.loads((site / "donnees/projets.json").read_text(encoding="utf-8"))
    told = {project["id"]: project for project in projects if project["edition"]["id"] == EDITION}
    return [_plain(json.dumps(told[name], ensure_ascii=False)) for name in FICHES]


def _comparison(site: Path, browser: Browser) -> list[str]:
    """Return the text of each column of the table."""
    page = browser.new_page()
    with served(site) as address:
        page.goto(f"{address}comparer/?{'&'.join(f'p={EDITION}/{name}' for name in FICHES)}")
        page.wait_for_selector("table.compares")
        rows = page.locator("table.compares tr").evaluate_all(
            "rows => rows.map(({ cells }) => [...cells].slice(-2).map((cell) => cell.textContent))"
        )
    page.close()
    return [_plain(" ".join(row[rank] for row in rows if len(row) == 2)) for rank in range(len(FICHES))]


def _rule(key: str) -> tuple[str, str]:
    return next((rule for pattern, rule in SHOWN.items() if fnmatchcase(key, pattern)), ("", ""))


@pytest.mark.parametrize("key", TOLD)
def test_a_key_shows_where_it_is_said_to(key: str, places: dict[str, list[str]]):
    written, seen = (text.casefold() for text in TOLD[key])
    shown = [
        place
        for place, (first, second) in places.items()
        for text in [written if place == "export" else seen]
        if first.count(text) > second.count(text)
    ]
    assert (" ".join(shown), bool(_rule(key)[1])) == (_rule(key)[0], set(shown) != set(PLACES))


def test_every_key_is_filled_and_the_table_names_no_other():
    assert {key.split(".")[0] for key in TOLD} == set(Fiche.model_fields)
    assert [pattern for pattern in SHOWN if not any(fnmatchcase(key, pattern) for key in TOLD)] == []
