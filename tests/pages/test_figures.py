"""Figures as data: what makes one, and what is said of each slip."""

from __future__ import annotations

import pytest

from macros.catalogue.catalogue import Catalogue
from macros.model.diagram_kinds import KINDS
from tests.mini import Mini

FILE = "docs/projets/essai/lille.md"
BODY = "Un texte.\n"
CYCLE = """\
diagrams:
  - id: boucle
    kind: cycle
    title: La boucle
    caption: Une légende.
    steps:
      - title: Un
      - title: Deux
      - title: Trois
"""

TABLE = """\
diagrams:
  - id: boucle
    kind: tableau
    title: La boucle
    caption: Une légende.
    corner: Étape
    columns: [Ville, Région]
    rows:
      - title: Décider
        cells: [Oui, Non]
"""

SETS = """\
diagrams:
  - id: boucle
    kind: ensembles
    title: La boucle
    caption: Une légende.
    sets: [Un, Deux]
    regions:
      - sets: [1, 2]
        title: Les deux
"""


def messages(mini: Mini, diagrams: str, body: str = BODY + "\n[figure: boucle]\n") -> list[str]:
    """Return what a contributor reads of a fiche with these figures and this prose, without the name of the file."""
    mini.replace("source:\n", diagrams + "source:\n")
    mini.replace(BODY, body)
    return [message.removeprefix(f"{FILE}:") for message in mini.messages()]


@pytest.mark.parametrize("diagrams", [CYCLE, TABLE, SETS], ids=["cycle", "tableau", "ensembles"])
def test_ten_lines_make_a_figure(mini: Mini, diagrams: str):
    assert messages(mini, diagrams) == []
    assert diagrams.count("\n") <= 10


ADMITTED = ", ".join(KINDS)


@pytest.mark.parametrize(
    "diagrams, old, new, message",
    [
        pytest.param(
            CYCLE,
            "kind: cycle",
            "kind: cycles",
            "28  diagrams[1].kind : « cycles » n'est pas un genre de figure connu. Vouliez-vous dire « cycle » ?"
            f" Valeurs admises : {ADMITTED}.",
            id="genre-inconnu",
        ),
        pytest.param(
            CYCLE,
            "    kind: cycle\n",
            "",
            f"27  diagrams[1] : la clé « kind » manque (genre de la figure). Ajoutez-la. Valeurs admises : {ADMITTED}.",
            id="genre-manquant",
        ),
        pytest.param(
            CYCLE,
            "    caption: Une légende.\n",
            "",
            "27  diagrams[1].caption : la clé « caption » manque (légende, avec nos mots et la source). Ajoutez-la.",
            id="légende-manquante",
        ),
        pytest.param(
            CYCLE,
            "      - title: Deux",
            "      - title: Deux\n        titre: x",
            "34  diagrams[1].steps[2].titre : la clé « titre » n'existe pas. Vouliez-vous dire « title » ? Clés admises"
            " : label, title, detail, items.",
            id="clé-inconnue",
        ),
        pytest.param(
            CYCLE,
            "    title: La boucle",
            "    title: La boucle\n    pillars: []",
            "30  diagrams[1].pillars : la clé « pillars » n'existe pas. Clés admises : id, title, caption, note, kind,"
            " center, influence, steps.",
            id="clé-d-un-autre-genre",
        ),
        pytest.param(
            CYCLE,
            "      - title: Deux",
            "      - Deux",
            "33  diagrams[1].steps[2] : des clés sont attendues ici (label, title, detail, items) ; « Deux » est un"
            " texte. Mettez chaque clé sur sa ligne, en retrait de deux espaces.",
            id="texte-pour-case",
        ),
        pytest.param(
            CYCLE,
            "      - title: Deux",
            "      - title: Deux\n        label: 2020",
            "34  diagrams[1].steps[2].label : un texte est attendu ; « 2020 » est un nombre. Mettez des guillemets :"
            ' "2020".',
            id="année-sans-guillemets",
        ),
        pytest.param(
            CYCLE,
            "      - title: Trois\n",
            "",
            "31  diagrams[1].steps : la liste compte 2 éléments ; 3 au moins sont attendus. Complétez-la.",
            id="trop-court",
        ),
        pytest.param(
            CYCLE,
            "      - title: Trois\n",
            "      - title: Trois\n" * 5,
            "31  diagrams[1].steps : la liste compte 7 éléments ; 6 au plus sont admis. Raccourcissez-la, ou faites"
            " deux figures.",
            id="trop-long",
        ),
        pytest.param(
            CYCLE,
            "      - title: Deux",
            "      - title: " + "x" * 91,
            "33  diagrams[1].steps[2].title : le texte compte 91 signes ; le maximum est de 90. Raccourcissez-le.",
            id="case-trop-pleine",
        ),
        pytest.param(
            CYCLE,
            "diagrams:\n  - id: boucle\n",
            "diagrams:\n  - boucle\n  - id: boucle\n",
            "27  diagrams[1] : des clés sont attendues ici (kind, id) ; « boucle » est un texte. Mettez chaque clé"
            " sur sa ligne, en retrait de deux espaces.",
            id="texte-pour-figure",
        ),
        pytest.param(
            TABLE,
            "[Oui, Non]",
            "[Oui]",
            "27  diagrams[1] : la ligne « Décider » ne compte pas autant de cases que de colonnes (1 pour 2). Ajoutez"
            " ou retirez des cases : une par colonne.",
            id="case-manquante",
        ),
        pytest.param(
            SETS,
            "sets: [1, 2]",
            "sets: [1, 3]",
            "27  diagrams[1] : la zone « Les deux » nomme un ensemble qui n'existe pas : « sets » prend des rangs de 1"
            " à 2. Comptez les ensembles dans leur ordre : le premier est 1.",
            id="ensemble-inconnu",
        ),
        pytest.param(
            SETS,
            "        title: Les deux\n",
            "        title: Les deux\n      - sets: [2, 1]\n        title: Encore\n",
            "27  diagrams[1] : la zone « Encore » occupe une place déjà prise par une autre. Réunissez les deux"
            " zones, ou changez les ensembles de l'une.",
            id="zone-prise",
        ),
    ],
)
def test_a_fault_in_a_figure_says_what_was_expected_and_read(
    mini: Mini, diagrams: str, old: str, new: str, message: str
):
    assert old in diagrams
    assert messages(mini, diagrams.replace(old, new, 1)) == [message]


@pytest.mark.parametrize(
    "body, message",
    [
        pytest.param(
            BODY,
            "27  la figure « boucle » n'est placée nulle part dans le texte. Ajoutez, là où le texte en parle, une"
            " ligne : [figure: boucle]",
            id="jamais-placée",
        ),
        pytest.param(
            BODY + "\n[figure: boucle]\n\n[figure: boucle]\n",
            "45  la figure « boucle » est déjà placée ligne 43. Gardez-en une.",
            id="placée-deux-fois",
        ),
        pytest.param(
            BODY + "\n[figure: boucle]\n\n[figure: boule]\n",
            "45  « boule » n'est pas une figure de la fiche. Vouliez-vous dire « boucle » ? Figures de la fiche :"
            " boucle.",
            id="inconnue",
        ),
        pytest.param(
            BODY + "\n[figure: boucle]\n\nVoyez [figure: boucle] ici.\n",
            "45  une figure se place seule sur sa ligne, sans retrait, entre deux lignes vides. Écrivez : [figure:"
            " identifiant]",
            id="dans-une-phrase",
        ),
        pytest.param(
            BODY + "\n[figure: boucle]\n\n[figure: boucle]\nSuite.\n",
            "45  une figure se place seule sur sa ligne, sans retrait, entre deux lignes vides. Écrivez : [figure:"
            " identifiant]",
            id="collée-au-texte",
        ),
        pytest.param(
            BODY + "\n[figure: boucle]\n\n    [Figure : boucle]\n",
            "45  une figure se place seule sur sa ligne, sans retrait, entre deux lignes vides. Écrivez : [figure:"
            " identifiant]",
            id="en-retrait",
        ),
    ],
)
def test_the_place_of_a_figure_is_checked(mini: Mini, body: str, message: str):
    assert messages(mini, CYCLE, body) == [message]


def test_a_figure_in_a_code_span_is_not_placed(mini: Mini):
    assert messages(mini, CYCLE, BODY + "\n[figure: boucle]\n\nÉcrivez `[figure: boucle]`.\n") == []


def test_a_fiche_without_figures_names_none(mini: Mini):
    assert messages(mini, "", BODY + "\n[figure: boucle]\n") == [
        "34  « boucle » n'est pas une figure de la fiche. Décrivez-la dans l'en-tête, sous « diagrams »."
    ]


def test_two_figures_can_not_share_an_identifier(mini: Mini):
    second = CYCLE.removeprefix("diagrams:\n")
    assert messages(mini, CYCLE + second) == [
        "35  diagrams[2].id : « boucle » désigne déjà la figure de la ligne 27. Donnez-lui un autre identifiant."
    ]


def test_a_fault_in_an_example_is_told(mini: Mini):
    mini.write("data/exemples/figures.yml", CYCLE.replace("kind: cycle", "kind: rond"))
    assert mini.messages() == [
        "data/exemples/figures.yml:3  diagrams[1].kind : « rond » n'est pas un genre de figure connu. Valeurs admises"
        f" : {ADMITTED}."
    ]


def test_there_is_one_example_a_kind(catalogue: Catalogue):
    assert [example.diagram.kind for example in catalogue.examples] == list(KINDS)


def test_an_example_shows_the_very_lines_that_make_it(catalogue: Catalogue, mini: Mini):
    for example in catalogue.examples:
        lines = "".join(f"  {line}\n" for line in example.text.split("\n"))
        assert example.text.startswith(f"- id: {example.diagram.id}\n  kind: {example.diagram.kind}\n")
        mini.write("data/exemples/figures.yml", f"diagrams:\n{lines}")
        assert [read.diagram for read in mini.catalogue().examples] == [example.diagram]
