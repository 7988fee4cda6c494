"""`data/rgaa.yml`: every criterion judged once, each verdict with its ground; else a message at its line."""

from __future__ import annotations

import pytest

from macros.catalogue.read.file_entry import Sound
from macros.catalogue.read.loading import load
from macros.model.self_audit import NUMBERS, THEMES
from tests.mini import Mini

FILE = "data/rgaa.yml"

HEAD = """\
date: 2026-05-12
version: "4.1.2"
pages:
  - {id: accueil, label: Accueil, address: ""}
criteria:
"""


def criterion(number: str, keys: str = "verdict: NT") -> str:
    return f'  - {{id: "{number}", label: Essai, {keys}}}\n'


ALL = HEAD + "".join(map(criterion, NUMBERS))
FIRST, LAST = criterion("1.1"), criterion("13.12")


def test_the_rgaa_has_106_criteria_under_13_themes():
    assert (len(NUMBERS), len(THEMES), NUMBERS[0], NUMBERS[-1]) == (106, 13, "1.1", "13.12")


def test_a_project_may_do_without(mini: Mini):
    assert (mini.messages(), load(mini.root).self_audit) == ([], None)


def test_an_audit_that_judges_each_criterion_once_is_sound(mini: Mini):
    mini.write(FILE, ALL.replace(FIRST, criterion("1.1", "verdict: NC, evidence: Vu., pages: [accueil]")))
    assert mini.messages() == []
    assert isinstance(load(mini.root).self_audit, Sound)


@pytest.mark.parametrize(
    "old, new, message",
    [
        pytest.param(
            LAST,
            "",
            "5  criteria : sans verdict : 13.12. Ajoutez chaque critère absent, avec « verdict: NT » s'il n'est pas"
            " testé.",
            id="absent",
        ),
        pytest.param(
            LAST,
            LAST + criterion("1.1"),
            "112  criteria[107].id : le critère 1.1 est déjà jugé à la ligne 6. Gardez un seul des deux verdicts.",
            id="double",
        ),
        pytest.param(
            LAST,
            LAST + criterion("14.1"),
            "112  criteria[107].id : le RGAA n'a pas de critère « 14.1 ». Corrigez ce numéro, ou retirez-le.",
            id="inconnu",
        ),
        pytest.param(
            FIRST,
            criterion("1.1", "verdict: Oui"),
            "6  criteria[1].verdict : « Oui » n'est pas une valeur admise. Valeurs admises : C, NC, NA, NT.",
            id="verdict-inconnu",
        ),
        *(
            pytest.param(
                FIRST,
                criterion("1.1", f"verdict: {verdict}"),
                f"6  criteria[1].verdict : le verdict « {verdict} » du critère 1.1 ne dit pas sur quoi il repose. Dites"
                " sous « evidence » ce qui a été vu ; si rien ne l'a été, écrivez « verdict: NT ».",
                id=f"{verdict}-sans-preuve",
            )
            for verdict in ("C", "NC", "NA")
        ),
        pytest.param(
            FIRST,
            criterion("1.1", "verdict: NT, pages: [acueil]"),
            "6  criteria[1].pages[1] : « acueil » n'est pas une page de l'échantillon. Vouliez-vous dire « accueil » ?"
            " Valeurs admises : accueil.",
            id="page-inconnue",
        ),
        pytest.param(
            LAST,
            LAST + "readings:\n  - {page: plan, speech: Rien.}\n",
            "113  readings[1].page : « plan » n'est pas une page de l'échantillon. Valeurs admises : accueil.",
            id="lecture-d-une-page-inconnue",
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_line(mini: Mini, old: str, new: str, message: str):
    mini.write(FILE, ALL.replace(old, new))
    assert mini.messages() == [f"{FILE}:{message}"]
