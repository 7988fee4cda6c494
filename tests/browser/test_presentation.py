"""What a page keeps without its style sheets, and how well what they draw stands out (RGAA 3.3, 10.2, 10.3, 10.5,
12.8).

A page is opened once for all that is asked of it; each test leaves it as it found it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import DESK, PHONE
from tests.chromium import watched

PAGES = (
    "",
    "recherche/?q=temps+de+travail",
    "projets/?vue=tableau",
    "projets/nina-simone/lille/",
    "matrice/",
    "carte/",
    "transferer/?oui=calendrier&non=transversalite",
    "comparer/?p=nina-simone/lille&p=nina-simone/essonne&p=nina-simone/cergy",
    "contribuer/formulaire/",
)

LOST = """() => {
    const seen = () => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = [];
        for (let node; (node = walker.nextNode()); )
            if (node.data.trim() && node.parentElement.checkVisibility({ visibilityProperty: true })) texts.push(node);
        return texts;
    };
    const styled = seen(), sheets = [...document.styleSheets];
    sheets.forEach((sheet) => { sheet.disabled = true; });
    const plain = new Set(seen());
    sheets.forEach((sheet) => { sheet.disabled = false; });
    return styled.filter((node) => !plain.has(node)).map((node) => node.data.trim());
}"""
"""The texts that only a style sheet shows."""

GENERATED = r"""() => [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility()).flatMap((e) =>
    ["::before", "::after"].map((part) => getComputedStyle(e, part).content).filter((content) =>
        /counter|attr|"[^"]*[\p{L}\p{N}][^"]*"/u.test(content)))"""
"""The words and numbers that a style sheet writes."""

MEASURES = """
    const parse = (colour) => { const n = colour.match(/[\\d.]+/g).map(Number); return [...n.slice(0, 3), n[3] ?? 1]; };
    const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
    const grounds = (e) => e ? [...grounds(e.parentElement), parse(getComputedStyle(e).backgroundColor)] : [];
    const ground = (e) => grounds(e).reduce((under, top) => over(top, under), [255, 255, 255, 1]);
    const light = (colour) => [.2126, .7152, .0722].reduce((sum, part, i) => {
        const v = colour[i] / 255;
        return sum + part * (v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); }, 0);
    const contrast = (a, b) => {
        const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
        return (high + .05) / (low + .05); };
"""

FAINT = f"""() => {{ {MEASURES}
    const name = (e) => `${{e.localName}}.${{e.getAttribute("class") ?? e.name}}`;
    const edge = (e, under) => {{
        const style = getComputedStyle(e);
        const line = parseFloat(style.borderTopWidth) ? over(parse(style.borderTopColor), under) : under;
        return Math.max(contrast(ground(e), under), contrast(line, under));
    }};
    const fields = [...document.querySelectorAll("select, textarea, input:not([type=checkbox], [type=radio])")]
        .filter((e) => e.checkVisibility() && !e.disabled)
        .map((e) => e.closest(".chercher") ?? e)
        .filter((e) => edge(e, ground(e.parentElement)) < 3).map(name);
    const shapes = [...document.querySelectorAll("svg :is(path, circle, rect):not(.halo, .cible, defs *)")]
        .filter((e) => e.checkVisibility({{ visibilityProperty: true }}) && e.getBoundingClientRect().width > 1)
        .filter((e) => {{
            const style = getComputedStyle(e), under = ground(e.closest("svg").parentElement);
            const paints = [["fill", style.fillOpacity], ["stroke", style.strokeOpacity]]
                .filter(([paint]) => style[paint] !== "none")
                .map(([paint, opacity]) => parse(style[paint]).map((part, i) => i < 3 ? part : part * opacity));
            return paints.length && Math.max(...paints.map((c) => contrast(over(c, under), under))) < 3; }}).map(name);
    return [...new Set([...fields, ...shapes])]; }}"""
"""The edges of fields, and the shapes drawn, that stand out by less than 3:1."""

GROUNDLESS = f"""() => {{ {MEASURES}
    return [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility()
        && !grounds(e).some(([, , , opacity]) => opacity === 1)).map((e) => e.localName); }}"""
"""What has no background of its own nor of what holds it: the reader's would show."""

BACKWARDS = """() => {
    const moved = (e) => e && (["fixed", "sticky", "absolute"].includes(getComputedStyle(e).position)
        || moved(e.parentElement));
    const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter((e) =>
        e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.tabIndex >= 0 && !e.closest("svg")
        && e.getBoundingClientRect().width > 2 && !moved(e));
    const top = (e) => e.getBoundingClientRect().top;
    return stops.filter((e, i) => e.tabIndex > 0 || (i && top(e) < top(stops[i - 1]) - 30))
        .map((e) => e.textContent.trim() || e.name); }"""
"""The stops of the Tab key that are shown above the one before them, or are put out of order."""


UNFOLD = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important }");
    document.adoptedStyleSheets = [sheet];
    document.querySelectorAll("details").forEach((details) => { details.open = true; });
}"""
"""Opens all folds, and lays out what is far below too: else it has no place yet."""


@pytest.fixture(scope="module")
def tab(browser: Browser, address: str) -> Iterator[Page]:
    with watched(browser, address, reduced_motion="reduce") as tab:
        yield tab


@pytest.fixture(scope="module", params=PAGES, ids=lambda path: path.split("?")[0] or "accueil")
def opened(tab: Page, request: pytest.FixtureRequest) -> Page:
    """A page on a desk, all its folds open."""
    tab.set_viewport_size(DESK)
    tab.goto(request.param)
    tab.wait_for_load_state("networkidle")
    tab.evaluate(UNFOLD)
    return tab


def test_without_style_sheets_every_text_stays(opened: Page):
    assert opened.evaluate(LOST) == []


def test_style_sheets_write_no_word_nor_number(opened: Page):
    assert opened.evaluate(GENERATED) == []


def test_every_text_has_a_ground_of_the_site_s_own(opened: Page):
    assert opened.evaluate(GROUNDLESS) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_fields_and_drawings_stand_out(opened: Page, scheme: str):
    opened.emulate_media(color_scheme=scheme)
    opened.evaluate("document.getAnimations().forEach((colour) => colour.finish())")
    assert opened.evaluate(FAINT) == []
    opened.emulate_media(color_scheme="light")


def test_on_a_phone_the_tab_key_never_goes_back_up(opened: Page):
    opened.set_viewport_size(PHONE)
    assert opened.evaluate(BACKWARDS) == []
    opened.set_viewport_size(DESK)


def test_on_a_phone_no_page_scrolls_sideways(opened: Page):
    for wide in (320, 768):
        opened.set_viewport_size({"width": wide, "height": 800})
        assert opened.evaluate("document.documentElement.scrollWidth") <= wide
    opened.set_viewport_size(DESK)


def test_the_head_has_the_colours_of_the_parts(opened: Page):
    """Whatever the page keeps at its foot."""
    image = opened.evaluate("getComputedStyle(document.querySelector('.md-header')).borderImageSource")
    assert image.startswith("linear-gradient")


def test_a_browser_can_fill_in_the_reader_s_commune(page: Page):
    for path in ("carte/", "transferer/"):
        page.goto(path)
        assert page.get_by_label("Votre commune").get_attribute("autocomplete") == "address-level2"


def test_what_is_ticked_in_a_fiche_is_counted_in_words(page: Page):
    page.goto("projets/nina-simone/lille/")
    for box in page.locator(".a-reunir input").all()[:2]:
        box.check()
    count = page.locator(".a-reunir [role=status]")
    assert count.inner_text().replace("\u00a0", " ").startswith("Conditions réunies chez vous : 2 sur ")
