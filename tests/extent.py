"""Which tests a run takes, the quick part, the whole or the long one, and in which order their files go out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

TESTS = Path(__file__).parent

LONGEST = (
    "printing/test_print.py",
    "commands/test_preview.py",
    "browser/test_first_search.py",
    "commands/test_next_edition.py",
    "commands/test_rebuild.py",
    "commands/test_publish.py",
    "browser/test_form.py",
    "commands/test_build.py",
    "commands/test_rebuild_others.py",
    "browser/test_templates.py",
    "printing/test_alone.py",
    "printing/test_fitting.py",
    "catalogue/test_gate.py",
    "printing/test_pdf_check.py",
    "commands/test_command.py",
    "book/test_book.py",
    "printing/test_pieces.py",
    "browser/test_form_kept.py",
    "browser/test_queries.py",
    "contributing/test_new.py",
    "browser/test_cut_lists.py",
    "book/test_ebook.py",
    "browser/test_paper.py",
    "search/test_search_index.py",
    "browser/test_comparison.py",
    "browser/test_frame.py",
    "browser/test_workshop.py",
    "test_personal_names.py",
    "catalogue/test_memory.py",
    "browser/test_transfer.py",
    "pages/test_sheets.py",
    "browser/test_handout.py",
    "browser/test_searching.py",
    "commands/test_damaged.py",
    "browser/test_fiche.py",
    "browser/test_keys_shown.py",
    "content/test_lengths.py",
    "catalogue/test_fuzz.py",
    "commands/test_way_out.py",
    "browser/test_matrix.py",
    "browser/test_explorer.py",
    "test_tools.py",
)
"""The files that last longest, in this order: they go first, so that no core ends with one of them alone."""

DEAR = {"browser", "site", "grown_site", "small_site", "mini_site", "project"}
"""The fixtures that ask for a browser, or for a whole site to build: the quick part goes without."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the two extents of a run, the quick and the long."""
    parser.addoption("--vite", action="store_true", help="leave out browsers, whole sites and commands")
    parser.addoption("--long", action="store_true", help="add what is only run on demand")


def pytest_configure(config: pytest.Config) -> None:
    """Have Hypothesis draw ten times as much in the long extent."""
    settings.register_profile("long", max_examples=10 * settings.default.max_examples)
    if config.getoption("long"):
        settings.load_profile("long")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep what the extent of the run asks for, the longest files first."""

    def is_wanted(item: pytest.Item) -> bool:
        dear = DEAR.intersection(item.fixturenames) or item.get_closest_marker("dear")
        long = item.get_closest_marker("long")
        return not (config.getoption("vite") and dear) and (config.getoption("long") or not long)

    ranks = {TESTS / name: rank for rank, name in enumerate(LONGEST)}
    config.hook.pytest_deselected(items=[item for item in items if not is_wanted(item)])
    items[:] = sorted(filter(is_wanted, items), key=lambda item: ranks.get(item.path, len(ranks)))
