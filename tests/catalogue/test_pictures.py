"""Pictures: their names, the addresses they may not take, what they claim to be, their weight."""

from __future__ import annotations

import unicodedata

import pytest

from macros.catalogue.check.pictures import MAX_BYTES
from tests.mini import PNG, Mini

FILE = "docs/projets/essai/lille.md"
RULE = (
    "ne peut pas devenir une adresse : ni espace, ni accent dans un nom d'image, des lettres, des chiffres, « - », « _"
    " » et « . » ; ni majuscule, ni point dans un nom de dossier."
)
TAKEN = (
    "cette adresse est celle des fichiers du site lui-même, que l'image remplacerait. Rangez l'image à côté du texte"
    " qui la montre, sous un autre nom."
)
JPEG = b"\xff\xd8\xff"
WEBP = b"RIFF\0\0\0\0WEBP"


@pytest.mark.parametrize(
    "name, content",
    [
        ("plan.png", PNG),
        ("Plan.PNG", PNG),
        ("IMG_2034.JPG", JPEG),
        ("plan-v1.2_final.jpeg", JPEG),
        ("urne.webp", WEBP),
        ("dessin.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ],
)
def test_a_sound_picture_passes(mini: Mini, name: str, content: bytes):
    mini.picture(f"docs/projets/essai/{name}", content)
    assert mini.messages() == []


@pytest.mark.parametrize(
    "name, right",
    [
        ("urne mobile.png", "urne-mobile.png"),
        ("Élus.PNG", "elus.png"),
        (unicodedata.normalize("NFD", "élus.png"), "elus.png"),
        ("l'urne.png", "l-urne.png"),
        ("a%20b.png", "a-20b.png"),
        ("plan(1).png", "plan-1.png"),
        ("a\u202eb.png", "a-b.png"),
        ("?x=1.png", "x-1.png"),
        ("計画.png", "image.png"),
        ("plan.png .png", "plan-png.png"),
    ],
)
def test_a_name_that_makes_no_address_is_refused_with_another(mini: Mini, name: str, right: str):
    mini.picture(f"docs/projets/essai/{name}")
    [message] = mini.messages()
    assert message.endswith(f" {RULE} Renommez-le « {right} », et écrivez ce nom dans les textes qui le citent.")


@pytest.mark.parametrize("folder, right", [("Mes images", "mes-images"), ("robots.txt", "robots-txt"), ("é", "e")])
def test_a_folder_is_named_so_too(mini: Mini, folder: str, right: str):
    mini.picture(f"docs/{folder}/plan.png")
    assert mini.messages() == [
        f"docs/{folder}/plan.png:1  « {folder} » {RULE} Renommez-le « {right} », et écrivez ce nom dans les textes qui"
        " le citent."
    ]


def test_names_that_only_capitals_tell_apart_are_refused(mini: Mini):
    mini.picture("docs/projets/essai/Urne.png")
    mini.picture("docs/projets/essai/urne.PNG")
    assert mini.messages() == [
        "docs/projets/essai/urne.PNG:1  « urne.PNG » ne diffère de « Urne.png » que par les majuscules : Windows et"
        " macOS n'en garderaient qu'une. Renommez l'une des deux."
    ]


@pytest.mark.parametrize(
    "path",
    [
        "docs/assets/images/favicon.svg",
        "docs/assets/plan.svg",
        "docs/templates/plan.svg",
        "docs/favicon.svg",
        "docs/favicon-32.svg",
        "docs/apple-touch-icon.svg",
    ],
)
def test_a_picture_takes_no_address_of_the_site(mini: Mini, path: str):
    mini.picture(path, b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    assert mini.messages() == [f"{path}:1  {TAKEN}"]


@pytest.mark.parametrize(
    "name, content, said",
    [
        ("plan.jpg", PNG, ".jpg : c'est une image PNG"),
        ("plan.jpeg", WEBP, ".jpeg : c'est une image WebP"),
        ("plan.webp", b"RIFF\0\0\0\0WAVE", ".webp"),
        ("plan.png", b"GIF89a", ".png : c'est une image GIF"),
        ("plan.png", b"\0\0\0\x18ftypheic", ".png : c'est une photographie HEIC"),
        ("plan.png", b"<svg/>", ".png"),
        ("plan.png", b"<!DOCTYPE html>", ".png : c'est une page web"),
        ("plan.png", b"%PDF-1.7", ".png : c'est un fichier PDF"),
        ("plan.png", b"", ".png"),
    ],
)
def test_a_picture_is_what_its_name_says(mini: Mini, name: str, content: bytes, said: str):
    mini.picture(f"docs/projets/essai/{name}", content)
    assert mini.messages() == [
        f"docs/projets/essai/{name}:1  le fichier n'est pas une image {said}. Enregistrez-la dans ce format, ou"
        " donnez-lui l'extension de son format."
    ]


def test_a_heavy_picture_is_refused_in_the_unit_that_people_know(mini: Mini):
    mini.picture("docs/projets/essai/plan.png", PNG + b"0" * MAX_BYTES)
    assert mini.messages() == [
        "docs/projets/essai/plan.png:1  l'image pèse 2,1 Mo ; le maximum est de 2 Mo. Réduisez-la à 1 600 points de"
        " large, avec Photos (Windows), Aperçu (Mac) ou GIMP, et enregistrez une photographie en .jpg."
    ]


@pytest.mark.parametrize("written", ["urne mobile.png", "<urne mobile.png>", "urne%20mobile.png"])
def test_a_picture_cited_with_a_space_is_told_the_name_to_write(mini: Mini, written: str):
    mini.replace("Un texte.", f'![Urne]({written} "Crédit : Ville")')
    assert mini.messages() == [
        f"{FILE}:32  « urne mobile.png » : un nom d'image n'a ni espace, ni accent. Nommez le fichier «"
        " urne-mobile.png », et écrivez ici : urne-mobile.png"
    ]


def test_a_picture_named_and_cited_with_accents_is_told_of_both(mini: Mini):
    """A Mac names files otherwise than texts do: the two are never compared sign by sign."""
    mini.picture(f"docs/projets/essai/{unicodedata.normalize('NFD', 'élus.png')}")
    mini.replace("Un texte.", "![Élus](élus.png)")
    assert [message.rpartition(" : ")[2] for message in mini.messages() if message.startswith(FILE)] == ["elus.png"]
    assert "Renommez-le « elus.png »" in mini.messages()[0]


@pytest.mark.parametrize("folder, right", [("Mes images", "mes-images"), ("Photos", "photos"), ("..", "..")])
def test_a_path_is_told_whole(mini: Mini, folder: str, right: str):
    mini.picture(f"docs/projets/essai/{folder}/une image.png")
    mini.replace("Un texte.", f"![Urne](<{folder}/une image.png>)")
    assert [message.rpartition(" : ")[2] for message in mini.messages() if message.startswith(FILE)] == [
        f"{right}/une-image.png"
    ]


def test_a_name_to_change_is_not_told_to_be_written_in_capitals(mini: Mini):
    mini.picture("docs/projets/essai/Urne Mobile.png")
    mini.replace("Un texte.", "![Urne](<urne mobile.png>)")
    assert "un nom d'image n'a ni espace, ni accent." in mini.messages()[-1]


@pytest.mark.parametrize("path, meant", [("urne.png", "Urne.PNG"), ("Images/URNE.png", "images/urne.png")])
def test_capitals_that_differ_are_said(mini: Mini, path: str, meant: str):
    mini.picture(f"docs/projets/essai/{meant}")
    mini.replace("Un texte.", f"![Urne]({path})")
    assert mini.messages() == [
        f"{FILE}:32  l'image « {path} » n'existe pas, mais « {meant} » : majuscules et minuscules comptent. Écrivez :"
        f" {meant}"
    ]
