"""The transfer check: its rule case by case apart from any page, what the page asks and tells, every way to use it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdfium2 import PdfDocument

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CONDITION, METHOD
from macros.pages import transfer
from macros.pages.transfer import bracket, method_conditions, transfer_check
from tests.conftest import shown
from tests.mini import Mini
from tests.test_axe import violations

PAGE = "transferer/"
MODULE = "/assets/javascripts/transfert.js"


# — The rule —

@pytest.fixture(scope="module")
def rule(browser: Browser, address: str):
    """Call a function of the rule, on a page that holds nothing."""
    context = browser.new_context(base_url=address)
    tab = context.new_page()
    tab.goto("donnees/projets.json")

    def call(script: str, *values: object):
        return tab.evaluate(f"async (values) => {{ const rule = await import('{MODULE}'); const answers = (said) => new Map(Object.entries(said)); return ({script})(...values); }}", list(values))

    yield call
    context.close()


def candidate(title: str, *conditions: str, kind: str = "commune", size: str = "moyenne") -> dict:
    return {"title": title, "conditions": list(conditions), "kind": kind, "size": size}


def order(rule, candidates: list[dict], said: dict[str, str], kind: str = "", size: str = "") -> list[str]:
    return rule("(list, said, who) => rule.ranked(list, answers(said), who).map((result) => result.candidate.title)", candidates, said, {"kind": kind, "size": size})


@pytest.mark.parametrize("first, second, said", [
    (candidate("Z", "a", "b", "c"), candidate("A", "d"), {"d": "non"}),
    (candidate("Z", "a", "b", "c"), candidate("A", "d", "e"), {"c": "non", "d": "non", "e": "non"}),
    (candidate("Z", "a", "b"), candidate("A", "a", "c", "d"), {}),
    (candidate("Z", "a", "b", "c"), candidate("A", "c", "d"), {"a": "oui", "b": "oui"}),
    (candidate("Z", "a", "b", "c"), candidate("A", "a", "c"), {"a": "oui", "b": "oui"}),
    (candidate("A", "a"), candidate("Z", "b"), {}),
    (candidate("Éa", "a"), candidate("Fa", "b"), {}),
    (candidate("Z", "a"), candidate("A"), {"a": "non"}),
], ids=[
    "un non passe derrière trois doutes", "deux non derrière un", "le moins de doutes devant", "à non égaux, le moins de doutes", "à doutes égaux, le plus de oui",
    "à tout égal, l'alphabet", "l'alphabet français", "sans condition, en dernier",
])
def test_a_candidate_comes_before_another(rule, first: dict, second: dict, said: dict):
    assert order(rule, [second, first], said) == order(rule, [first, second], said) == [first["title"], second["title"]]


@pytest.mark.parametrize("kind, size, expected", [
    ("", "", ["A", "B", "C", "D"]), ("region", "", ["C", "D", "A", "B"]), ("", "grande", ["B", "D", "A", "C"]), ("region", "grande", ["D", "B", "C", "A"]),
])
def test_likeness_decides_between_equals_only(rule, kind: str, size: str, expected: list[str]):
    equals = [candidate("A", "a"), candidate("B", "a", size="grande"), candidate("C", "a", kind="region"), candidate("D", "a", kind="region", size="grande")]
    assert order(rule, equals, {}, kind, size) == expected
    assert order(rule, [candidate("Loin", "a"), candidate("Proche", "a", "b", kind="region")], {}, "region") == ["Loin", "Proche"]


@pytest.mark.parametrize("said, expected", [
    ({}, {"met": [], "missing": [], "unknown": ["a", "b"]}),
    ({"a": "oui"}, {"met": ["a"], "missing": [], "unknown": ["b"]}),
    ({"b": "non", "a": "oui"}, {"met": ["a"], "missing": ["b"], "unknown": []}),
    ({"c": "non"}, {"met": [], "missing": [], "unknown": ["a", "b"]}),
], ids=["rien", "un oui", "un oui, un non", "une réponse à autre chose"])
def test_answers_are_weighed_on_the_conditions_named_alone(rule, said: dict, expected: dict):
    assert rule("(said) => rule.weighed(['a', 'b'], answers(said))", said) == expected


@pytest.mark.parametrize("met, missing, unknown, sentence", [
    (0, 0, 0, "Aucune condition n’est nommée : rien ne permet de juger."),
    (0, 0, 1, "1 condition à vérifier."),
    (0, 0, 4, "4 conditions à vérifier."),
    (1, 0, 0, "Rien ne vous manque : la condition est réunie."),
    (3, 0, 0, "Rien ne vous manque : les 3 conditions sont réunies."),
    (1, 0, 2, "Rien ne manque jusqu’ici ; 2 conditions à vérifier ; 1 réunie."),
    (2, 1, 3, "Il vous manque 1 condition ; 3 à vérifier ; 2 réunies."),
    (0, 2, 0, "Il vous manque 2 conditions."),
])
def test_a_verdict_counts_and_never_marks(rule, met: int, missing: int, unknown: int, sentence: str):
    said = rule("(met, missing, unknown) => rule.verdict({ met: Array(met).fill(''), missing: Array(missing).fill(''), unknown: Array(unknown).fill('') })", met, missing, unknown)
    assert re.sub(r"[\u00a0\u202f]", " ", said) == sentence
    assert not re.search(r"%|/|\bsur\b", said)


KNOWN = {"conditions": ["a", "b", "c"], "kinds": ["commune"], "sizes": ["petite"], "projects": ["un/lille", "un/cergy", "deux/cergy"], "methods": ["ateliers"]}


@pytest.mark.parametrize("search, expected", [
    ("", ""), ("?oui=a&oui=b&non=c", "?oui=a&oui=b&non=c"), ("?non=c&oui=b", "?oui=b&non=c"), ("?oui=a&non=a", "?non=a"),
    ("?p=lille", "?p=un/lille"), ("?p=un%2Flille&p=un/lille", "?p=un/lille"), ("?p=cergy", ""), ("?p=nulle-part&methode=rien&oui=x&taille=y&collectivite=z", ""),
    ("?collectivite=commune&taille=petite&methode=ateliers", "?methode=ateliers&collectivite=commune&taille=petite"),
], ids=["rien", "réponses", "ordre", "contradiction", "fiche seule", "fiche deux fois", "fiche ambiguë", "inconnus", "qui et méthode"])
def test_an_address_is_read_and_written_again(rule, search: str, expected: str):
    assert rule("(search, known) => rule.written(rule.read(search, known))", search, KNOWN) == (expected or "?")


def test_what_fits_a_page_stops_at_the_first_that_does_not(rule):
    items = [{"name": name, "lines": lines} for name, lines in (("a", 2), ("b", 3), ("c", 1))]
    assert rule("(items) => [4, 5, 6].map((lines) => rule.fitting(items, lines).kept.map((item) => item.name).join(''))", items) == ["a", "ab", "abc"]


# — What the page holds —

@pytest.mark.parametrize("population, id_", [(1, "moins-de-20000"), (19_999, "moins-de-20000"), (20_000, "20000-a-50000"), (99_999, "50000-a-100000"), (500_000, "500000-et-plus"), (9_000_000, "500000-et-plus")])
def test_a_population_falls_in_one_range(population: int, id_: str):
    assert bracket(population).id == id_


def test_questions_come_the_most_named_first_all_of_them_once(catalogue: Catalogue):
    asked = [question.subject for step in transfer_check(catalogue).steps for question in step.questions]
    counts = [len(catalogue.projects_of(subject)) for subject in asked]
    assert counts == sorted(counts, reverse=True) and set(asked) == set(catalogue.family(CONDITION)) and len(asked) == len(set(asked))


CONDITIONS = "\n".join(f"{id_}:\n  label: {id_}\n  question: Et {id_} ?\n  definition: {id_}.\n" for id_ in ("calendrier", "argent", "elan"))


def with_conditions(*ids: str) -> tuple[str, str]:
    named = "\n".join(f"    - id: {id_}\n      detail: Oui." for id_ in ids)
    return "    - id: calendrier\n      detail: Hors période électorale.", named


def test_a_method_s_conditions_are_those_half_of_its_projects_name(mini: Mini):
    """Of the two projects that employ or recommend it, and of three once another does; never of one where it was there before."""
    mini.write("data/conditions.yml", CONDITIONS)
    mini.fiche("cergy", with_conditions("argent"), ("status: employee", "status: preconisee"))
    mini.fiche("nanterre", with_conditions("elan"), ("status: employee", "status: existante"))
    catalogue = mini.catalogue()
    often, rarer = method_conditions(catalogue, catalogue.subjects[METHOD.id]["ateliers"])
    assert ([item.subject.id for item in often], rarer) == (["argent", "calendrier"], ())
    mini.fiche("dijon", with_conditions("calendrier"))
    catalogue = mini.catalogue()
    often, rarer = method_conditions(catalogue, catalogue.subjects[METHOD.id]["ateliers"])
    assert ([item.subject.id for item in often], [item.subject.id for item in rarer]) == (["calendrier"], ["argent"])


def test_a_method_that_was_only_there_before_is_not_ranked(mini: Mini):
    mini.replace("status: employee", "status: existante")
    assert transfer_check(mini.catalogue()).methods == ()


def test_the_words_of_older_projects_are_left_to_their_fiches(mini: Mini, monkeypatch: pytest.MonkeyPatch):
    mini.fiche("cergy")
    monkeypatch.setattr(transfer, "TOLD", 1)
    assert sorted((bool(candidate.said), candidate.conditions) for candidate in transfer_check(mini.catalogue()).projects) == [(False, "calendrier"), (True, "calendrier")]


def test_what_a_project_did_to_meet_a_condition_is_told_where_its_fiche_says_so(mini: Mini):
    mini.replace("detail: Hors période électorale.", "detail: Hors période électorale.\n      answer: Attendre l'automne.")
    catalogue = mini.catalogue()
    assert [mention.answer for mention in catalogue.mentions(catalogue.projects[0], CONDITION)] == ["Attendre l'automne."]


def test_a_condition_s_page_tells_what_each_project_did(catalogue: Catalogue, site: Path):
    lost = []
    for subject in catalogue.family(CONDITION):
        html = (site / subject.address / "index.html").read_text(encoding="utf-8")
        lost += [mention.answer for mention in catalogue.by_subject[subject] if mention.answer and shown(mention.answer) not in unescape(html)]
    assert lost == []


# — Using it —

def first(page: Page, sort: str = "projet"):
    return page.locator(f".candidats[data-sorte={sort}] > li:visible").first


def answer(page: Page, condition: str, value: str) -> None:
    page.locator(f".question[data-condition={condition}]").get_by_label(value, exact=True).check()


def test_a_reader_answers_with_the_pointer_and_the_lists_follow(page: Page, catalogue: Catalogue):
    page.goto(PAGE)
    asked: list[str] = []
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(request.url) if "favicon" not in request.url else None)  # Chromium's own, at each new address
    expect(first(page).locator(".verdict")).to_have_text("4 conditions à vérifier.")
    for condition in ("adaptation-au-contexte", "calendrier"):
        answer(page, condition, "Oui")
    answer(page, "moyens-dedies", "Non")
    expect(page).to_have_url(re.compile(r"\?oui=adaptation-au-contexte&oui=calendrier&non=moyens-dedies$"))
    expect(page.get_by_role("status")).to_contain_text("3 réponses. En tête")
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
    """The whole list, against the rule written again here in four lines."""
    said = {"portage-politique": "oui", "adaptation-au-contexte": "oui", "calendrier": "non", "transversalite": "non"}
    page.goto(PAGE + "?" + "&".join(f"{value}={condition}" for condition, value in said.items()))
    while page.locator(".suite[data-de=projet]").is_visible():
        page.locator(".suite[data-de=projet]").click()

    def place(project):
        given = [said.get(mention.subject.id, "") for mention in catalogue.mentions(project, CONDITION)]
        return given.count("non"), given.count(""), -given.count("oui")

    keys = page.locator(".candidats[data-sorte=projet] > li").evaluate_all("items => items.map((item) => item.dataset.cle)")
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
    assert page.locator(".resultats > section").evaluate_all("sections => sections.map((section) => section.getAttribute('aria-labelledby'))") == ["methodes", "projets"]
    often, _ = method_conditions(catalogue, catalogue.subjects[METHOD.id]["ateliers"])
    asked = page.locator(".question:visible").evaluate_all("items => items.map((item) => item.dataset.condition)")
    assert set(asked) == {item.subject.id for item in often}
    expect(page.locator(".candidats[data-sorte=methode] > li:visible")).to_have_count(1)


def test_answers_come_back_from_the_address_and_history_works(page: Page):
    page.goto(f"{PAGE}?oui=calendrier&non=transversalite&collectivite=commune&taille=50000-a-100000")
    question = page.locator(".question[data-condition=transversalite]")
    expect(question.get_by_label("Non", exact=True)).to_be_checked()
    expect(question).to_be_visible()
    expect(page.get_by_label("Type de collectivité")).to_have_value("commune")
    expect(page.locator("li[data-cle='nina-simone/nanterre'] .proche")).to_contain_text("même type de collectivité et même tranche de population que vous")
    question.get_by_label("Oui", exact=True).check()
    page.go_back()
    expect(question.get_by_label("Non", exact=True)).to_be_checked()
    page.go_forward()
    expect(question.get_by_label("Oui", exact=True)).to_be_checked()
    page.get_by_role("button", name="Effacer mes réponses").click()
    expect(page).to_have_url(re.compile(r"/transferer/\?$"))
    expect(page.get_by_role("status")).to_contain_text("Aucune réponse.")
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
    assert page.evaluate("document.activeElement.getBoundingClientRect().bottom <= document.querySelector('.bilan-transfert').getBoundingClientRect().top")


def test_each_answer_is_a_large_enough_target_on_a_phone(page: Page):
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(PAGE)
    small = page.locator(".reponses label:visible").evaluate_all("labels => labels.filter((label) => label.offsetHeight < 24 || label.offsetWidth < 44).length")
    assert small == 0


def test_asking_for_more_moves_the_focus_to_the_first_project_added(page: Page):
    page.goto(PAGE)
    page.get_by_role("button", name="Voir cinq projets de plus").click()
    assert page.evaluate("document.activeElement === document.querySelectorAll('.candidats[data-sorte=projet] > li:not([hidden])')[5].querySelector('a')")


def test_without_script_every_question_and_every_word_is_there(browser: Browser, address: str, catalogue: Catalogue):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address + PAGE)
    text = re.sub(r"\s+", " ", tab.locator("main").inner_text())
    expect(tab.locator(".transferer").locator(".reponses:visible, button:visible, select:visible")).to_have_count(0)
    context.close()
    said = [subject.record.question for subject in catalogue.family(CONDITION)]
    said += [words for project in catalogue.projects for mention in catalogue.mentions(project, CONDITION) for words in (mention.detail, mention.answer) if words]
    assert [words for words in said if re.sub(r"\s+", " ", shown(words)) not in text] == []


def test_a_page_opened_from_it_is_told_nothing_of_the_answers(page: Page):
    page.goto(f"{PAGE}?non=calendrier")
    with page.expect_request("**/projets/nina-simone/*/") as request:
        first(page).locator("h3 a").click()
    assert "referer" not in request.value.headers


# — Paper —

def printed(page: Page, path: Path) -> tuple[int, str]:
    """Print the page as its sheet asks; return its number of pages and its text."""
    page.pdf(path=str(path), prefer_css_page_size=True)
    with PdfDocument(path) as file:
        sheets = list(file)
        assert {tuple(map(round, sheet.get_size())) for sheet in sheets} == {(595, 842)}
        return len(sheets), re.sub(r"\s+", " ", " ".join(sheet.get_textpage().get_text_bounded() for sheet in sheets))


@pytest.mark.parametrize("start", ["", "p=nina-simone/plaine-commune", "p=nina-simone/lille&p=nina-simone/cergy", "methode=ateliers"], ids=lambda start: start or "tout")
@pytest.mark.parametrize("value", ["", "oui", "non"], ids=lambda value: value or "rien")
def test_the_note_holds_on_one_page_whatever_the_answers(page: Page, catalogue: Catalogue, tmp_path: Path, start: str, value: str):
    said = [f"{value}={subject.id}" for subject in catalogue.family(CONDITION)] if value else []
    page.goto(f"{PAGE}?{'&'.join([start, *said]).strip('&')}")
    pages, text = printed(page, tmp_path / "note.pdf")
    assert pages == 1
    assert "Est-ce transférable chez nous" in text and "transferer/?" in text and "Je ne sais pas" not in text


def test_the_note_says_what_is_missing_in_the_fiche_s_words(page: Page, tmp_path: Path):
    page.goto(f"{PAGE}?p=nina-simone/lille&non=pilotage-dedie&oui=calendrier&collectivite=commune")
    pages, text = printed(page, tmp_path / "note.pdf")
    assert pages == 1
    for words in ("Il nous manque : Pilotage identifié", "Nous avons : Calendrier favorable", "pilotage centralisé", "cycle de réunions", "Limite : Le contrat interne n’a pas de portée juridique"):
        assert words in re.sub(r"[\u00a0\u202f]", " ", text)


def test_a_fiche_s_check_list_prints_whole_without_script(browser: Browser, address: str, tmp_path: Path, catalogue: Catalogue):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{address}projets/nina-simone/lille/")
    _, text = printed(tab, tmp_path / "fiche.pdf")
    context.close()
    lille = next(project for project in catalogue.projects if project.id == "lille")
    plain = re.sub(r"[\s\u00a0\u202f]+", " ", text)
    assert [mention.subject.id for mention in catalogue.mentions(lille, CONDITION) if re.sub(r"[\s\u00a0\u202f]+", " ", shown(mention.subject.record.question))[:40] not in plain] == []


# — Accessibility —

@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1366])
def test_axe_finds_nothing_once_answers_are_given(browser: Browser, address: str, scheme: str, width: int):
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, base_url=address)
    tab = context.new_page()
    tab.goto(f"{PAGE}?oui=calendrier&non=transversalite&non=adaptation-au-contexte&collectivite=commune")
    for summary in tab.locator(".transferer summary:visible").all():
        if not summary.evaluate("summary => summary.parentElement.open"):
            summary.click()
    assert violations(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
