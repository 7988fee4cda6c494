"""The pure scripts of the site, called one function at a time in a real browser, on a blank page: nothing is built."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Route

from tests.conftest import ROOT

FOLDER = ROOT / "overrides/assets/javascripts"

Call = Callable[..., Any]
"""Evaluates an expression, in which `m` is the module and `v` the list of the other arguments."""


@contextmanager
def module(browser: Browser, path: str) -> Iterator[Call]:
    """Give the means of calling what a module exports; `path` is its place in the folder of scripts."""

    def answer(route: Route) -> None:
        script = FOLDER / urlsplit(route.request.url).path.strip("/")
        if script.is_file():
            route.fulfill(path=script)
        else:
            route.fulfill(body="", content_type="text/html")

    tab = browser.new_page(base_url="http://scripts.invalid/")
    tab.route("**/*", answer)
    tab.goto("")

    def call(expression: str, *values: object) -> Any:
        script = f"async ([v, address]) => {{ const m = await import(address); return {expression}; }}"
        return tab.evaluate(script, [list(values), f"/{path}"])

    yield call
    tab.close()
