"""The links and the anchors of a Markdown text, as Markdown itself makes them."""

from __future__ import annotations

import pytest
from markdown.extensions.toc import slugify

from macros.text.markdown.links import Link, anchors, links, slug


@pytest.mark.parametrize(
    "title, anchor",
    [
        ("Résultats attendus", "resultats-attendus"),
        ("Avant - après", "avant-apres"),
        ("  L'été 2018 : bilan  ", "lete-2018-bilan"),
        ("snake_case", "snake_case"),
        ("— …", ""),
    ],
)
def test_an_anchor_is_the_one_that_markdown_makes(title: str, anchor: str):
    assert slug(title) == slugify(title, "-") == anchor


@pytest.mark.parametrize(
    "text, expected",
    [
        ("# Suite\n\n## Suite\n\n### Suite\n", {"suite", "suite_1", "suite_2"}),
        ("# Suite\n\n## Suite_1\n\n### Suite\n", {"suite", "suite_1", "suite_2"}),
        ("# …\n", {"_1"}),
        ("Suite\n=====\n\nAutre\n---\n", {"suite", "autre"}),
        ("# Le **gras** et [le lien](x.md) #\n", {"le-gras-et-le-lien"}),
        ("```\n# Code\n```\n\n<!-- \n# Commentaire\n-->\n", set()),
        ("Texte[^a].\n\n[^a]: Note.\n", {"fn:a", "fnref:a"}),
        ('<span id="ici"></span><a name="la"></a>', {"ici", "la"}),
    ],
    ids=["égaux", "déjà pris", "vide", "soulignés", "balisés", "code et commentaire", "note", "HTML"],
)
def test_every_anchor_of_a_text_is_known(text: str, expected: set[str]):
    assert anchors(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("![Plan](a.png)", [Link(0, "a.png", True)]),
        ("Un !\n\nUn [lien](a.md)", [Link(2, "a.md", False)]),
        ('![Plan](a.png "Crédit : Ville")', [Link(0, "a.png", True, "Crédit : Ville")]),
        ("[![Plan](a.png)](b.md)", [Link(0, "a.png", True), Link(0, "b.md", False)]),
        ("[lien](<un fichier.md>)", [Link(0, "un fichier.md", False)]),
        ("[un\n\nlien](a.md)", []),
        ("\\[lien](a.md)", []),
        ("[a][1]\n\n[1]: <b.md>\n", [Link(2, "b.md", False)]),
        ("`[a](b.md)` <!-- [c](d.md) --> [e](f.md)", [Link(0, "f.md", False)]),
    ],
    ids=[
        "image en tête",
        "signe d'exclamation",
        "crédit",
        "image dans un lien",
        "entre chevrons",
        "deux paragraphes",
        "crochet de texte",
        "définition",
        "code et commentaire",
    ],
)
def test_every_link_of_a_text_is_known_at_its_line(text: str, expected: list[Link]):
    assert list(links(text)) == expected
