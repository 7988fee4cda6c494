"""The remarks « à vérifier » of an import: beside their fields, taken out of the file once verified."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from macros.catalogue.read.loading import load
from macros.contributing.manuscripts.drafts import draft_text, drafts_of
from macros.contributing.manuscripts.evidence import findings
from macros.contributing.manuscripts.manuscript import Manuscript
from tests.browser.pure_scripts import Call, module
from tests.browser.test_form import downloaded, field, form, opened  # noqa: F401 (form is a fixture)
from tests.conftest import SAMPLE

HEADER = """\
# à vérifier : le titre
# Titre de la fiche
title: Un titre  # à vérifier plus tard
brief:
  problem: >
    # à vérifier : ceci est du texte
  # à vérifier : l'action
  action: b
method:
  # à vérifier : la première
  - id: x
source: {headings: [a]}
# Clés facultatives
# figures:
#   - value: 1
# à vérifier : 85 agents
# lessons: []
# à vérifier : rien après
"""
PLACES = [
    ["le titre", "title"],
    ["l'action", "brief", "action"],
    ["la première", "method", 0],
    ["85 agents", "lessons"],
    ["rien après"],
]


@pytest.fixture
def remarks(blank: Page) -> Call:
    return module(blank, "form/remarks.js")


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_remark_belongs_to_what_comes_below_it(remarks: Call, end: str):
    source = HEADER.replace("\n", end)
    places = remarks("m.remarksOf(v[0]).map(({ text, path }) => [text, ...path])", source)
    assert places == [[f"à vérifier : {words}", *path] for words, *path in PLACES]


@pytest.mark.parametrize("words", [words for words, *_ in PLACES])
def test_a_verified_remark_takes_its_line_away_and_nothing_else(remarks: Call, words: str):
    left = remarks("m.withoutRemarks(v[0], ({ text }) => text.endsWith(v[1]))", HEADER, words)
    gone = next(line for line in HEADER.splitlines(keepends=True) if line.endswith(f"à vérifier : {words}\n"))
    assert left == HEADER.replace(gone, "", 1)


@pytest.fixture(scope="module")
def draft() -> str:
    """What an import makes of a text that names a commanditaire, a method, themes and numbers."""
    text = "# Mieux accueillir à Lille\n\n## Contexte\n\nLa Ville de Lille a mené des ateliers avec 85 agents.\n"
    made = drafts_of(Manuscript(text, markdown=text), "essai", is_cut=False).drafts[0]
    content = load(SAMPLE)
    return draft_text(content, made, findings(content, made.title, made.story), "nina-simone", made.title)


def test_what_was_read_is_beside_its_field_and_goes_once_verified(form: Page, draft: str):  # noqa: F811
    opened(form, "essai.md", draft)
    method = field(form, "method").locator(":scope > .a-verifier")
    expect(method).to_contain_text(
        re.compile("ateliers, pour «\u202fatelier\u202f» dans «\u202fLa Ville de Lille a mené des ateliers")
    )
    figures = field(form, "figures").locator(":scope > .a-verifier")
    expect(figures).to_contain_text("chiffre clé possible : 85 agents")
    expect(form.locator("details", has=figures).locator(".reste")).to_have_text("1 à vérifier")
    assert downloaded(form).decode() == draft
    method.get_by_role("button", name="Vérifié : ateliers").click()
    expect(method).to_have_count(0)
    verified = "".join(line for line in draft.splitlines(True) if not line.startswith("# à vérifier : ateliers"))
    assert downloaded(form).decode() == verified != draft
    expect(form.locator(".emporter-fiche .etat")).to_contain_text("à vérifier, à côté des champs")
    opened(form, "essai.md", draft)  # what is verified stays so, as what is typed does
    expect(method).to_have_count(0)
    assert downloaded(form).decode() == verified


def test_a_number_that_was_read_becomes_a_key_figure(form: Page, draft: str):  # noqa: F811
    opened(form, "essai.md", draft.replace("85 agents", "1 850,5 euros"))
    figures = field(form, "figures")
    figures.get_by_role("button", name="En faire un chiffre clé : chiffre clé possible : 1 850,5 euros").click()
    expect(figures.locator(":scope > .a-verifier")).to_have_count(0)
    expect(field(figures, "value").locator("input")).to_be_focused()
    field(figures, "label").locator("textarea").fill("dépensés")
    assert "figures:\n  - value: 1850.5\n    unit: euros\n    label: dépensés\n" in downloaded(form).decode().replace(
        '"', ""
    )


def test_all_the_remarks_of_a_field_may_go_at_once(form: Page, draft: str):  # noqa: F811
    twice = draft.replace("# à vérifier : ateliers", "# à vérifier : autre\n# à vérifier : ateliers", 1)
    opened(form, "essai.md", twice)
    box = field(form, "method").locator(":scope > .a-verifier")
    box.get_by_role("button", name="Tout est vérifié").click()
    expect(box).to_have_count(0)
    expect(field(form, "method").locator("select").first).to_be_focused()
