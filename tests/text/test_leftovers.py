"""What pasting leaves in a text is told at its line; what looks like it is left alone, or shown as it was meant."""

from __future__ import annotations

import pytest

from macros.text.signs import GARBLED, visible
from tests.text.test_other_tools import judged, shown


@pytest.mark.parametrize(
    "text, line, code",
    [
        ("Introduction ........ 3", 0, "sommaire-colle"),
        ("A\n\nContexte…………3\nDémarche…………7", 2, "sommaire-colle"),
        ("I. Contexte _____ 3", 0, "sommaire-colle"),
        ("1\\. Contexte . . . . . . 4", 0, "sommaire-colle"),
        ("Table des matières\n\n1 Contexte\t3\n2 Démarche\t7", 0, "sommaire-colle"),
        ("A\n\n### Sommaire", 2, "sommaire-colle"),
        ("A\n\nPage 3 sur 12", 2, "pied-de-page"),
        ("Ils ont été écou-\ntés pendant trois mois.", 0, "mot-coupe-en-fin-de-ligne"),
        ("L'Insee【4†source】 le dit.", 0, "trace-d-assistant"),
        ("L'Insee :contentReference[oaicite:0]{index=0} le dit.", 0, "trace-d-assistant"),
        ("L'Insee [oai_citation:1‡insee.fr](https://www.insee.fr) le dit.", 0, "trace-d-assistant"),
        ("Un mot[MD1] relu.", 0, "commentaire-de-relecture"),
        ("Un [MD12]mot relu.", 0, "commentaire-de-relecture"),
        ("A\n\n==========\nTITRE\n==========", 2, "filet-imprime"),
        ("A\n\n++++++\n\nB", 2, "filet-imprime"),
        ("TOC \\o \"1-3\" \\h \\z \\u", 0, "renvoi-de-word"),
        ("Voir HYPERLINK \"https://a.fr\" ici.", 0, "renvoi-de-word"),
        ("- TOC\n{:toc}", 1, "attributs-imprimes"),
        (";;;\n{\"title\": 1}\n;;;", 0, "commande-d-un-autre-outil"),
        ("% Titre\n% Auteur\n\nA", 0, "commande-d-un-autre-outil"),
        ("#+BEGIN_QUOTE\nA\n#+END_QUOTE", 0, "commande-d-un-autre-outil"),
        ("{color:red}mot{color}", 0, "commande-d-un-autre-outil"),
        ("auteur:: Jean", 0, "commande-d-un-autre-outil"),
        ("\\[\nx = 12 \\times 4\n\\]", 1, "commande-imprimee"),
        ("Environ $12 \\%$ des agents.", 0, "commande-imprimee"),
        ("Soit x_{12}.", 0, "commande-imprimee"),
        ("%%à revoir%%", 0, "commande-imprimee"),
        ("/* à revoir */", 0, "commande-imprimee"),
        ("Un mot ^bloc-id", 0, "commande-imprimee"),
        ("[gallery ids=\"1,2\"]", 0, "mise-en-forme-imprimee"),
        ("[embed]https://a.fr[/embed]", 0, "mise-en-forme-imprimee"),
        ("Voir !plan.png! ici.", 0, "lien-d-un-autre-outil"),
        ("Voir `le site <https://a.fr>`_ ici.", 0, "lien-d-un-autre-outil"),
        ("** Titre\n*** Sous-titre", 0, "gras-ouvert"),
        ("[_] À faire", 0, "case-imprimee"),
        ("è Donc il faut écouter.", 0, "puce-collee"),
        ("v Un\nv Deux", 0, "puce-collee"),
        ("¹ Voir le rapport.", 0, "note-de-word"),
        ("Ils ont été écou¬\ntés.", 0, "mot-coupe-en-fin-de-ligne"),
        ("A\n\nPar l?accueil et l?écoute.", 2, "apostrophe-perdue"),
        ("Les \\u00e9lus.", 0, "signe-code"),
        ("Les =E9lus, les =C3=A9lus.", 0, "signe-code"),
        ("Le mot** gras**.", 0, "gras-ouvert"),
        ("» Un\n» Deux", 0, "puce-collee"),
        ("A\n\n=== Bilan", 2, "encadre-sans-texte"),
    ],
)  # fmt: skip
def test_what_a_paste_leaves_is_told_at_its_line(text: str, line: int, code: str):
    first = judged(text).findings[0]
    assert (first[0], first[1].kind.code) == (line, code)


@pytest.mark.parametrize(
    "text",
    [
        "Des points de suite... puis… et voilà.",
        "Un mot (suite p. 12), la page 3, 2 pages sur 12.",
        "Le sommaire du rapport tient en trois pages.",
        "Des sous- et des sur-effectifs, pré-\net post-enquête.",
        "La case [B2], [1], [DU12], [sic] et élu[s].",
        "Un 24/7, des %, 5 $ ici et 10 $ là, $5.",
        "C:\\Partage\\times et \\\\serveur\\left\\x.",
        "La clé {code} du modèle, le namespace std::vector.",
        "Une bonne note : 4+++.",
        "à Lille, è la fin.",
        "Un temps fort !!! Vraiment ??? Oui.",
        "L'accueil --- ouvert --- le soir.",
        "Pourquoi ?Parce que. Prix**, coût* et x=E5.",
        "L'eau, H2O=eau, https://a.fr/?q=eau&e=EDF et https://a.fr/s?a=1.",
        "Un budget=EDF, N=Ea.",
    ],
)
def test_what_only_looks_pasted_is_left_alone(text: str):
    assert judged(text).findings == ()


@pytest.mark.parametrize(
    "text, html",
    [
        ("Un temps fort !!! Vraiment ??", "<p>Un temps fort !!! Vraiment ??</p>"),
        ("Un texte ??? à voir", "<p>Un texte ??? à voir</p>"),
        ("12\\,000 habitants, 5\\,%", "<p>12\u202f000 habitants, 5\u202f%</p>"),
        ("l\\'accueil", "<p>l'accueil</p>"),
        ("Dire <<oui>> et << non >>.", "<p>Dire «\u00a0oui\u00a0» et «\u00a0non\u00a0».</p>"),
        ("Hôtel de ville\nPlace Foch\n59000 Lille", "<p>Hôtel de ville<br />\nPlace Foch<br />\n59000 Lille</p>"),
        ("85 agents\n12 élus\n3 ateliers", "<p>85 agents<br />\n12 élus<br />\n3 ateliers</p>"),
        ("Elle a vu\nLille et\nLens.", "<p>Elle a vu\nLille et\nLens.</p>"),
        ("A vu Lille.\nB a vu Lens.\nC a tout vu.", "<p>A vu Lille.\nB a vu Lens.\nC a tout vu.</p>"),
    ],
)
def test_what_can_mean_one_thing_is_shown_as_it_was_meant(text: str, html: str):
    assert shown(text) == " ".join(html.replace("\u00a0", " ").split()) or shown(text).replace(" ", "") == html


@pytest.mark.parametrize(
    "text, lists",
    [
        ("a) Un\nb) Deux\n   c) Trois", "a[Un Deux Trois]"),
        ("a) Un\n\nb) Deux\n\n  c) Trois", "a[Un Deux Trois]"),
        ("1. Un\n2. Deux\n    3. Trois", "1[Un Deux Trois]"),
        ("1- Un\n2- Deux\n  3- Trois", "1[Un Deux Trois]"),
        ("a) Un\n    i) b\n    ii) c\nb) Deux", "a[Un i[b c] Deux]"),
        ("1) Un\n   a) b\n   b) c\n2) Deux", "1[Un a[b c] Deux]"),
        ("1. Un\n    1. b\n    2. c\n2. Deux", "1[Un 1[b c] Deux]"),
        ("A) Un\nB) Deux\n  C) Trois", "A[Un Deux Trois]"),
        ("1️⃣ Un\n2️⃣ Deux", "1[Un Deux]"),
        ("① Un\n② Deux", "1[Un Deux]"),
        ("⒈ Un\n⒉ Deux", "1[Un Deux]"),
        ("👉 Un\n👉 Deux", "[Un Deux]"),
    ],
)
def test_an_item_goes_on_with_the_list_that_it_follows(text: str, lists: str):
    html = shown(text)
    for old, new in (('<ol type="', "\0"), ('">', "["), ("<ul>", "["), ("</ol>", "]"), ("</ul>", "]")):
        html = html.replace(old, new)
    for tag in ("<li>", "</li>", "<p>", "</p>", "\0"):
        html = html.replace(tag, " ")
    assert " ".join(html.split()).replace(" ]", "]").replace("[ ", "[") == lists and judged(text).findings == ()


def test_accents_that_were_misread_are_told_and_joined_letters_taken_apart():
    text = "Écouter à l’œuvre « ça »"
    assert [finding.kind for _, finding in visible("lÕaccueil")[1]] == [GARBLED]
    assert [finding.kind for _, finding in visible(text.encode().decode("cp1252", "replace"))[1]] == [GARBLED]
    assert visible("Les ﬁches ofﬁcielles") == ("Les fiches officielles", [])
    assert visible(f"{text}, GÂTEAU, Ålesund") == (f"{text}, GÂTEAU, Ålesund", [])
