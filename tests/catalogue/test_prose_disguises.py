"""A story is judged by what it becomes: no disguise gets through, sound Markdown passes, hostile texts are read in
time.
"""

from __future__ import annotations

import time

import pytest

from macros.model.sections import FICHE
from macros.text.html.allow_list import refusal
from macros.text.html.document import fragment
from macros.text.markdown.body import anchor
from macros.text.markdown.judge import judge
from macros.text.markdown.limits import excess
from tests.catalogue.test_prose_checks import RENDERER, put
from tests.mini import Mini


@pytest.mark.parametrize(
    "body",
    [
        "[x](JavaScript:a)",
        "[x](java&#x73;cript:a)",
        "[x](<javascript:a>)",
        "[x](\njavascript:a)",
        "[x][y]\n\n[y]: data:text/html,a",
        "[x](javascript&colon;a)",
        "<script>a</script>",
        "<SCRIPT src=x>",
        "<img src=x onerror=a>",
        "<iframe src=x>",
        "</div>",
        "<svg/onload=a>",
        "<x:y onclick=a>",
        "<x.y onclick=a()>",
        "<https:a>",
        "<a@b onclick=c>",
        "<!a>",
        "<![if a]>",
        "```\n<b>\n",
        "~~~\n```\n~~~\n<b>\n",
        "\\`<b>\\`",
        "<?php ?>",
        "![a][y]\n\n[y]: https://exemple.fr/a.png",
        "![a](//exemple.fr/a.png)",
        "![a](data:image/png,a)",
        "[![](a.png)](https://exemple.fr)",
    ],
)
def test_no_disguise_gets_through(mini: Mini, body: str):
    assert put(mini, body) != []
    refused = [refusal(node.tag or "", node.attributes) for node in fragment(RENDERER.html(body)).css("body *")]
    assert any(refused) or "<" in body


@pytest.mark.parametrize(
    "body",
    [
        "##Contexte\n",
        " ## Contexte\n",
        "Ils veulent :\n- un lieu\n- un budget\n",
        "Ils veulent :\n1. un lieu\n",
        "Ils veulent :\n\n• un lieu\n• un budget\n",
        "Voici :\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        "!!! note\n\n   Texte.\n",
        "!!! note « Titre »\n    Texte.\n",
        "Il manque <nom de la ville>, et <<ceci>> est cité.\n",
        "Voir [1][2], les agents** et [sic] (p. 3).\n\n** Hors vacataires.\n",
        "#1 du classement, #TousVoisins\n",
        "Le maire\n- élu en 2014 - l'a dit.\n",
        "Ils veulent :\n\n- un lieu\n- un budget\nla suite\n- la fin\n",
        "### Un titre\n- un lieu\n",
        "| a | b |\n|---|:-:|\n| 1 | 2 |\n",
        "a | b\n--- | ---\n1 | 2\n",
        '!!! note "Titre"\n    Texte.\n\n    - un\n',
        "Un texte[^1].\n\n[^1]: Une note.\n",
        "Voir [le site][ville], [ville][].\n\n[ville]: https://exemple.fr\n",
        "Un filet :\n\n---\n\nSuite.\n",
        "```html\n<b>\n##Titre\n```\n",
        "Le code `<b>` et ``<i>``.\n",
        "<https://exemple.fr> et <nom@exemple.fr>\n",
        "3 < 4 et 5 > 2\n",
        "| a | b |\n|---|---|\n| 1 \\| 2 | `3 | 4` |\n| 5 |\n",
        "### Un titre\n\n#### Un détail\n\n#### Un autre\n",
        "Un **gras** et un **autre\nsur deux lignes**.\n",
        "***Gras italique*** et **gras *italique* dedans**.\n",
        "Le texte [entre crochets] (et entre parenthèses).\n",
        "[x](mailto:nom@exemple.fr) [y](HTTPS://exemple.fr/a:b)\n",
        "De 10 % | 20 % à 30 %.\n",
        "Le contexte\n\n**Contexte budgétaire**\n\n- **Résultats** : trois.\n",
        "12 m², 5 m³, CO₂, 10⁶ et km².\n",
        "Ils vote\x0bencore.\n",
        "![Un plan](plan.png)\n",
    ],
)
def test_sound_markdown_passes(mini: Mini, body: str):
    assert put(mini, body) == []


def test_all_the_skipped_levels_come_out_at_once(mini: Mini):
    found = put(mini, "## Contexte\n\n#### A\n\n#### B\n\n##### C\n\n### D\n\n#### E\n\n###### F\n")
    assert [(message.split(":")[1][:2], message.split("Écrivez : ")[1]) for message in found] == [
        ("32", "### A"),
        ("34", "### B"),
        ("36", "#### C"),
        ("42", "##### F"),
    ]


def test_the_anchors_of_the_template_are_those_of_its_titles():
    assert [anchor(title) for title, _ in FICHE] == [id_ for _, id_ in FICHE]


@pytest.mark.parametrize(
    "body",
    [
        "```a\n" * 60_000,
        "!!! note\n" * 40_000,
        "](" * 150_000,
        "![" * 150_000,
        "<a" * 150_000,
        "[a]" * 100_000,
        "`a``b" * 60_000,
    ],
    ids=lambda body: body[:8],
)
def test_a_hostile_text_is_read_in_time(body: str):
    start = time.process_time()
    assert excess(body) or judge(body, RENDERER.html(body))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "title, told", [("**Contexte**", False), ("[Contexte](lille.md)", True), ("Contexte[^1]", True)]
)
def test_a_section_is_found_by_the_lists_of_the_header(mini: Mini, title: str, told: bool):
    note = "[^1]: Une note." if "[^1]" in title else ""
    mini.replace("## Contexte\n\nUn texte.", f"## {title}\n\nUn texte.\n\n{note}")
    assert ["porte autre chose que ses mots" in message for message in mini.messages()] == [True] * told
