"""The identity: contrasts of the colours, faces, icons, sharing image, and pages that hold still while they load."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route, expect

from macros.catalogue.palette import DARK, LEGIBLE, LIGHT, contrast
from tests.conftest import ROOT, SAMPLE, SITE_URL

CSS = "".join(
    (ROOT / f"overrides/assets/stylesheets/{name}.css").read_text(encoding="utf-8") for name in ("regard", "composants")
)
SHEETS = sorted((ROOT / "overrides/assets/stylesheets").glob("*.css"))
PARTS = yaml.safe_load((SAMPLE / "data/parties.yml").read_text(encoding="utf-8"))
FONTS = ROOT / "overrides/assets/fonts"
FICHE = "projets/nina-simone/aubervilliers/"
TEXTS = ("encre", "encre-douce", "lien", "accent-regard")
FACES = re.findall(
    r'@font-face \{\s+font-family: "([^"]+)";\s+src: url\("\.\./fonts/([^"]+)"\)',
    (ROOT / "overrides/assets/stylesheets/polices.css").read_text(encoding="utf-8"),
)


def colours(mode: str) -> dict[str, str]:
    """Return the colours that the style sheet declares: those of the light mode, under those of the dark one."""
    light, dark = CSS.split('[data-md-color-scheme="slate"] {')
    found = re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", light)
    return dict(found + re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", dark)) if mode == "sombre" else dict(found)


def tables(path: Path) -> set[str]:
    """Return the tables of a WOFF2 file that tell what it is: outlines and variations; others by number."""
    data = path.read_bytes()
    signature, flavour, count = struct.unpack(">4sI4xH", data[:14])
    assert signature == b"wOF2" and flavour == 0x00010000, f"{path.name} n'est pas un WOFF2 à contours TrueType"
    known, found, at = {10: "glyf", 11: "loca", 13: "CFF ", 47: "fvar"}, set(), 48
    for _ in range(count):
        flags, at = data[at], at + 1
        number, version = flags & 63, flags >> 6
        if number == 63:
            tag, at = data[at : at + 4].decode("ascii"), at + 4
        else:
            tag = known.get(number, str(number))
        found.add(tag)
        transformed = version == 0 if tag in ("glyf", "loca") else version != 0
        for _ in range(2 if transformed else 1):  # lengths, seven bits a byte
            while data[at] & 128:
                at += 1
            at += 1
    return found


@pytest.mark.parametrize("mode", ["clair", "sombre"])
@pytest.mark.parametrize("ground", ["papier", "papier-2"])
@pytest.mark.parametrize("text", TEXTS)
def test_every_colour_of_text_can_be_read_on_both_grounds(mode: str, ground: str, text: str):
    declared = colours(mode)
    assert contrast(declared[text], declared[ground]) >= LEGIBLE


@pytest.mark.parametrize("mode, grounds", [("clair", LIGHT), ("sombre", DARK)])
def test_the_grounds_of_the_palette_are_those_of_the_pages(mode: str, grounds: tuple[str, ...]):
    declared = colours(mode)
    assert (declared["papier"], declared["papier-2"]) == grounds[-2:]


def test_no_style_sheet_names_a_part():
    named = [(path.name, part) for path in SHEETS for part in PARTS if part in path.read_text(encoding="utf-8")]
    assert len(PARTS) == 3 and named == []


def test_the_files_of_the_faces_are_those_declared():
    assert {file for _, file in FACES} == {path.name for path in FONTS.glob("*.woff2")}


@pytest.mark.parametrize("file", [file for _, file in FACES])
def test_a_face_is_a_static_truetype_file(file: str):
    found = tables(FONTS / file)
    assert "glyf" in found
    assert not found & {"CFF ", "CFF2", "fvar"}


@pytest.mark.parametrize("family", sorted({family for family, _ in FACES}))
def test_a_face_keeps_its_licence_beside_it(family: str):
    licence = FONTS / f"{family.lower().replace(' ', '-')}-OFL.txt"
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text(encoding="utf-8")


@pytest.mark.parametrize("family", ["--serif", "--sans"])
def test_french_and_the_signs_of_the_scales_come_from_our_faces(page: Page, family: str):
    page.goto(FICHE)
    page.evaluate(
        """family => {
        const line = document.createElement("p");
        line.id = "essai"; line.style.fontFamily = `var(${family})`;
        line.textContent = "œŒæÆéÉàÀçÇù«»’…–—€·°%→←↑↓●○◇✓1ᵉʳ0123456789";
        document.querySelector("article").prepend(line);
    }""",
        family,
    )
    page.evaluate("document.fonts.ready")
    page.wait_for_function(
        "[...document.fonts].filter(face => face.family.includes('Signes')).every(face => face.status === 'loaded')"
    )
    protocol = page.context.new_cdp_session(page)
    protocol.send("DOM.enable")
    protocol.send("CSS.enable")
    node = protocol.send(
        "DOM.querySelector", {"nodeId": protocol.send("DOM.getDocument")["root"]["nodeId"], "selector": "#essai"}
    )
    used = protocol.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]})["fonts"]
    assert [font["familyName"] for font in used if not font["isCustomFont"]] == []


def test_a_fiche_loads_few_and_light_faces(fresh_page: Page):
    loaded: list[str] = []
    fresh_page.on(
        "requestfinished",
        lambda request: loaded.append(request.url.rsplit("/", 1)[1]) if request.url.endswith(".woff2") else None,
    )
    fresh_page.goto(FICHE)
    fresh_page.wait_for_load_state("networkidle")
    assert 0 < sum((FONTS / name).stat().st_size for name in loaded) <= 110_000


def test_icons_and_preloaded_faces_are_there(site: Path):
    head = (site / FICHE / "index.html").read_text(encoding="utf-8").split("</head>")[0]
    links = re.findall(r'<link rel="(?:icon|apple-touch-icon|preload)" href="([^"]+)"', head)
    assert len(links) == 5
    assert [link for link in links if not (site / FICHE / link).is_file()] == []


def test_the_sharing_image_has_the_size_that_networks_show():
    data = (ROOT / "overrides/assets/images/partage.png").read_bytes()
    assert struct.unpack(">II", data[16:24]) == (1200, 630)
    assert len(data) < 300_000


def test_a_shared_link_shows_the_image_once_the_address_of_the_site_is_known(small_site: Path):
    page = (small_site / "projets/essai/lille/index.html").read_text(encoding="utf-8")
    assert f'<meta property="og:image" content="{SITE_URL}assets/images/partage.png">' in page
    assert f'<meta property="og:url" content="{SITE_URL}projets/essai/lille/">' in page


def test_no_relative_image_is_promised_while_the_address_is_unknown(site: Path):
    assert "og:image" not in (site / FICHE / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ["", FICHE], ids=["accueil", "fiche"])
@pytest.mark.parametrize("width", [360, 1366])
def test_nothing_jumps_when_the_faces_arrive_late(fresh_page: Page, path: str, width: int):
    """The faces are held until the page is drawn without them, however slow the machine."""
    held: list[Route] = []
    drawn = False

    def late(route: Route) -> None:
        route.continue_() if drawn else held.append(route)

    fresh_page.route("**/*.woff2", late)
    fresh_page.set_viewport_size({"width": width, "height": 800})
    fresh_page.add_init_script("""
        window.shift = 0;
        window.shifts = new PerformanceObserver(list =>
            list.getEntries().forEach(entry => { window.shift += entry.value; }));
        window.shifts.observe({type: "layout-shift", buffered: true});
    """)
    fresh_page.goto(path, wait_until="domcontentloaded")
    fresh_page.evaluate(
        "new Promise(seen => new PerformanceObserver(list =>"
        " list.getEntriesByName('first-contentful-paint').forEach(seen)).observe({type: 'paint', buffered: true}))"
    )
    assert held, "la page s'est dessinée avant de demander ses caractères"
    drawn = True
    for route in held:
        route.continue_()
    assert fresh_page.evaluate(
        "document.fonts.ready.then(faces => faces.check('1em Newsreader') && faces.check('1em \"Regard Sans\"'))"
    )
    fresh_page.evaluate(
        "new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn))))"
    )
    fresh_page.evaluate("window.shifts.takeRecords().forEach(entry => { window.shift += entry.value; })")
    assert fresh_page.evaluate("window.shift") < 0.02


def test_a_card_names_the_part_that_its_colour_shows(page: Page, catalogue):
    page.goto("projets/")
    labels = {
        subject.id: subject.label
        for family, subjects in catalogue.subjects.items()
        if family == "part"
        for subject in subjects.values()
    }
    cards = page.locator(".vignette").all()
    assert len(cards) == len(catalogue.projects)
    for card in cards:
        expect(card.locator(".partie")).to_have_text(labels[card.get_attribute("data-partie")])


def test_conditions_can_be_ticked_by_their_question(page: Page):
    page.goto("projets/nina-simone/lille/")
    box = page.get_by_role("checkbox", name="La direction générale porte-t-elle le projet ?")
    box.check()
    expect(box).to_be_checked()


def test_templates_hold_no_style_of_their_own():
    assert [
        path.name
        for path in (ROOT / "overrides").rglob("*.html")
        if re.search(r"\sstyle=|<style", path.read_text(encoding="utf-8"))
    ] == []


def test_the_style_sheets_stay_small():
    assert len(CSS.encode()) <= 25_000


def test_dark_screens_print_in_ink_on_paper(browser: Browser, address: str):
    context = browser.new_context(color_scheme="dark")
    tab = context.new_page()
    tab.goto(address + FICHE)
    tab.emulate_media(media="print", color_scheme="dark")
    found = tab.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('h1')).color]"
    )
    context.close()
    assert found == ["rgba(0, 0, 0, 0)", "rgb(26, 33, 48)"]  # no ground of ours: the sheet's own
