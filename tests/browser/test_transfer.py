"""The transfer check in a real browser: pointer, keyboard alone, address, no script, paper, accessibility."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CONDITION, METHOD, THEME
from macros.pages.transfer import method_conditions
from tests.browser.axe import DESK, PHONE, everywhere
from tests.conftest import shown

PAGE = "transferer/"


def first(page: Page, sort: str = "projet"):
    return page.locator(f".candidats[data-sorte={sort}] > li:visible").first


def answer(page: Page, condition: str, value: str) -> None:
    page.locator(f".question[data-condition={condition}]").get_by_label(value, exact=True).check()


def test_a_reader_answers_with_the_pointer_and_the_lists_follow(page: Page, catalogue: Catalogue):
    page.goto(PAGE)
    asked: list[str] = []
    page.wait_for_load_state("networkidle")
    page.on(
        "request", lambda request: asked.append(request.url) if "favicon" not in request.url else None
    )  # Chromium's own, at each new address
    expect(first(page).locator(".verdict")).to_have_text("4 conditions à vérifier.")
    for condition in ("adaptation-au-contexte", "calendrier"):
        answer(page, condition, "Oui")
    answer(page, "moyens-dedies", "Non")
    expect(page).to_have_url(re.compile(r"\?oui=adaptation-au-contexte&oui=calendrier&non=moyens-dedies$"))
    expect(page.locator(".bilan")).to_contain_text("3 réponses. En tête")
    strasbourg = page.locator("[data-cle='nina-simone/strasbourg']").first
    expect(first(page)).not_to_have_attribute("data-cle", "nina-simone/strasbourg")
    for _ in range(2):
        if page.locator(".suite[data-de=projet]").is_visible():
            page.locator(".suite[data-de=projet]").click()
    missing = strasbourg.locator(".manque")
    expect(missing).to_contain_text(shown("Les moyens administratifs doivent être adaptés à cette politique."))
    expect(missing).to_contain_text(shown("La fiche ne dit pas ce que le projet a fait pour la réunir."))
    essonne = page.locator("li[data-cle='nina-simone/essonne']")
    expect(essonne.locator(".reunies summary")).to_contain_text("Adaptation au contexte local, Calendrier favorable")
    expect(essonne.locator(".verifier summary")).to_contain_text(shown("Droit à l'erreur et confiance"))
    assert asked == []


def test_the_order_is_the_one_anybody_finds_by_hand(page: Page, catalogue: Catalogue):
    """The whole list, against the rule written again here in four lines, for a reader who told not who she is."""
    said = {"portage-politique": "oui", "adaptation-au-contexte": "oui", "calendrier": "non", "transversalite": "non"}
    page.goto(PAGE + "?" + "&".join(f"{value}={condition}" for condition, value in said.items()))
    while page.locator(".suite[data-de=projet]").is_visible():
        page.locator(".suite[data-de=projet]").click()

    def place(project):
        given = [said.get(mention.subject.id, "") for mention in catalogue.mentions(project, CONDITION)]
        return given.count("non"), given.count(""), -given.count("oui")

    keys = page.locator(".candidats[data-sorte=projet] > li").evaluate_all(
        "items => items.map((item) => item.dataset.cle)"
    )
    by_key = {f"{project.edition.id}/{project.id}": project for project in catalogue.projects}
    places = [place(by_key[key]) for key in keys]
    assert places == sorted(places) and len(set(keys)) == len(catalogue.projects)


def test_a_method_tells_which_projects_name_what_is_missing_and_in_what_words(page: Page):
    page.goto(f"{PAGE}?methode=contractualisation-interne&non=constat-partage")
    method = first(page, "methode")
    expect(method.locator(".manque")).to_contain_text("Nommée par Lille.")
    method.get_by_text(shown("Ce qu'en disent leurs fiches")).click()
    expect(method.locator(".parole")).to_contain_text(shown("Les ateliers conviennent surtout quand les difficultés"))
    expect(method.locator(".parole")).to_contain_text(shown("Ce que le projet a fait ou proposé :"))


def test_from_a_fiche_only_its_questions_are_asked(page: Page, catalogue: Catalogue):
    page.goto("projets/nina-simone/lille/")
    page.get_by_role("link", name="répondez question par question").click()
    expect(page).to_have_url(re.compile(r"/transferer/\?p=nina-simone/lille$"))
    expect(page.locator(".portee")).to_be_visible()
    lille = next(project for project in catalogue.projects if project.id == "lille")
    asked = page.locator(".question:visible").evaluate_all("items => items.map((item) => item.dataset.condition)")
    assert set(asked) == {mention.subject.id for mention in catalogue.mentions(lille, CONDITION)}
    assert page.locator(".candidats[data-sorte=projet] > li:visible").count() == 1
    answer(page, "calendrier", "Non")
    page.get_by_role("link", name="Poser toutes les questions").click()
    expect(page).to_have_url(re.compile(r"/transferer/\?non=calendrier$"))
    expect(page.locator("#questions")).to_be_focused()
    page.go_back()
    expect(page.locator(".question:visible")).to_have_count(len(asked))


def test_from_a_method_only_its_questions_are_asked(page: Page, catalogue: Catalogue):
    page.goto("methodes/ateliers/")
    page.get_by_role("link", name="Vérifier ces conditions chez moi").click()
    expect(page).to_have_url(re.compile(r"/transferer/\?methode=ateliers$"))
    expect(page.locator(".portee")).to_be_visible()
    assert page.locator(".resultats > section").evaluate_all(
        "sections => sections.map((section) => section.getAttribute('aria-labelledby'))"
    ) == ["methodes", "projets"]
    often, _ = method_conditions(catalogue, catalogue.subjects[METHOD.id]["ateliers"])
    asked = page.locator(".question:visible").evaluate_all("items => items.map((item) => item.dataset.condition)")
    assert set(asked) == {item.subject.id for item in often}
    expect(page.locator(".candidats[data-sorte=methode] > li:visible")).to_have_count(1)


def test_the_subject_comes_first_and_narrows_what_is_asked(page: Page, catalogue: Catalogue):
    """By pointer: a theme, then a project, then all again; the address holds it."""
    page.goto(f"{PAGE}?non=calendrier")
    subject = page.get_by_label("Que voulez-vous reprendre ?")
    controls = page.locator(".transferer :is(select, input)")
    assert controls.first.get_attribute("name") == "sujet"
    theme = next(theme for theme in catalogue.family(THEME) if len(catalogue.projects_of(theme)) > 1)
    subject.select_option(f"theme={theme.id}")
    expect(page).to_have_url(re.compile(rf"\?theme={theme.id}&non=calendrier$"))
    projects = catalogue.projects_of(theme)
    expect(page.locator(".candidats[data-sorte=projet] > li:visible")).to_have_count(min(5, len(projects)))
    asked = page.locator(".question:visible").evaluate_all("items => items.map((item) => item.dataset.condition)")
    assert set(asked) == {m.subject.id for project in projects for m in catalogue.mentions(project, CONDITION)}
    subject.select_option(f"p={projects[0].key}")
    expect(page).to_have_url(re.compile(rf"\?p={projects[0].key}&non=calendrier$"))
    subject.select_option("")
    expect(page).to_have_url(re.compile(r"\?non=calendrier$"))
    page.goto(f"{PAGE}?p={projects[0].key}&p={projects[1].key}")
    expect(subject.locator("option:checked")).to_have_text("Plusieurs à la fois")


def test_each_project_says_why_it_stands_where_it_does(page: Page):
    page.goto(f"{PAGE}?oui=calendrier&non=transversalite&collectivite=commune")
    reasons = page.locator(".candidats[data-sorte=projet] > li:visible .place").all_inner_texts()
    names = page.locator(".candidats[data-sorte=projet] > li:visible .nom").all_inner_texts()
    assert reasons[0].startswith("En tête") and len(reasons) == 5
    assert [reason.startswith(f"Après {name}") for name, reason in zip(names, reasons[1:])] == [True] * 4


def test_the_answers_are_copied_sent_or_printed_from_beside_the_results(page: Page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{PAGE}?non=calendrier&collectivite=commune")
    page.get_by_role("button", name="Copier le lien").click()
    expect(page.locator(".lien-copie")).to_have_text("Lien copié, avec vos réponses.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    expect(page.get_by_role("button", name="Imprimer la note")).to_be_visible()
    sent = page.get_by_role("link", name="Envoyer").get_attribute("href") or ""
    assert sent.startswith("mailto:?subject=") and "non%3Dcalendrier" in sent
    answer(page, "calendrier", "Oui")
    expect(page.get_by_role("link", name="Envoyer")).to_have_attribute("href", re.compile("oui%3Dcalendrier"))


def test_answers_come_back_from_the_address_and_history_works(page: Page):
    page.goto(f"{PAGE}?oui=calendrier&non=transversalite&collectivite=commune&taille=50000-a-100000")
    question = page.locator(".question[data-condition=transversalite]")
    expect(question.get_by_label("Non", exact=True)).to_be_checked()
    expect(question).to_be_visible()
    expect(page.get_by_label("Type de collectivité")).to_have_value("commune")
    expect(page.locator("li[data-cle='nina-simone/nanterre'] .proche")).to_contain_text(
        "même type de collectivité et même tranche de population que vous"
    )
    question.get_by_label("Oui", exact=True).check()
    page.go_back()
    expect(question.get_by_label("Non", exact=True)).to_be_checked()
    page.go_forward()
    expect(question.get_by_label("Oui", exact=True)).to_be_checked()
    page.get_by_role("button", name="Effacer mes réponses").click()
    expect(page).to_have_url(re.compile(r"/transferer/\?$"))
    expect(page.locator(".bilan")).to_contain_text("Aucune réponse.")
    expect(page.get_by_label("Type de collectivité")).to_have_value("")


def test_a_reader_answers_by_keyboard_alone_and_keeps_the_focus(page: Page):
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(PAGE)
    page.get_by_label("Population").focus()
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "adaptation-au-contexte":
            break
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    focused = "[document.activeElement.name, document.activeElement.value]"
    assert page.evaluate(focused) == ["adaptation-au-contexte", "oui"]
    expect(page).to_have_url(re.compile(r"\?oui=adaptation-au-contexte$"))
    assert page.evaluate("getComputedStyle(document.activeElement.nextElementSibling).outlineStyle") == "solid"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(
        "document.activeElement.getBoundingClientRect().bottom <="
        " document.querySelector('.bilan-transfert').getBoundingClientRect().top"
    )


def test_each_answer_is_a_large_enough_target_on_a_phone(page: Page):
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(PAGE)
    small = page.locator(".reponses label:visible").evaluate_all(
        "labels => labels.filter((label) => label.offsetHeight < 24 || label.offsetWidth < 44).length"
    )
    assert small == 0


def test_asking_for_more_moves_the_focus_to_the_first_project_added(page: Page):
    page.goto(PAGE)
    page.get_by_role("button", name="Voir cinq projets de plus").click()
    assert page.evaluate(
        "document.activeElement === document.querySelectorAll('.candidats[data-sorte=projet] >"
        " li:not([hidden])')[5].querySelector('a')"
    )


def test_without_script_every_question_and_every_word_is_there(plain: Page, catalogue: Catalogue):
    plain.goto(PAGE)
    text = re.sub(r"\s+", " ", plain.locator("main").inner_text())
    expect(plain.locator(".transferer").locator(".reponses:visible, button:visible, select:visible")).to_have_count(0)
    said = [subject.record.question for subject in catalogue.family(CONDITION)]
    said += [
        words
        for project in catalogue.projects
        for mention in catalogue.mentions(project, CONDITION)
        for words in (mention.detail, mention.answer)
        if words
    ]
    assert [words for words in said if re.sub(r"\s+", " ", shown(words)) not in text] == []


def test_a_page_opened_from_it_is_told_nothing_of_the_answers(page: Page):
    page.goto(f"{PAGE}?non=calendrier")
    with page.expect_request("**/projets/nina-simone/*/") as request:
        first(page).locator("h3 a").click()
    assert "referer" not in request.value.headers


# — Accessibility —


def test_axe_finds_nothing_once_answers_are_given(page: Page):
    page.set_viewport_size(PHONE)
    page.goto(f"{PAGE}?oui=calendrier&non=transversalite&non=adaptation-au-contexte&collectivite=commune")
    for summary in page.locator(".transferer summary:visible").all():
        if not summary.evaluate("summary => summary.parentElement.open"):
            summary.click()
    for screen in (DESK, PHONE):
        page.set_viewport_size(screen)
        assert page.evaluate("document.documentElement.scrollWidth") <= screen["width"]
    assert everywhere(page) == []
