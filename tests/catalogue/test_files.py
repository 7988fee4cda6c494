"""Files that are no fiche: wrong encoding, empty, without header, misplaced, misnamed."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.model.fiche import Fiche
from tests.mini import FICHE, Mini

FILE = "docs/projets/essai/lille.md"


def replaced(mini: Mini, content: bytes) -> list[str]:
    (mini.root / FILE).write_bytes(content)
    return [message for message in mini.messages() if message.startswith(FILE)]


def test_the_miniature_is_sound(mini: Mini):
    assert mini.messages() == []


@pytest.mark.parametrize(
    "content, message",
    [
        pytest.param(
            b"",
            f"{FILE}:1  le fichier est vide. Partez d'un fichier du même dossier, ou supprimez celui-ci.",
            id="vide",
        ),
        pytest.param(
            b"\n  \n",
            f"{FILE}:1  le fichier est vide. Partez d'un fichier du même dossier, ou supprimez celui-ci.",
            id="blanc",
        ),
        pytest.param(
            FICHE.encode("cp1252"),
            f"{FILE}:2  le fichier n'est pas en UTF-8 (octet 0xc9 illisible). "
            "Il vient sans doute d'un éditeur réglé sur Windows-1252 ou ISO-8859-1 : enregistrez-le en UTF-8.",
            id="windows-1252",
        ),
        *(
            pytest.param(
                FICHE.encode(coding),
                f"{FILE}:1  le fichier est enregistré en UTF-16. Enregistrez-le en UTF-8.",
                id=coding,
            )
            for coding in ("utf-16", "utf-16-le", "utf-16-be")
        ),
        *(
            pytest.param(
                content,
                f"{FILE}:1  c'est {what}, et non un texte : le renommer ne suffit pas. Ouvrez-le dans son logiciel, et"
                " collez ce qu'il dit dans un fichier neuf, enregistré en texte brut (UTF-8).",
                id=what,
            )
            for content, what in (
                (b"PK\x03\x04\0\0word/document.xml", "un fichier Word"),
                (b"\xd0\xcf\x11\xe0\xa1\xb1", "un fichier d'Office"),
                (b"PK\x03\x04\0\0mimetypeapplication/vnd.oasis.opendocument.text", "un fichier LibreOffice"),
                (b"PK\x03\x04\0\0xl/workbook.xml", "un fichier Excel ou PowerPoint"),
                (b"PK\x03\x04", "une archive"),
                (b"%PDF-1.7\n%\xe2\xe3", "un fichier PDF"),
                (b"{\\rtf1\\ansi", "un fichier RTF"),
                (b"<!DOCTYPE html>\n<html>", "une page web"),
                (b"\x89PNG\r\n\x1a\n\0", "une image PNG"),
            )
        ),
        pytest.param(
            b"---\ntitle: \0\n",
            f"{FILE}:2  le fichier contient un caractère nul : ce n'est pas un fichier texte. Recopiez le texte dans"
            " un fichier neuf, enregistré en UTF-8.",
            id="nul",
        ),
        pytest.param(
            "## Contexte\n\nSans en-tête.\n".encode(),
            f"{FILE}:1  le fichier n'a pas d'en-tête. "
            "La toute première ligne doit être « --- », suivie des clés (title, description…) puis d'un second «"
            " --- ».",
            id="sans-en-tête",
        ),
        *(
            pytest.param(
                f"{line}\ntitle = 'A'\n{line}\n\nDu texte.\n".encode(),
                f"{FILE}:1  l'en-tête est écrit pour un autre outil, entre deux lignes « {line} ». Écrivez-le entre"
                " deux lignes « --- », une clé par ligne : « clé: valeur », et non « clé = valeur ».",
                id=f"ouvert-par-{line}",
            )
            for line in ("+++", ";;;")
        ),
        pytest.param(
            b"\n---\ntitle: A\n---\n",
            f"{FILE}:1  l'en-tête ne commence pas à la toute première ligne. Écrivez « --- » dès le début de la"
            " première ligne.",
            id="en-tête-décalé",
        ),
        *(
            pytest.param(
                f"---\ntitle: Ouvert\n{line}\n\nDu texte.\n".encode(),
                f"{FILE}:3  « {line} » ne ferme pas l'en-tête. Écrivez « --- » : trois traits d'union, seuls sur leur"
                " ligne.",
                id=f"fermé-par-{line}",
            )
            for line in ("----", "—", "–--", "***")
        ),
        pytest.param(
            b"---\ntitle: Ouvert\n\nDu texte.\n",
            f"{FILE}:1  l'en-tête n'est jamais refermé. Ajoutez une ligne « --- » entre la dernière clé et le texte.",
            id="jamais-refermé",
        ),
        pytest.param(b"x" * 400_001, f"{FILE}:1  le fichier pèse 401 ko ; le maximum est de 400 ko.", id="trop-lourd"),
    ],
)
def test_a_file_that_is_no_fiche_says_why(mini: Mini, content: bytes, message: str):
    assert replaced(mini, content) == [message]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(mini: Mini):
    assert replaced(mini, b"\xef\xbb\xbf" + FICHE.replace("\n", "\r\n").encode()) == []


def test_an_empty_header_asks_for_every_required_key(mini: Mini):
    found = replaced(mini, b"---\n---\n\nDu texte.\n")
    assert found == [
        f"{FILE}:2  des clés sont attendues ici ({', '.join(Fiche.model_fields)}) ; il n'y a rien. Mettez chaque"
        " clé sur sa ligne."
    ]


def test_a_fiche_outside_an_edition_is_not_lost(mini: Mini):
    mini.write("docs/projets/perdue.md", FICHE)
    assert mini.messages() == [
        "docs/projets/perdue.md:1  cette fiche n'est pas dans le dossier de son édition : elle ne serait pas publiée."
        " Déplacez-la dans le dossier qui convient : docs/projets/essai/."
    ]


@pytest.mark.parametrize(
    "name, right",
    [
        ("Saint Herblain", "saint-herblain"),
        ("lille (1)", "lille-1"),
        ("e\u0301vry", "evry"),
        ("Lille", "lille"),
        ("計画", "saint-herblain"),
    ],
)
def test_a_file_name_that_can_not_be_an_address_is_refused(mini: Mini, name: str, right: str):
    mini.write(f"docs/projets/essai/{name}.md", FICHE)
    assert mini.messages() == [
        f"docs/projets/essai/{name}.md:1  « {name}.md » ne peut pas devenir une adresse. "
        f"Nommez le fichier en minuscules sans accent, les mots liés par « - » : {right}.md."
    ]


def test_a_folder_that_is_no_edition_is_refused(mini: Mini):
    mini.write("docs/projets/essay/autre.md", FICHE.replace("title: Écouter", "title: Écouter encore"))
    assert mini.messages() == [
        "docs/projets/essay/autre.md:1  le dossier « essay » n'est pas une édition connue. Créez"
        " data/editions/essay.yml, ou déplacez la fiche. Vouliez-vous dire « essai » ? Valeurs"
        " admises : essai (data/editions/*.yml). Pour en ajouter : python3 recueil.py nouveau"
        " edition."
    ]


def test_an_edition_without_fiche_is_told(mini: Mini):
    mini.write("data/editions/vide.yml", "title: X\npromotion: Vide\norder: 2\nparts: [organisation]\npurpose: X.\n")
    assert mini.messages() == [
        "data/editions/vide.yml:1  l'édition « vide » n'a aucune fiche. Ajoutez-en une dans docs/projets/vide/."
    ]


def test_a_missing_vocabulary_is_told_once(mini: Mini):
    (mini.root / "data/themes.yml").unlink()
    assert mini.messages() == ["data/themes.yml:1  le fichier des thèmes manque."]


def test_an_empty_vocabulary_is_not_a_missing_one(mini: Mini):
    mini.write("data/themes.yml", "{}\n")
    assert mini.messages() == [
        f"{FILE}:5  themes[1] : « management » n'est pas un thème connu. data/themes.yml n'a aucune entrée : ajoutez-y"
        " celle-ci."
    ]


def test_a_vocabulary_that_can_not_be_read_is_told_once(mini: Mini):
    mini.write("data/themes.yml", "- management\n")
    assert mini.messages() == [
        "data/themes.yml:1  le fichier doit lister les thèmes par identifiant. Écrivez « identifiant: » puis, en"
        " retrait, ses clés."
    ]


def test_a_missing_family_of_methods_is_told_once(mini: Mini):
    (mini.root / "data/familles.yml").unlink()
    assert mini.messages() == ["data/familles.yml:1  le fichier des familles de méthodes manque."]


def test_the_problems_of_all_files_come_out_in_one_run(mini: Mini):
    mini.replace("part: organisation", "part: organisatoin")
    mini.fiche("deux", ("title: Écouter les agents", "title: Écouter : encore"))
    mini.write("data/themes.yml", "management:\n  label: Management\n  definition: Diriger.\n  couleur: bleu\n")
    assert [message.split("  ")[0] for message in mini.messages()] == [
        "data/themes.yml:4",
        "docs/projets/essai/deux.md:2",
        f"{FILE}:4",
    ]


RESERVED = (
    "« index » est réservé : cette adresse est celle de la liste qui ouvre le dossier. Choisissez un autre identifiant."
)


def test_no_fiche_takes_the_address_of_a_list(mini: Mini):
    mini.write("docs/projets/essai/index.md", FICHE)
    assert mini.messages() == [f"docs/projets/essai/index.md:1  {RESERVED}"]


def test_no_term_takes_the_address_of_a_list(mini: Mini):
    mini.write(
        "data/themes.yml",
        "management:\n  label: Management\n  definition: Diriger.\nindex:\n  label: Index\n  definition: X.\n",
    )
    mini.replace("themes: [management]", "themes: [management, index]")
    assert mini.messages() == [f"data/themes.yml:4  index : {RESERVED}"]


def test_no_edition_takes_the_address_of_a_list(mini: Mini):
    mini.write("data/editions/index.yml", "title: X\npromotion: Index\norder: 2\nparts: [organisation]\npurpose: X.\n")
    mini.write("docs/projets/index/lille.md", FICHE.replace("title: Écouter les agents", "title: Ailleurs"))
    assert mini.messages() == [f"data/editions/index.yml:1  {RESERVED}"]


@pytest.mark.parametrize(
    "path, cure",
    [
        ("docs/projets/essai/dossier.md", "Renommez-le sans « .md »."),
        ("docs/projets/dossier.md", "Renommez-le sans « .md »."),
        ("data/editions/dossier.yml", "Renommez-le ou retirez-le."),
    ],
)
def test_a_folder_named_as_a_file_is_told(mini: Mini, path: str, cure: str):
    (mini.root / path).mkdir()
    assert [message for message in mini.messages() if "dossier, et non" in message] == [
        f"{path}:1  c'est un dossier, et non un fichier. {cure}"
    ]


def test_a_file_that_can_not_be_read_is_told(mini: Mini, monkeypatch: pytest.MonkeyPatch):
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    unreadable = (
        "le fichier ne peut pas être lu. Vérifiez les droits que vous avez sur lui, et qu'aucun autre programme ne le"
        " retient."
    )
    assert f"{FILE}:1  {unreadable}" in mini.messages() and f"data/themes.yml:1  {unreadable}" in mini.messages()
