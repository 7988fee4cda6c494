"""The territories: the map is sound, every organisation is placed in its own, and the silhouettes stay light and
named.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import ORGANISATION
from macros.catalogue.read.map import Geometry
from macros.catalogue.shapes import Line, box, contains, distance, merged, rings, simplified, simplified_ring, svg_path
from macros.catalogue.silhouettes import silhouettes
from macros.model.map import MappedRegion
from macros.model.organisation import Organisation, Position
from macros.pages.territory import territory
from tests.conftest import ROOT
from tests.mini import Mini

MAP = "data/geometrie/departements.yml"
ORGANISATIONS = "data/organisations.yml"
SQUARE, NEXT = ((0, 0), (10, 0), (10, 10), (0, 10)), ((10, 0), (20, 0), (20, 10), (10, 10))

KNOWN = {
    "59": ("Bray-Dunes", 51.0890, 2.5457),
    "67": ("Lauterbourg", 48.9670, 8.2335),
    "66": ("Puig de Coma Negra", 42.3327, 2.5281),
    "2A": ("Capu Rossu", 42.2374, 8.5346),
    "29": ("Quimper", 47.9960, -4.0969),
    "75": ("Notre-Dame de Paris", 48.8530, 2.3499),
    "971": ("Pointe-à-Pitre", 16.2411, -61.5331),
    "972": ("Fort-de-France", 14.6037, -61.0588),
    "973": ("Cayenne", 4.9224, -52.3135),
    "974": ("Saint-Denis", -20.8789, 55.4481),
    "976": ("Mamoudzou", -12.7806, 45.2278),
    "975": ("Saint-Pierre", 46.7791, -56.1773),
    "977": ("Gustavia", 17.8962, -62.8498),
    "978": ("Marigot", 18.0675, -63.0822),
    "986": ("Mata-Utu", -13.2816, -176.1745),
    "987": ("Papeete", -17.5334, -149.5667),
    "988": ("Nouméa", -22.2758, 166.4580),
}
"""Points far apart whose position and département are known from elsewhere; the first four are the ends of the
country."""

OVERSEAS = ["971", "972", "973", "974", "976", "975", "977", "978", "986", "987", "988"]
"""Codes of the départements and the other territories overseas, in the order of the file."""


def mainland(geometry: Geometry) -> tuple[Line, ...]:
    """Return the outlines of the country without those overseas."""
    return tuple(
        ring for area in geometry.departements.values() if area.code not in OVERSEAS for ring in geometry.outlines(area)
    )


def organisations(catalogue: Catalogue) -> list[Organisation]:
    return [subject.record for subject in catalogue.family(ORGANISATION)]


def everywhere(catalogue: Catalogue) -> list[MappedRegion]:
    """Return every département and région of the map that has an outline."""
    geometry = catalogue.geometry
    return [area for area in (*geometry.departements.values(), *geometry.regions.values()) if geometry.outlines(area)]


def seated_in(areas: list[MappedRegion], geometry: Geometry, model: Organisation) -> list[Organisation]:
    """Return an imaginary organisation in each territory."""
    changed = []
    for area in areas:
        code = {"code": area.code, "name": area.name}
        place = {"departement": code} if hasattr(area, "region") else {"departement": None, "region": code}
        changed.append(Organisation.model_validate(model.model_dump() | place | {"id": f"o-{len(changed)}"}))
    return changed


# — Plane outlines —


def test_a_path_is_read_ring_by_ring_each_from_the_start_of_the_last():
    assert rings("m10 10 5 0 0-5zm1 1 2 0 0 2z") == (((10, 10), (15, 10), (15, 5)), ((11, 11), (13, 11), (13, 13)))


def test_what_is_written_is_read_again():
    lines = (((10, 10), (15, 10), (15, 5)), ((-11, 11), (13, 11), (13, 13)))
    assert rings(svg_path(lines, closed=True)) == lines


def test_neighbours_merge_into_one_outline_and_the_border_they_share():
    (outer,), (border,) = merged((SQUARE, NEXT))
    assert (len(outer), set(border)) == (6, {(10, 0), (10, 10)})
    assert contains((outer,), (5, 5)) and contains((outer,), (15, 5)) and not contains((outer,), (25, 5))


def test_a_ring_inside_another_is_a_hole():
    outline = (SQUARE, ((4, 4), (6, 4), (6, 6), (4, 6)))
    assert contains(outline, (2, 2)) and not contains(outline, (5, 5))


def test_the_distance_to_an_outline_is_nothing_inside():
    assert (distance((SQUARE,), (5, 5)), distance((SQUARE,), (13, 14))) == (0, 5)


def test_a_simplified_line_keeps_its_ends_and_what_stands_out():
    assert simplified(((0, 0), (1, 0.1), (2, 0), (3, 5), (4, 0)), 0.5) == ((0, 0), (2, 0), (3, 5), (4, 0))


def test_a_simplified_ring_keeps_its_corners():
    assert set(simplified_ring(((0, 0), (5, 0.1), *SQUARE[1:]), 0.5)) == set(SQUARE)


# — The map —


def test_the_map_holds_the_country_and_each_outline_stays_in_its_frame(catalogue: Catalogue):
    geometry = catalogue.geometry
    assert len(geometry.departements) == 96 + len(OVERSEAS) and len(geometry.regions) == 13 + len(OVERSEAS)
    left, top, right, bottom = box(mainland(geometry))
    assert left >= 0 and top >= 0 and right <= geometry.frame.width and bottom <= geometry.frame.height


def test_the_territories_overseas_are_drawn_out_of_the_frame(catalogue: Catalogue):
    assert [area.code for area in catalogue.geometry.overseas] == OVERSEAS
    assert [area.code for area in catalogue.geometry.departements.values() if not area.path] == []


def test_neighbours_fit_each_other_exactly(catalogue: Catalogue):
    """Merged, the country is one outline, seven islands and Corsica: a gap between two départements would leave another
    ring.
    """
    outer, _ = merged(mainland(catalogue.geometry))
    assert len(outer) == 9


@pytest.mark.parametrize("code", KNOWN, ids=lambda code: KNOWN[code][0])
def test_a_known_point_falls_in_its_departement(code: str, catalogue: Catalogue):
    _, lat, lon = KNOWN[code]
    geometry, position = catalogue.geometry, Position(lat=lat, lon=lon)
    away = distance(geometry.outlines(geometry.departements[code]), geometry.frame.place(position))
    assert geometry.frame.kilometres(away, position) < (2 if code in OVERSEAS else 1)


def test_every_file_of_the_map_says_whose_work_it_is():
    text = (ROOT / MAP).read_text(encoding="utf-8")
    assert all(
        credit in text
        for credit in ("Victor Cazanave", "MapSVG", "CC BY 4.0", "Natural Earth", "Modifications", "Licence Ouverte")
    )


# — Silhouettes —


def test_every_organisation_has_its_silhouette_unless_the_map_stops_before_it(catalogue: Catalogue):
    without = [found for found in organisations(catalogue) if territory(catalogue, found) is None]
    assert [found.id for found in without if catalogue.geometry.outlines(catalogue.geometry.territory(found))] == []


def test_every_seat_falls_in_its_territory_on_the_map_and_in_its_drawings(catalogue: Catalogue):
    geometry, lost = catalogue.geometry, []
    for found in organisations(catalogue):
        if not contains(geometry.outlines(geometry.territory(found)), geometry.frame.place(found.position)):
            lost.append(f"{found.id}, carte")
        silhouette = catalogue.silhouettes[found.id]
        for drawing in (silhouette.large, silhouette.small):
            if drawing.point and not contains(
                rings(drawing.outline), tuple(map(int, re.findall(r"-?\d+", drawing.point)[:2]))
            ):
                lost.append(f"{found.id}, {drawing.width} × {drawing.height}")
    assert lost == []


@pytest.mark.parametrize(
    "id_, label, caption, within",
    [
        ("ville-de-lille", "Silhouette du département du Nord ; un point y marque Lille", "Lille", "Nord"),
        (
            "ept-plaine-commune",
            "Silhouette du département de la Seine-Saint-Denis ; un point y marque le siège, Saint-Denis",
            "Saint-Denis",
            "Seine-Saint-Denis",
        ),
        ("departement-de-l-essonne", "Silhouette du département de l'Essonne", "Essonne", ""),
        ("region-pays-de-la-loire", "Silhouette de la région des Pays de la Loire", "Pays de la Loire", ""),
    ],
)
def test_a_silhouette_is_named_and_filled_where_the_authority_is_the_territory(
    id_: str, label: str, caption: str, within: str, catalogue: Catalogue
):
    shown = territory(catalogue, catalogue.subjects[ORGANISATION.id][id_].record)
    assert (shown.label, shown.caption, shown.within, shown.whole, bool(shown.large.point)) == (
        label,
        caption,
        within,
        not within,
        bool(within),
    )


def test_two_organisations_of_a_territory_share_one_outline(catalogue: Catalogue):
    one, other = (catalogue.silhouettes[id_] for id_ in ("ville-de-saint-nazaire", "ville-de-saint-herblain"))
    assert one.large.outline is other.large.outline and one.large.point != other.large.point


def test_every_territory_of_the_country_can_be_drawn_lightly(catalogue: Catalogue):
    """Whatever the next edition's commanditaires, a head weighs less than 2.5 kB and a card's corner less than 700
    bytes.
    """
    areas = everywhere(catalogue)
    drawn = silhouettes(catalogue.geometry, seated_in(areas, catalogue.geometry, organisations(catalogue)[1]))
    heavy = [
        found.territory.name
        for found in drawn.values()
        if len(found.large.outline) + len(found.large.borders) > 2500 or len(found.small.outline) > 700
    ]
    assert (len(drawn), heavy) == (96 + 13 + 2 * len(OVERSEAS), [])


def test_islands_too_far_apart_to_show_their_shapes_are_dots(catalogue: Catalogue):
    """Those of Polynésie française span 2,000 kilometres: simplified, not one would be left."""
    geometry = catalogue.geometry
    area = geometry.departements["987"]
    drawn = next(iter(silhouettes(geometry, seated_in([area], geometry, organisations(catalogue)[1])).values()))
    assert drawn.large.scattered and len(rings(drawn.large.outline)) > 50
    assert len(set(rings(drawn.small.outline))) == len(rings(drawn.small.outline)) > 20


@pytest.mark.parametrize("code", ["988", "974"], ids=["collectivité", "département"])
def test_a_territory_overseas_is_called_by_its_name(code: str, catalogue: Catalogue):
    area = catalogue.geometry.departements[code]
    assert area.of_title == {"988": "de la Nouvelle-Calédonie", "974": "du département de La Réunion"}[code]


def test_a_territory_without_an_outline_has_no_silhouette(mini: Mini):
    mini.replace('departement: {code: "59", name: Nord}', 'departement: {code: "974", name: La Réunion}', ORGANISATIONS)
    mini.replace('region: {code: "32", name: Hauts-de-France}', 'region: {code: "04", name: La Réunion}', ORGANISATIONS)
    catalogue = mini.catalogue()
    assert territory(catalogue, organisations(catalogue)[0]) is None


# — Pages —


def drawings(site: Path, address: str) -> list[str]:
    return re.findall(
        r'<svg class="silhouette.*?</svg>', (site / address / "index.html").read_text(encoding="utf-8"), re.DOTALL
    )


def test_a_fiche_opens_with_its_territory_and_each_card_carries_one(catalogue: Catalogue, site: Path):
    for project in catalogue.projects:
        head, *corners = drawings(site, project.address)
        assert 'role="img"' in head and len(corners) == 3 and all('aria-hidden="true"' in corner for corner in corners)
    assert len(drawings(site, "projets/")) == len(catalogue.projects)
    assert 'role="img"' in drawings(site, "commanditaires/ville-de-cergy/")[0]


def test_ten_cards_cost_less_than_eight_kilobytes_of_silhouettes(site: Path):
    assert sum(len(drawing.encode()) for drawing in drawings(site, "projets/")[:10]) < 8000


def test_a_silhouette_has_its_size_before_any_style_and_no_style_of_its_own(catalogue: Catalogue, site: Path):
    addresses = [
        "projets/",
        *(project.address for project in catalogue.projects),
        *(subject.address for subject in catalogue.family(ORGANISATION)),
    ]
    found = [drawing for address in addresses for drawing in drawings(site, address)]
    assert [
        drawing[:120]
        for drawing in found
        if "style=" in drawing or not re.search(r' width="\d+" height="\d+"', drawing)
    ] == []


@pytest.mark.parametrize("width, side", [(360, 96), (1440, 200)])
def test_a_reader_meets_the_silhouette_by_its_name_at_the_head_of_the_fiche(width: int, side: int, page: Page):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("projets/nina-simone/lille/")
    image = page.get_by_role("img", name="Silhouette du département du Nord ; un point y marque Lille")
    image.scroll_into_view_if_needed()
    assert round(image.bounding_box()["width"]) == side
