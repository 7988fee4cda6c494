"""A text in `docs/` is a page, in the navigation or not; a document in the folder of attachments can be linked."""

from __future__ import annotations

import pytest

from macros.catalogue.check.attachments import MAX_BYTES
from macros.text.html.document import parse
from tests.mini import Mini, MiniSite

PDF = b"%PDF-1.7\n"
LINK = "Un texte, et [le rapport](../../annexes/rapport.pdf)."


def test_any_text_is_a_page_that_the_site_map_leads_to_and_attachments_are_there(mini_site: MiniSite):
    mini_site.write("docs/glossaire.md", "# Le glossaire\n\n[Lille](projets/essai/lille.md).\n")
    mini_site.write("docs/aide/index.md", "---\ntitle: L'aide\n---\n\nUn texte.\n\n{{ chiffres() }}\n")
    mini_site.picture("docs/annexes/rapport.pdf", PDF)
    mini_site.replace("Un texte.", LINK)
    mini_site.replace("  - Matrice: matrice.md\n", "  - Matrice: matrice.md\n  - Aide: aide/index.md\n", "mkdocs.yml")
    site = mini_site.built()
    plan = parse((site / "plan-du-site/index.html").read_text(encoding="utf-8"))
    others = plan.css('section[aria-labelledby="plan-pages"] a')
    assert [(link.attributes["href"], link.text()) for link in others] == [
        ("../aide/", "L’aide"),
        ("../glossaire/", "Le glossaire"),
    ]
    assert '<a href="../projets/essai/lille/">Lille</a>' in (site / "glossaire/index.html").read_text(encoding="utf-8")
    assert parse((site / "aide/index.html").read_text(encoding="utf-8")).css(".chiffres-du-site, .chiffres")
    assert (site / "annexes/rapport.pdf").read_bytes() == PDF
    assert "../../../annexes/rapport.pdf" in (site / "projets/essai/lille/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text, message",
    [
        ("# Un titre\n\n[Là](nulle-part.md)\n", "docs/aide.md:3  le lien « nulle-part.md » ne mène nulle part."),
        ("---\ntitel: Aide\n---\n\nUn texte.\n", "docs/aide.md:2  titel : la clé « titel » n'existe pas."),
        ("# Un titre\n\n<script>alert(1)</script>\n", "docs/aide.md:3  "),
        ("", "docs/aide.md:1  le fichier est vide."),
    ],
    ids=["lien", "clé", "script", "vide"],
)
def test_a_page_is_held_to_the_rules_of_the_others(mini: Mini, text: str, message: str):
    mini.write("docs/aide.md", text)
    assert any(said.startswith(message) for said in mini.messages())


@pytest.mark.parametrize(
    "name, content, message",
    [
        ("rapport.pdf", PDF, ""),
        ("tableau.csv", "Année;Agents\n2018;85\n".encode(), ""),
        ("2018/releve.ods", b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", ""),
        ("texte.docx", b"PK\x03\x04 word/document.xml", ""),
        ("Rapport été.pdf", PDF, "« Rapport été.pdf » ne peut pas devenir une adresse"),
        ("rapport.pdf", b"<html>", "le fichier n'est pas un .pdf : c'est une page web."),
        ("rapport.csv", PDF, "le fichier n'est pas un .csv : c'est un fichier PDF."),
        ("rapport.pdf", PDF + bytes(MAX_BYTES), "le document pèse "),
        ("rapport.docm", b"x", "« rapport.docm » est un document Word : le site ne le publie pas ici"),
    ],
)
def test_an_attachment_has_a_simple_name_and_is_what_it_says(mini: Mini, name: str, content: bytes, message: str):
    mini.picture(f"docs/annexes/{name}", content)
    said = mini.messages()
    assert len(said) == bool(message) and all(one.startswith(f"docs/annexes/{name}:1  {message}") for one in said)


def test_a_document_that_is_not_there_is_told_where_to_put_it(mini: Mini):
    mini.replace("Un texte.", LINK)
    (said,) = mini.messages()
    assert "« ../../annexes/rapport.pdf » ne mène nulle part. Déposez le document dans docs/annexes/" in said


def test_a_document_that_a_draft_alone_leads_to_is_not_published(mini_site: MiniSite):
    mini_site.picture("docs/annexes/rapport.pdf", PDF)
    mini_site.fiche("grenoble", ("part: organisation", "draft: true\npart: organisation"), ("Un texte.", LINK))
    assert not (mini_site.built() / "annexes").exists()
