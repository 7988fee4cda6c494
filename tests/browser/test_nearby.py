"""« Votre commune » in a browser: the rule, apart from any page; the map and the transfer check that ask it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from playwright.sync_api import Page, expect

from macros.catalogue.read.territories import read_territories
from macros.pages.nearby import commune_files, file_key
from tests.browser.axe import PHONE, everywhere
from tests.conftest import ROOT

MODULE = "/assets/javascripts/near/communes.js"


def run(blank: Page, expression: str, *values: object):
    """Return what an expression gives, the module called `c` and its values `v`."""
    return blank.evaluate(
        f"async ([v, m]) => {{ const c = await import(m); return {expression}; }}", [[*values], MODULE]
    )


def test_the_browser_names_the_files_as_the_build_does(blank: Page):
    names = [territory.name for territory in read_territories(ROOT).all("commune")][::7]
    assert run(blank, "v[0].map(c.fileKey)", names) == [file_key(name) for name in names]


@pytest.fixture(scope="module")
def files() -> Mapping[str, str]:
    """The files in which the browser looks for communes, by their addresses."""
    return commune_files(read_territories(ROOT))


@pytest.mark.parametrize(
    "typed, expected",
    [
        ("st denis", ["Saint-Denis 974", "Saint-Denis 93", "Saint-Denis 11", "Saint-Denis 30"]),
        ("Saint-Denis-d'Anjou", ["Saint-Denis-d'Anjou 53"]),
        ("noumea", ["Nouméa 988"]),
        ("HAY LES ROSES", ["L'Haÿ-les-Roses 94"]),
        ("44800", ["Saint-Herblain 44"]),
        ("97400", ["Saint-Denis 974"]),
        ("zzz", []),
        ("", []),
    ],
)
def test_a_commune_is_found_by_its_name_or_its_postal_code(
    blank: Page, files: Mapping[str, str], typed: str, expected: list[str]
):
    text = files.get(f"communes/{file_key(typed)}.tsv", "")
    found = run(
        blank, "c.named(v[0] ? c.communes(v[0]) : [], v[1]).map((o) => `${o.name} ${o.departement}`)", text, typed
    )
    assert found == expected


def test_a_distance_is_that_of_the_crow_and_says_when_it_is_near(blank: Page):
    paris, lyon = {"lat": 48.8566, "lon": 2.3522}, {"lat": 45.764, "lon": 4.8357}
    assert abs(run(blank, "c.distance(v[0], v[1])", paris, lyon) - 392) < 2
    assert run(blank, "[c.far(0.2), c.far(0.2, false), c.far(12.4), c.far(12.4, false)]") == [
        "sur place",
        "tout près",
        "à 12\u00a0km",
        "à environ 12\u00a0km",
    ]


def ask(page: Page, typed: str) -> None:
    page.get_by_label("Votre commune").fill(typed)
    page.get_by_label("Votre commune").press("Enter")


def test_the_map_ranks_projects_around_a_commune_by_keyboard_alone(page: Page):
    page.goto("carte/")
    expect(page.locator(".pres-reponse")).to_be_hidden()
    ask(page, "Nantes")
    expect(page.locator(".commune [role=status]")).to_have_text("Nantes (44, 44000).")
    nearest = page.locator(".pres-projets").first.locator("li")
    expect(nearest.first).to_contain_text("Pays de la Loire")
    expect(nearest.nth(1)).to_contain_text("Saint-Herblain")
    expect(page.get_by_role("heading", name="Des communes de votre taille")).to_be_visible()
    ask(page, "st denis")
    page.get_by_role("button", name="Saint-Denis (974").press("Enter")
    expect(nearest.first).to_contain_text("km")
    ask(page, "grzzz")
    expect(page.locator(".commune [role=status]")).to_have_text("Aucune commune ne porte ce nom ni ce code postal.")


def test_the_list_of_communes_is_asked_only_when_used(page: Page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/communes/" in request.url else None)
    page.goto("carte/")
    page.wait_for_load_state("networkidle")
    assert asked == []
    ask(page, "38000")
    expect(page.locator(".pres-reponse")).to_be_visible()
    assert [url.rsplit("/", 1)[1] for url in asked] == ["38.tsv"]


def test_the_transfer_check_takes_kind_and_size_from_the_commune(page: Page):
    page.goto("transferer/")
    ask(page, "Grenoble")
    expect(page.get_by_label("Type de collectivité")).to_have_value("commune")
    expect(page.get_by_label("Population")).to_have_value("100000-a-500000")
    ask(page, "Paris")
    expect(page.get_by_label("Population")).to_have_value("500000-et-plus")


def test_the_transfer_check_breaks_ties_by_distance_says_it_and_keeps_it_in_the_address(page: Page):
    page.goto("transferer/")
    ask(page, "Nantes")
    expect(page).to_have_url(re.compile(r"pres=47\.\d+,-1\.\d+"))
    reasons = page.locator(".candidats[data-sorte=projet] .place:visible")
    told = [text.replace("\u00a0", " ") for text in reasons.all_inner_texts()]
    assert any(re.search(r"chez vous, à \d+ km", text) for text in told), told
    places = page.locator(".candidats[data-sorte=projet] .proche:visible").all_inner_texts()
    assert all(re.search(r"à \d+\u00a0km|sur place", text) for text in places)
    page.reload()
    assert [text.replace("\u00a0", " ") for text in reasons.all_inner_texts()] == told
    page.get_by_role("button", name="Effacer mes réponses").click()
    expect(page).not_to_have_url(re.compile("pres="))


def test_axe_finds_nothing_once_answered(page: Page):
    page.set_viewport_size(PHONE)
    page.goto("carte/")
    ask(page, "st denis")
    expect(page.get_by_role("button", name="Saint-Denis (974")).to_be_visible()
    page.get_by_role("button", name="Saint-Denis (93").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert everywhere(page) == []
    ask(page, "st denis")
    expect(page.get_by_role("button", name="Saint-Denis (93")).to_be_visible()
    assert everywhere(page) == []
