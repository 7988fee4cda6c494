"""The style sheets: the browser understands every rule, and no rule is for a class that nothing bears."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.conftest import ROOT

SHEETS = sorted((ROOT / "overrides/assets/stylesheets").glob("*.css"))

MAKERS = (("overrides", "*.html"), ("overrides", "*.js"), ("macros", "*.py"))
"""What gives classes to elements, beside the pages of today's content: folders, and the names of their files."""

OF_MARKDOWN = {"footnote-backref"}
"""What Markdown itself writes where a fiche has notes."""

NOT_UNDERSTOOD = """(rules) => rules.filter((rule) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rule);
    return sheet.cssRules.length !== 1; })"""


def rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield what precedes each block of a style sheet, and the block; a comment is neither."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    start = depth = opened = 0
    for place, sign in enumerate(css):
        if sign == "{":
            opened, depth = (place if depth == 0 else opened), depth + 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].strip(), css[opened + 1 : place]
                start = place + 1


def plain_rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield every rule that holds declarations, those of media and supports included."""
    for prelude, block in rules(css):
        if prelude.startswith(("@media", "@supports")):
            yield from plain_rules(block)
        else:
            yield prelude, block


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_the_browser_understands_every_rule(blank: Page, sheet: Path):
    found = [f"{prelude} {{{block}}}" for prelude, block in plain_rules(sheet.read_text(encoding="utf-8"))]
    assert found and blank.evaluate(NOT_UNDERSTOOD, found) == []


@pytest.fixture(scope="module")
def borne(site: Path) -> set[str]:
    """The classes that elements of pages bear, and all that may be one in what makes them."""
    pages = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    makers = "".join(
        path.read_text(encoding="utf-8") for folder, pattern in MAKERS for path in (ROOT / folder).rglob(pattern)
    )
    return (
        {name for found in re.findall(r'class="([^"]*)"', pages) for name in found.split()}
        | set(re.findall(r"[\w-]+", makers))
        | OF_MARKDOWN
    )


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_every_class_of_a_rule_is_borne_somewhere(borne: set[str], sheet: Path):
    styled = {
        name
        for prelude, _ in plain_rules(sheet.read_text(encoding="utf-8"))
        for name in re.findall(r"\.([a-zA-Z][\w-]*)", prelude)
    }
    assert sorted(styled - borne) == []
