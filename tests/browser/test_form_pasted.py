"""What is pasted into the story of the form, and what its preview shows of pictures: all told where one looks."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.form_page import opened, section
from tests.browser.test_form import form  # noqa: F401 (a fixture)

BY_HAND = """---
title: Un titre
draft: true
original_title: Un autre
# à vérifier, chiffre clé possible : 85 agents, dans « Il y a 85 agents. »
part: organisation
---

## Contexte

![Un <b>plan</b>](plan.png "Crédit : nous") et [un lien](javascript:alert(1))
"""


def pasted(field: Locator, html: str, plain: str = "") -> None:
    """Paste some HTML in an emptied field, with the plain text that a browser joins to it."""
    field.fill("")
    field.evaluate(
        """(field, [html, plain]) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/html", html);
            clipboardData.setData("text/plain", plain);
            field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        [html, plain],
    )


def test_what_pasting_loses_is_told_below_the_field(form: Page):  # noqa: F811
    at = section(form, "Contexte")
    pasted(at, "<p>Un mot.</p><img src='https://example.fr/i.png'>")
    expect(at).to_have_value("Un mot.")
    told = form.locator('.recit[data-section="Contexte"] .colle')
    expect(told).to_contain_text("PERDU, une image : enregistrez-la")
    pasted(at, "<p>Deux.</p>")
    expect(told).to_have_text("Collé en Markdown : relisez.")


def test_what_no_markdown_says_is_pasted_as_plain_text(form: Page):  # noqa: F811
    at = section(form, "Contexte")
    pasted(at, "<p><input value='Un mot'></p>", "Un mot")
    expect(at).to_have_value("Un mot")


def test_the_preview_says_pictures_and_booleans_in_words_and_runs_nothing(form: Page):  # noqa: F811
    opened(form, "essai.md", BY_HAND)
    form.get_by_role("button", name="Voir un aperçu").click()
    shown = form.locator(".rendu")
    expect(shown).to_contain_text("Image : Un <b>plan</b> et [un lien](javascript:alert(1))")
    expect(shown.locator("img, a")).to_have_count(0)
    assert "true" not in shown.inner_text() and "oui" in shown.inner_text()


def test_a_key_figure_is_made_of_its_remark_wherever_its_line_stands(form: Page):  # noqa: F811
    opened(form, "essai.md", BY_HAND)
    form.get_by_role("button", name="En faire un chiffre clé").click()
    expect(form.locator('.champ[data-cle="figures"] [data-cle="value"] input')).to_have_value("85")


def test_the_form_names_no_key_nor_command_for_what_it_asks(form: Page):  # noqa: F811
    words = form.locator(".formulaire form").inner_text()
    assert [word for word in ("brief", "servir »", "construire »") if word in words] == []
