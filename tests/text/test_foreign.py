"""Foreign expressions: marked in the text of pages, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.text.french.foreign import Foreign
from tests.conftest import typeset_piece
from tests.mini import Mini

FOREIGN = Foreign(
    {"in itinere": "la", "workshop": "en", "work": "en", "after work": "en", "after-work": "en", "what's up?": "en"}
)


@pytest.mark.parametrize(
    "html, marked",
    [
        ("<p>évaluer in itinere.</p>", '<p>évaluer <span lang="la">in itinere</span>.</p>'),
        ("<p><em>In itinere</em></p>", '<p><em><span lang="la">In itinere</span></em></p>'),
        ('<a title="workshop">atelier</a>', '<a title="workshop">atelier</a>'),
        ("<title>workshop</title><p>ici</p>", "<title>workshop</title><p>ici</p>"),
        ("<code>workshop</code>", "<code>workshop</code>"),
        ("<svg><text>workshop</text></svg><p>ici</p>", "<svg><text>workshop</text></svg><p>ici</p>"),
        ("<p>https://exemple.fr/workshop</p>", "<p>https://exemple.fr/workshop</p>"),
        ('<p lang="en">a workshop</p>', '<p lang="en">a workshop</p>'),
        (
            "<p>WORKSHOP, İzmir, workshop</p>",
            '<p><span lang="en">WORKSHOP</span>, İzmir, <span lang="en">workshop</span></p>',
        ),
        ("<p>l'after-work ; un after</p>", '<p>l’<span lang="en">after-work</span>\u202f; un after</p>'),
        ("<p>un after work</p>", '<p>un <span lang="en">after work</span></p>'),
        ("<p>workshops et pré-workshop</p>", "<p>workshops et pré-workshop</p>"),
        ("<p>What's up? dit-on</p>", '<p><span lang="en">What\'s up?</span> dit-on</p>'),
        ("<p>rien</p>", "<p>rien</p>"),
    ],
)
def test_a_foreign_expression_is_marked_in_text_alone(html: str, marked: str):
    assert typeset_piece(html, FOREIGN) == marked == typeset_piece(marked, FOREIGN)


@pytest.mark.parametrize(
    "text, message",
    [
        (
            "anglais: [workshop]\n",
            (
                "data/langues.yml:1  anglais : « anglais » n'est pas un code de langue. Écrivez ses deux lettres : en,"
                " la, de."
            ),
        ),
        (
            "en: workshop\n",
            "data/langues.yml:1  en : une liste d'expressions est attendue. Écrivez : [in itinere, ex ante]",
        ),
        (
            "en: [forum]\nla: [Forum]\n",
            "data/langues.yml:2  la : « Forum » figure déjà dans une autre langue. Gardez-le dans une seule.",
        ),
        (
            "- workshop\n",
            (
                "data/langues.yml:1  le fichier doit dire une langue, puis ses expressions. Écrivez : la: [in itinere,"
                " ex ante]"
            ),
        ),
    ],
)
def test_a_faulty_list_of_expressions_says_why(mini: Mini, text: str, message: str):
    mini.write("data/langues.yml", text)
    assert mini.messages() == [message]


@pytest.mark.parametrize("file", ["langues", "equivalents", "sigles"])
def test_a_list_that_says_nothing_yet_is_no_fault(mini: Mini, file: str):
    mini.write(f"data/{file}.yml", "# À venir\n")
    assert mini.messages() == []


def test_the_real_pages_mark_theirs(site: Path):
    fiche = (site / "projets/nina-simone/nanterre/index.html").read_text(encoding="utf-8")
    assert '<span lang="la">in itinere</span>' in fiche and '<span lang="la">ex post</span>' in fiche
