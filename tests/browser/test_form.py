"""The form of a fiche in a real browser: saved unchanged, changed in one place, filled from nothing; its messages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.catalogue.catalogue import read_catalogue
from macros.commands import verify
from tests.browser.axe import PHONE, everywhere
from tests.browser.form_page import (
    FICHES,
    LILLE,
    PAGE,
    add,
    downloaded,
    element,
    field,
    opened,
    ready,
    section,
    unfolded,
)
from tests.conftest import SAMPLE, shown


@pytest.fixture
def form(page: Page) -> Page:
    return unfolded(ready(page))


@pytest.fixture
def lille(page: Page) -> Page:
    return unfolded(ready(page, f"{PAGE}?fiche={LILLE}"))


def test_every_fiche_saved_without_a_change_is_the_same_file(page: Page):
    for fiche in FICHES:
        ready(page, f"{PAGE}?fiche={fiche.with_suffix('').as_posix()}")
        assert downloaded(page) == (SAMPLE / "docs/projets" / fiche).read_bytes(), fiche
        page.get_by_role("button", name="Vérifier").click()
        expect(page.locator(".bilan-fautes")).to_have_text("Rien à reprendre dans les champs")


CHANGES = (
    (("title",), "textarea", "Partager la commande : « oui » # non"),
    (("commanditaire", "contact", "role"), "textarea", "Directrice"),
    (("method", "detail"), "textarea", "Autrement."),
    (("transferability", "level"), "select", "transferable"),
    (("figures", "value"), "input", "12,5"),
)


def test_a_field_changed_changes_its_line_alone(lille: Page, project: Path):
    """One field after another, in a file that stays sound."""
    path = project / f"docs/projets/{LILLE}.md"
    before = path.read_bytes().split(b"\n")
    for keys, control, value in CHANGES:
        at = field(lille, *keys).locator(control)
        at.select_option(value) if control == "select" else at.fill(value)
        after = downloaded(lille).split(b"\n")
        assert sum(line != other for line, other in zip(before, after)) == 1 and len(before) == len(after), keys
        before = after
    path.write_bytes(b"\n".join(before))
    read_catalogue(project)


def test_a_new_fiche_filled_from_nothing_passes_the_checks(form: Page, project: Path, monkeypatch, capsys):
    def write(value: str, *keys: str, within: Page | Locator = form) -> None:
        field(within, *keys).locator("input, textarea").first.fill(value)

    def choose(value: str, *keys: str, within: Page | Locator = form) -> None:
        field(within, *keys).locator("select").first.select_option(value)

    write("Ouvrir un guichet qui écoute", "title")
    write("Les usagers attendent trop longtemps.", "brief", "problem")
    write("L'équipe a réuni trente agents.", "brief", "action")
    write("Deux accueils ont changé d'horaires.", "brief", "outcome")
    choose("organisation", "part")
    form.get_by_role("checkbox", name=re.compile("^Management")).check()
    choose("ville-de-cergy", "commanditaire", "organisation")
    add(form, "mission").locator("textarea").fill("Proposer un accueil : « un seul guichet ».")
    method = add(form, "method")
    choose("ateliers", "id", within=method)
    choose("employee", "status", within=method)
    write("Trois ateliers, trente agents.", "detail", within=method)
    figure = add(form, "figures")
    write("1 607,5", "value", within=figure)
    write("heures", "unit", within=figure)
    write("travaillées par an", "label", within=figure)
    write("2017-11-15", "date", within=figure)
    result = add(form, "results")
    write("Les horaires de deux accueils ont changé.", "text", within=result)
    choose("realisation", "kind", within=result)
    choose("sous-conditions", "transferability", "level")
    write("La démarche se reprend, si la direction la porte.", "transferability", "summary")
    reusable = add(form, "reusable")
    write("Les ateliers d'agents.", "text", within=reusable)
    choose("ateliers", "method", within=reusable)
    condition = add(form, "conditions")
    choose("portage-politique", "id", within=condition)
    write("Un élu suit la démarche.", "detail", within=condition)
    add(form, "headings").locator("textarea").fill("Un autre accueil")
    section(form, "Contexte").fill(
        "\n\n".join(["Les usagers attendaient devant deux guichets, puis repartaient."] * 40)
    )
    form.get_by_label("Nom du fichier").fill("guichet")
    form.get_by_role("button", name="Vérifier").click()
    expect(form.locator(".bilan-fautes")).to_have_text("Rien à reprendre dans les champs")
    path = project / "docs/projets/nina-simone/guichet.md"
    path.write_bytes(downloaded(form))
    monkeypatch.setattr(verify, "ROOT", project)
    assert verify.main([str(path)]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if "guichet.md" in line] == []
    fiche = next(project for project in read_catalogue(project).projects if project.id == "guichet").fiche
    assert fiche.figures[0].value == 1607.5 and fiche.figures[0].date.isoformat() == "2017-11-15"


def test_what_is_typed_is_there_again_and_asks_the_server_for_nothing(page: Page):
    lille = unfolded(ready(page, f"{PAGE}?fiche={LILLE}"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    field(lille, "title").locator("textarea").fill("Un autre titre")
    expect(page.locator(".chemin")).to_have_text("docs/projets/nina-simone/lille.md")
    assert [url for url in asked if "favicon" not in url] == []
    again = unfolded(ready(page, f"{PAGE}?fiche={LILLE}"))
    expect(field(again, "title").locator("textarea")).to_have_value("Un autre titre")
    page.get_by_role("button", name="Repartir de la version ouverte").click()
    expect(field(again, "title").locator("textarea")).not_to_have_value("Un autre titre")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('__fiche/'))") == []


def test_a_list_is_reordered_by_keyboard_and_what_is_taken_away_comes_back(lille: Page):
    def texts() -> list[str]:
        return field(lille, "mission").locator("textarea").evaluate_all("all => all.map(({ value }) => value)")

    first = texts()
    assert len(first) == 2
    element(lille, "mission", 1).get_by_role("button", name=re.compile("^Monter")).focus()
    lille.keyboard.press("Enter")
    assert texts() == first[::-1]
    moved = element(lille, "mission", 0)  # it can't go further: the focus is on the button beside
    expect(moved.get_by_role("button", name=re.compile("^Descendre"))).to_be_focused()
    element(lille, "mission", 0).get_by_role("button", name=re.compile("^Retirer")).press("Enter")
    back = lille.get_by_role("button", name="Rétablir l'élément 1")
    expect(back).to_be_focused()
    assert len(texts()) == len(first) - 1
    back.press("Enter")
    assert len(texts()) == len(first)
    element(lille, "mission", 0).get_by_role("button", name=re.compile("^Descendre")).press("Enter")
    saved = downloaded(lille).split(b"\n")
    original = (SAMPLE / f"docs/projets/{LILLE}.md").read_bytes().split(b"\n")
    assert saved == original


def test_a_fault_is_told_beside_its_field_and_the_list_leads_there(form: Page):
    expect(form.locator(".champ .erreur:visible")).to_have_count(0)
    title = field(form, "title").locator("textarea")
    title.fill("a" * 121)
    fault = field(form, "title").locator(".erreur")
    expect(fault).to_have_text(shown("Le texte compte 121 signes ; le maximum est de 120. Raccourcissez-le."))
    expect(title).to_have_attribute("aria-invalid", "true")
    assert fault.get_attribute("id") in (title.get_attribute("aria-describedby") or "").split()
    result = add(form, "results")
    field(result, "kind").locator("select").select_option("effet")
    form.locator("details").evaluate_all("groups => groups.forEach((group) => { group.open = false; })")
    form.get_by_role("button", name="Vérifier").click()
    expect(form.locator("#bilan")).to_be_focused()
    form.locator(".bilan-fautes").get_by_role("link", name=re.compile("Pour un effet")).click()
    expect(field(result, "evidence").locator("select")).to_be_focused()
    unfolded(form)
    title.fill("Un titre")
    expect(fault).to_be_hidden()


def test_terms_are_told_with_their_definitions_and_unknown_ones_are_kept(form: Page):
    method = add(form, "method")
    field(method, "id").locator("select").select_option("ateliers")
    expect(field(method, "id").locator(".definition")).not_to_be_empty()
    text = (
        (SAMPLE / f"docs/projets/{LILLE}.md")
        .read_text(encoding="utf-8")
        .replace("id: contractualisation-interne", "id: divination", 1)
    )
    opened(form, "autre.md", text)
    expect(field(element(form, "method", 0), "id").locator("select")).to_have_value("divination")
    expect(field(element(form, "method", 0), "id").locator(".erreur")).to_contain_text("n'est pas une valeur admise")
    assert downloaded(form).decode() == text


def test_a_damaged_file_keeps_its_text_and_says_what_is_wrong(form: Page):
    text = (SAMPLE / f"docs/projets/{LILLE}.md").read_text(encoding="utf-8")
    damaged = text.replace("title: ", "title: : ", 1)
    opened(form, "abime.md", damaged)
    raw = form.get_by_label("Son texte, tel quel")
    expect(raw).to_have_value(damaged)
    expect(form.locator("#brut")).to_be_focused()
    expect(form.locator(".brut .erreur")).to_have_text(re.compile(r"^Ligne 2 : YAML ne comprend pas cette ligne\."))
    expect(form.locator("form:has(.champ)")).to_be_hidden()
    raw.fill(text)
    form.get_by_role("button", name="Relire ce texte").click()
    expect(form.locator("form:has(.champ)")).to_be_visible()
    assert downloaded(form).decode() == text
    opened(form, "synthese.odt", b"PK\x03\x04\xff\xfe")
    expect(form.locator(".ouvrir .etat")).to_contain_text("n'est pas un texte")
    assert downloaded(form).decode() == text


def test_what_a_draft_leaves_to_write_is_told(form: Page):
    text = (SAMPLE / f"docs/projets/{LILLE}.md").read_text(encoding="utf-8")
    problem = re.compile(r"^  problem: .*$", re.M)
    draft = problem.sub('  problem: "À compléter."', text, count=1).rstrip() + "\n"
    draft = re.sub(r"(?<=## Transfert\n\n)[\s\S]*?(?=\n## |\Z)", "À compléter.\n", draft)
    opened(form, "lille.md", draft)
    form.get_by_role("button", name="Vérifier").click()
    expect(form.locator(".bilan-fautes li")).to_have_count(2)
    expect(form.locator(".bilan-fautes")).to_contain_text("Ce texte reste à écrire")
    expect(form.locator(".bilan-fautes")).to_contain_text("Dans le récit, « Transfert » reste à écrire")


def test_a_file_named_as_a_fiche_goes_to_its_edition(form: Page):
    form.locator("[name=edition]").evaluate("list => list.prepend(new Option('Une autre', 'une-autre', true, true))")
    opened(form, "lille.md", (SAMPLE / f"docs/projets/{LILLE}.md").read_bytes())
    expect(form.locator(".chemin")).to_have_text("docs/projets/nina-simone/lille.md")


def test_a_drawn_figure_is_written_by_its_kind(form: Page):
    field(form, "diagrams").locator(":scope > .ajout select").select_option("cycle")
    figure = add(form, "diagrams")
    expect(figure.locator(":scope > fieldset > legend")).to_have_text("Cycle, 1 sur 1")
    field(figure, "id").locator("input").fill("boucle")
    add(add(figure, "steps"), "items").locator("textarea").fill("Écouter")
    assert b"diagrams:\n  - id: boucle\n    kind: cycle\n    steps:\n      - items:\n          - " in downloaded(form)


def test_the_preview_shows_the_words_and_lets_no_html_through(lille: Page):
    section(lille, "Contexte").fill("Un **mot** <img src=x onerror=alert(1)> et\n\n- une liste")
    lille.get_by_role("button", name="Voir un aperçu").click()
    expect(lille.locator("#apercu")).to_be_focused()
    expect(lille.locator(".rendu strong")).to_have_text("mot")
    expect(lille.locator(".rendu li", has_text="une liste")).to_be_visible()
    expect(lille.locator(".rendu img")).to_have_count(0)
    expect(lille.locator(".rendu")).to_contain_text("Entretiens")


def test_the_preview_shows_the_words_of_each_figure_where_it_stands(lille: Page):
    """The site alone draws them, which the preview says."""
    section(lille, "Contexte").fill("Avant.\n\n[figure: cercle-vicieux]\n\nAprès.\n\n[figure: inconnue]")
    lille.get_by_role("button", name="Voir un aperçu").click()
    context = lille.locator(".rendu section").first
    expect(context.locator("figcaption")).to_contain_text("Cercle vicieux, que le site dessine ; voici ses mots")
    expect(context).to_have_text(re.compile(r"Avant\..*Effectifs insuffisants à la DCP.*Après\.", re.S))
    expect(lille.locator(".rendu > figure")).to_have_count(0)
    expect(lille.locator(".rendu")).to_contain_text("Aucune figure ne s'appelle « inconnue ».")


def test_the_forge_opens_its_own_page_for_the_file(page: Page, site: Path):
    """The sample has no forge: its page says so; with one, the link follows what the file is called."""
    told = (site / PAGE / "index.html").read_text(encoding="utf-8")
    assert 'data-forge=""' in told and 'class="forge"' not in told
    forge = "https://forge.example.fr/recueil/-/new/main"
    named = told.replace('data-forge=""', f'data-forge="{forge}"').replace(
        '<button type="button" class="effacer">', f'<a class="forge" href="{forge}"></a><button class="effacer">', 1
    )
    page.route(f"**/{PAGE}", lambda route: route.fulfill(body=named, content_type="text/html"))
    ready(page)
    page.get_by_label("Nom du fichier").fill("guichet")
    expect(page.locator("a.forge")).to_have_attribute(
        "href", f"{forge}/docs/projets/nina-simone?filename=guichet.md&file_name=guichet.md"
    )
    expect(page.locator("a.courriel")).to_have_attribute("href", re.compile("^mailto:.*subject=Fiche.*guichet.md"))


def test_no_axe_violation_whatever_is_shown(form: Page):
    form.set_viewport_size(PHONE)
    add(form, "method")
    add(form, "mission")
    add(form, "recommendations")
    form.get_by_role("button", name="Vérifier").click()
    form.get_by_role("button", name="Voir un aperçu").click()
    expect(form.locator(".rendu h3").first).to_be_visible()
    assert form.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert everywhere(form) == []
