"""What the search understands, by kind, on a small recueil of its own: words, places, slips, what is off topic."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Route

from macros.search.index import write_search
from tests.conftest import ROOT
from tests.mini import FICHE, Mini

SCRIPTS = ROOT / "overrides/assets/javascripts"

STORIES = {
    "lille": """<h2 id="a">A</h2><p>L'équipe a permis un échange. Les étudiants visitent le marché couvert de la région
        Grand Est. Les départs à la retraite se préparent en R&amp;D avec des agents de catégorie A+.</p>""",
    "nord": """<h2 id="b">B</h2><p>La saison d'été dure. Un porte-à-porte et de l'aller-vers ; la co-construction avec
        les habitants. L'évaluation des incivilités, chaque année, mesure 1 607 heures de médiation.</p>
        <p>La sécurisation des rues.</p>""",
    "metropole": """<h2 id="c">C</h2><p>Les guichets se regroupent. La direction de l'autonomie suit un projet de
        service. Les marches exploratoires des élus réunissent la ville et ses agents.</p>""",
}

ASK = """async (query) => {
    const { openEngine } = await import("/assets/javascripts/search/engine.js");
    window.engine ??= openEngine(new URL("/recherche/", location.href));
    const engine = await window.engine;
    const { boxed, results, parts, ...answer } = await engine.search(query);
    const address = async (page) => (await engine.index.page(page)).adresse.split("/").at(-2);
    const shown = await Promise.all(results.slice(0, 3).map((result) => engine.shown(result, parts)));
    return { ...answer, boxed: await Promise.all(boxed.map(address)),
        results: await Promise.all(results.map(({ page }) => address(page))),
        marked: shown.map(({ pieces }) => pieces.filter((piece) => piece.marked).map((piece) => piece.text)) }; }"""


@pytest.fixture(scope="module")
def ask(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Any]]:
    """Give the means of asking a query of the small recueil."""
    mini = Mini(tmp_path_factory.mktemp("petit"))
    mini.territories()
    mini.write("data/equivalents.yml", "incivilités: [nuisances]\n")
    mini.write(
        "data/themes.yml",
        """\
        management: {label: Management, definition: Diriger.}
        marches: {label: Marches exploratoires, definition: Aller voir., synonyms: [diagnostics en marchant]}
        """,
    )
    for name, title in (("nord", "Compter les faits"), ("metropole", "Recevoir le public")):
        fiche = FICHE.replace("Écouter les agents", title).replace("[management]", "[marches]")
        mini.write(f"docs/projets/essai/{name}.md", fiche)
    mini.write("docs/donnees/index.md", "---\ntitle: Données\nkeywords: [télécharger, tableur]\n---\n\n# Données\n")
    catalogue = mini.catalogue()
    site = mini.root / "site"
    for address, body in (
        *((project.address, STORIES[project.id]) for project in catalogue.projects),
        ("donnees/", "<p>Deux fichiers.</p>"),
        ("editions/essai/", '<h2 id="mission">Confier une mission</h2><p>Écrire au centre.</p>'),
    ):
        page = site / address / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"<main><article><h1>Titre</h1>{body}</article></main>", encoding="utf-8")
    write_search(catalogue, site)

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path.strip("/")
        file = SCRIPTS / path.removeprefix("assets/javascripts/") if path.startswith("assets/") else site / path
        if file.is_file():
            route.fulfill(path=file)
        else:
            route.fulfill(body="", content_type="text/html")

    tab = browser.new_page(base_url="http://petit.invalid/")
    tab.route("**/*", answer)
    tab.goto("")
    yield lambda query: tab.evaluate(ASK, query)
    tab.close()


@pytest.mark.parametrize(
    "query, first",
    [
        ("l'échange", "lille"),
        ("ETUDIANTE", "lille"),
        ("étudiantes", "lille"),
        ("marché", "lille"),
        ("marches couverts", "lille"),
        ("e\u0301te\u0301", "nord"),
        ("été", "nord"),
        ("r&d", "lille"),
        ("R & D", "lille"),
        ("catégorie A+", "lille"),
        ("porte à porte", "nord"),
        ("porte-à-porte", "nord"),
        ("aller vers", "nord"),
        ("coconstruction", "nord"),
        ("co construction", "nord"),
        ("évaluer", "nord"),
        ("évaluateurs", "nord"),
        ("1607h", "nord"),
        ("1.607 heures", "nord"),
        ("incivilté", "nord"),
        ("insivilités", "nord"),
        ("inciv", "nord"),
        ("médiat", "nord"),
        ("nuisances", "nord"),
        ("guichet", "metropole"),
        ("faut-il regrouper les guichets au même endroit ?", "metropole"),
        ("projet de la direction de l'autonomie", "metropole"),
        ("« saison d'été »", "nord"),
        ("confier une mission", "essai"),
        ("marchesexploratoires", "metropole"),
        ("les données à télécharger pour un tableur", "donnees"),
    ],
)
def test_a_page_is_found_first(ask: Callable[[str], Any], query: str, first: str):
    assert ask(query)["results"][:1] == [first]


@pytest.mark.parametrize(
    "query",
    [
        "permis de construire",
        "recette de cuisine",
        "tennis",
        "opéra",
        "« échange un permis »",
        "guichets autonomes",
        "zzzz",
        "« été saison »",
        "l'",
        "",
    ],
)
def test_what_no_page_says_is_answered_by_nothing(ask: Callable[[str], Any], query: str):
    found = ask(query)
    assert (found["boxed"], found["results"]) == ([], [])


@pytest.mark.parametrize(
    "query, boxed",
    [
        ("management", ["management"]),
        ("le management", ["management"]),
        ("comment faire des ateliers ?", ["ateliers"]),
        ("workshop", ["ateliers"]),
        ("marches exploratoires", ["marches"]),
        ("diagnostic en marchant", ["marches"]),
        ("marchés", []),
        ("marche", []),
        ("ateliers de management", []),
    ],
)
def test_a_term_is_boxed_where_the_whole_query_names_it(ask: Callable[[str], Any], query: str, boxed: list[str]):
    assert ask(query)["boxed"] == boxed


@pytest.mark.parametrize("query", ["59", "Nord", "hauts de france", "dans le Nord"])
def test_a_place_leads_to_its_projects(ask: Callable[[str], Any], query: str):
    found = ask(query)
    assert set(found["results"]) >= {"lille", "metropole"} and not found["place"]


@pytest.mark.parametrize("query", ["974", "La Réunion", "la reunion"])
def test_a_place_without_projects_is_said(ask: Callable[[str], Any], query: str):
    assert ask(query)["place"]["label"].startswith("d’une collectivité de La Réunion")


@pytest.mark.parametrize("query", ["lil", "Lile", "Lylle"])
def test_a_town_misspelt_leads_to_the_projects_of_the_one_that_has_some(ask: Callable[[str], Any], query: str):
    found = ask(query)
    assert "lille" in found["results"] and not found["place"]


@pytest.mark.parametrize("query", ["Roubaix", "roubaix", "marché à Roubaix", "le marché de Roubaix"])
def test_a_town_without_projects_is_said(ask: Callable[[str], Any], query: str):
    assert ask(query)["place"]["label"] == "à Roubaix"


@pytest.mark.parametrize("query", ["alentours de Roubaix", "banlieue de roubaix", "projets à Roubaix"])
def test_what_is_said_around_a_place_asks_for_nothing_else(ask: Callable[[str], Any], query: str):
    found = ask(query)
    assert (found["place"]["label"], found["results"]) == ("à Roubaix", [])


@pytest.mark.parametrize("query", ["skier à Roubaix", "essence sans plomb 59", "dinosaures dans le Nord"])
def test_a_place_answers_for_no_word_that_no_page_holds(ask: Callable[[str], Any], query: str):
    found = ask(query)
    assert not found["place"] and found["results"] == []


@pytest.mark.parametrize("query", ["marché au lot", "permis de tours", "nord", "80 projets"])
def test_a_word_is_no_place(ask: Callable[[str], Any], query: str):
    assert not ask(query)["place"]


def test_a_slip_is_said_and_a_quoted_word_is_left_as_it_is(ask: Callable[[str], Any]):
    assert ask("incivilté")["slips"] == [{"typed": "incivilté", "meant": "incivilités"}]
    assert ask('"incivilté"')["results"] == []


def test_two_words_joined_are_said_apart_where_a_name_says_them_side_by_side(ask: Callable[[str], Any]):
    assert ask("confiermission")["slips"] == [{"typed": "confiermission", "meant": "confier mission"}]
    assert ask("saisonmédiation")["slips"] == []


def test_a_rare_word_that_french_knows_is_not_set_right(ask: Callable[[str], Any]):
    found = ask("sectorisation")  # two letters from « sécurisation »
    assert (found["slips"], found["results"]) == ([], [])


def test_an_equivalent_adds_a_sense_and_rewrites_nothing(ask: Callable[[str], Any]):
    found = ask("nuisances")
    assert (found["text"], found["senses"], found["slips"]) == ("nuisances", ["incivilités"], [])


def test_only_what_matched_is_marked(ask: Callable[[str], Any]):
    assert ask("marché")["marked"][0] == ["marché"]
    assert ask("évaluation des incivilités")["marked"][0] == ["évaluation", "incivilités"]


def test_what_no_page_says_is_told(ask: Callable[[str], Any]):
    assert ask("guichet bitcoin")["unknown"] == ["bitcoin"]


@pytest.mark.parametrize("query", ["les agents de la ville et les dinosaures", "élus, agents, ville : le xylophone"])
def test_nothing_answers_in_passing_where_no_page_holds_the_subject(ask: Callable[[str], Any], query: str):
    assert ask(query)["results"] == [] and ask(query)["unknown"]


def test_an_everyday_word_that_no_page_holds_empties_no_answer(ask: Callable[[str], Any]):
    found = ask("regrouper les guichets au même endroit")
    assert found["results"] and "endroit" in found["unknown"]


@pytest.mark.parametrize("query", ["<img src=x>", "évaluation " * 400, "(((", "\u202e", "œ", "’’’", "-", "a-"])
def test_anything_may_be_typed(ask: Callable[[str], Any], query: str):
    assert isinstance(ask(query)["results"], list)
