"""The editors' pages: a header that MkDocs would print or swallow is a problem, told with its line."""

from __future__ import annotations

import pytest

from macros.text.problem import ContentError
from tests.mini import Mini

FILE = "docs/matrice.md"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# Matrice\n\nUn texte.\n", id="sans-en-tête"),
        pytest.param("---\ntitle: Matrice\ndescription: Tout.\nhide: [navigation, toc]\n---\n\n# Matrice\n", id="avec"),
    ],
)
def test_a_page_may_have_a_header_or_none(mini: Mini, text: str):
    mini.write(FILE, text)
    assert mini.messages() == []


@pytest.mark.parametrize(
    "content, said",
    [
        pytest.param(
            "---\ntitle: Matrice : tout\n---\n\nTexte.\n",
            "2  title : le texte « Matrice : tout » contient « : » sans guillemets, que YAML lit comme une clé. Écrivez"
            ' : title: "Matrice : tout"',
            id="deux-points",
        ),
        pytest.param(
            "---\ntitel: Matrice\n---\n\nTexte.\n",
            "2  titel : la clé « titel » n'existe pas. Vouliez-vous dire « title » ? Clés admises : title, description,"
            " keywords, template, hide.",
            id="clé",
        ),
        pytest.param(
            "---\ntitle: A\nhide: [tocs]\n---\n\nTexte.\n",
            "3  hide[1] : « tocs » n'est pas une valeur admise. Vouliez-vous dire « toc » ? Valeurs admises :"
            " navigation, toc.",
            id="valeur",
        ),
        pytest.param(
            "---\ntitle: A\ntemplate: acceuil.html\n---\n\nTexte.\n",
            "3  template : « acceuil.html » n'est pas un gabarit du dossier overrides/. Vouliez-vous dire «"
            " accueil.html » ?",
            id="gabarit",
        ),
        pytest.param(
            "---\ntitle: A\n---\n\n",
            "4  la page n'a pas de texte après son en-tête. Écrivez le texte sous la ligne « --- » qui ferme"
            " l'en-tête.",
            id="sans-texte",
        ),
        pytest.param(
            "# A\n\n# B\n", "3  « B » serait un second titre de la page. Commencez-le par « ## ».", id="second-titre"
        ),
        pytest.param(
            "---\ntitle: A\n\nTexte.\n",
            "1  l'en-tête n'est jamais refermé. Ajoutez une ligne « --- » entre la dernière clé et le texte.",
            id="ouvert",
        ),
        pytest.param(
            "\n---\ntitle: A\n---\n\nTexte.\n",
            "1  l'en-tête ne commence pas à la toute première ligne. Écrivez « --- » dès le début de la première"
            " ligne.",
            id="décalé",
        ),
        pytest.param(
            "+++\ntitle = 'A'\n+++\n\nTexte.\n",
            "1  l'en-tête est écrit pour un autre outil, entre deux lignes « +++ ». Écrivez-le entre deux lignes"
            " « --- », une clé par ligne : « clé: valeur », et non « clé = valeur ».",
            id="toml",
        ),
        pytest.param(
            "title: A\n\nTexte.\n",
            "1  sans en-tête, cette première ligne serait lue comme une clé, et perdue. Mettez les clés entre deux"
            " lignes « --- », ou commencez par le titre de la page.",
            id="nu",
        ),
        pytest.param(
            "", "1  le fichier est vide. Partez d'un fichier du même dossier, ou supprimez celui-ci.", id="vide"
        ),
    ],
)
def test_a_faulty_page_says_where_and_why(mini: Mini, content: str, said: str):
    mini.write("overrides/accueil.html", "")
    mini.write(FILE, content)
    assert [message for message in mini.messages() if message.startswith(FILE)] == [f"{FILE}:{said}"]


def test_a_page_in_another_encoding_is_told(mini: Mini):
    (mini.root / FILE).parent.mkdir(exist_ok=True)
    (mini.root / FILE).write_bytes("# Été\n".encode("cp1252"))
    with pytest.raises(ContentError, match=r"docs/matrice\.md:1  le fichier n'est pas en UTF-8"):
        mini.catalogue()
