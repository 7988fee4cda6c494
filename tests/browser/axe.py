"""axe, the accessibility checker, as tests use it: on a page abridged to one or two of each thing that it repeats.

What axe costs grows with what a page holds, and a fault of the tenth row is one of the first: rows, cards and cells of
one shape are judged by two of them, colours by one text of those that are painted alike.
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

_RUN_ON_COLOURS = """(rules) => {
    document.getAnimations().forEach((colour) => colour.finish());
    const ranks = new Map();
    const paints = new Map([[null, 0]]);
    const hasText = ({ childNodes }) =>
        [...childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const paint = (element) => {
        if (!paints.has(element)) {
            const seen = getComputedStyle(element);
            const painted = JSON.stringify([paint(element.parentElement), element.localName,
                element.getAttribute("class"), hasText(element),
                ["color", "background", "opacity", "filter", "font-size", "font-weight", "text-decoration-line",
                    "text-shadow", "position"].map((name) => seen.getPropertyValue(name))]);
            if (!ranks.has(painted)) ranks.set(painted, ranks.size + 1);
            paints.set(element, ranks.get(painted));
        }
        return paints.get(element);
    };
    const judged = new Map();
    for (const element of document.body.querySelectorAll("*"))
        if (element.checkVisibility({ visibilityProperty: true })
            && (element.matches("input, select, textarea") || hasText(element)))
            judged.set(paint(element), judged.get(paint(element)) ?? element);
    return axe.run({ include: [...judged.values()] }, { resultTypes: ["violations"], runOnly: rules })
        .then(({ violations }) => violations);
}"""
"""Judges the colours of one text of those that are painted alike: in elements of the same names, classes, colours and
sizes all the way up, among words or alone."""

_ABRIDGE = """() => {
    const ALIKE = 2;
    const OWN = ["id", "href", "for", "name", "value", "style"];
    const ranks = new Map();
    const abridge = (parent) => {
        const times = new Map();
        for (const child of [...parent.children]) {
            const inside = child.localName === "svg" ? [] : abridge(child);
            const bears = child.getAttributeNames().filter((name) => !OWN.includes(name)).sort();
            const shape = JSON.stringify(
                [child.localName, child.getAttribute("class"), bears, child.textContent.trim() !== "", inside]);
            if (!ranks.has(shape)) ranks.set(shape, ranks.size);
            const rank = ranks.get(shape);
            times.set(rank, (times.get(rank) ?? 0) + 1);
            if (times.get(rank) > ALIKE && !/^h[1-6]$/.test(child.localName)) child.remove();
        }
        return [...times.keys()].sort();
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
    return _faults(page, _RUN, options)


def abridged_violations(page: Page) -> list[str]:
    """Take from the page what it repeats; return the faults of what is left."""
    page.evaluate(_ABRIDGE)
    return [*violations(page, rules={rule: {"enabled": False} for rule in COLOURS}), *colour_violations(page)]


def colour_violations(page: Page) -> list[str]:
    """Return the faults of the page's colours."""
    return _faults(page, _RUN_ON_COLOURS, COLOURS)


def everywhere(page: Page) -> list[str]:
    """Return the faults of a page that is on a phone's width: all of them in light, then its colours on a dark desk.

    The page is left abridged, light, on a desk.
    """
    found = [f"téléphone : {fault}" for fault in abridged_violations(page)]
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="dark")
    found += [f"bureau, sombre : {fault}" for fault in colour_violations(page)]
    page.emulate_media(color_scheme="light")
    return found


def _faults(page: Page, run: str, argument: object) -> list[str]:
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(Axe().axe_script)
    return [
        f"{rule['id']} : {node['target']} {node.get('failureSummary', '')}"
        for rule in page.evaluate(run, argument)
        for node in rule["nodes"]
    ]
