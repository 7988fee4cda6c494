"""The search page in a real browser: the query set, pointer, keyboard alone, address, no script, narrow screens, weight."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path
from urllib.parse import quote_plus, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from macros.pages.search_index import SearchFailure, write_search
from tests.conftest import ROOT
from tests.test_weight import weight

NARROW = "\u202f"
NOTHING = "rien"
FIRST_SEARCH = 170_000


def queries() -> list[dict[str, str]]:
    """Return the query set: requête, attendue, sorte, lot."""
    lines = [line for line in (ROOT / "tests/requetes.tsv").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def search(page: Page, query: str) -> None:
    """Open the search page for a query, and wait for its answer."""
    page.goto(f"recherche/?q={quote_plus(query)}")
    answered(page)


def answered(page: Page) -> None:
    page.locator(".recherche:not([aria-busy]) .recherche-compte:not(:empty)").wait_for()


def status(page: Page) -> Locator:
    return page.locator(".recherche-compte")


def results(page: Page) -> Locator:
    return page.locator(".recherche-liste > li")


def addresses(items: Locator, address: str) -> list[str]:
    """Return the addresses to which results lead, without their sections."""
    return [urlsplit(href).path.lstrip("/") for href in items.locator("a").evaluate_all("links => links.map(link => link.href)")]


ANSWERS = """async (queries) => { const { openEngine } = await import("/assets/javascripts/moteur.js");
    const engine = await openEngine(new URL("/recherche/", location.href));
    const answers = [];
    for (const query of queries) {
        const { offers, results } = await engine.search(query);
        answers.push([offers, results.map(({ page }) => page)].map((pages) => pages.map((page) => engine.pages[page].address)));
    }
    return answers; }"""


@pytest.fixture(scope="module")
def answers(browser: Browser, address: str) -> list[tuple[dict[str, str], list[str], list[str]]]:
    """Each query with the terms offered first and the results, by the engine of the page itself."""
    asked = queries()
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(address + "recherche/")
    found = tab.evaluate(ANSWERS, [query["requête"] for query in asked])
    context.close()
    return [(query, offers, results) for query, (offers, results) in zip(asked, found)]


def expected(query: dict[str, str]) -> str:
    return query["attendue"].replace("P ", "projets/nina-simone/") + "/" if query["attendue"].startswith("P ") else query["attendue"]


def test_the_query_set_is_large_and_of_all_kinds():
    asked = queries()
    assert sum(query["attendue"] != NOTHING for query in asked) >= 120 and sum(query["attendue"] == NOTHING for query in asked) >= 20
    assert len({query["requête"] for query in asked}) == len(asked)
    assert {"accents", "apostrophe", "élision", "trait d'union", "nombre", "sigle", "faute", "expression", "synonyme", "question", "personne", "lieu", "pluriel"} <= {query["sorte"] for query in asked}


@pytest.mark.parametrize("lot", ["reglage", "reserve"])
def test_queries_find_their_page_first(answers: list, lot: str):
    """97 % first, whether written while the search was tuned or before and apart."""
    asked = [(query, offers, results) for query, offers, results in answers if query["lot"] == lot and query["attendue"] != NOTHING]
    missed = [query["requête"] for query, offers, results in asked if expected(query) not in (offers[:1] or results[:1]) + results[:1]]
    assert len(missed) <= 0.03 * len(asked), missed


def test_queries_find_their_page_among_the_first_three(answers: list):
    assert [query["requête"] for query, offers, results in answers if query["attendue"] != NOTHING and expected(query) not in offers + results[:3]] == []


def test_words_of_other_subjects_find_nothing(answers: list):
    assert [(query["requête"], offers + results) for query, offers, results in answers if query["attendue"] == NOTHING and offers + results] == []


def test_a_reader_goes_from_any_page_to_the_section_she_wants_by_keyboard_alone(page: Page):
    page.goto("methodes/ateliers/")
    page.keyboard.press("/")
    expect(page.locator(".chercher input")).to_be_focused()
    page.keyboard.type("signalement des incivilités")
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche/?q=signalement+des+incivilit%C3%A9s")
    answered(page)
    link = results(page).first.locator("a")
    for _ in range(40):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/projets/nina-simone/nanterre/#*")
    expect(page.locator(":target")).to_be_visible()


def test_the_key_of_the_box_is_a_sign_like_others_while_writing(page: Page):
    page.goto("recherche/")
    page.keyboard.press("/")
    box = page.get_by_role("searchbox")
    expect(box).to_be_focused()
    page.keyboard.type("et/ou")
    expect(box).to_have_value("et/ou")


def test_a_result_says_what_it_is_and_marks_what_was_found(page: Page):
    search(page, "guichets thématiques")
    first = results(page).first
    expect(first.locator(".sur-titre")).to_have_text("Projet · Saint-Herblain")
    expect(first.get_by_role("heading")).to_have_text("Refondre l’accueil des usagers en deux étapes, 2020 puis 2023")
    assert "guichet" in first.locator("mark").first.inner_text().lower()
    section = first.locator(".trouve-section").inner_text()
    first.locator("a").click()
    page.wait_for_url("**/#*")
    assert section in page.locator(":target").inner_text()


def test_a_term_s_page_comes_before_the_results(page: Page):
    search(page, "parangonnage")
    expect(page.locator(".recherche-offres a")).to_have_text("Benchmark")
    expect(page.locator(".recherche-offres .sur-titre")).to_have_text("Méthode")
    assert "methodes/benchmark/" not in addresses(results(page), page.url)


def test_a_correction_is_said_and_can_be_refused(page: Page):
    search(page, "benchmarck")
    said = page.locator(".recherche-dit")
    expect(said).to_have_text("Résultats pour benchmark. Chercher plutôt benchmarck.")
    said.get_by_role("link", name="benchmarck").click()
    expect(status(page)).to_have_text(f"Aucun résultat pour «{NARROW}\"benchmarck\"{NARROW}».")
    page.go_back()
    expect(said).to_contain_text("Résultats pour benchmark.")


def test_a_quoted_phrase_is_found_as_it_stands(page: Page):
    search(page, "« forum d'idées »")
    texts = results(page).locator("p").all_inner_texts()
    assert any("forum d’idées" in text for text in texts)
    search(page, "« idées du forum »")
    expect(status(page)).to_contain_text("Aucun résultat")


def test_an_unknown_word_is_said_and_what_a_page_lacks_too(page: Page):
    search(page, "incivilités Toulouse")
    expect(page.locator(".recherche-dit")).to_contain_text(f"«{NARROW}Toulouse{NARROW}» ne figure dans aucune page.")
    expect(results(page).first.locator(".note")).to_have_text(f"Sans «{NARROW}Toulouse{NARROW}».")


def test_a_word_of_the_same_french_stem_is_not_taken_for_another(page: Page):
    """Pagefind's stemmer cuts « tennis » down to « ten », as it does « tenir »."""
    search(page, "tennis")
    expect(status(page)).to_contain_text("Aucun résultat")


def test_a_term_named_in_part_is_offered(page: Page):
    search(page, "migrants")
    expect(page.locator(".recherche-offres a")).to_have_text("Accueil des migrants")
    expect(results(page).first.locator(".sur-titre")).to_have_text("Projet · Strasbourg")


def test_no_result_opens_other_ways(page: Page):
    search(page, "évaluation du bitcoin")
    expect(status(page)).to_contain_text("Aucun résultat")
    expect(page.locator(".recherche-tout")).to_be_visible()
    page.locator(".recherche-dit").get_by_role("link", name="évaluation", exact=True).click()
    expect(page).to_have_url(re.compile("q=%C3%A9valuation$"))
    expect(results(page).first).to_be_visible()


def test_filters_agree_with_the_list_and_keep_the_focus(page: Page):
    search(page, "agents")
    facet = page.locator("[data-facette='theme']")
    facet.locator("summary").click()
    box = facet.locator("input[value='management']")
    count = int(re.match(r"\d+", box.locator("..").locator(".facette-compte").inner_text())[0])
    box.focus()
    page.keyboard.press("Space")
    expect(status(page)).to_have_text(re.compile(rf"^{count} résultats? sur "))
    expect(results(page)).to_have_count(min(count, 6))
    expect(box).to_be_focused()
    assert page.url.endswith("?theme=management&q=agents")
    page.go_back()
    expect(status(page)).not_to_contain_text(" sur ")
    expect(box).not_to_be_checked()
    page.go_forward()
    expect(box).to_be_checked()


def test_every_count_is_the_length_of_the_list_it_leads_to(page: Page):
    search(page, "évaluation")
    wrong = []
    for name in ("theme", "methode", "partie"):
        facet = page.locator(f"[data-facette='{name}']")
        facet.locator("summary").click()
        for box in facet.locator("label:not(.vide) input").all()[:4]:
            count = int(re.match(r"\d+", box.locator("..").locator(".facette-compte").inner_text())[0])
            box.check()
            expect(status(page)).to_contain_text(" sur ")
            said = int(re.match(r"\d+", status(page).inner_text())[0])
            wrong += [] if said == count else [(box.get_attribute("value"), count, said)]
            box.uncheck()
            expect(status(page)).not_to_contain_text(" sur ")
    assert wrong == []


def test_more_results_come_on_demand_with_the_focus(page: Page):
    search(page, "agents")
    expect(results(page)).to_have_count(6)
    more = page.get_by_role("button", name="Afficher plus de résultats")
    more.focus()
    page.keyboard.press("Enter")
    expect(results(page).nth(6)).to_be_visible()
    expect(results(page).nth(6).locator("a")).to_be_focused()


def test_what_a_reader_types_is_never_run(page: Page):
    search(page, "<img src=x onerror=alert(1)> évaluation")
    assert page.locator(".recherche img").count() == 0


def test_a_whole_page_typed_is_answered(page: Page):
    search(page, "évaluation des incivilités, " * 75)
    assert len(status(page).inner_text()) < 200
    expect(results(page).first.locator(".sur-titre")).to_have_text("Projet · Nanterre")


def test_terms_found_by_what_they_say_lead_to_their_projects(page: Page):
    search(page, "acheter")
    expect(page.locator(".recherche-offres a")).to_have_text("Commande publique")
    expect(results(page).first.locator(".sur-titre")).to_have_text("Projet · Lille")


def test_a_new_search_on_the_page_leaves_the_filters(page: Page):
    search(page, "agents")
    page.get_by_role("searchbox").fill("usagers")
    page.get_by_role("button", name="Rechercher").click()
    expect(status(page)).to_contain_text("usagers")
    assert page.title().startswith("usagers – Recherche")


def test_without_script_the_form_leads_to_the_full_list(browser: Browser, address: str, catalogue):
    context = browser.new_context(java_script_enabled=False, base_url=address)
    tab = context.new_page()
    tab.goto("methodes/")
    tab.locator(".chercher input").fill("évaluation")
    tab.locator(".chercher button").click()
    tab.wait_for_url("**/recherche/?q=*")
    listed = addresses(tab.locator(".recherche-tout"), address)
    hidden = tab.locator(".recherche-corps").is_visible()
    context.close()
    assert {project.address for project in catalogue.projects} <= set(listed) and not hidden


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("query", ["évaluation", "benchmarck", "bitcoin"])
def test_an_answer_fits_any_screen(page: Page, width: int, query: str):
    page.set_viewport_size({"width": width, "height": 800})
    search(page, query)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["évaluation des agents", "benchmarck", "bitcoin"])
def test_axe_finds_nothing_in_an_answer(browser: Browser, address: str, scheme: str, query: str):
    context = browser.new_context(color_scheme=scheme, base_url=address, viewport={"width": 360, "height": 780})
    tab = context.new_page()
    search(tab, query)
    found = [f"{rule['id']} : {node['target']}" for rule in Axe().run(tab).response["violations"] for node in rule["nodes"]]
    context.close()
    assert found == []


@pytest.fixture
def loaded(browser: Browser, address: str):
    """A page and the paths it has asked for."""
    context = browser.new_context(base_url=address)
    tab = context.new_page()
    asked: set[str] = set()
    tab.on("request", lambda request: asked.add(urlsplit(request.url).path.lstrip("/")) if request.url.startswith("http") else None)
    yield tab, asked
    context.close()


def test_the_search_costs_nothing_until_it_is_used(loaded: tuple[Page, set[str]]):
    tab, asked = loaded
    for path in ("", "projets/nina-simone/lille/", "recherche/"):
        tab.goto(path)
        tab.wait_for_load_state("networkidle")
    assert {path for path in asked if "pagefind" in path or path.startswith(("recherche/c", "recherche/m", "recherche/p"))} == set()


@pytest.mark.parametrize("query", ["benchmark", "arbre à palabres", "réfugiés", "insivilités", "comment mieux accueillir les usagers", "évaluation politique habitat saison", "1 607 h"])
def test_a_first_search_is_light(site: Path, loaded: tuple[Page, set[str]], query: str):
    """All that the search adds to a page of the site, its own style sheets and scripts included."""
    tab, asked = loaded
    tab.goto("")
    tab.wait_for_load_state("networkidle")
    before = set(asked)
    search(tab, query)
    tab.wait_for_load_state("networkidle")
    weights = {path: weight(site, path) for path in asked - before - {"recherche/"} if not path.endswith(".woff2")}
    assert any("wasm" in path for path in weights) and sum(weights.values()) <= FIRST_SEARCH, sorted(weights.items(), key=lambda item: -item[1])


def test_a_search_that_cannot_be_loaded_says_so(browser: Browser, address: str):
    context = browser.new_context(base_url=address)
    context.route("**/catalogue.json", lambda route: route.abort())
    tab = context.new_page()
    search(tab, "évaluation")
    expect(status(tab)).to_contain_text("n’a pas pu être chargée")
    expect(tab.locator(".recherche-tout")).to_be_visible()
    context.close()


def test_the_same_site_gives_the_same_index(site: Path, catalogue, tmp_path: Path):
    again = tmp_path / "site"
    shutil.copytree(site, again)
    write_search(catalogue, again)
    one, other = ({path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted((folder / "recherche").rglob("*")) if path.is_file()} for folder in (site, again))
    assert one == other


def test_an_index_that_cannot_be_made_stops_the_build_in_french(site: Path, catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "absent"))
    again = tmp_path / "site"
    shutil.copytree(site, again)
    with pytest.raises(SearchFailure, match="L'index de la recherche n'a pas pu être fait"):
        write_search(catalogue, again)
