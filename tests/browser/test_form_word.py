"""A Word file in the form: the story that the command makes of it, in the browser alone; what is lost is listed. What
is pasted becomes Markdown.
"""

from __future__ import annotations

import base64
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as Word
from docx.oxml import parse_xml
from playwright.sync_api import Page, expect

from macros.contributing.form_manuscripts import manuscript_rules
from macros.contributing.manuscripts.docx import docx_manuscript
from macros.contributing.manuscripts.drafts import drafts_of
from macros.model.sections import SECTIONS
from tests.browser.axe import PHONE, everywhere
from tests.browser.pure_scripts import module
from tests.browser.test_form import downloaded, form, section  # noqa: F401 (form is a fixture)
from tests.contributing import test_lists as lists
from tests.manuscript_files import add, bold, change, new_box, old_box, photograph, with_part, word

RULES = json.loads(manuscript_rules())
_READ = "await m.fromWord(v[0], Uint8Array.from(atob(v[1]), (sign) => sign.charCodeAt(0)).buffer, v[2], v[3])"
DRAFT = f"(({{ pictures, ...draft }}) => ({{ ...draft, names: pictures.map(({{ name }}) => name) }}))({_READ})"


def document() -> Word:
    """A document of every kind of thing that Word writes, under styles."""
    made = word()
    made.sections[0].header.paragraphs[0].text = "Promotion Essai"
    made.styles.add_style("toc 1", 1)
    made.add_heading("Mieux accueillir à Lille", 0)
    made.add_paragraph("Sommaire inutile 12", style="toc 1")
    made.add_heading("Contexte", 1)
    made.add_paragraph("La Ville emploie 4\u202f500 agents* : <b>, [mot] et m_2. Erreur ! Signet non défini.")
    for style, text in (("List Bullet", "un"), ("List Bullet 2", "un-un"), ("List Bullet", "deux")):
        made.add_paragraph(text, style=style)
    made.add_heading("2. Méthodologie", 1)
    made.add_heading("Écouter", 2)
    made.add_paragraph("Nous avons mené ").add_run("trois ateliers").bold = True
    for text in ("•\tlire", "–\trelire", "•\tdire"):
        made.add_paragraph(text)
    add(made, "Le délai est de ", change("del", "vingt"))
    made.paragraphs[-1]._p.append(parse_xml(change("ins", "neuf jours.")))
    add(made, "Avant.", old_box("Parole d'agent."))
    table = made.add_table(2, 2)
    for at, text in enumerate(("Quoi", "Qui", "Lire\nRelire", "Agents")):
        table.cell(at // 2, at % 2).text = text
    made.add_heading("Remerciements", 1)
    made.add_picture(photograph(40, "PNG"))
    made.add_paragraph("Merci.")
    return made


def bare() -> Word:
    """A document without styles, under the name of its authority."""
    made = word()
    made.add_paragraph("VILLE DE LILLE-LÈS-DUNES")
    made.add_paragraph("Mieux accueillir")
    bold(made, "1. Contexte")
    made.add_paragraph("Une phrase.")
    bold(made, "RÉSULTATS :")
    made.add_paragraph("1) Un résultat")
    made.add_paragraph("2) Un autre")
    return made


def called(blank: Page, name: str, data: bytes) -> Any:
    return module(blank, "form/from-word.js")(DRAFT, name, base64.b64encode(data).decode(), RULES, SECTIONS)


def saved(made: Word) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


@pytest.mark.parametrize("made", [document, bare])
def test_the_form_makes_of_a_word_file_the_story_that_the_command_makes(blank: Page, tmp_path: Path, made):
    path = tmp_path / "essai.docx"
    path.write_bytes(saved(made()))
    drafts = drafts_of(docx_manuscript(path), "essai", is_cut=False)
    answer = called(blank, path.name, path.read_bytes())
    header, story = answer["text"].split("\n---\n", 1)
    left = re.compile(r"\n\n## [^\n]+\n\nÀ compléter\.(?=\n\n|\Z)")  # the form leaves an empty section out
    assert story.strip() == left.sub("", f"\n\n{drafts.drafts[0].story}").strip()
    assert f'title: "{drafts.drafts[0].title}"\ndraft: true\n' in header
    assert [heading for heading in drafts.drafts[0].headings if f'- "{heading}"' not in header] == []
    assert sorted(answer["notices"]) == sorted({*drafts.notices, *drafts.drafts[0].notices})
    assert answer["losses"] == []
    assert answer["names"] == list(drafts.pictures)


def test_its_lists_keep_their_levels_and_their_numbers(blank: Page):
    path = Path(lists.__file__).with_name("listes.docx")
    story = called(blank, path.name, path.read_bytes())["text"]
    assert [expected for expected in lists.LISTS.values() if f"\n{expected}\n" not in story] == []


def test_a_word_that_the_browser_does_not_find_is_listed(blank: Page, tmp_path: Path):
    made = document()
    add(made, "Avant.", new_box("Boîte perdue."))
    path = tmp_path / "essai.docx"
    made.save(str(path))
    with_part(path, "word/diagrams/data1.xml", "<d xmlns:a='urn:a'><a:p><a:t>Écouter puis agir</a:t></a:p></d>")
    answer = called(blank, path.name, path.read_bytes())
    assert answer["losses"] == ["boîte, perdue, dans « Boîte perdue. »"]
    assert any("SmartArt" in notice and "« Écouter puis agir »" in notice for notice in answer["notices"])


PASTED = {
    "Word": (
        "<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span"
        " style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>un</p><p class=MsoListParagraphCxSpLast"
        " style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span>un-un</p>",
        "- un\n    - un-un",
    ),
    "Google": (
        '<b style="font-weight:normal" id="docs-internal-guid"><p>Un <span style="font-weight:700">mot</span> et'
        ' <span style="font-style:italic">un autre</span>.</p></b>',
        "Un **mot** et *un autre*.",
    ),
    "une page": (
        '<meta charset="utf-8"><h2>Titre</h2><p>Voir <a href="https://example.fr/a (b)">la page</a>.</p>'
        "<script>x</script><ol start=3><li>trois<ul><li>puce</li></ul></li><li>quatre</li></ol><img src='https://example.fr/i.png'>",
        "## Titre\n\nVoir [la page](https://example.fr/a%20%28b%29).\n\n3. trois\n    - puce\n4. quatre",
    ),
    "un tableau": (
        "<table><tr><th colspan=2>Large</th></tr><tr><td>a|b</td><td><p>c.</p><p>d</p></td></tr></table>",
        "| Large |  |\n|---|---|\n| a\\|b | c. d |",
    ),
    "un encadré": ("<table><tr><td><p>Un mot.</p><p>Deux.</p></td></tr></table>", "> Un mot.\n>\n> Deux."),
}


@pytest.mark.parametrize("html, markdown", PASTED.values(), ids=PASTED)
def test_what_is_pasted_becomes_markdown(blank: Page, html: str, markdown: str):
    assert module(blank, "form/to-markdown.js")("m.toMarkdown(v[0], v[1]).markdown", html, RULES) == markdown


def test_a_document_dropped_on_the_page_fills_the_form_and_nothing_leaves(form: Page):  # noqa: F811
    asked: list[str] = []
    form.on("request", lambda request: asked.append(request.url))
    form.evaluate("addEventListener('securitypolicyviolation', ({ blockedURI }) => { document.title = blockedURI; })")
    title = form.title()
    drop = """async (page, data) => {
        const file = new File([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))], "Ma synthèse.docx");
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(file);
        page.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }"""
    form.locator(".formulaire").evaluate(drop, base64.b64encode(saved(document())).decode())
    expect(form.locator("#document")).to_be_focused()
    expect(form.locator(".document")).to_contain_text("Tous les mots du document sont dans le récit")
    form.get_by_label("Ce que montre ma-synthese-1.png").fill("Un [guichet]")
    expect(section(form, "Démarche")).to_have_value(
        re.compile(r'!\[Un  ?guichet\]\(ma-synthese-1\.png "Crédit : à compléter"\)')
    )
    assert "![Un  guichet](ma-synthese-1.png" in downloaded(form).decode().replace("Un guichet", "Un  guichet")
    assert {address.split("/assets/")[0] for address in asked if address.startswith("http")} == {
        form.url.split("/contribuer/")[0]
    }
    assert form.title() == title
    form.set_viewport_size(PHONE)
    assert form.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert everywhere(form) == []


def test_what_reads_word_is_loaded_for_a_word_file_alone(form: Page):  # noqa: F811
    loaded = form.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    assert [address for address in loaded if re.search("/(?:mammoth|turndown|markdown-it)", address)] == []


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0" * 9, b"PK\x03\x04 coupe"], ids=["Word 97", "coupé"])
def test_a_word_file_that_cant_be_read_is_told(form: Page, data: bytes):  # noqa: F811
    name = {"name": "vieux.doc", "mimeType": "application/msword", "buffer": data}
    form.locator("[name=fichier]").set_input_files(name)
    expect(form.locator(".ouvrir .etat")).to_contain_text("ne se lit pas")
    expect(form.locator(".document")).to_be_hidden()


def test_a_text_pasted_into_the_story_is_markdown(form: Page):  # noqa: F811
    at = section(form, "Contexte")
    at.focus()
    at.evaluate("""(field) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/html", "<h1>Titre</h1><p>Un <b>mot</b>.</p>");
        field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }""")
    expect(at).to_have_value("### Titre\n\nUn **mot**.")
    assert downloaded(form).decode().endswith("## Contexte\n\n### Titre\n\nUn **mot**.\n")
