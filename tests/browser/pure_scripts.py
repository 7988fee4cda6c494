"""The pure scripts of the site, called one function at a time in a real browser, on a blank page: nothing is built."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

Call = Callable[..., Any]
"""Evaluates an expression, in which `m` is the module and `v` the list of the other arguments."""


def module(blank: Page, path: str) -> Call:
    """Return the means of calling what a module exports; `path` is its place in the folder of scripts."""

    def call(expression: str, *values: object) -> Any:
        script = f"async ([v, address]) => {{ const m = await import(address); return {expression}; }}"
        return blank.evaluate(script, [list(values), f"/assets/javascripts/{path}"])

    return call
