"""What several files of the browser's tests ask for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

_RULE = "/assets/javascripts/transfer/rule.js"


@pytest.fixture
def rule(blank: Page):
    """Give the means of calling a function of the transfer check's pure rule."""

    def call(script: str, *values: object):
        return blank.evaluate(
            f"async (values) => {{ const rule = await import('{_RULE}'); const answers = (said) => new"
            f" Map(Object.entries(said)); return ({script})(...values); }}",
            list(values),
        )

    return call
