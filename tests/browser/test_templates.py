"""What every template keeps, whatever the reader: keyboard, narrow screens, large letters, axe, policy, no script.

A page is opened once for all that is asked of it; each test leaves it as it found it, the last excepted.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import DESK, PHONE, abridged_violations, everywhere, violations
from tests.browser.focus import FOCUS
from tests.chromium import watched

TEMPLATES = (
    "",
    "projets/",
    "projets/nina-simone/essonne/",
    "methodes/",
    "methodes/ateliers/",
    "conditions/",
    "conditions/calendrier/",
    "themes/habitat/",
    "livrables/guide-pratique/",
    "commanditaires/ville-de-lille/",
    "collectivites/commune/",
    "parties/organisation/",
    "editions/nina-simone/",
    "editions/nina-simone/corrections/",
    "transferer/",
    "carte/",
    "matrice/",
    "comparer/",
    "recherche/",
    "plan-du-site/",
    "donnees/",
    "contribuer/",
    "contribuer/premiere-fiche/",
    "contribuer/bien-ecrire/",
    "contribuer/figures/",
    "contribuer/reference/",
    "contribuer/messages/",
    "contribuer/publier/",
    "accessibilite/",
    "mentions-legales/",
    "donnees-personnelles/",
)
"""One page of each template."""

LARGE = """async () => { const sheet = new CSSStyleSheet();
    sheet.replaceSync('html { font-size: 250% }');
    document.adoptedStyleSheets = [sheet];
    const frame = () => new Promise(requestAnimationFrame);
    await frame().then(frame); }"""
"""Letters twice as large as the site's own, once the page has been laid out with them."""

SPACING = """() => { const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [sheet]; }"""
"""The spacing that a reader may impose (WCAG 1.4.12)."""

CLIPPED = """() => [...document.querySelectorAll('body *')].filter((e) => {
    const hides = ['hidden', 'clip'].includes(getComputedStyle(e).overflowY);
    return e.checkVisibility() && !e.closest('.lu, svg, .evitement') && e.clientHeight > 1 && hides
        && e.scrollHeight > e.clientHeight + 2;
}).map((e) => e.className || e.tagName)"""
"""What hides some of its own text."""

FIXED = """() => [...document.querySelectorAll('body *')].filter((e) =>
    ['fixed', 'sticky'].includes(getComputedStyle(e).position) && e.tagName !== 'TH' && e.checkVisibility()
).map((e) => e.className)"""
"""What stays in sight while the page scrolls, heads of tables excepted."""

LINKS = """() => [...document.querySelectorAll('main a:not(td a)')].filter((a) => a.checkVisibility()).map((a) =>
    [(a.getAttribute('aria-label') || a.textContent).trim().replace(/\\s+/g, ' '), a.href.baseVal ?? a.href])"""
"""The links of the text, each with its name and its place."""

WATCH = """window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) =>
        window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));"""

every_template = pytest.mark.parametrize(
    "opened", [*TEMPLATES, "404.html"], ids=lambda path: path or "accueil", indirect=True
)


@pytest.fixture(scope="module")
def tab(browser: Browser, address: str) -> Iterator[Page]:
    """The page of a reader who goes from template to template."""
    with watched(browser, address, reduced_motion="reduce") as tab:
        tab.add_init_script(WATCH)
        yield tab


@pytest.fixture(scope="module")
def opened(tab: Page, request: pytest.FixtureRequest) -> Page:
    """A page of a template, opened on a desk for all its tests, which follow one another."""
    tab.set_viewport_size(DESK)
    tab.goto(request.param)
    return tab


def width(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth")


@every_template
def test_the_first_tab_shows_a_link_that_leads_to_the_text(opened: Page):
    """First of all: the focus is where the page puts it."""
    link = opened.get_by_role("link", name="Aller au contenu")
    opened.keyboard.press("Tab")
    expect(link).to_be_focused()
    assert opened.evaluate(FOCUS)["shown"]
    opened.keyboard.press("Enter")
    expect(opened.locator("main")).to_be_focused()
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.querySelector('main').contains(document.activeElement)")
    opened.evaluate("document.activeElement.blur()")


@every_template
def test_a_link_says_where_it_leads_out_of_context(opened: Page):
    """In the text, the same words never lead to two places, and no link is named by a gesture.

    In a table, the headings of the row and of the column say the rest; a link of a drawing is named by its label.
    """
    places: dict[str, set[str]] = {}
    for name, href in opened.evaluate(LINKS):
        places.setdefault(name.lower(), set()).add(href)
    gestures = ("ici", "lien", "cliquez ici", "en savoir plus", "lire la suite", "voir", "suite")
    vague = [name for name in places if len(name) < 2 or name in gestures]
    assert (vague, {name: sorted(hrefs) for name, hrefs in places.items() if len(hrefs) > 1}) == ([], {})


@every_template
def test_a_page_takes_letters_twice_as_large(opened: Page):
    opened.evaluate(LARGE)
    assert width(opened) <= 1366
    assert opened.evaluate(CLIPPED) == []


@every_template
def test_a_page_takes_the_reader_s_own_spacing(opened: Page):
    opened.evaluate(SPACING)
    for wide in (360, 1366):
        opened.set_viewport_size({"width": wide, "height": 780})
        assert width(opened) <= wide
        assert (wide, opened.evaluate(CLIPPED)) == (wide, [])
    opened.evaluate("document.adoptedStyleSheets = []")


@every_template
def test_no_page_scrolls_sideways(opened: Page):
    for wide in (320, 768, 1440):
        opened.set_viewport_size({"width": wide, "height": 800})
        assert width(opened) <= wide


@every_template
def test_a_page_can_be_read_at_400_percent(opened: Page):
    """1280 × 1024 at 400 %: the same as 320 × 256."""
    opened.set_viewport_size({"width": 320, "height": 256})
    assert width(opened) <= 320
    opened.evaluate("scrollTo(0, 2000)")
    assert opened.evaluate(FIXED) == [], "un élément fixe mange la hauteur"
    opened.evaluate("scrollTo(0, 0)")


@every_template
def test_axe_finds_nothing_with_everything_open(opened: Page):
    opened.set_viewport_size(PHONE)
    opened.get_by_role("button", name="Menu").click()
    expect(opened.locator("#cadre-rubriques")).to_be_visible()
    opened.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert everywhere(opened) == []


@every_template
def test_nothing_a_reader_does_breaks_the_policy(opened: Page):
    """Last of all: what was done above counts too."""
    opened.locator(".bascule-mode").click()
    seen = opened.evaluate("window.violations")
    opened.evaluate("localStorage.clear()")
    assert seen == []


@pytest.mark.parametrize(
    "path", ["", "projets/nina-simone/essonne/", "matrice/", "404.html"], ids=lambda path: path or "accueil"
)
def test_axe_finds_nothing_on_a_desk(tab: Page, path: str):
    """What a phone doesn't show: the sections beside the name, the contents beside the text, whole tables."""
    tab.set_viewport_size(DESK)
    tab.goto(path)
    assert abridged_violations(tab) == []


@pytest.mark.long
@pytest.mark.parametrize("path", [*TEMPLATES, "404.html"], ids=lambda path: path or "accueil")
def test_axe_finds_nothing_on_a_whole_page(tab: Page, path: str):
    """Nothing left out of it, in both schemes and at both widths."""
    for width, scheme in itertools.product((PHONE, DESK), ("light", "dark")):
        tab.set_viewport_size(width)
        tab.emulate_media(color_scheme=scheme)
        tab.goto(path)
        assert (width, scheme, violations(tab)) == (width, scheme, [])
    tab.emulate_media(color_scheme="light")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path or "accueil")
def test_a_page_can_be_read_without_script(plain: Page, path: str):
    plain.goto(path)
    expect(plain.locator("h1")).to_be_visible()
    assert plain.locator("article a:visible, .md-content a:visible").count() > 0
