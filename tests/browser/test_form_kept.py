"""A Word file in the form is kept in the browser: found again once the page is closed; never shown in place of another
version of it without a word.
"""

from __future__ import annotations

import io

from docx import Document
from playwright.sync_api import Page, expect

from tests.browser.form_page import PAGE, downloaded, ready, section
from tests.browser.test_form import form  # noqa: F401 (a fixture)

STATE = ".ouvrir .etat"


def dropped(page: Page, sentence: str, where: str = ".formulaire", count: int = 1) -> None:
    """Drop a document that holds a sentence under a title, with as many others as said."""
    made = Document()
    made.add_heading("Un titre", 0)
    made.add_heading("Contexte", 1)
    made.add_paragraph(sentence)
    file = io.BytesIO()
    made.save(file)
    page.locator(where).evaluate(
        """(place, [bytes, count]) => {
            const dataTransfer = new DataTransfer();
            const names = ["Ma synthèse.docx", "autre.docx", "encore.docx"].slice(0, count);
            for (const name of names) dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
            place.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        [list(file.getvalue()), count],
    )


def test_a_document_is_found_again_once_the_page_is_closed(form: Page):  # noqa: F811
    dropped(form, "Une phrase.")
    expect(form.locator(".document")).to_be_visible()
    form.reload()
    expect(section(form, "Contexte")).to_have_value("Une phrase.")
    ready(form, PAGE)
    expect(section(form, "Contexte")).to_have_value("")
    form.get_by_label("Une fiche du site").select_option("ma-synthese")
    form.get_by_role("button", name="Ouvrir", exact=True).click()
    expect(section(form, "Contexte")).to_have_value("Une phrase.")
    assert "Une phrase." in downloaded(form).decode()
    form.get_by_role("button", name="Effacer ce brouillon").click()
    expect(form.locator("[name=fiche] .gardees")).to_have_count(0)


def test_a_document_that_nobody_corrected_gives_way_to_its_new_version(form: Page):  # noqa: F811
    dropped(form, "Une phrase.")
    expect(section(form, "Contexte")).to_have_value("Une phrase.")
    downloaded(form)
    expect(form.locator(".emporter-fiche .etat")).to_contain_text("téléchargé")
    dropped(form, "Une autre.")
    expect(section(form, "Contexte")).to_have_value("Une autre.")
    expect(form.locator(".emporter-fiche .etat")).to_have_text("")


def test_what_was_corrected_of_an_older_version_never_passes_for_the_new_one(form: Page):  # noqa: F811
    dropped(form, "Une phrase.")
    expect(form.locator("#document")).to_be_focused()
    section(form, "Contexte").evaluate("(field) => { field.closest('details').open = true; }")
    section(form, "Contexte").fill("Ma correction.")
    dropped(form, "Une autre.")
    expect(form.locator(STATE)).to_contain_text("a changé depuis, et n'est pas repris")
    expect(form.locator(".document")).to_be_hidden()
    expect(section(form, "Contexte")).to_have_value("Ma correction.")
    form.get_by_role("button", name="Repartir de la version ouverte").click()
    expect(section(form, "Contexte")).to_have_value("Une autre.")
    expect(form.locator(".document")).to_contain_text("Tous les mots du document sont dans le récit")


def test_files_dropped_anywhere_are_taken_one_at_a_time(form: Page):  # noqa: F811
    dropped(form, "Une phrase.", "body", 2)
    expect(form.locator(STATE)).to_contain_text("Une fiche à la fois : les autres fichiers attendent.")
    expect(section(form, "Contexte")).to_have_value("Une phrase.")
