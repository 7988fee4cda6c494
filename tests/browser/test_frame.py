"""What axe can't see of the frame, in a real Chromium: menu, skip link, focus, scheme, reflow, spacing, motion."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.focus import FOCUS

FICHE = "projets/nina-simone/aubervilliers/"


STOPS = f"""() => {{ const seen = {FOCUS}; let first = null; window.stops = []; window.round = false;
    document.addEventListener('focusin', ({{ target }}) => {{
        first ??= target;
        window.round ||= window.stops.length > 0 && target === first;
        if (!window.round) window.stops.push(seen());
    }}); }}"""
"""Notes each stop of the Tab key, until the first one comes again."""


def phone(page: Page, path: str = "") -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(path)


@pytest.mark.parametrize(
    "path, width",
    [
        ("", 360),
        ("", 1366),
        (FICHE, 360),
        (FICHE, 1366),
        ("matrice/", 1366),
        ("methodes/ateliers/", 360),
        ("editions/nina-simone/", 1366),
        ("transferer/?oui=portage-politique", 360),
        pytest.param("matrice/", 360, marks=pytest.mark.long),
        pytest.param("methodes/ateliers/", 1366, marks=pytest.mark.long),
        pytest.param("editions/nina-simone/", 360, marks=pytest.mark.long),
    ],
)
def test_every_stop_of_the_tab_key_can_be_seen_and_none_is_a_trap(page: Page, path: str, width: int):
    page.set_viewport_size({"width": width, "height": 780})
    page.goto(path)
    page.evaluate(STOPS)
    for _ in range(20):
        for _ in range(50):
            page.keyboard.press("Tab")
        if page.evaluate("round"):
            break
    stops = page.evaluate("stops")
    assert page.evaluate("round"), f"le parcours ne finit pas ; derniers arrêts : {stops[-5:]}"
    assert [stop["name"] for stop in stops if not stop["shown"] or not stop["outlined"] or stop["covered"]] == []
    assert len(stops) > 10


def test_the_menu_stands_beside_the_name_on_the_smallest_phones(page: Page):
    page.set_viewport_size({"width": 320, "height": 568})
    page.goto(FICHE)
    name, button = (page.locator(f".md-header {selector}").bounding_box() for selector in (".marque", ".bascule-menu"))
    assert (
        name["width"] > 100
        and name["x"] + name["width"] <= button["x"]
        and button["y"] < name["y"] + name["height"]
        and button["x"] + button["width"] <= 320
    )


def test_the_folded_menu_takes_no_focus(page: Page):
    phone(page)
    button = page.get_by_role("button", name="Menu")
    assert button.get_attribute("aria-expanded") == "false"
    button.focus()
    for _ in range(3):  # past the search's field and its button
        page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_opens_by_keyboard_and_leads_to_a_section(page: Page):
    phone(page)
    button = page.get_by_role("button", name="Menu")
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    for _ in range(3):  # past the search, which stands between the two
        page.keyboard.press("Tab")
    expect(page.get_by_role("navigation", name="Rubriques").get_by_role("link", name="Accueil")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/projets/")


@pytest.mark.parametrize("steps", [0, 3])
def test_escape_folds_the_menu_and_gives_the_focus_back(page: Page, steps: int):
    phone(page)
    button = page.get_by_role("button", name="Menu")
    button.focus()
    page.keyboard.press("Space")
    for _ in range(steps):
        page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    expect(button).to_be_focused()
    expect(page.get_by_role("navigation", name="Rubriques")).to_be_hidden()


def test_without_script_the_sections_stay_in_sight(plain: Page):
    plain.set_viewport_size({"width": 360, "height": 780})
    plain.goto("")
    expect(plain.get_by_role("navigation", name="Rubriques").get_by_role("link", name="Méthodes")).to_be_visible()
    assert [
        button.inner_text() for button in plain.get_by_role("button").all() if button.get_attribute("type") != "submit"
    ] == [], "un bouton sans effet est montré"


@pytest.mark.parametrize(
    "path, current, value",
    [
        ("", "Accueil", "page"),
        ("methodes/", "Méthodes", "page"),
        (FICHE, "Projets", "true"),
        ("parties/organisation/", "Parties", "true"),
        ("livrables/", "Livrables", "page"),
    ],
)
def test_the_current_section_is_said(page: Page, path: str, current: str, value: str):
    page.goto(path)
    marked = page.get_by_role("navigation", name="Rubriques").get_by_role("link", name=current, exact=True).last
    expect(marked).to_be_visible()
    assert marked.get_attribute("aria-current") == value


def test_the_button_of_the_mode_says_what_it_will_do_and_the_choice_is_kept(page: Page):
    page.goto("")
    page.get_by_role("button", name="Mode sombre").press("Space")
    expect(page.get_by_role("button", name="Mode clair")).to_be_focused()
    page.goto("methodes/")
    expect(page.get_by_role("button", name="Mode clair")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_the_link_home_is_as_wide_as_its_words(page: Page):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("methodes/")
    link, drawn = page.locator(".marque").bounding_box(), page.locator(".marque-dessin").bounding_box()
    assert link["width"] < drawn["width"] + 20


def test_the_second_row_does_not_repeat_its_parent(page: Page):
    page.goto("comparer/")
    first = page.locator(".rubriques > ul:first-child > li > a").all_inner_texts()
    second = page.locator(".sous-rubriques a").all_inner_texts()
    assert second and not set(first) & set(second)


def test_no_single_key_does_anything(page: Page):
    """« / » led to the search: whoever speaks to his computer set it off without knowing."""
    page.goto("methodes/")
    for key in ("/", "s", "?"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement === document.body") and page.url.endswith("methodes/")


def test_a_wrong_address_says_so_in_its_title(page: Page):
    page.goto("404.html")
    assert page.title().startswith("Page introuvable – ")


def test_nothing_is_kept_before_the_reader_chooses(page: Page):
    page.goto("")
    page.goto("methodes/")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_the_scheme_is_set_before_the_page_is_drawn(browser: Browser, address: str):
    """Without the deferred script, the one in the head has already done it: no flash of the other scheme."""
    context = browser.new_context(color_scheme="dark")
    tab = context.new_page()
    tab.route("**/frame/frame.js", lambda route: route.abort())
    tab.goto(address)
    assert tab.evaluate("document.documentElement.getAttribute('data-md-color-scheme')") == "slate"
    context.close()


def test_a_choice_wins_over_the_system_s(browser: Browser, address: str):
    context = browser.new_context(color_scheme="dark")
    tab = context.new_page()
    tab.goto(address)
    tab.get_by_role("button", name="Mode clair").click()
    tab.reload()
    assert tab.evaluate("document.documentElement.getAttribute('data-md-color-scheme')") == "default"
    context.close()


def test_the_contents_of_a_page_fold_on_a_phone_and_stand_beside_the_text_on_a_desk(page: Page):
    page.goto(FICHE)
    contents = page.get_by_role("navigation", name="Dans cette page")
    expect(contents.get_by_role("link", name="Contexte")).to_be_visible()
    phone(page, FICHE)
    expect(contents.get_by_role("link", name="Contexte")).to_be_hidden()
    contents.locator("summary").press("Enter")
    contents.get_by_role("link", name="Contexte").press("Enter")
    page.wait_for_url("**#contexte")
    expect(page.get_by_role("heading", name="Contexte")).to_be_in_viewport()


def test_a_link_to_a_section_is_named_by_it(page: Page):
    page.goto(FICHE)
    expect(page.get_by_role("link", name="Lien vers la section « Contexte »")).to_have_attribute("href", "#contexte")
    expect(page.get_by_role("heading", name="Contexte", exact=True)).to_be_visible()


def test_a_wide_table_can_be_scrolled_by_keyboard(page: Page):
    phone(page, "matrice/")
    table = page.locator(".matrices .defile").first
    assert table.evaluate("e => e.scrollWidth > e.clientWidth"), (
        "le tableau tient dans la page : ce test ne mesure plus rien"
    )
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("e => e.scrollLeft > 0", arg=table.element_handle())


@pytest.mark.parametrize("path", ["contribuer/", "contribuer/reference/", "projets/nina-simone/nanterre/"])
def test_a_table_that_is_cut_shows_a_shade_where_more_can_be_scrolled_to(page: Page, path: str):
    page.set_viewport_size({"width": 320, "height": 568})
    page.goto(path)
    region = page.locator(".defile").first
    shade = (
        "region => getComputedStyle(region).backgroundAttachment +"
        " getComputedStyle(region.querySelector('table')).backgroundColor"
    )
    assert (
        region.evaluate("region => region.scrollWidth > region.clientWidth")
        and region.evaluate(shade) == "local, scrollrgba(0, 0, 0, 0)"
    )


def test_every_table_that_may_scroll_is_in_a_named_region_that_takes_the_focus(site: Path):
    """The recueil's figures never scroll: their tables turn into lists on narrow screens."""
    texts = (path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    around = [found[1] for text in texts for found in re.finditer(r"(<[^>]*>)\s*<table", text)]
    around = [tag for tag in around if tag != '<div class="fig-dessin">']
    assert (
        around
        and [
            tag
            for tag in around
            if not all(re.search(part, tag) for part in ('role="region"', 'aria-label="[^"]+"', 'tabindex="0"'))
        ]
        == []
    )


def test_no_block_stands_in_a_paragraph(site: Path):
    """What browsers mend in silence, an HTML checker refuses: a list or a section in a paragraph."""
    faulty = re.compile(r"<p>\s*<(?:ul|ol|dl|div|section|table|nav|figure|h\d|p)\b")
    assert [
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if faulty.search(path.read_text(encoding="utf-8"))
    ] == []


def test_nothing_moves_for_who_wants_no_motion(browser: Browser, address: str):
    context = browser.new_context(reduced_motion="reduce", base_url=address)
    tab = context.new_page()
    tab.goto(FICHE)
    moving = tab.evaluate(
        "[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e); return"
        " Math.max(...[s.transitionDuration, s.animationDuration].join().split(',').map(parseFloat)) > .001; }).map(e"
        " => e.className || e.tagName)"
    )
    context.close()
    assert moving == []


def test_the_buttons_are_large_enough_for_a_finger(page: Page):
    phone(page)
    for button in page.get_by_role("button").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 44, button.inner_text()


def test_paper_is_light_whatever_the_screen(browser: Browser, address: str):
    context = browser.new_context(color_scheme="dark", base_url=address)
    tab = context.new_page()
    tab.goto(FICHE)
    scheme = "document.documentElement.getAttribute('data-md-color-scheme')"
    assert tab.evaluate(f"() => {{ dispatchEvent(new Event('beforeprint')); return {scheme}; }}") == "default"
    assert tab.evaluate(f"() => {{ dispatchEvent(new Event('afterprint')); return {scheme}; }}") == "slate"
    context.close()
