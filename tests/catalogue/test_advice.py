"""Advice: what each rule finds and leaves alone, its whole message, and the bar of each fiche."""

from __future__ import annotations

import pytest

from macros.catalogue.check.advice import LONGEST, RULES, SHORTEST, advice
from macros.catalogue.check.completeness import completeness
from macros.catalogue.read.loading import load
from macros.text.markdown.sentences import acronyms, length, passages, quantities, sentences, spelled_out
from tests.mini import Mini

STORY = "Les agents parlent.\n\n" * (SHORTEST // 3 + 1)
LONG = "Un mot " * 23 + "."


def advised(mini: Mini, body: str, *changes: tuple[str, str]) -> list[str]:
    """Return the advice on the miniature's fiche with some passages changed and `body` as its story, long enough."""
    for old, new in changes:
        mini.replace(old, new)
    mini.replace("Un texte.\n", f"{body}\n\n{STORY}\n")
    return [
        str(problem).removeprefix("docs/projets/essai/lille.md:")
        for problem in advice(load(mini.root))
        if problem.rule != "detail"
    ]


def test_a_sound_fiche_has_no_advice(mini: Mini):
    assert advised(mini, "Un texte.") == []


@pytest.mark.parametrize("text, words", [("Un texte.\n", 2), ("Un texte.\n\n" * 800, 1600)])
def test_a_story_has_a_length(mini: Mini, text: str, words: int):
    mini.replace("Un texte.\n", text)
    said = [str(problem) for problem in advice(load(mini.root)) if problem.rule == "recit"]
    cure = "Racontez les faits que l'en-tête ne dit pas." if words < SHORTEST else "Coupez ce que l'en-tête dit déjà."
    counted = "2 mots" if words == 2 else "1 600 mots"
    assert [one.replace("\u202f", " ") for one in said] == [
        f"docs/projets/essai/lille.md:29  le récit compte {counted} ; de {SHORTEST} à {LONGEST} sont attendus. {cure}"
    ]


@pytest.mark.parametrize(
    "words, told", [(SHORTEST - 1, True), (SHORTEST, False), (LONGEST, False), (LONGEST + 1, True)]
)
def test_a_story_may_be_as_short_or_as_long_as_is_told(mini: Mini, words: int, told: bool):
    mini.replace("Un texte.\n", "mot. " * words + "\n")
    content = load(mini.root)
    assert [problem.rule for problem in advice(content) if problem.rule == "recit"] == ["recit"] * told
    (bar,) = completeness(content.fiches, ())
    assert (f"un récit de {SHORTEST} mots" in str(bar)) == (words < SHORTEST)


def test_a_sentence_may_be_as_long_as_is_told(mini: Mini):
    assert advised(mini, "Un " * 44 + "mot.") == []


def test_a_long_sentence_is_told_where_it_begins(mini: Mini):
    assert advised(mini, LONG, ("  - Écouter.", f"  - {LONG}")) == [
        f"{line}  {field}la phrase « Un mot Un mot Un mot… » compte 46 mots ; 45 au plus se lisent d'un trait."
        " Coupez-la en deux."
        for line, field in ((9, "mission[1] : "), (32, ""))
    ]


def test_items_of_a_list_are_not_one_sentence(mini: Mini):
    assert advised(mini, "- " + "Un mot, " * 20 + "\n- " + "un mot, " * 20) == []


def test_a_detail_that_says_nothing_is_told(mini: Mini):
    said = [str(problem) for problem in advice(load(mini.root)) if problem.rule == "detail"]
    assert said == [
        (
            "docs/projets/essai/lille.md:25  transferability.conditions[1].detail : « Hors période électorale. » ne dit"
            " presque rien de cette condition. Dites comment, combien, avec qui : « Cinq ateliers, 85 agents en tout. »"
        ),
        (
            "docs/projets/essai/lille.md:13  method[1].detail : « Trois ateliers. » ne dit presque rien de cette"
            " méthode. Dites comment, combien, avec qui : « Cinq ateliers, 85 agents en tout. »"
        ),
    ]


def test_a_detail_of_four_words_says_something(mini: Mini):
    mini.replace("detail: Trois ateliers.", "detail: Trois ateliers par semaine.")
    mini.replace("detail: Hors période électorale.", "detail: Hors toute période électorale.")
    assert [str(problem) for problem in advice(load(mini.root)) if problem.rule == "detail"] == []


def test_a_telling_number_outside_the_figures_is_told_once_a_fiche(mini: Mini):
    assert advised(mini, "Le service compte 1 800 agents, dont 44,5 % de cadres.\n\nEn 2017, il y avait 12 sites.") == [
        "32  figures : 1 800 (ligne 32) et 44,5 % (ligne 32) ne sont pas parmi les chiffres clés. Ajoutez sous «"
        " figures » ceux qui parlent d'eux-mêmes."
    ]


def test_a_number_among_the_figures_is_not_told(mini: Mini):
    assert (
        advised(
            mini,
            "Le service compte 1 800 agents.",
            ("results:\n", "figures:\n  - value: 1800\n    label: agents\nresults:\n"),
        )
        == []
    )


def test_a_fiche_that_only_hopes_is_told(mini: Mini):
    assert advised(mini, "Un texte.", ("kind: constat", "kind: effet\n    evidence: attendu")) == [
        "14  results : tous les résultats sont des effets attendus ; aucun n'est observé ni remis. Ajoutez ce que"
        " l'équipe a observé ou remis, même modeste."
    ]


@pytest.mark.parametrize(
    "text, told",
    [
        ("Les agents parlent.", True),
        ("Deux agents parlent.", False),
        ("3 agents parlent.", False),
        ("Tous parlent.", False),
    ],
)
def test_what_is_measured_gives_a_number(mini: Mini, text: str, told: bool):
    said = advised(
        mini,
        "Un texte.",
        ("- text: Les agents parlent.\n    kind: constat", f"- text: {text}\n    kind: effet\n    evidence: mesure"),
    )
    assert said == (
        [
            "17  results[1].evidence : un résultat dit mesuré ne donne aucun nombre. Donnez le nombre, ou écrivez «"
            " evidence: constate »."
        ]
        if told
        else []
    )


def test_an_acronym_is_told_once_where_it_first_stands(mini: Mini):
    assert advised(mini, "Le COPIL décide.\n\nLe COPIL se réunit.") == [
        "32  le sigle « COPIL » n'est développé nulle part dans la fiche. Écrivez, à sa première apparition, ce qu'il"
        " abrège suivi de « (COPIL) »."
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Le comité de pilotage (COPIL) décide. Le COPIL se réunit.",
        "Le COPIL (comité de pilotage) décide.",
        "Le mot « COPIL » vient du recueil.",
        "Le COPIL décide.\n\n*[COPIL]: comité de pilotage",
        "> [!WARNING]\n> Le comité décide.",
        "Au XXIe siècle, Louis XIV.",
    ],
)
def test_an_acronym_spelled_out_or_quoted_is_not_told(mini: Mini, body: str):
    assert advised(mini, body) == []


def test_an_acronym_that_stands_as_a_name_is_not_told(mini: Mini):
    mini.write("data/sigles.yml", "names: [ESSEC]\n")
    assert advised(mini, "L'ESSEC enseigne.") == []


@pytest.mark.parametrize(
    "text, message",
    [
        (
            "- ESSEC\n",
            "data/sigles.yml:1  des clés sont attendues ici (names) ; c'est une liste. Mettez chaque clé sur sa ligne.",
        ),
        ("nom: [ESSEC]\n", "data/sigles.yml:1  nom : la clé « nom » n'existe pas. Clés admises : names."),
    ],
)
def test_a_faulty_list_of_acronyms_is_told(mini: Mini, text: str, message: str):
    mini.write("data/sigles.yml", text)
    assert mini.messages() == [message]


def test_an_image_has_a_credit(mini: Mini):
    assert advised(mini, '![Plan](plan.png)\n\n![Plan](plan.png "Crédit : Ville")') == [
        "32  l'image « plan.png » n'a pas de crédit. Écrivez-le après son chemin : (plan.png \"Crédit : Prénom Nom\")."
        " La page le montre sous l'image."
    ]


def test_advice_stops_no_build(mini: Mini):
    mini.replace("kind: constat", "kind: effet\n    evidence: attendu")
    assert advice(load(mini.root)) != () and mini.messages() == []


def test_a_bar_says_what_a_fiche_lacks(mini: Mini):
    content = load(mini.root)
    (bar,) = completeness(content.fiches, advice(content))
    assert (
        str(bar) == "██████░░░░░░░░░░░░░░  4/13  docs/projets/essai/lille.md  il manque : l'interlocuteur"
        " (commanditaire.contact), des livrables (deliverables), des chiffres clés (figures), des préconisations"
        " (recommendations), des enseignements (lessons), des limites (transferability.limits), une figure"
        f" (diagrams), un récit de {SHORTEST} mots et ce que le recueil ne dit pas (silences)  3 conseils"
    )


def test_every_rule_is_worded(mini: Mini):
    assert {problem.rule for problem in advice(load(mini.root))} <= set(RULES)


@pytest.mark.parametrize(
    "body, texts",
    [
        ("Un.\nDeux.\n\nTrois.", ["Un. Deux.", "Trois."]),
        ("- un\n- deux\n  et demi\n", ["- un", "- deux et demi"]),
        ("## Titre\n\n[figure: a]\n", []),
        ("```\ncode\n```\nTexte.", ["Texte."]),
        ("| a | b |\n|---|---|", ["  a   b  ", "---  ---"]),
    ],
)
def test_passages_are_what_stands_together(body: str, texts: list[str]):
    assert [" ".join(passage.text.split()) for passage in passages(body)] == [" ".join(text.split()) for text in texts]


def test_sentences_and_words_are_counted_as_read():
    assert list(sentences("M. X parle. Il dit : « Oui. » Puis il sort… Et voilà")) == [
        "M.",
        "X parle.",
        "Il dit : « Oui.",
        "Puis il sort…",
        "Et voilà",
    ]
    assert length("L'équipe, peut-être, n'a pas 1607 heures.") == 6


def test_acronyms_are_told_from_names_and_numerals():
    assert list(acronyms("Le COPIL, l'UGAP et du XXIe siècle, à LYON-III, Airbus A320.")) == ["COPIL", "UGAP"]
    assert spelled_out("la DGA (direction générale adjointe), le comité (COPIL) ; demain, gérer autrement : DGA2") == {
        "DGA",
        "COPIL",
    }


@pytest.mark.parametrize(
    "text, found",
    [
        ("1 800 agents et 44,5 %", ["1 800", "44,5 %"]),
        ("12 sites en 2017", []),
        ("1799, 1800, 2100 et 2101", ["1799", "2101"]),
        ("99 agents et 100 élus", ["100"]),
        ("l'article 1234 et n° 456", []),
        ("2,5 millions d'euros", ["2,5 millions"]),
        ("le 15 novembre 2017", []),
        ("10-20 %", []),
        ("300 habitants", ["300"]),
    ],
)
def test_quantities_are_telling_numbers(text: str, found: list[str]):
    assert [quantity.text for quantity in quantities(text)] == found
