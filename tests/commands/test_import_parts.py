"""`recueil.py importer`: what a document holds beside paragraphs, a recueil to cut, files that Word did not make."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.oxml import parse_xml
from PIL import Image

from tests.commands.conftest import Importer
from tests.commands.test_import import ALL_THERE, LOST, story, synthesis
from tests.manuscript_files import add, change, new_box, odt, old_box, photograph, with_part, word
from tests.mini import Mini


def test_lists_keep_their_levels(imported: Importer):
    document = synthesis()
    for style, line in (
        ("List Bullet", "Un"),
        ("List Bullet 2", "Dedans"),
        ("List Bullet 3", "Au fond"),
        ("List Bullet", "Deux"),
        ("List Number", "Premier"),
        ("List Number", "Second"),
    ):
        document.add_paragraph(line, style=style)
    text, _ = imported(document)
    assert "- Un\n    - Dedans\n        - Au fond\n- Deux\n\n1. Premier\n2. Second" in text


def test_a_table_stays_one_and_a_frame_becomes_a_quotation(imported: Importer):
    document = synthesis()
    table = document.add_table(2, 2)
    for cell, words in zip((cell for row in table.rows for cell in row.cells), ("Ville", "A|B", "Lille", "85\nici")):
        cell.text = words
    document.add_table(1, 1).cell(0, 0).text = "À retenir"
    text, said = imported(document)
    assert "| Ville | A\\|B |\n|---|---|\n| Lille | 85 ici |" in text and "> À retenir" in text
    assert ALL_THERE in said and "une citation" in said


def test_merged_cells_are_said(imported: Importer):
    document = synthesis()
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Large"
    table.cell(1, 0).text, table.cell(1, 1).text = "a", "b"
    text, said = imported(document)
    assert "| Large |  |\n|---|---|\n| a | b |" in text and "cases fusionnées" in said


def test_tracked_changes_are_accepted_and_said(imported: Importer):
    document = synthesis()
    add(document, "Le délai est de ", change("del", "vingt"))
    document.paragraphs[-1]._p.append(parse_xml(change("ins", "neuf jours.")))
    text, said = imported(document)
    assert "Le délai est de neuf jours." in text and "vingt" not in text
    assert "suivi des modifications accepté : 1 ajout gardé, 1 suppression faite ; « vingt »." in said


def test_a_text_box_comes_after_its_paragraph_and_that_is_said(imported: Importer):
    document = synthesis()
    add(document, "Avant.", old_box("Parole d'agent."))
    text, said = imported(document)
    assert "Avant.\n\nParole d'agent." in text and "une zone de texte" in said and ALL_THERE in said


def test_a_word_that_no_reader_finds_is_listed_and_the_command_fails(imported: Importer):
    document = synthesis()
    add(document, "Avant.", new_box("Boîte perdue."))
    text, said = imported(document, 1)
    assert "Boîte" not in text and "  - boîte, perdue, dans « Boîte perdue. »" in said.partition(LOST)[2]


def test_smart_art_and_headers_are_told(imported: Importer, tmp_path: Path):
    document = synthesis()
    document.sections[0].header.paragraphs[0].text = "Promotion Essai"
    path = tmp_path / "dessin.docx"
    document.save(str(path))
    with_part(path, "word/diagrams/data1.xml", "<d xmlns:a='urn:a'><a:p><a:t>Écouter puis agir</a:t></a:p></d>")
    _, said = imported(path)
    assert "PERDU, le texte d'un dessin SmartArt ou d'un graphique : « Écouter puis agir »" in said
    assert "un en-tête ou un pied de page : « Promotion Essai »" in said


def test_a_table_of_contents_is_left_out_and_said(imported: Importer):
    document = synthesis()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("Sommaire inutile 12", style="toc 1")
    text, said = imported(document)
    assert "inutile" not in text and "table des matières retirée" in said and ALL_THERE in said


def test_a_picture_is_renamed_made_smaller_and_its_description_asked(mini: Mini, imported: Importer):
    document = synthesis()
    document.add_picture(photograph(3000))
    document.add_picture(photograph(40, "PNG"))
    text, said = imported(document)
    folder = mini.root / "docs/projets/essai"
    assert '![À compléter.](ma-synthese-1.jpg "Crédit : à compléter")' in text
    assert "2 images à décrire et à créditer : ma-synthese-1.jpg, ma-synthese-2.png." in said
    with Image.open(folder / "ma-synthese-1.jpg") as large, Image.open(folder / "ma-synthese-2.png") as small:
        assert (large.size, small.size) == ((1600, 800), (40, 20))


def test_thirty_pages_cut_at_their_first_headings_make_as_many_drafts(mini: Mini, tmp_path: Path, imported: Importer):
    document = word()
    document.add_paragraph("Un avant-propos, sans titre.")
    for rank in range(1, 11):
        document.add_heading(f"Projet {rank}", 1)
        document.add_heading("Contexte", 2)
        for _ in range(20):
            document.add_paragraph("La Ville de Lille écoute ses agents. " * 8)
        document.add_heading("Démarche", 2)
        document.add_paragraph(f"{rank} ateliers.")
    _, said = imported(document, 0, "--decouper")
    names = sorted(path.stem for path in (mini.root / "docs/projets/essai").glob("*.md"))
    assert names == sorted(["lille", "ma-synthese-ouverture", *(f"projet-{rank}" for rank in range(1, 11))])
    assert ALL_THERE in said and mini.messages() == []
    text = (mini.root / "docs/projets/essai/projet-7.md").read_text(encoding="utf-8")
    assert 'title: "Projet 7"' in text and "## Démarche\n\n7 ateliers.\n" in text


def test_what_is_no_project_is_gathered_and_the_page_of_a_part_tells_that_of_the_next(mini: Mini, imported: Importer):
    parts = "organisation:\n  label: Organisation\n  definition: Une.\n"
    mini.write("data/parties.yml", f"{parts}rh:\n  label: Ressources humaines\n  definition: Deux.\n")
    mini.replace("parts: [organisation]", "parts: [organisation, rh]", "data/editions/essai.yml")
    document = word()
    for title in ("Préface", "PARTIE 2 – RESSOURCES HUMAINES"):
        document.add_heading(title, 1)
        document.add_paragraph(f"Un mot de {title.lower()}.")
    for title in ("Écouter Lille", "Écouter encore"):
        document.add_heading(title, 1)
        document.add_heading("Contexte", 2)
        document.add_paragraph("La commune agit.")
    _, said = imported(document, 0, "--decouper")
    names = sorted(path.stem for path in (mini.root / "docs/projets/essai").glob("*.md"))
    assert names == ["ecouter-encore", "ecouter-lille", "lille", "ma-synthese-ouverture"] and ALL_THERE in said
    text = (mini.root / "docs/projets/essai/ecouter-encore.md").read_text(encoding="utf-8")
    assert "# à vérifier : rh, d'après « PARTIE 2 – RESSOURCES HUMAINES »\n" in text and "\npart: rh\n" in text
    assert said.count("recueil.py verifier") == 1 and "rassemblé dans un brouillon" in said


def test_a_recueil_without_headings_is_not_cut(imported: Importer):
    document = word()
    document.add_paragraph("Un texte d'un seul tenant.")
    text, said = imported(document, 1, "--decouper")
    assert text == "" and "n'a pas de titre où le couper" in said


def test_the_title_of_a_recueil_is_told(imported: Importer):
    document = synthesis()
    document.add_heading("Démarche", 1)
    document.add_paragraph("Mots.")
    _, said = imported(document, 0, "--decouper")
    assert "titre du recueil, laissé de côté : « Mieux accueillir à Lille »." in said and ALL_THERE in said


ODT = """
<text:tracked-changes><text:changed-region><text:deletion><text:p>jamais</text:p></text:deletion></text:changed-region>
</text:tracked-changes>
<text:p text:style-name="Title">Réunir deux guichets</text:p><text:h text:outline-level="1">Contexte</text:h>
<text:p>La <text:span text:style-name="T1">Ville de Lille</text:span><text:note><text:note-citation>1
</text:note-citation><text:note-body><text:p>Bilan social.</text:p></text:note-body></text:note> écoute<text:s/>ses
agents.</text:p>
<text:list><text:list-item><text:p>Un</text:p><text:list><text:list-item><text:p>Dedans</text:p></text:list-item>
</text:list></text:list-item></text:list>
<text:list text:style-name="LN"><text:list-item><text:p>Premier</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Ville</text:p></table:table-cell><table:table-cell><text:p>Agents
</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Lille</text:p>
</table:table-cell><table:table-cell><text:p>85</text:p></table:table-cell></table:table-row></table:table>
<text:p>Avant.<draw:frame><draw:text-box><text:p>Encadré.</text:p></draw:text-box></draw:frame></text:p>
"""


def test_a_libreoffice_text_is_read_as_a_word_file_is(tmp_path: Path, imported: Importer):
    text, said = imported(odt(tmp_path / "guichets.odt", ODT))
    assert story(text) == (
        "## Contexte\n\nLa **Ville de Lille**[^1] écoute ses agents.\n\n- Un\n    - Dedans\n\n1. Premier\n\n"
        "| Ville | Agents |\n|---|---|\n| Lille | 85 |\n\nAvant.\n\nEncadré."
    )
    assert text.endswith("[^1]: Bilan social.\n") and 'title: "Réunir deux guichets"' in text
    assert ALL_THERE in said and "1 suppression faite ; « jamais »." in said and "une zone de texte" in said


@pytest.mark.parametrize(
    "name, data, expected",
    [
        (
            "note.md",
            "# Un titre\n\nIntro *vive*[^a].\n\n## Méthode\n\n- a\n    - b\n\n```\n# code\n```\n\n[^a]: Note".encode(),
            "## Contexte\n\nIntro *vive*[^a].\n\n\n## Démarche\n\n### Méthode\n\n- a\n    - b\n\n```\n# code\n```",
        ),
        (
            "note.txt",
            "Un titre\r\n\r\nCONTEXTE\r\n\r\nL’œuvre de Lille.\r\n• un\r\n• deux\r\n".encode("cp1252"),
            "## Contexte\n\nL’œuvre de Lille.\n• un\n• deux",
        ),
    ],
)
def test_a_text_typed_in_a_plain_editor_is_kept_as_it_is(
    tmp_path: Path, imported: Importer, name: str, data: bytes, expected: str
):
    path = tmp_path / name
    path.write_bytes(data)
    text, said = imported(path)
    assert story(text).replace("\n\n\n", "\n\n") == expected.replace("\n\n\n", "\n\n")
    assert 'title: "Un titre"' in text and ALL_THERE in said


OLE = b"\xd0\xcf\x11\xe0" + bytes(600)


@pytest.mark.parametrize(
    "name, data, message",
    [
        ("rien.docx", None, "n'existe pas"),
        ("vide.docx", b"", "« vide.docx » est vide."),
        ("faux.docx", b"bonjour", "n'est pas un document Word, ou il est abîmé"),
        ("faux.odt", b"bonjour", "n'est pas un texte de LibreOffice, ou il est abîmé"),
        ("vieux.doc", OLE, "au format de Word 97-2003"),
        ("vieux.docx", OLE, "au format de Word 97-2003 (.doc)"),
        ("clos.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "protégé par un mot de passe"),
        ("page.pdf", b"%PDF", "est un PDF"),
        ("a.xyz", b"x", "n'est pas un texte à importer"),
        ("bin.txt", b"\0\0", "n'est pas un texte"),
        ("blanc.txt", b" \n", "ne contient aucun texte"),
        ("long.txt", b"mot " * 800_000, "« long.txt » pèse 3,2 Mo ; le maximum est de 3 Mo."),
        ("fiche.md", b"---\ntitle: x\n---\n", "a déjà l'en-tête d'une fiche"),
    ],
)
def test_what_can_not_be_read_is_refused_in_french_and_nothing_is_written(
    mini: Mini, tmp_path: Path, imported: Importer, name: str, data: bytes | None, message: str
):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    text, said = imported(path, 1)
    assert (text, said.count("\n")) == ("", 1) and message in said


def test_an_odt_that_a_password_closes_is_told(tmp_path: Path, imported: Importer):
    text, said = imported(odt(tmp_path / "clos.odt", "<text:p/>", "<m><encryption-data/></m>"), 1)
    assert text == "" and "protégé par un mot de passe" in said


def test_a_second_import_never_takes_the_place_of_the_first(mini: Mini, imported: Importer):
    imported(synthesis())
    imported(synthesis())
    names = {path.name for path in (mini.root / "docs/projets/essai").glob("*.md")}
    assert names == {"lille.md", "ma-synthese.md", "ma-synthese-2.md"}


def test_an_unknown_edition_is_refused(imported: Importer):
    text, said = imported(synthesis(), 1, "--edition", "esai")
    assert text == "" and "essai" in said
