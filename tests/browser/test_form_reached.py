"""How the form of a fiche is reached, what is told where no script runs, and that no other page bears its weight."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.form_page import LILLE, PAGE, field


def test_without_script_another_way_is_told(plain: Page):
    plain.goto(PAGE)
    expect(plain.get_by_text("Le formulaire demande un script")).to_be_visible()
    expect(plain.locator("form:has(.champ)")).to_be_hidden()


def test_a_fiche_leads_to_its_form(page: Page):
    page.goto(f"projets/{LILLE}/")
    page.get_by_role("link", name="dans un formulaire").click()
    expect(page).to_have_url(re.compile(rf"/{PAGE}\?fiche={LILLE}$"))
    expect(field(page, "title").locator("textarea")).not_to_have_value("")


def test_only_this_page_loads_the_form(site: Path):
    loading = [
        path.relative_to(site).as_posix()
        for path in site.rglob("index.html")
        if re.search(r"javascripts/(?:form|tiers)/", path.read_text(encoding="utf-8"))
    ]
    assert loading == [f"{PAGE}index.html"]
    assert json.loads((site / "donnees/schemas/fiche.json").read_text(encoding="utf-8"))["type"] == "object"
