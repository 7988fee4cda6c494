"""`recueil.py importer`: a text written elsewhere becomes a draft, and no word of it is lost unsaid."""

from __future__ import annotations

import gzip

import pytest
from docx.document import Document as Word

from tests.commands.conftest import Importer
from tests.manuscript_files import bold, word
from tests.mini import Mini

ALL_THERE = "Tous les mots du document sont dans le récit."
LOST = "MOTS DU DOCUMENT ABSENTS DU RÉCIT"


def story(text: str) -> str:
    """Return what is written of a draft's story, without the sections that are left to write."""
    body = text.split("\n---\n", 1)[1]
    kept = [part for part in body.split("\n## ") if "\n\nÀ compléter." not in part or "![" in part]
    return "\n## ".join(kept).strip()


def synthesis() -> Word:
    document = word()
    document.add_heading("Mieux accueillir à Lille", 0)
    document.add_heading("Contexte", 1)
    document.add_paragraph("La Ville de Lille emploie 4\u202f500 agents.")
    return document


def test_a_document_with_styles_becomes_a_draft_in_the_sections_of_a_fiche(mini: Mini, imported: Importer):
    document = synthesis()
    document.add_heading("2. Méthodologie", 1)
    document.add_heading("Écouter", 2)
    paragraph = document.add_paragraph("Nous avons mené ")
    paragraph.add_run("trois ateliers").bold = True
    paragraph.add_run(".")
    text, said = imported(document)
    assert story(text) == (
        "## Contexte\n\nLa Ville de Lille emploie 4 500 agents.\n\n"
        "\n## Démarche\n\n### 2. Méthodologie\n\n#### Écouter\n\nNous avons mené **trois ateliers**."
    ).replace("\n\n\n", "\n\n")
    assert ALL_THERE in said and "« 2. Méthodologie » est rangé sous « Démarche »." in said
    assert mini.messages() == []


def test_the_header_holds_what_was_found_and_where_it_was_read(mini: Mini, imported: Importer):
    document = synthesis()
    document.add_paragraph("Trois workshops sur le management ont réuni 85 agents.")
    text, _ = imported(document)
    for line in (
        'title: "Mieux accueillir à Lille"',
        "draft: true",
        "part: organisation",
        "  organisation: ville-de-lille",
        "  - management",
        "  - id: ateliers",
        "# à vérifier : ateliers, pour « workshop » dans « Trois workshops sur le management ont réuni 85 agents. »",
        "# à vérifier, chiffre clé possible : 4 500 agents, dans « La Ville de Lille emploie 4 500 agents. »",
        "# à vérifier, chiffre clé possible : 85 agents, dans « Trois workshops sur le management ont réuni 85 agents."
        " »",
        '    - "Mieux accueillir à Lille"',
    ):
        assert f"\n{line}\n" in text


def test_a_year_is_no_number_of_things(imported: Importer):
    document = synthesis()
    document.add_paragraph("Un accord signé en juin 2022 limite les horaires de 2050 agents.")
    text, _ = imported(document)
    assert "possible : 2050 agents" in text and "2022 limite, dans" not in text


@pytest.mark.parametrize("name", ["Ville de Roubaix", "ville du Havre", "commune de Templeuve-en-Pévèle"])
def test_an_authority_that_the_project_does_not_know_is_proposed_and_not_set(mini: Mini, imported: Importer, name: str):
    mini.territories()
    document = word()
    document.add_heading(f"Écouter la {name}", 0)
    document.add_paragraph(f"La {name} regarde Lille. La {name} agit.")
    text, _ = imported(document)
    assert '  organisation: "À compléter."\n' in text
    assert (
        f"# à vérifier : « {name} », du Code officiel géographique, encore inconnu du recueil (python3 recueil.py"
        f' nouveau organisation "{name}"), dans 3 phrases, dont « La {name} regarde Lille. »\n'
    ) in text
    assert "# à vérifier : ville-de-lille, pour « Lille », dans une phrase, dont " in text


def test_the_departement_tells_homonyms_apart(mini: Mini, imported: Importer):
    mini.territories()
    document = word()
    document.add_paragraph("La Ville de Saint-Denis agit.")
    text, _ = imported(document)
    assert "plusieurs de ce nom (départements 974, 93)" in text
    assert 'python3 recueil.py nouveau organisation "Ville de Saint-Denis (974)"' in text


def test_an_authority_may_be_named_before_its_kind(mini: Mini, imported: Importer):
    mini.territories()
    cog = mini.root / "data/territoires/cog.tsv.gz"
    brest = "METRO|242900314|Brest Métropole|242900314|29|53|214000|2023|||||\n".replace("|", "\t")
    cog.write_bytes(gzip.compress(gzip.decompress(cog.read_bytes()) + brest.encode("utf-8")))
    document = word()
    document.add_paragraph("Brest Métropole agit.")
    assert "# à vérifier : « Brest Métropole », du Code officiel géographique" in imported(document)[0]


def test_what_the_text_does_not_name_is_left_to_write(imported: Importer):
    document = word()
    document.add_paragraph("Un texte qui ne nomme rien.")
    text, said = imported(document)
    assert '  organisation: "À compléter."\n' in text and '  - id: "À compléter."\n' in text
    assert 'title: "Ma synthèse"\n' in text and "le nom du fichier en tient lieu" in said


def test_lines_in_bold_are_headings_where_there_is_no_style_and_that_is_said(imported: Importer):
    document = word()
    for line in ("Prêter des vélos", "Contexte :", "Un titre à nous"):
        bold(document, line)
        document.add_paragraph("Quelques mots.") if line != "Prêter des vélos" else None
    text, said = imported(document)
    assert story(text) == "## Contexte\n\nQuelques mots.\n\n### Un titre à nous\n\nQuelques mots."
    assert 'title: "Prêter des vélos"' in text
    assert "prises pour des titres : Prêter des vélos ; Contexte ; Un titre à nous." in said


@pytest.mark.parametrize(
    "lines, expected",
    [
        (("•\tUn", "•\tDeux", "o\tDedans", "•\tTrois"), "- Un\n- Deux\n    - Dedans\n- Trois"),
        (("- Un", "– Deux"), "- Un\n    - Deux"),
        (("\uf0b7 Un", "\uf0b7 Deux"), "- Un\n- Deux"),
        (("1)\tUn", "2)\tDeux"), "1. Un\n2. Deux"),
        (("Une phrase\ncoupée en deux.",), "Une phrase coupée en deux."),
        (("Une adresse\nRue de Lille",), "Une adresse  \nRue de Lille"),
        (("Voir page Erreur ! Signet non défini.",), "Voir page"),
        (("Un\tdeux   trois\u00a0: non\u2011sens",), "Un deux trois : non-sens"),
        (("3 * 4 _et_ [Paul] a_b <b>",), "3 \\* 4 \\_et\\_ \\[Paul\\] a_b &lt;b>"),
        (("# Dièse", "> chevron"), "\\# Dièse\n\n\\> chevron"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_what_hands_typed_is_mended(imported: Importer, lines: tuple[str, ...], expected: str):
    document = synthesis()
    document.add_heading("Démarche", 1)
    for line in lines:
        document.add_paragraph(line)
    text, said = imported(document)
    assert story(text).partition("## Démarche\n\n")[2] == expected and ALL_THERE in said


@pytest.mark.parametrize(
    "heading, section",
    [
        ("La commande", "Commande"),
        ("Limites et enseignements", "Enseignements"),
        ("VI. Limites", "Enseignements"),
        ("Conditions de réussite", "Transfert"),
    ],
)
def test_headings_that_name_a_section_otherwise_go_there(imported: Importer, heading: str, section: str):
    document = synthesis()
    document.add_heading(heading, 1)
    document.add_paragraph("Deux sites manquaient.")
    kept = "" if section == "Commande" else f"### {heading}\n\n"
    text, said = imported(document)
    assert f"## {section}\n\n{kept}Deux sites manquaient." in text and ALL_THERE in said


def test_numbers_typed_by_hand_set_the_level_of_a_heading(imported: Importer):
    document = word()
    for words in ("Mieux accueillir à Lille", "", "1. Contexte", "1.1. Hier", "1.1.1. Avant-hier"):
        bold(document, words) if words else document.add_paragraph("La Ville agit.")
    text, said = imported(document)
    assert "### 1.1. Hier\n\n#### 1.1.1. Avant-hier" in text and "ne nomme pas une section" not in said


def test_a_line_that_names_an_authority_is_not_the_title(imported: Importer):
    document = word()
    for words in ("MÉTROPOLE DE LYON", "Mieux accueillir", "CONTEXTE"):
        bold(document, words)
    document.add_paragraph("La Métropole agit.")
    text, said = imported(document)
    assert 'title: "Mieux accueillir"\n' in text and "## Contexte\n\nMétropole de Lyon\n\nLa Métropole agit." in text
    assert ALL_THERE in said


def test_the_title_of_a_cover_comes_after_its_authority(imported: Importer):
    document = word()
    document.add_paragraph("Ville de Lille")
    document.add_paragraph("Mieux accueillir")
    document.add_heading("Contexte", 1)
    document.add_paragraph("La Ville agit.")
    text, said = imported(document)
    assert 'title: "Mieux accueillir"\n' in text and "## Contexte\n\nVille de Lille\n\nLa Ville agit." in text
    assert ALL_THERE in said


def test_a_title_may_stand_above_a_line_that_says_whose_it_is(imported: Importer):
    document = word()
    bold(document, "Mesurer le coût des plages")
    document.add_paragraph("VILLE DE LILLE – juin 2024")
    bold(document, "Contexte")
    document.add_paragraph("Un texte.")
    text, _ = imported(document)
    assert 'title: "Mesurer le coût des plages"' in text and "VILLE DE LILLE – juin 2024\n\nUn texte." in text


def test_a_title_may_be_the_row_of_a_table(imported: Importer):
    document = word()
    table = document.add_table(2, 2)
    for row, cells in enumerate((("Titre du projet", "Mieux accueillir"), ("Commanditaire", "Ville de Lille"))):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    document.add_heading("Contexte", 1)
    text, _ = imported(document)
    assert 'title: "Mieux accueillir"\n' in text and "| Titre du projet | Mieux accueillir |" in text
