"""The search page in a real browser: pointer, keyboard alone, address, no script, narrow screens, accessibility."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import PHONE, everywhere
from tests.browser.search_page import addresses, answered, results, search, status

NARROW = "\u202f"


def test_a_reader_goes_from_any_page_to_the_section_she_wants_by_keyboard_alone(page: Page):
    page.goto("methodes/ateliers/")
    for _ in range(4):  # to the content, home, the choice of light or dark, the box
        page.keyboard.press("Tab")
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


def test_a_query_pasted_with_its_accents_apart_is_answered_alike(page: Page):
    search(page, "élus")
    expected = addresses(results(page), page.url)
    search(page, "e\u0301lus")
    assert addresses(results(page), page.url) == expected != []


def test_a_result_says_what_it_is_and_marks_what_was_found(page: Page):
    search(page, "guichets thématiques")
    first = results(page).first
    expect(first.locator(".sur-titre")).to_have_text("Projet · Saint-Herblain")
    expect(first.get_by_role("heading")).to_have_text("Refondre l’accueil des usagers en deux étapes, 2020 puis 2023")
    assert "guichet" in first.locator("mark").first.inner_text().lower()
    expect(first.locator("mark").first).to_have_attribute("role", "none")  # else told twice a word by screen readers
    section = first.locator(".trouve-section").inner_text()
    first.locator("a").click()
    page.wait_for_url("**/#*")
    assert section in page.locator(":target").inner_text()


def test_an_extract_shows_the_word_that_was_asked_and_marks_no_piece_of_a_name(page: Page):
    """« incivilités » is a synonym of « tranquillité publique »: « politiques publiques » is no answer to it."""
    search(page, "incivilités")
    edition = results(page).filter(has_text="Promotion Nina Simone")
    assert [mark.lower() for mark in edition.locator("mark").all_inner_texts()] == ["incivilités"]


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
    expect(status(page)).to_have_text(f'Aucun résultat pour «{NARROW}"benchmarck"{NARROW}».')
    page.go_back()
    expect(said).to_contain_text("Résultats pour benchmark.")


def test_a_quoted_phrase_is_found_as_it_stands(page: Page):
    search(page, "« forum d'idées »")
    texts = results(page).locator("p").all_inner_texts()
    assert any("forum d’idées" in text for text in texts)
    search(page, "« idées du forum »")
    expect(status(page)).to_contain_text("Aucun résultat")


def test_an_unknown_word_is_said_and_what_a_page_lacks_too(page: Page):
    search(page, "incivilités bitcoin")
    expect(page.locator(".recherche-dit")).to_have_text(f"Aucune fiche ne parle de «{NARROW}bitcoin{NARROW}».")
    expect(results(page).first.locator(".note")).to_have_text(f"Sans «{NARROW}bitcoin{NARROW}».")


def test_a_town_without_projects_leads_to_the_nearest(page: Page):
    search(page, "Bordeaux")
    said = page.locator(".recherche-dit")
    expect(said).to_contain_text(f"Pas de projet à Bordeaux{NARROW}; les plus proches\u00a0: ")
    expect(said.get_by_role("link")).to_have_count(3)


def test_the_box_offers_what_is_being_typed(page: Page):
    page.goto("recherche/")
    box = page.locator("#chercher-mots")
    box.press_sequentially("prosp")
    expect(page.locator("datalist option").first).to_have_attribute("value", re.compile("^prosp"))
    assert box.get_attribute("list") == page.locator("datalist").get_attribute("id")


def test_the_page_reached_shows_what_was_found_and_forgets_it(page: Page):
    search(page, "guichets thématiques")
    results(page).first.locator("a").click()
    page.wait_for_url("**/#*")
    marked = page.locator("article mark.mot-trouve")
    expect(marked.first).to_have_text(re.compile("guichet|thématique"))
    assert "mots" not in page.url
    page.get_by_role("button", name="Ne plus les montrer").click()
    expect(marked).to_have_count(0)


@pytest.mark.parametrize("query", ["incivilités", "accueil des usagers", "benchmarck", "Bordeaux incivilités"])
def test_the_first_answer_stands_whole_on_a_phone(page: Page, query: str):
    page.set_viewport_size({"width": 360, "height": 640})
    search(page, query)
    box = page.locator(".recherche-offres li, .recherche-liste > li").locator("visible=true").first.bounding_box()
    assert box and box["y"] + box["height"] <= 640, box


def test_no_result_opens_other_ways(page: Page):
    search(page, "agents du bitcoin quantique")
    expect(status(page)).to_contain_text("Aucun résultat")
    expect(page.locator(".recherche-tout")).to_be_visible()
    page.locator(".recherche-dit").get_by_role("link", name="agents", exact=True).click()
    expect(page).to_have_url(re.compile("q=agents$"))
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
    expect(results(page).first.locator(".sur-titre")).to_have_text("Projet · Lille")


def test_a_new_search_on_the_page_leaves_the_filters(page: Page):
    search(page, "agents")
    page.locator("#chercher-mots").fill("usagers")
    page.get_by_role("button", name="Lancer la recherche").click()
    expect(status(page)).to_contain_text("usagers")
    assert page.title().startswith("usagers – Recherche")


def test_without_script_the_form_leads_to_the_full_list(plain: Page, address: str, catalogue):
    plain.goto("methodes/")
    plain.locator(".chercher input").fill("évaluation")
    plain.locator(".chercher button").click()
    plain.wait_for_url("**/recherche/?q=*")
    listed = addresses(plain.locator(".recherche-tout"), address)
    hidden = plain.locator(".recherche-corps").is_visible()
    assert {project.address for project in catalogue.projects} <= set(listed) and not hidden


@pytest.mark.parametrize("query", ["évaluation des agents", "benchmarck", "bitcoin"])
def test_an_answer_fits_any_screen_and_axe_finds_nothing_in_it(page: Page, query: str):
    page.set_viewport_size(PHONE)
    search(page, query)
    for width in (1440, 768, 360):
        page.set_viewport_size({"width": width, "height": 780})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert everywhere(page) == []


def test_results_stand_where_the_filters_cannot_be_loaded(browser: Browser, address: str):
    context = browser.new_context(base_url=address)
    context.route("**/projects/facet-form.js", lambda route: route.abort())
    tab = context.new_page()
    search(tab, "évaluation")
    expect(results(tab)).to_have_count(6)
    expect(tab.locator(".facettes")).to_be_hidden()
    context.close()


def test_the_full_list_shows_where_the_script_of_the_search_cannot_be_loaded(browser: Browser, address: str):
    context = browser.new_context(base_url=address)
    context.route("**/search/page.js", lambda route: route.abort())
    tab = context.new_page()
    tab.goto("recherche/?q=%C3%A9valuation")
    expect(tab.locator(".recherche-tout")).to_be_visible()
    context.close()


def test_filters_in_the_address_hold_from_the_first_answer(fresh_page: Page):
    """No unfiltered list is drawn before."""
    fresh_page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { window.longest = 0; new MutationObserver(() => { window.longest ="
        " Math.max(window.longest, document.querySelectorAll('.recherche-liste > li').length);"
        " }).observe(document.body, { childList: true, subtree: true }); });"
    )
    fresh_page.goto("recherche/?q=agents&edition=nina-simone&theme=management")
    answered(fresh_page)
    assert fresh_page.evaluate("window.longest") == results(fresh_page).count() < 6
    expect(status(fresh_page)).to_contain_text(" sur ")


@pytest.mark.parametrize("file", ["catalogue.json", "mots/*.json*", "pages/*.json*"])
def test_a_search_that_cannot_be_loaded_says_so(browser: Browser, address: str, file: str):
    context = browser.new_context(base_url=address)
    context.route(f"**/{file}", lambda route: route.abort())
    tab = context.new_page()
    search(tab, "évaluation")
    expect(status(tab)).to_contain_text("n’a pas pu être chargée")
    expect(tab.locator(".recherche-tout")).to_be_visible()
    context.close()
