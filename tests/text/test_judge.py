"""What is judged of a page: each thing lost, printed or refused, its line; nothing of what was read as it was meant."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.text.html.allowed import refusal
from macros.text.html.document import fragment
from macros.text.markdown.judge import Judgement, judge
from macros.text.markdown.rendering import Renderer
from tests.conftest import ROOT

RENDERER = Renderer(ROOT)


def judged(text: str) -> Judgement:
    return judge(text, RENDERER.html(text))


@pytest.mark.parametrize(
    "text, line, code, words",
    [
        ("A\n\n> [Enquêteur]: Bonjour", 2, "mots-perdus", "bonjour"),
        ("A\n\n[Source]: https://a.fr/perdu", 2, "mots-perdus", "https a fr perdu"),
        ("A\n\n[^1]: jamais appelée", 2, "note-sans-appel", "[^1]"),
        ("A\n\n*[CCAS]: centre communal", 2, "mots-perdus", "centre communal"),
        ("> | a | b |\n> |---|---|\n> | c | d | perdu |", 2, "mots-perdus", "perdu"),
        ("A\n\n<<<<<<< HEAD", 2, "conflit-git", "<<<<<<< HEAD"),
        ("A <b>gras</b>", 0, "balise-html", "<b>"),
        ("Le pôle ` a\nchangé ` <meta x> ` de nom.", 1, "balise-html", "<meta x>"),
        ("A\n\n\u00a0## B", 2, "intertitre-imprime", "## B"),
        ("A\n\n!!! note \"B", 2, "encadre-imprime", '!!! note "B'),
        ("A[^1].", 0, "note-sans-texte", "[^1]"),
        ("A [b] (https://c.fr).", 0, "lien-imprime", "[b] (https://c.fr)"),
        ("A [b][c].", 0, "lien-imprime", "[b][c]"),
        ("A [[b]].", 0, "lien-imprime", "[[b]]"),
        ("A **b.", 0, "gras-imprime", "**b."),
        ("A ~~b.", 0, "barre-imprime", "~~b."),
        ("| a | b |\n| c | d |", 0, "tableau-imprime", "| a | b |"),
        ("A. {: .b }", 0, "attributs-imprimes", "{: .b }"),
        ("A :smile: b", 0, "emoji-imprime", ":smile:"),
        ("A\n\n```\nb", 2, "code-ouvert", "```"),
        ("A.\n- b", 1, "liste-imprimee", "- b"),
        ("A\n\nB\n---\n\nC", 2, "titre-souligne", "B"),
        ("A\n\nErreur ! Signet non défini.", 2, "renvoi-de-word", "Erreur ! Signet non défini."),
        ("A [b](javascript:alert(1))", 0, "html-refuse", "javascript:"),
        ("A [b](java\tscript:alert(1))", 0, "html-refuse", "javascript:"),
        ("> [b]: javascript:alert(1)\n\nA [b].", 0, "html-refuse", "javascript:"),
        ("A [b](//c.fr)", 0, "html-refuse", "//"),
        ("![a](https://b.fr/c.png)", 0, "html-refuse", "https://b.fr/c.png"),
        ("![a](data:image/png;base64,x)", 0, "html-refuse", "data:image/png;base64,x"),
        ("<iframe/src=https://a.fr/@x.y>", 0, "html-refuse", "mailto:iframe/src=https://a.fr/@x.y"),
    ],
)  # fmt: skip
def test_what_a_page_loses_or_shows_wrongly_is_told_at_its_line(text: str, line: int, code: str, words: str):
    assert [(fault.line, fault.code, fault.words) for fault in judged(text).faults][:1] == [(line, code, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Le signe &lt;b&gt; et \\*\\*deux étoiles\\*\\*.",
        "`**code**`, `<b>`, `[a][b]`",
        "```\n## x\n**y\n| z\n```",
        "Voir [1], [INSEE 2017] et 5 < 6.",
        "3 * 4 * 5, 12:30:45, C:\\temp, m², 10⁶",
        "Une note[^a].\n\n[^a]: Son texte\n    et sa suite.",
        "Un [lien][a].\n\n[a]: https://a.fr \"Titre\"",
        "1. A\n1. B\n1. C",
        "*[CCAS]: centre communal\n\nLe CCAS.",
        "=== \"Un\"\n    A\n\n=== \"Deux\"\n    B",
        "![Un plan](plan.png \"Crédit : Ville\")",
        "Le snake_case, l’_été_, **b**onjour, H~2~O.",
    ],
)  # fmt: skip
def test_what_is_meant_is_not_told(text: str):
    assert judged(text).faults == ()


def test_links_pictures_and_headings_come_with_their_lines():
    found = judged("## A\n\n[b](c.md#d 'e')\n\n### F\n\n![g](h.png)\n\n[i]\n\n[i]: https://j.fr")
    assert [(link.line, link.target, link.is_picture, link.title) for link in found.links] == [
        (2, "c.md#d", False, "e"),
        (6, "h.png", True, ""),
        (8, "https://j.fr", False, ""),
    ]
    assert [(item.line, item.level, item.words) for item in found.headings] == [(0, 2, "A"), (4, 3, "F")]
    assert found.anchors == {"a", "f"}


PIECES = st.sampled_from(
    "- |* |+ |1. |3) |> |## |    |  |\t|| |**|*|_|~~|==|`|```\n|[|](|)|![|[^1]|[^1]: |: |!!! note\n    |??? x\n    |=== \"a\"\n"
    "    |<b>|</b>|<|&lt;|\\|\n|\n\n|\n\n|– |• |2014. |+ 12 |:::tip\n|:::\n|[x] |https://a.fr/|a@b.fr|{: .c }|---\n".split("|")
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.integers(0, 99).map("mot{:02}x ".format)), min_size=1, max_size=40))
def test_no_word_is_lost_in_silence_and_no_element_is_unknown(pieces: list[str]):
    """Whatever is typed: each word shows on the page, in its addresses, or in what is told; each element is allowed."""
    text = "".join(pieces)
    html = RENDERER.html(text)
    faults = judge(text, html).faults
    told = " ".join(fault.words for fault in faults).casefold()
    typed = re.findall(r"mot\d\dx", text)
    shown = re.findall(r"mot\d\dx", unescape(html)) + re.findall(r"mot\d\dx", told)
    assert [word for word in set(typed) if word not in shown] == []
    refused = {refusal(node.tag or "", node.attributes) for node in fragment(html).css("*")} - {""}
    assert refused <= {fault.words for fault in faults if fault.code == "html-refuse"} | {"<body>"}
