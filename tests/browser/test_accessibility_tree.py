"""What Chromium hands to screen readers, along a path: home, search, a fiche, transfer check, comparison."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import PHONE

NAMED = {"link", "button", "searchbox", "textbox", "combobox", "checkbox", "radio", "heading", "image", "columnheader"}
"""The roles of what a reader acts on or goes to, and of what tells something by its name alone."""

Node = tuple[str, str, dict[str, object]]
"""The role, the name and the states of something that a screen reader is told of."""


def nodes(page: Page) -> list[Node]:
    """Return the accessibility tree of a page, flat."""
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    return [
        (
            node["role"]["value"],
            node.get("name", {}).get("value", "").strip(),
            {item["name"]: item["value"].get("value") for item in node.get("properties", [])},
        )
        for node in tree
        if not node["ignored"]
    ]


@pytest.mark.parametrize(
    "path, drawn",
    [
        ("", "h1"),
        ("recherche/?q=temps+de+travail", "main h3 a"),
        ("projets/nina-simone/lille/", "h1"),
        ("transferer/", "main [role=status]:not(:empty)"),
        ("comparer/?p=nina-simone/lille&p=nina-simone/essonne", "main table"),
    ],
    ids=["accueil", "recherche", "fiche", "transferer", "comparer"],
)
def test_nothing_a_reader_acts_on_is_nameless(page: Page, path: str, drawn: str):
    page.goto(path)
    expect(page.locator(drawn).first).to_be_visible()
    told = nodes(page)
    assert len([role for role, _, _ in told if role == "main"]) == 1
    assert [(role, states) for role, name, states in told if role in NAMED and not name] == []


def test_the_menu_says_that_it_is_unfolded_and_the_mode_button_what_it_will_do(page: Page):
    page.set_viewport_size(PHONE)
    page.goto("")
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("button", name="Mode sombre").click()
    states = {name: states for role, name, states in nodes(page) if role == "button"}
    assert states["Menu"]["expanded"] is True and "Mode clair" in states
