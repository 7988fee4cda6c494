"""The parts of a recueil: any number of colours that are read everywhere, signs that do without them, and the words for
a colour that can't be read.
"""

from __future__ import annotations

import itertools
from xml.etree import ElementTree

import pytest

from macros.catalogue.palette import CLEAR, DARK, LEGIBLE, LIGHT, contrast, hue_of, least_contrast, legible, palette
from macros.model.vocabulary import Part
from macros.pages.part_sheet import part_sheet
from tests.mini import Mini, MiniSite

PARTIES = "data/parties.yml"


def parts(number: int, *colours: str) -> list[Part]:
    """Return some parts; the first have these colours."""
    return [
        Part(id=f"partie-{rank}", label=f"Partie {rank}", definition="Une partie.", color=colour)
        for rank, colour in itertools.zip_longest(range(number), colours)
    ]


def apart(one: str, other: str) -> float:
    """Return the angle between two hues."""
    gap = abs(hue_of(one) - hue_of(other)) % 360
    return min(gap, 360 - gap)


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == 21 and contrast("#777777", "#777777") == 1
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


@pytest.mark.parametrize("number", [1, 2, 3, 5, 12, 30])
def test_any_number_of_parts_are_read_on_light_and_dark_grounds(number: int):
    looks = palette(parts(number)).looks.values()
    assert len(looks) == number
    assert min(least_contrast(look.light, LIGHT)[0] for look in looks) >= CLEAR
    assert min(least_contrast(look.dark, DARK)[0] for look in looks) >= CLEAR


@pytest.mark.parametrize("grounds", [LIGHT, DARK])
@pytest.mark.parametrize("hue", range(0, 360, 30))
def test_a_colour_found_has_the_hue_that_was_asked(hue: int, grounds: tuple[str, ...]):
    gap = abs(hue_of(legible(hue, grounds)) - hue) % 360
    assert min(gap, 360 - gap) < 1.5


def test_the_dark_colour_of_any_legible_part_is_read_too():
    for hue in range(0, 256, 15):
        (look,) = palette(parts(1, f"#{hue:02x}0040")).looks.values()
        assert least_contrast(look.dark, DARK)[0] >= LEGIBLE


def test_a_part_keeps_its_own_colour_and_those_found_are_far_from_it():
    own, found, other = (look.light for look in palette(parts(3, "#00666a")).looks.values())
    assert own == "#00666a" and min(apart(own, found), apart(own, other), apart(found, other)) > 60


def test_a_part_added_at_the_end_changes_no_other():
    few, many = palette(parts(4, "#00666a")).looks, palette(parts(5, "#00666a")).looks
    assert [(look.light, look.sign) for look in few.values()] == [
        (look.light, look.sign) for look in list(many.values())[:4]
    ]


def test_twelve_parts_have_twelve_signs():
    assert len({look.sign for look in palette(parts(12)).looks.values()}) == 12


@pytest.mark.parametrize("number", range(1, 11))
def test_the_signs_of_all_parts_stand_apart_inside_their_drawing(number: int):
    drawn = palette(parts(number))
    places = [(look.x, look.y) for look in drawn.looks.values()]
    assert all(0 <= x <= drawn.width - 64 and 0 <= y <= drawn.height - 64 for x, y in places)
    assert all(abs(a[0] - b[0]) >= 64 or abs(a[1] - b[1]) >= 64 for a, b in itertools.combinations(places, 2))


@pytest.mark.parametrize("number", [0, 1, 4])
def test_the_sheet_colours_each_part_in_both_modes(number: int):
    drawn = palette(parts(number, *["#00666a"][:number]))
    sheet = part_sheet(drawn)
    assert sheet.count("{") == sheet.count("}") and "--bandeau: linear-gradient(90deg, var(--" in sheet
    for look in drawn.looks.values():
        assert f"--partie-{look.part}: {look.light};" in sheet and f"--partie-{look.part}: {look.dark};" in sheet
        assert f'[data-partie="{look.part}"] {{ --partie: var(--partie-{look.part}); }}' in sheet


# — Messages —


def test_a_colour_too_pale_is_told_with_its_ratio_and_a_legible_one(mini: Mini):
    mini.replace("  label: Organisation\n", '  label: Organisation\n  color: "#c8a060"\n', PARTIES)
    (told,) = mini.messages()
    start = f"{PARTIES}:3  organisation.color : sur le fond des pages (#f4f1e9), un texte de cette couleur n'a qu'un"
    assert told.startswith(f'{start} contraste de 2,1 ; il en faut 4,5. Écrivez "#')
    mini.replace("#c8a060", told.split('"')[1], PARTIES)
    assert mini.messages() == []


@pytest.mark.parametrize("colour", ["vert", "#00666A", "#066"])
def test_a_colour_has_six_signs(colour: str, mini: Mini):
    mini.replace("  label: Organisation\n", f'  label: Organisation\n  color: "{colour}"\n', PARTIES)
    (told,) = mini.messages()
    assert "Une couleur s'écrit par ses six signes, en minuscules, entre guillemets" in told


# — Pages —


def test_a_new_part_has_its_colour_and_its_sign_on_every_page(mini_site: MiniSite):
    mini_site.add(PARTIES, "climat:\n  label: Climat\n  definition: Deuxième partie.\n")
    mini_site.replace("parts: [organisation]", "parts: [organisation, climat]", "data/editions/essai.yml")
    mini_site.fiche("climat", ("part: organisation", "part: climat"))
    site = mini_site.built()
    sheets = "".join(path.read_text(encoding="utf-8") for path in (site / "assets/stylesheets").glob("c*.css"))
    home = (site / "index.html").read_text(encoding="utf-8")
    assert '[data-partie="climat"]' in sheets and '<g data-partie="climat"' in home
    for path in ("projets/essai/climat/index.html", "imprimer/essai/index.html", "projets/index.html"):
        page = (site / path).read_text(encoding="utf-8")
        assert 'data-partie="climat"' in page and "rotate(-45 32 32)" in page
    book = (site / "imprimer/essai/index.html").read_text(encoding="utf-8")
    sheet = next((site / "assets/stylesheets").glob("livre-papier.*.css")).read_text(encoding="utf-8")
    assert "partie-ouverture" in book and "--partie-climat: #" in sheet
    ElementTree.fromstring(home[home.index('<svg class="regards"') : home.index("</svg>", home.index("regards")) + 6])
