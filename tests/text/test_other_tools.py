"""What other tools write and Markdown doesn't read is told at its line; what only looks like it is left alone."""

from __future__ import annotations

import re

import pytest

from macros.text.markdown.judge import Judgement, judge
from macros.text.markdown.rendering import Renderer, site_settings
from tests.conftest import ROOT

RENDERER = Renderer(site_settings(ROOT))


def judged(text: str) -> Judgement:
    return judge(text, RENDERER.html(text))


def shown(text: str) -> str:
    """Return what a page shows of a text, without its lines."""
    return " ".join(RENDERER.html(text).split())


@pytest.mark.parametrize(
    "text, line, code",
    [
        ("A\n\nUn ''mot'' ici.", 2, "mise-en-forme-imprimee"),
        ("Un '''mot''' ici.", 0, "mise-en-forme-imprimee"),
        ("Un ''mot de l'agent'' ici.", 0, "mise-en-forme-imprimee"),
        ("Un //mot// ici.", 0, "mise-en-forme-imprimee"),
        ("Un [b]mot[/b] ici.", 0, "mise-en-forme-imprimee"),
        ("Un [url=https://a.fr]lien[/url].", 0, "mise-en-forme-imprimee"),
        ("Un [/i] oublié.", 0, "mise-en-forme-imprimee"),
        ("Un @code@ de Textile.", 0, "mise-en-forme-imprimee"),
        ("Un +mot+ souligné.", 0, "mise-en-forme-imprimee"),
        ('Un "mot":https://a.fr ici.', 0, "lien-d-un-autre-outil"),
        ("Voir [https://a.fr le site].", 0, "lien-d-un-autre-outil"),
        ("Voir link:https://a.fr[le site].", 0, "lien-d-un-autre-outil"),
        ("image::plan.png[Plan]", 0, "lien-d-un-autre-outil"),
        ("!(Plan)[plan.png]", 0, "image-imprimee"),
        (".. note:: Attention.", 0, "commande-d-un-autre-outil"),
        ("A\n\n.. _site: https://a.fr", 2, "commande-d-un-autre-outil"),
        ("Voir :ref:`mot` ici.", 0, "commande-d-un-autre-outil"),
        ("#+TITLE: un titre", 0, "commande-d-un-autre-outil"),
        ("bq. Une citation.", 0, "commande-d-un-autre-outil"),
        ("Dire \\og mot ici.", 0, "commande-d-un-autre-outil"),
        (";Terme\n:Définition", 0, "commande-d-un-autre-outil"),
        ("Terme\n:Définition", 1, "commande-d-un-autre-outil"),
        (": en retrait", 0, "commande-d-un-autre-outil"),
        ("=Titre=", 0, "intertitre-imprime"),
        ("<ref>Insee</ref>", 0, "balise-html"),
        ("A\n\nL&nbsp fin", 2, "signe-code"),
        ("Une &copy 2017.", 0, "signe-code"),
        ("A\n\nNom,Prénom,Âge\nDupont,Jean,45", 2, "tableau-colle"),
        ("Ville ; Agents\nLille ; 85\nLyon ; 90", 0, "tableau-colle"),
        ("a    b\n1    2", 0, "tableau-colle"),
        ("Un *mot** ici.", 0, "signes-croises"),
        ("Un _mot__ ici.", 0, "signes-croises"),
        ("Un ~~mot~~~ ici.", 0, "signes-croises"),
        ("Un ===mot== ici.", 0, "signes-croises"),
        ("*italique **gras* mélangé**", 0, "signes-croises"),
        ("A\n\n> >\n\nB", 2, "citation-vide"),
        ("{ PAGE }", 0, "renvoi-de-word"),
        ("Figure SEQ Figure \\* ARABIC 1", 0, "renvoi-de-word"),
        ("- [x] A\n- [ X ] B", 1, "case-imprimee"),
        ("Ø Un\nØ Deux", 0, "puce-collee"),
        ("A\n\n**\n\nB", 2, "gras-ouvert"),
        ("```\ncode\n``\nB", 0, "bloc-de-code"),
    ],
)  # fmt: skip
def test_what_another_tool_would_read_is_told_at_its_line(text: str, line: int, code: str):
    first = judged(text).findings[0]
    assert (first[0], first[1].kind.code) == (line, code)


@pytest.mark.parametrize(
    "text",
    [
        "L'agent dit qu'il n'y a qu'une pause de 5' 30''.",
        "On écrit &amp;eacute; pour dire é.",
        "Et/ou, 24/7, https://a.fr//b, // commentaire.",
        "[sic], [b], [1], [à compléter], élu[s].",
        "Écrire à jean@exemple.fr ou @mairie, C++, a+b+c, +5 agents + 3.",
        "« Un mot » : https://a.fr [le site](https://a.fr).",
        "Un dessin... et :, ou ;",
        "Voici : 10 h 30, 12:30, 1:2.",
        "R&D, AT&T, B&amp;B, &inconnu; et &.",
        "De 3,5 à 4,2 points, de 2,5 à 3,1.\nDe 3,5 à 4,2 points, de 2,5 à 3,1.",
        "À Lille, Lyon,Paris,Nice et Brest.",
        "Un premier point ; un second.\nUn troisième ; un dernier.",
        "Une *note*, un **gras**, *un **mot** gras*, **un *mot* italique**, ***les deux***.",
        "`''mot''`, `[b]x[/b]`, `&nbsp;`, `**`.",
        "Un *mot*\\* et un 3\\*.",
        "x = y = z, a == b, A <= B.",
        "o un seul, Ø de 3 mm.",
        "> Une citation.\n>\n> Sa suite.",
    ],
)
def test_what_is_meant_is_left_alone(text: str):
    assert judged(text).findings == ()


@pytest.mark.parametrize(
    "text, html",
    [
        ("Prix : 4,5*/5 et 3* ensuite.", "<p>Prix : 4,5*/5 et 3* ensuite.</p>"),
        ("Note 4*/5, *italique* et 5*.", "<p>Note 4*/5, <em>italique</em> et 5*.</p>"),
        ("Prix*, taxes* et frais.", "<p>Prix*, taxes* et frais.</p>"),
        ("Des agents*/élus* réunis.", "<p>Des agents*/élus* réunis.</p>"),
        ("Un (*) et deux (*).", "<p>Un (*) et deux (*).</p>"),
        ("*voir p. 5* et *un\nmot* là", "<p><em>voir p. 5</em> et <em>un mot</em> là</p>"),
        ("1. 2. 3. Partez !", "<p>1. 2. 3. Partez !</p>"),
        ("1) 2) Partez !", "<p>1) 2) Partez !</p>"),
        ("* *", "<p>* *</p>"),
        ("+ +", "<p>+ +</p>"),
        ("* * *", "<hr />"),
        ("Coût : 5\\% et 10 \\€.", "<p>Coût : 5% et 10 €.</p>"),
        ("C:\\a\\b et \\\\serveur\\x", "<p>C:\\a\\b et \\\\serveur\\x</p>"),
        ("(mot)[https://a.fr]", '<p><a href="https://a.fr">mot</a></p>'),
        ("[a](https://a.fr/b c.pdf)", '<p><a href="https://a.fr/b%20c.pdf">a</a></p>'),
        ("<https://a.fr/b c>", '<p><a href="https://a.fr/b%20c">https://a.fr/b c</a></p>'),
        ("[1] Un.\n[2] Deux.", "<p>[1] Un.<br /> [2] Deux.</p>"),
    ],
)
def test_what_can_mean_one_thing_is_shown_as_it_was_written(text: str, html: str):
    assert shown(text) == html and judged(text).findings == ()


@pytest.mark.parametrize(
    "text, cells",
    [
        ("Nom;Âge\nDupont;45\nMartin;32", ["Nom", "Âge", "Dupont", "45", "Martin", "32"]),
        ('"Nom";"Un;deux";x\n"A";"B;C";y', ["Nom", "Un;deux", "x", "A", "B;C", "y"]),
        ("\t85\t90\nLille\t1\t2\nLyon\t3\t4", ["", "85", "90", "Lille", "1", "2", "Lyon", "3", "4"]),
    ],
)
def test_a_table_pasted_from_a_spreadsheet_is_a_table(text: str, cells: list[str]):
    assert re.findall(r"<t[hd]>(.*?)</t[hd]>", RENDERER.html(text)) == cells and judged(text).findings == ()


def test_the_shapes_of_word_s_bullets_say_how_deep_they_are():
    html = shown("•\tUn\no\tDeux\n§\tTrois\n•\tQuatre")
    assert re.sub(r"[ ]*</?li>[ ]*", "", html) == "<ul>Un<ul>Deux<ul>Trois</ul></ul>Quatre</ul>"


def test_a_formula_is_quoted_as_it_was_written():
    assert judged("Soit $a^2$ ici.").findings[0][1].message.startswith("« $a^2$ »")
