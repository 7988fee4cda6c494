"""Advice on how a fiche reads: what it says twice, what is too long for a glance or for the first screen."""

from __future__ import annotations

import pytest

from macros.catalogue.check.advice import advice
from macros.catalogue.check.redundancy import ANSWER, USE
from macros.catalogue.read.loading import load
from tests.catalogue.test_advice import advised
from tests.mini import Mini
from tests.pages.test_timeline import TIMELINE

PARAGRAPH = "L'équipe a réuni les agents du guichet dans trois ateliers pour décrire leurs journées."


@pytest.mark.parametrize(
    "item, told",
    [
        ("Réunir les agents du guichet dans trois ateliers.", True),
        ("Réunir les agents du guichet chaque lundi, une heure, autour du registre des plaintes.", False),
        ("Trois ateliers.", False),
    ],
    ids=["redite", "autre-chose", "trop-court"],
)
def test_an_item_that_a_paragraph_says_again_is_told(mini: Mini, item: str, told: bool):
    said = advised(mini, PARAGRAPH, ("- Écouter.", f"- {item}"))
    start = " ".join(item.split()[:6])
    assert said == (
        [
            f"9  mission[1] : « {start}… » redit le paragraphe de la ligne 32. Gardez-le à un seul endroit : la page"
            " montre déjà la liste dans cette partie du récit."
        ]
        if told
        else []
    )


@pytest.mark.parametrize("words, told", [(USE, False), (USE + 1, True)])
def test_a_use_is_read_at_a_glance(mini: Mini, words: int, told: bool):
    said = advised(mini, "Un texte.", ("detail: Trois ateliers.", f"detail: {'mot ' * (words - 1)}fin."))
    assert [line for line in said if "l'usage de la méthode" in line] == (
        [
            f"13  method[1].detail : l'usage de la méthode compte {words} mots ; {USE} au plus se lisent d'un coup"
            " d'œil. Gardez comment, combien, avec qui ; le récit dit le reste."
        ]
        if told
        else []
    )


@pytest.mark.parametrize(
    "item, lack",
    [
        ("Écouter", "il n'a pas de point à la fin"),
        ("écouter.", "il commence par une minuscule"),
        ("Écouter…", ""),
        ("Dire « stop ! »", ""),
        ("1 607 heures par an.", ""),
    ],
)
def test_an_item_of_a_list_reads_as_a_sentence(mini: Mini, item: str, lack: str):
    said = advised(mini, "Un texte.", ("- Écouter.", f'- "{item}"'))
    assert said == (
        [
            f"9  mission[1] : « {item} » est un élément de liste, et non une phrase : {lack}. Écrivez-le comme une"
            " phrase, de la majuscule au point."
        ]
        if lack
        else []
    )


def test_a_doubt_on_the_source_reads_as_a_sentence(mini: Mini):
    said = advised(mini, "Un texte.", ("source:\n", "source:\n  doubts: [Une page manque]\n"))
    assert [message.partition(" : ")[0].split()[-1] for message in said] == ["source.doubts[1]"]


@pytest.mark.parametrize("words, told", [(ANSWER, False), (ANSWER + 1, True)])
def test_the_answer_holds_on_the_first_screen(mini: Mini, words: int, told: bool):
    said = advised(mini, "Un texte.", ("summary: Partout.", f"summary: {'mot ' * (words - 1)}fin."))
    assert any("la réponse compte" in line for line in said) is told


def test_a_bold_line_that_looks_like_a_heading_is_told(mini: Mini):
    mini.replace("Un texte.", "**Trois ateliers**\n\n**Démarche**\n\n**Un gras entier.**\n\n**Un gras** et la suite.")
    found = [problem for problem in advice(load(mini.root)) if problem.code == "gras-intertitre"]
    assert [(problem.line, problem.hint) for problem in found] == [(32, "Écrivez : ### Trois ateliers")]


MOMENTS = "    moments: [{label: Après six mois, title: Bilan}, {label: Après un an, title: Vote}]\n"
DATES = """\
calendar:
  - {when: Après six mois d'essai, text: Un bilan., kind: echeance}
  - {when: Un an après, text: Un vote., kind: decision}
"""


@pytest.mark.parametrize("twice", [True, False], ids=["deux fois", "une fois"])
def test_a_timeline_that_says_the_calendar_again_is_told(mini: Mini, twice: bool):
    dates = DATES if twice else DATES.replace("Un an après", "En 2019")
    said = advised(
        mini,
        "Un texte.\n\n[figure: dates]",
        ("source:\n", f"{TIMELINE}{MOMENTS}source:\n"),
        ("method:\n", f"{dates}method:\n"),
    )
    told = (
        "36  diagrams[1].moments : la frise « dates » redit les dates de « calendar ». Retirez ses « moments » : elle"
        " prendra ceux de « calendar », et la page n'en donnera plus la liste."
    )
    assert said == [told] * twice


@pytest.mark.parametrize(
    "body, told",
    [
        ("Les agents (1).", True),
        ("Les agents[1], puis", True),
        ("Les agents (1).\n\n(1) Hors vacataires.", False),
        ("Il faut (1) écouter et (2) trier.", False),
        ("La loi de 2015 (2).", False),
    ],
)
def test_a_call_without_note_is_told(mini: Mini, body: str, told: bool):
    assert ["appel de note" in message for message in advised(mini, body)] == [True] * told
