"""Comparing projects: the pure rules of `comparison.js`, the page by pointer, by keyboard, on a phone, on paper,
without script.
"""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdfium2 import PdfDocument

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CONDITION, METHOD
from tests.browser.axe import PHONE, everywhere
from tests.conftest import shown

THREE = "comparer/?p=nina-simone/cergy&p=nina-simone/lille&p=nina-simone/essonne"
TABLE = "table.compares"


def test_the_table_says_all_that_the_fiches_say(page: Page, catalogue: Catalogue):
    page.goto(THREE)
    expect(page.locator(TABLE)).to_be_visible()
    text = re.sub(r"\s+", " ", page.locator(TABLE).text_content().replace("\u202f", " ").replace("\u00a0", " "))
    lost = []
    for project in (project for project in catalogue.projects if project.id in ("cergy", "lille", "essonne")):
        fiche = project.fiche
        said = [
            fiche.title,
            project.organisation.name,
            *fiche.mission,
            *(result.text for result in fiche.results),
            *(limit.text for limit in fiche.transferability.limits),
            *(figure.label for figure in fiche.figures),
            fiche.transferability.summary,
            *(
                mention.subject.label
                for family in (METHOD, CONDITION)
                for mention in catalogue.mentions(project, family)
            ),
        ]
        lost += [item for item in said if shown(item).replace("\u202f", " ").replace("\u00a0", " ") not in text]
    assert lost == []
    for project in ("Ville de Cergy", "Ville de Lille", shown("Département de l'Essonne")):
        expect(page.get_by_role("columnheader").filter(has_text=project)).to_have_count(1)


def test_shared_terms_stand_side_by_side(page: Page, catalogue: Catalogue):
    page.goto("comparer/?p=cergy&p=lille")
    cergy, lille = (
        {mention.subject for family in (METHOD, CONDITION) for mention in catalogue.mentions(project, family)}
        for project in catalogue.projects
        if project.id in ("cergy", "lille")
    )
    expect(page.locator(f"{TABLE} .compares-commun")).to_have_count(len(cergy & lille))
    assert sorted(page.locator(f"{TABLE} .compares-commun th").all_text_contents()) == sorted(
        shown(subject.label) for subject in cergy & lille
    )
    assert page.locator(f"{TABLE} .compares-propres:not(.note-seule *) li").count() == len(cergy ^ lille)


def test_it_opens_on_a_digest_and_unfolds_its_details(page: Page, catalogue: Catalogue):
    page.goto("comparer/?p=cergy&p=lille")
    digest = page.locator(".compares-bilan")
    cergy, lille = (
        {mention.subject for mention in catalogue.mentions(project, CONDITION)}
        for project in catalogue.projects
        if project.id in ("cergy", "lille")
    )
    expect(digest.locator("li")).to_have_count(len(cergy | lille))
    verdicts = digest.locator("li").all_inner_texts()
    both = [verdict for verdict in verdicts if verdict.endswith("les deux")]
    assert sorted(verdict.partition("\u00a0:")[0] for verdict in both) == sorted(shown(s.label) for s in cergy & lille)
    expect(digest.get_by_role("link", name="Vérifier ce qui est réuni chez moi")).to_have_attribute(
        "href", re.compile(r"/transferer/\?p=nina-simone/cergy&p=nina-simone/lille$")
    )
    expect(page.locator(f"{TABLE} .compares-detail:visible")).to_have_count(0)
    unfold = page.get_by_role("button", name="Montrer tous les détails")
    unfold.press("Enter")
    assert page.locator(f"{TABLE} .compares-detail:visible").count() > 0
    expect(page.get_by_role("button", name="Replier les détails")).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".note-seule:visible")).to_have_count(0)


def test_the_digest_holds_in_few_screens_of_a_phone(page: Page):
    page.set_viewport_size(PHONE)
    page.goto(THREE)
    expect(page.locator(TABLE)).to_be_visible()
    height = page.evaluate("document.documentElement.scrollHeight")
    page.get_by_role("button", name="Montrer tous les détails").click()
    assert 2 * height < page.evaluate("document.documentElement.scrollHeight") + height / 2


def test_links_of_the_table_lead_where_those_of_the_fiche_do(page: Page, address: str):
    page.goto("comparer/?p=cergy&p=lille")
    expect(page.locator(TABLE)).to_be_visible()
    found = page.locator(f"{TABLE} a").evaluate_all("links => links.map(link => link.href)")
    assert f"{address}methodes/entretiens/" in found and f"{address}projets/nina-simone/lille/" in found
    assert [link for link in found if page.request.get(link).status != 200] == []


@pytest.mark.parametrize(
    "search, said",
    [
        ("?p=lille", "Choisissez-en encore un : la comparaison en demande deux."),
        ("", "Choisissez deux à quatre projets."),
        ("?p=lille&p=cergy&p=ornithorynque", "Aucun projet ne s'appelle « ornithorynque »."),
        (
            "?p=lille&p=cergy&p=essonne&p=nanterre&p=strasbourg",
            (
                "Quatre projets au plus se comparent : « Strasbourg : Partir des besoins pour accueillir les migrants à"
                " Strasbourg » est laissé de côté."
            ),
        ),
    ],
    ids=["un seul", "rien", "inconnu", "cinq"],
)
def test_what_cannot_be_compared_is_said(page: Page, search: str, said: str):
    page.goto(f"comparer/{search}")
    expect(page.get_by_role("status")).to_contain_text(shown(said))


def test_a_fiche_that_cannot_be_read_is_said_and_the_others_compared(browser: Browser, address: str):
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.route("**/projets/nina-simone/lille/", lambda route: route.fulfill(status=503))
    page.goto("comparer/?p=lille&p=cergy&p=essonne")
    expect(page.get_by_role("status")).to_contain_text("n’a pas pu être lue")
    expect(page.locator(f"{TABLE} thead th")).to_have_count(2)
    context.close()


def test_projects_are_chosen_on_the_page_by_keyboard_alone(page: Page):
    page.goto("comparer/")
    page.get_by_label("Ajouter un projet").focus()
    for name in ("Lille", "Cergy"):
        page.keyboard.type(name)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Shift+Tab")
    expect(page.locator(f"{TABLE} thead th")).to_have_count(2)
    assert page.url.endswith("comparer/?p=nina-simone/lille&p=nina-simone/cergy")
    page.get_by_role("button", name="Retirer Lille").press("Enter")
    expect(page.locator(TABLE)).to_have_count(0)
    assert "Retirer" in page.evaluate("document.activeElement.textContent")
    page.go_back()
    expect(page.locator(f"{TABLE} thead th")).to_have_count(2)


def test_four_projects_close_the_choice(page: Page):
    page.goto("comparer/?p=lille&p=cergy&p=essonne&p=nanterre")
    expect(page.get_by_label("Ajouter un projet")).to_be_disabled()
    expect(page.locator(f"{TABLE} thead th")).to_have_count(4)


def test_a_reader_goes_from_the_list_to_the_comparison_and_back(page: Page):
    page.goto("projets/?partie=organisation")
    page.get_by_role("button", name="Comparer : Partager la commande publique").click()
    expect(page.locator(".explorateur-choix a")).to_be_hidden()
    page.get_by_role("button", name="Comparer : Préparer avec les agents").click()
    page.locator(".explorateur-choix").get_by_role("link", name="Comparer").click()
    expect(page.locator(f"{TABLE} thead th")).to_have_count(2)
    page.get_by_role("link", name="Choisir dans la liste des projets").click()
    expect(page.locator(".explorateur-choix li")).to_have_count(2)
    expect(page.locator(".explorateur-vignettes [aria-pressed=true]")).to_have_count(2)
    page.get_by_role("button", name="Ne plus comparer : Lille").click()
    expect(page.locator(".explorateur-choix li")).to_have_count(1)
    page.go_back()
    expect(page.locator(".explorateur-choix li")).to_have_count(2)


def test_no_fifth_project_can_be_chosen(page: Page):
    page.goto("projets/?p=lille&p=cergy&p=essonne&p=nanterre&vue=tableau")
    expect(page.locator(".projets [data-comparer-projet]:enabled")).to_have_count(4)
    expect(page.locator(".explorateur-choix [role=status]")).to_have_text("4 projets à comparer, le plus possible")


def test_a_fiche_leads_to_its_comparison(page: Page):
    page.goto("projets/nina-simone/lille/")
    page.get_by_role("link", name="Comparer les deux").first.click()
    expect(page.locator(f"{TABLE} thead th")).to_have_count(2)
    page.goto("projets/nina-simone/lille/")
    page.get_by_role("list", name="Aller plus loin").get_by_role("link", name="Comparer").click()
    expect(page.locator(".comparaison-choisis li")).to_have_count(1)


@pytest.mark.parametrize("path", ["comparer/?p=lille&p=cergy", "projets/nina-simone/lille/", "projets/"])
def test_without_script_nothing_offers_a_comparison_and_the_page_says_what_to_do(plain: Page, path: str):
    plain.goto(path)
    assert plain.locator(".a-comparer:visible, .comparaison-choix:visible, .explorateur-choix:visible").count() == 0
    assert plain.get_by_text("ouvrez côte à côte les fiches").count() == path.startswith("comparer")


def test_a_phone_reads_one_cell_under_the_other_and_knows_whose_it_is(page: Page):
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(THREE)
    expect(page.locator(TABLE)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    first = page.locator(f"{TABLE} tbody tr").first
    boxes = [cell.bounding_box() for cell in first.locator("td").all()]
    assert all(one["y"] + one["height"] <= other["y"] + 1 for one, other in itertools.pairwise(boxes))
    expect(first.locator(".compares-rappel").first).to_be_visible()
    expect(page.get_by_role("rowheader", name="Population")).to_have_count(1)
    expect(page.locator("thead").get_by_role("columnheader")).to_have_count(3)


@pytest.mark.parametrize(
    "path, drawn",
    [
        (THREE, TABLE),
        ("projets/?vue=tableau&theme=habitat&p=lille&p=cergy", "table.projets"),
        ("projets/?theme=habitat&p=lille&p=cergy&p=essonne&p=nanterre", ".explorateur-choix"),
    ],
    ids=["comparaison", "tableau", "cartes"],
)
def test_axe_finds_nothing_once_scripts_have_drawn(page: Page, path: str, drawn: str):
    page.set_viewport_size(PHONE)
    page.goto(path)
    expect(page.locator(drawn)).to_be_visible()
    for summary in page.locator("article summary").all():
        if summary.is_visible() and summary.locator("xpath=..").get_attribute("open") is None:
            summary.click()
    assert everywhere(page) == []


def printed(page: Page, search: str, folder: Path) -> list[str]:
    """Return the words of each page of the note printed for a comparison, all of A4."""
    page.goto(f"comparer/{search}")
    expect(page.locator(TABLE)).to_be_visible()
    page.pdf(path=folder / "note.pdf", prefer_css_page_size=True)
    with PdfDocument(folder / "note.pdf") as file:
        sheets = list(file)
        assert {tuple(map(round, sheet.get_size())) for sheet in sheets} == {(595, 842)}
        return [sheet.get_textpage().get_text_bounded() for sheet in sheets]


@pytest.mark.parametrize("number", [2, 3, 4])
def test_the_printed_note_holds_on_one_page(page: Page, catalogue: Catalogue, tmp_path: Path, number: int):
    long = sorted(catalogue.projects, key=lambda project: -len(project.fiche.model_dump_json()))
    for projects in (long[:number], catalogue.projects[:number]):
        note = printed(page, "?" + "&".join(f"p={project.key}" for project in projects), tmp_path)
        assert len(note) == 1, [project.id for project in projects]
        text = re.sub(r"\s+", " ", note[0])
        assert all(
            title in text
            for title in (
                "Population",
                "Transfert",
                "La commande",
                "Les chiffres",
                "Les résultats",
                "Méthodes",
                "Conditions de transfert",
                "Limites",
                "Partagées",
                "Note imprimée le",
            )
        )
        assert "Retirer" not in text and "Ajouter" not in text
