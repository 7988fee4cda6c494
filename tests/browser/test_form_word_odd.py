"""An odd Word file, in the form as by the command: nothing of it is lost unsaid."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from playwright.sync_api import Page

from macros.contributing.manuscripts.docx import docx_manuscript
from macros.contributing.manuscripts.drafts import drafts_of
from tests.browser.test_form_word import called, saved
from tests.manuscript_files import add, photograph, word

DRAWING = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    xmlns:p="http://schemas.openxmlformats.org/drawingml/2006/picture"
    xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:drawing><d:inline>
    <d:docPr id="9" name="x"/><a:graphic><a:graphicData><p:pic><p:blipFill><a:blip r:link="{}"/></p:blipFill></p:pic>
    </a:graphicData></a:graphic></d:inline></w:drawing></w:r>"""


def odd() -> Word:
    """A document that leads to a picture elsewhere, describes two of its own, and has lost a reference."""
    made = word()
    made.add_heading("Un titre", 0)
    made.add_heading("Contexte", 1)
    made.add_paragraph("Voir Erreur ! Source du renvoi introuvable, où quarante agents partent. <img src=x onerror=y>")
    address = made.part.relate_to("https://example.fr/i.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    add(made, "Ailleurs : ", DRAWING.format(address))
    for words in ("Un [carré] *rouge*,\ndessiné", "Une image\n\nDescription générée automatiquement", "C:/photo.png"):
        made.add_picture(photograph(40, "PNG"))
        made.inline_shapes[-1]._inline.docPr.set("descr", words)
    return made


def test_its_words_its_pictures_and_their_descriptions_are_kept_or_told(blank: Page, tmp_path: Path):
    path = tmp_path / "essai.docx"
    path.write_bytes(saved(odd()))
    drafts = drafts_of(docx_manuscript(path), "essai", is_cut=False)
    answer = called(blank, path.name, path.read_bytes())
    for text, notices in ((answer["text"], answer["notices"]), (drafts.drafts[0].story, drafts.notices)):
        assert "où quarante agents partent. &lt;img src=x" in text
        assert '![Un carré rouge , dessiné](essai-1.png "Crédit' in text
        assert text.count("![À compléter.](essai-") == 2
        assert [notice for notice in notices if "qui n'est pas dans le fichier" in notice]
    assert answer["losses"] == []


def online(data: bytes) -> bytes:
    """Return a Word file with the names that Word on the web gives its parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name.endswith((".xml", ".rels")):
                text = text.replace(b"document.xml", b"document2.xml").replace(b"styles.xml", b"styles2.xml")
            new.writestr(name.replace("document.xml", "document2.xml").replace("styles.xml", "styles2.xml"), text)
    return file.getvalue()


def test_what_word_on_the_web_writes_is_read(blank: Page, tmp_path: Path):
    path = tmp_path / "essai.docx"
    path.write_bytes(online(saved(odd())))
    assert "où quarante agents partent" in called(blank, path.name, path.read_bytes())["text"]
    assert "où quarante agents partent" in drafts_of(docx_manuscript(path), "essai", is_cut=False).drafts[0].story
