"""Pages in a browser three years old: what it does not know, none of the readers' scripts may ask for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Response

NEWER = (
    "Map.groupBy",
    "Object.groupBy",
    "Array.fromAsync",
    "Promise.withResolvers",
    "Promise.try",
    "URL.canParse",
    "URL.parse",
    "RegExp.escape",
    "Element.prototype.checkVisibility",
    "HTMLElement.prototype.showPopover",
    "Set.prototype.union",
    "Set.prototype.intersection",
    "Set.prototype.difference",
    "Iterator.prototype.map",
    "Iterator.prototype.filter",
    "Iterator.prototype.some",
    "Iterator.prototype.find",
    "Iterator.prototype.toArray",
    "Array.prototype.toSorted",
    "Array.prototype.toReversed",
    "Array.prototype.toSpliced",
    "Array.prototype.with",
)
"""What Safari 15 and Firefox 102 lack, and later ones have. A lookbehind, which Safari 15 can't read, takes away its
whole script.
"""

FORGET = "".join(f"try {{ delete {name} }} catch {{}};" for name in NEWER)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "projets/?methode=benchmark",
        "matrice/",
        "transferer/?p=nina-simone/lille",
        "comparer/?p=cergy&p=lille&p=essonne",
        "recherche/?q=agents",
        "carte/",
        "projets/nina-simone/lille/",
    ],
)
def test_a_browser_three_years_old_runs_every_script(browser: Browser, address: str, path: str):
    context = browser.new_context()
    context.add_init_script(FORGET)
    tab = context.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    scripts: list[Response] = []
    tab.on("response", lambda answer: scripts.append(answer) if answer.request.resource_type == "script" else None)
    tab.goto(address + path)
    tab.wait_for_load_state("networkidle")
    faults += [script.url for script in scripts if any(sign in script.text() for sign in ("(?<=", "(?<!"))]
    context.close()
    assert faults == [] and scripts
