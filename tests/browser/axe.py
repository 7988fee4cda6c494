"""axe, the accessibility checker, as tests use it: on a page abridged to one or two of each thing that it repeats.

What axe costs grows with what a page holds, and a fault of the tenth row is one of the first: rows, cards and cells of
one shape are judged by two of them.
"""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PHONE, DESK = {"width": 360, "height": 780}, {"width": 1366, "height": 900}
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules of axe that look at colours: the only ones that light or dark changes."""

_RUN = """(options) => {
    document.getAnimations().forEach((colour) => colour.finish());
    return axe.run(document, { resultTypes: ["violations"], ...options }).then(({ violations }) => violations);
}"""

_ABRIDGE = """() => {
    const ALIKE = 2;
    const OWN = ["id", "href", "for", "name", "value", "style"];
    const abridge = (parent) => {
        const times = {};
        for (const child of [...parent.children]) {
            const inside = child.localName === "svg" ? [] : abridge(child);
            const bears = child.getAttributeNames().filter((name) => !OWN.includes(name)).sort();
            const shape = JSON.stringify(
                [child.localName, child.getAttribute("class"), bears, child.textContent.trim() !== "", inside]);
            times[shape] = (times[shape] ?? 0) + 1;
            if (times[shape] > ALIKE && !/^h[1-6]$/.test(child.localName)) child.remove();
        }
        return Object.keys(times).sort();
    };
    const known = new Set([...document.querySelectorAll("th[id]")].map((header) => header.id));
    abridge(document.body);
    for (const cell of document.querySelectorAll("[headers]")) {
        const named = cell.getAttribute("headers").split(" ");
        cell.setAttribute("headers", named.filter((id) => !known.has(id) || document.getElementById(id)).join(" "));
        if (!cell.getAttribute("headers")) cell.removeAttribute("headers");
    }
}"""
"""Leaves, of the neighbours of one shape, the first two: the same name, classes and attributes, with or without text,
around things of the same shapes. Headings stay, whose levels axe follows. Cells forget the headers that
went with their row, not those that were never there."""


def violations(page: Page, **options: object) -> list[str]:
    """Return what axe finds at fault in the page as it stands: the rule, and where; `options` are those of axe."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(Axe().axe_script)
    return [
        f"{rule['id']} : {node['target']} {node.get('failureSummary', '')}"
        for rule in page.evaluate(_RUN, options)
        for node in rule["nodes"]
    ]


def abridge(page: Page) -> None:
    """Take from the page what it repeats."""
    page.evaluate(_ABRIDGE)


def everywhere(page: Page) -> list[str]:
    """Return the faults of a page that is on a phone's width: all of them in light, then its colours on a dark desk.

    The page is left abridged, light, on a desk.
    """
    abridge(page)
    found = [f"téléphone : {fault}" for fault in violations(page)]
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="dark")
    found += [f"bureau, sombre : {fault}" for fault in violations(page, runOnly=COLOURS)]
    page.emulate_media(color_scheme="light")
    return found
