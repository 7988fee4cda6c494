"""axe, the accessibility checker, as tests use it: its script goes into a page once, its colours are judged apart.

Colours are two thirds of what axe costs, and the only thing that light or dark changes.
"""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PHONE, DESK = {"width": 360, "height": 780}, {"width": 1366, "height": 900}
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules of axe that look at colours."""

_RUN = (
    "(options) => axe.run(document, { resultTypes: ['violations'], ...options }).then(({ violations }) => violations)"
)


def violations(page: Page, **options: object) -> list[str]:
    """Return what axe finds at fault in the page as it stands: the rule, and where; `options` are those of axe."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(Axe().axe_script)
    return [
        f"{rule['id']} : {node['target']} {node.get('failureSummary', '')}"
        for rule in page.evaluate(_RUN, options)
        for node in rule["nodes"]
    ]


def colours(page: Page) -> list[str]:
    """Return the faults of the page's colours, in light and in dark."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += [f"{scheme} : {fault}" for fault in violations(page, runOnly=COLOURS)]
    page.emulate_media(color_scheme="light")
    return found


def everywhere(page: Page) -> list[str]:
    """Return the faults of a page that is on a phone's width: its structure on a phone and on a desk, its colours.

    The page is left on a desk.
    """
    structure = {"rules": {rule: {"enabled": False} for rule in COLOURS}}
    found = [f"téléphone : {fault}" for fault in violations(page, **structure)] + colours(page)
    page.set_viewport_size(DESK)
    return found + [f"bureau : {fault}" for fault in violations(page, **structure)]
