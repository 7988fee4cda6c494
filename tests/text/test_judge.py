"""What is judged of a page: each thing lost, printed or refused, its line; nothing of what was read as it was meant."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.text.html.allow_list import refusal
from macros.text.html.document import fragment
from macros.text.markdown.judge import Judgement, judge
from macros.text.markdown.rendering import Renderer, site_settings
from tests.conftest import ROOT

RENDERER = Renderer(site_settings(ROOT))


def judged(text: str) -> Judgement:
    return judge(text, RENDERER.html(text))


@pytest.mark.parametrize(
    "text, line, code",
    [
        ("A\n\n> [Enquêteur]: Bonjour", 2, "adresse-sans-lien"),
        ("A\n\n[Source]: https://a.fr/perdu", 2, "adresse-sans-lien"),
        ("A\n\n[^1]: jamais appelée", 2, "note-jamais-appelee"),
        ("A\n\n*[CCAS]: centre communal", 2, "sigle-sans-emploi"),
        ("> | a | b |\n> |---|---|\n> | c | d | perdu |", 2, "case-perdue"),
        ("A\n\n<<<<<<< HEAD", 2, "conflit-git-recit"),
        ("A <b>gras</b>", 0, "balise-html"),
        ("Le pôle ` a\nchangé ` <meta x> ` de nom.", 1, "balise-html"),
        ("A\n\n\u00a0## B", 2, "intertitre-imprime"),
        ("A\n\n!!! note \"B", 2, "encadre-mal-ouvert"),
        ("A[^1].", 0, "note-absente"),
        ("A [b] (https://c.fr).", 0, "lien-imprime"),
        ("A [b][c].", 0, "lien-imprime"),
        ("A [[b]].", 0, "lien-imprime"),
        ("1. A\n3. B", 1, "numero-perdu"),
        ("a) A\n\nc) B", 2, "numero-perdu"),
        ("=== A ===", 0, "intertitre-imprime"),
        ("!!! note\nA", 0, "encadre-sans-texte"),
        ("A **b.", 0, "gras-ouvert"),
        ("A **`b` c.", 0, "gras-ouvert"),
        ("A **[b](c.md).", 0, "gras-ouvert"),
        ("A ~~b.", 0, "barre-ouvert"),
        ("A\n\n\\newpage\n\nB", 2, "commande-imprimee"),
        ("[TOC]\n\n## A", 0, "commande-imprimee"),
        ("A [[_TOC_]]", 0, "lien-imprime"),
        ("--8<-- \"data/themes.yml\"", 0, "commande-imprimee"),
        ("A {++un ajout++} c", 0, "commande-imprimee"),
        ("A {>>b<<}", 0, "commande-imprimee"),
        ("A $$x^2$$", 0, "commande-imprimee"),
        ("Tapez ++ctrl+majuscules++.", 0, "commande-imprimee"),
        ("A :material-account: b", 0, "emoji-imprime"),
        ("- [x] A\n- [] B", 1, "case-imprimee"),
        ("- [X]A", 0, "case-imprimee"),
        ("!!! Le conseil du jour \"A\"\n    B", 0, "encadre-mal-ouvert"),
        ("!!! note \"\"", 0, "encadre-sans-texte"),
        ("!!! \"A\" b\n    C", 0, "encadre-mal-ouvert"),
        ("!! note\n    A", 0, "encadre-mal-ouvert"),
        ("/// note | A\nB", 0, "encadre-mal-ouvert"),
        ("==== \"A\"\n    B", 0, "encadre-mal-ouvert"),
        ("## A\n\n####### B", 2, "intertitre-imprime"),
        ("## A\n\n### ", 2, "intertitre-vide"),
        ("``` { .python title=\"A\" }\nb\n```", 0, "titre-de-code"),
        ("A[^1].\n\n[^1]: b\n[^1]: c", 2, "note-en-double"),
        ("A [b](http:/c.fr)", 0, "adresse-refusee"),
        ("A [b](https:c.fr)", 0, "adresse-refusee"),
        ("A [b](https://[c)", 0, "adresse-refusee"),
        ("| a | b |\n|---|---|\n| c | > d |", 2, "citation-imprimee"),
        ("A\n\n##\n\nB", 2, "intertitre-vide"),
        ("A [](b.md)", 0, "lien-sans-mots"),
        ("a  b  c\n--  --  --\n1  2  3", 1, "tableau-sans-filet"),
        ("| a | b |\n| c | d |", 0, "tableau-sans-filet"),
        ("A. {: .b }", 0, "attributs-imprimes"),
        ("![A](b.png){width=300}", 0, "attributs-imprimes"),
        ("![A](b.png){: width=\"50%\" }", 0, "attributs-imprimes"),
        ("![[urne.png]]", 0, "image-imprimee"),
        ("A :smile: b", 0, "emoji-imprime"),
        ("A\n\n```\nb", 2, "bloc-de-code"),
        ("A.\n- b", 1, "liste-sans-ligne-vide"),
        ("A\n\nB\n---\n\nC", 2, "texte-souligne"),
        ("A\n\nErreur ! Signet non défini.", 2, "renvoi-de-word"),
        ("A [b](javascript:alert(1))", 0, "adresse-refusee"),
        ("A [b](java\tscript:alert(1))", 0, "adresse-refusee"),
        ("> [b]: javascript:alert(1)\n\nA [b].", 0, "adresse-refusee"),
        ("A [b](//c.fr)", 0, "adresse-refusee"),
        ("![a](https://b.fr/c.png)", 0, "image-d-ailleurs"),
        ("![a](data:image/png;base64,x)", 0, "image-d-ailleurs"),
        ("A\n\n> ### B\n>\n> C", 2, "intertitre-dans-un-bloc"),
        ("85 agents^1^.", 0, "note-de-word"),
        ("Une note^[en ligne].", 0, "note-de-word"),
        ("✓ A\n✦ B\n◈ C", 0, "puce-collee"),
        ("<iframe/src=https://a.fr/@x.y>", 0, "adresse-refusee"),
    ],
)  # fmt: skip
def test_what_a_page_loses_or_shows_wrongly_is_told_at_its_line(text: str, line: int, code: str):
    assert [(line, finding.kind.code) for line, finding in judged(text).findings] == [(line, code)]


@pytest.mark.parametrize(
    "text",
    [
        "Tapez ++ctrl+alt+delete++, puis ++page-up++.",
        "Le signe &lt;b&gt; et \\*\\*deux étoiles\\*\\*.",
        "`**code**`, `<b>`, `[a][b]`",
        "```\n## x\n**y\n| z\n```",
        "o   A\no   B",
        "=====",
        "Quoi !!!\n!!!",
        "!!! note inline end \"Titre\"\n    A",
        "!!! note \"\"\n    A",
        "## C\n\n\\# A\n\n\\## B",
        "C++, puis C++ ; 5 $ et 6 $",
        "Voir [1], [INSEE 2017] et 5 < 6.",
        "3 * 4 * 5, 12:30:45, C:\\temp, m², 10⁶",
        "Une note[^a].\n\n[^a]: Son texte\n    et sa suite.",
        "Un [lien][a].\n\n[a]: https://a.fr \"Titre\"",
        "1. A\n1. B\n1. C",
        "*[CCAS]: centre communal\n\nLe CCAS.",
        "=== \"Un\"\n    A\n\n=== \"Deux\"\n    B",
        "![Un plan](plan.png \"Crédit : Ville\")",
        "Le snake_case, l’_été_, **b**onjour, H~2~O, km^2^, 10^6^, 1^er^.",
    ],
)  # fmt: skip
def test_what_is_meant_is_not_told(text: str):
    assert judged(text).findings == ()


def test_links_pictures_and_headings_come_with_their_lines():
    found = judged("## A\n\n[b](c.md#d 'e')\n\n### F\n\n![g](h.png)\n\n[i]\n\n[i]: https://j.fr")
    assert [(link.line, link.target, link.is_picture, link.title) for link in found.links] == [
        (2, "c.md#d", False, "e"),
        (6, "h.png", True, ""),
        (10, "https://j.fr", False, ""),
    ]
    assert [(item.line, item.level, item.words) for item in found.headings] == [(0, 2, "A"), (4, 3, "F")]
    assert found.anchors == ("a", "f")


PIECES = st.sampled_from(
    (
        *("- ", "* ", "+ ", "1. ", "3) ", "> ", "## ", "    ", "  ", "\t", "|", "\n", "\n\n", "---\n", "– ", "• "),
        *("**", "*", "_", "~~", "==", "`", "```\n", "\\", "[", "]", "(", ")", "![", "[^1]", "[^1]: ", ": ", "{: .c }"),
        *("!!! note\n    ", "??? x\n    ", '=== "a"\n    ', ":::tip\n", ":::\n", "[x] ", "2014. ", "+ 12 "),
        *("<b>", "</b>", "<", "&lt;", "https://a.fr/", "a@b.fr"),
    )
)


@given(st.lists(st.one_of(PIECES, st.integers(0, 99).map("mot{:02}x ".format)), min_size=1, max_size=40))
def test_no_word_is_lost_in_silence_and_no_element_is_unknown(pieces: list[str]):
    """Whatever is typed: each word shows on the page, in its addresses, or in what is told; each element is allowed."""
    text = "".join(pieces)
    html = RENDERER.html(text)
    findings = [finding for _, finding in judge(text, html).findings]
    told = " ".join(finding.message for finding in findings).casefold()
    typed = re.findall(r"mot\d\dx", text)
    shown = re.findall(r"mot\d\dx", unescape(html)) + re.findall(r"mot\d\dx", told)
    assert [word for word in set(typed) if word not in shown] == []
    refused = [refusal(node.tag or "", node.attributes) for node in fragment(html).css("body *")]
    assert [finding for finding in refused if finding and finding not in findings] == []
