"""The map of the commanditaires: every one is there, as a point, a territory or in words; no two points overlap."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import ORGANISATION
from macros.pages.atlas import NARROW, WIDE, Atlas, atlas
from macros.pages.atlas_points import APART, WIDTH
from macros.pages.map_labels import Spot, placed
from tests.conftest import shown
from tests.mini import FILES, Mini

PAGE = "carte/"
ORGANISATIONS = "data/organisations.yml"


REUNION = (
    ('departement: {code: "59", name: Nord}', 'departement: {code: "974", name: La Réunion}'),
    ('region: {code: "32", name: Hauts-de-France}', 'region: {code: "04", name: La Réunion}'),
    ("lat: 50.63, lon: 3.06", "lat: -20.88, lon: 55.45"),
)
"""What moves the model's organisation to La Réunion."""


def another(mini: Mini, id_: str, *changes: tuple[str, str]) -> None:
    """Add an organisation made from the model one, and a fiche for it."""
    text = (
        FILES[ORGANISATIONS]
        .replace("ville-de-lille:", f"{id_}:")
        .replace("name: Ville de Lille", f"name: {id_}")
        .replace("short: Lille", f"short: {id_}")
    )
    for old, new in (("215903501", f"{sum(map(ord, id_)):09d}"), *changes):
        assert old in text, old
        text = text.replace(old, new, 1)
    known = (mini.root / ORGANISATIONS).read_text(encoding="utf-8")
    mini.write(ORGANISATIONS, known + "\n".join(line.removeprefix("        ") for line in text.splitlines()) + "\n")
    mini.fiche(id_, ("organisation: ville-de-lille", f"organisation: {id_}"))


def points(drawn: Atlas, layer: str) -> list[tuple[str, str, str]]:
    return [
        (point.number, point.address, point.label)
        for found in drawn.country.layers
        if found.id == layer
        for point in found.points
    ]


# — Names beside points —


def at(x: float, y: float, text: str = "Nom") -> Spot:
    return Spot(x, y, text)


@pytest.mark.parametrize(
    "others, side",
    [
        ((), "start"),
        ((at(60, 58, ""), at(60, 42, "")), "start"),
        ((at(60, 50, ""),), "end"),
        ((at(60, 50, ""), at(40, 50, "")), "middle"),
        ((at(60, 50, ""), at(40, 50, ""), at(43, 62, ""), at(50, 40, "")), "start"),
        ((at(60, 50, ""), at(40, 50, ""), at(50, 60, ""), at(50, 40, "")), None),
    ],
    ids=["à droite", "entre deux points", "à gauche", "dessous", "dessous, vers la droite", "nulle part"],
)
def test_a_name_stands_on_the_first_side_that_is_free(others: tuple[Spot, ...], side: str | None):
    found = placed([at(50, 50), *others], (), letter=6, clear=4, width=100, height=100)[0]
    assert (found.anchor if found else None) == side


def test_a_name_stays_on_the_map():
    assert placed([at(98, 50)], (), letter=6, clear=4, width=100, height=100)[0].anchor == "end"


def test_a_name_does_not_leave_the_map_by_its_top():
    assert placed([at(50, 1)], (), letter=6, clear=4, width=100, height=100)[0].anchor == "middle"


def test_a_territory_s_name_makes_way_for_the_names_of_points():
    point, area = placed(
        [at(20, 50, "Un nom")], [Spot(36, 50, "Nord", "middle")], letter=6, clear=4, width=100, height=100
    )
    assert (point.anchor, point.y) == ("start", 50) and area.y != 50


def test_a_territory_s_name_makes_way_for_points():
    _, area = placed([at(50, 50, "")], [Spot(50, 50, "Nord", "middle")], letter=6, clear=4, width=100, height=100)
    assert area.y != 50


# — What the map holds —


def test_every_commanditaire_is_in_the_list_with_its_projects(catalogue: Catalogue):
    listed = {item.subject: item.projects for region in atlas(catalogue).regions for item in region.authorities}
    assert listed == {subject: catalogue.projects_of(subject) for subject in catalogue.family(ORGANISATION)}


def test_an_authority_that_administers_its_territory_fills_it_and_has_no_point(catalogue: Catalogue):
    drawn = atlas(catalogue)
    assert [area.address for area in drawn.country.areas if area.address] == ["commanditaires/region-pays-de-la-loire/"]
    assert [area.address for area in drawn.closer.areas] == ["commanditaires/departement-de-l-essonne/"]
    assert not [
        address for _, address, _ in points(drawn, "large") if "region-" in address or "departement-" in address
    ]


@pytest.mark.parametrize("layer, widths", [("etroit", NARROW), ("large", WIDE)])
def test_no_two_points_of_a_layer_are_closer_than_a_finger(layer: str, widths: dict[str, int], catalogue: Catalogue):
    drawn = atlas(catalogue)
    for plate in (drawn.country, drawn.closer):
        pixel = WIDTH / widths[plate.id]
        found = [point for kept in plate.layers if kept.id == layer for point in kept.points]
        near = [
            (a.label, b.label)
            for rank, a in enumerate(found)
            for b in found[:rank]
            if (a.x - b.x) ** 2 + (a.y - b.y) ** 2 < (APART * pixel) ** 2
        ]
        assert near == []


def test_neighbours_are_one_point_that_counts_them_and_leads_to_the_list(mini: Mini):
    another(mini, "lomme", ("lat: 50.63, lon: 3.06", "lat: 50.635, lon: 3.055"))
    assert points(atlas(mini.catalogue()), "large") == [
        ("2", "#carte-hauts-de-france", "Lille et lomme : 2 commanditaires, dans la liste")
    ]


@pytest.mark.parametrize(
    "number, said",
    [
        (4, "Lille, v1, v2 et v3 : 4 commanditaires, dans la liste"),
        (5, "Lille, v1, v2 et 2 autres : 5 commanditaires, dans la liste"),
    ],
)
def test_a_point_calls_its_authorities_by_name_while_they_are_few(mini: Mini, number: int, said: str):
    for rank in range(1, number):
        another(mini, f"v{rank}", ("lat: 50.63", f"lat: 50.{630 - rank}"))
    assert [label for _, _, label in points(atlas(mini.catalogue()), "large")] == [said]


def test_several_projects_of_one_commanditaire_are_one_point(mini: Mini):
    mini.fiche("encore")
    assert points(atlas(mini.catalogue()), "large") == [
        ("", "commanditaires/ville-de-lille/", "Ville de Lille : 2 projets")
    ]


def test_the_list_says_where_an_authority_is_unless_it_administers_the_place(mini: Mini):
    another(mini, "nord", ('official_code: "59350"', 'official_code: "59"'))
    (region,) = atlas(mini.catalogue()).regions
    assert [(item.subject.id, item.where) for item in region.authorities] == [("nord", ""), ("ville-de-lille", "Nord")]


def test_every_territory_overseas_has_its_inset_and_those_of_its_authorities_are_marked(catalogue: Catalogue):
    drawn = atlas(catalogue)
    assert len(drawn.insets) == 11 and {inset.address for inset in drawn.insets} == {""}
    assert all(inset.plate.land for inset in drawn.insets)


def test_an_authority_overseas_is_a_point_of_its_inset_and_of_nothing_else(mini: Mini):
    mini.replace('region: "04"}', 'region: "04", path: m9650 13700 80 0 0 80-80 0z}', "data/geometrie/departements.yml")
    another(mini, "saint-denis", *REUNION)
    drawn = atlas(mini.catalogue())
    (inset,) = drawn.insets
    assert [point.address for point in inset.plate.layers[0].points] == ["commanditaires/saint-denis/"]
    assert (inset.address, inset.label) == ("#carte-la-reunion", "La Réunion : 1 commanditaire, dans la liste")
    assert len(points(drawn, "large")) == 1
    assert not [item for region in drawn.regions for item in region.authorities if item.off]


def test_an_authority_that_the_map_does_not_draw_is_told_in_the_list(mini: Mini):
    another(mini, "saint-denis", *REUNION)
    drawn = atlas(mini.catalogue())
    assert {item.subject.id: item.off for region in drawn.regions for item in region.authorities} == {
        "ville-de-lille": False,
        "saint-denis": True,
    }
    assert len(points(drawn, "large")) == 1 and drawn.closer is None


# — The page —


@pytest.mark.parametrize("width", [360, 768, 1200, 1440])
def test_every_point_is_a_target_apart_from_the_others(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(PAGE)
    boxes = page.locator(".cible:visible").evaluate_all(
        "circles => circles.map((circle) => { const box = circle.getBoundingClientRect(); return [box.x, box.y,"
        " box.width]; })"
    )
    assert boxes and min(size for _, _, size in boxes) >= 24
    meeting = [
        (a, b)
        for rank, a in enumerate(boxes)
        for b in boxes[:rank]
        if (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 < max(a[2], b[2]) ** 2
    ]
    assert meeting == []


def test_a_point_is_reached_by_keyboard_shows_its_focus_and_leads_to_its_authority(page: Page):
    page.goto(PAGE)
    lille = page.get_by_role("link", name=shown("Ville de Lille : Partager la commande publique"))
    for _ in range(40):
        page.keyboard.press("Tab")
        if lille.evaluate("link => link === document.activeElement"):
            break
    expect(lille).to_be_focused()
    assert lille.locator(".point").evaluate("point => getComputedStyle(point).strokeWidth") == "4px"
    page.keyboard.press("Enter")
    page.wait_for_url("**/commanditaires/ville-de-lille/")


def test_a_gathered_point_leads_to_the_closer_map_or_the_list(page: Page):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(PAGE)
    page.get_by_role("link", name=shown("Île-de-France : 5 commanditaires")).locator("visible=true").click()
    expect(page.locator("#carte-rapprochee")).to_be_in_viewport()
    page.locator("#carte-rapprochee").get_by_role("link", name=shown("3 commanditaires, dans la liste")).locator(
        "visible=true"
    ).click()
    expect(page.locator("#carte-ile-de-france")).to_be_in_viewport()


def test_the_map_credits_what_it_is_drawn_from_and_stays_light(page: Page, site):
    page.goto(PAGE)
    for words in ("Victor Cazanave", "Creative Commons Attribution 4.0", "GeoNames", "Natural Earth"):
        expect(page.locator(".md-content")).to_contain_text(words)
    assert len((site / PAGE / "index.html").read_bytes()) < 100_000
