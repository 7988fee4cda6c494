"""Texts that nobody types: refused before anything reads them further, with file and line, and in no time."""

from __future__ import annotations

import time

import pytest

from macros.text.markdown.limits import BODY, HEADER, INDENT, LINE, PARAGRAPH, excess
from tests.conftest import SAMPLE
from tests.mini import FICHE, Mini

FILE = "docs/projets/essai/lille.md"

ATTACKS = {
    "crochets": ("[" * 600, "le paragraphe compte plus de 150 crochets « [ »."),
    "crochets, longs": ("[" * 20_000, "la ligne compte 20000 signes ; le maximum est de 8000."),
    "images": ("![" * 300, "le paragraphe compte plus de 150 crochets « [ »."),
    "notes": ("[^1]" * 200 + "\n\n[^1]: a", "le paragraphe compte plus de 150 crochets « [ »."),
    "crochets épars": ("[[[[[[[[[[\n\n" * 100, "le texte compte 1000 crochets ; le maximum est de 600."),
    "commentaires": ("<!--" * 500, "le texte compte 500 signes « < » ; le maximum est de 300."),
    "accents graves": ("`a" * 1_500, "le texte compte 1500 accents graves ; le maximum est de 1000."),
    "intertitres": ("\n# a" * 200, "le texte compte 201 intertitres ; le maximum est de 100."),
    "soulignés": ("a\n=\n\n" * 200, "le texte compte 200 lignes de « = » ou de « - » ; le maximum est de 100."),
    "listes en ligne": ("- " * 50 + "a", "six listes ou citations s'ouvrent l'une dans l'autre sur cette ligne."),
    "citations": ("> " * 50 + "a", "six listes ou citations s'ouvrent l'une dans l'autre sur cette ligne."),
    "numéros": ("1. " * 50 + "a", "six listes ou citations s'ouvrent l'une dans l'autre sur cette ligne."),
    "retraits": (
        "\n".join("    " * depth + "- a" for depth in range(12)),
        "la ligne est en retrait de 36 espaces ; le maximum est de 32.",
    ),
    "paragraphe": (("mot " * 900 + "\n") * 7, "le paragraphe compte plus de 20000 signes."),
    "image en lettres": (
        f"![A][b]\n\n[b]: <data:image/png;base64,{'iVBORw0KGgo' * 9_000}>",
        "le texte contient une image recopiée en lettres",
    ),
    "long": ("mot mot mot.\n\n" * 5_000, f"le texte compte 70014 signes ; le maximum est de {BODY}."),
    "barres": (("|a" * 300 + "\n\n") * 14, "le texte compte 4200 barres de tableau ; le maximum est de 4000."),
    "encadrés": ("!!! note\n" * 200, "le texte compte 200 encadrés ; le maximum est de 100."),
}


@pytest.mark.parametrize("body, message", ATTACKS.values(), ids=ATTACKS)
def test_a_text_beyond_a_limit_is_refused_and_read_no_further(mini: Mini, body: str, message: str):
    mini.replace("Un texte.\n", body)
    start = time.process_time()
    found = mini.messages()
    assert time.process_time() - start < 2
    assert len(found) == 1 and found[0].startswith(f"{FILE}:") and message in found[0]


def test_the_line_is_that_of_the_excess(mini: Mini):
    mini.replace("Un texte.\n", f"Un texte.\n\n{'a' * (LINE + 1)}\n")
    assert mini.messages() == [
        f"{FILE}:34  la ligne compte 8001 signes ; le maximum est de 8000. Coupez-la en paragraphes, séparés par une"
        " ligne vide."
    ]


def test_a_header_has_a_limit_too(mini: Mini):
    mini.replace("problem: Personne", f"problem: {'a ' * HEADER}Personne")
    size = len(FICHE.split("\n---\n")[0]) - 3 + 2 * HEADER
    assert mini.messages() == [
        f"{FILE}:1  l'en-tête compte {size} signes ; le maximum est de {HEADER}. Gardez-y l'essentiel, et racontez le"
        " reste."
    ]


def test_an_editors_page_has_the_same_limits(mini: Mini):
    mini.write("docs/matrice.md", f"# Matrice\n\n{'[' * 200}\n")
    assert mini.messages() == [
        "docs/matrice.md:3  le paragraphe compte plus de 150 crochets « [ ». Coupez-le, ou retirez ceux qui ne servent"
        " pas."
    ]


@pytest.mark.parametrize(
    "body",
    [
        "---\n",
        "- - - - - - - -\n",
        "* * * * * * *\n",
        "- un\n    - deux\n        - trois\n",
        "> > a\n",
        "2. a\n",
        "```\n" + " " * 60 + "code\n```\n",
    ],
)
def test_what_people_write_is_within_the_limits(body: str):
    assert excess(body) is None


BOUNDS = {
    "texte": ("mot\n\n" * (BODY // 5), "a"),
    "ligne": ("a" * LINE, "a"),
    "paragraphe": (("a" * 999 + "\n") * (PARAGRAPH // 1000), "a"),
    "crochets d'un paragraphe": ("[" * 150, "["),
    "crochets du texte": (("[" * 100 + "\n\n") * 6, "["),
    "retrait": (" " * INDENT + "a\n", " " * (INDENT + 1) + "a"),
    "imbrication": ("- " * 5 + "a\n", "- " * 6 + "a"),
    "intertitres": ("a" + "\n# a" * 100, "\n# a"),
    "soulignés": ("a\n=\n\n" * 100, "a\n=\n"),
}
"""For each limit, a text that reaches it, and what brings it one too far."""


@pytest.mark.parametrize("within, more", BOUNDS.values(), ids=BOUNDS)
def test_a_limit_may_be_reached(within: str, more: str):
    assert excess(within) is None and excess(within + more) is not None


def test_the_real_texts_keep_far_from_the_limits():
    """Four times each text still passes: the limits are not met by writing a little more."""
    bodies = [
        path.read_text(encoding="utf-8").split("\n---\n", 1)[1] for path in (SAMPLE / "docs/projets").glob("*/*.md")
    ]
    assert [body[:60] for body in bodies if excess("\n\n".join([body] * 4))] == []
