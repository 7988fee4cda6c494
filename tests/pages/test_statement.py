"""What the law wants said, in words: the state of conformity and what it rests on, which particulars are optional."""

from __future__ import annotations

import datetime

import pytest

from macros.model.publisher import Accessibility, Publisher
from macros.pages.legal import Legal, legal
from tests.catalogue.test_publisher import audit

TODAY = datetime.date(2026, 11, 23)
STANDARD = "le référentiel général d'amélioration de l'accessibilité (RGAA), version 4.1.2"


def stated(rate: float | None, **said: tuple[str, ...]) -> Legal:
    return legal(Publisher(accessibility=Accessibility(audit=audit(rate) if rate is not None else None, **said)), TODAY)


@pytest.mark.parametrize(
    "rate, said, state",
    [
        (
            None,
            {},
            f"n'est pas en conformité avec {STANDARD}. Aucun audit de conformité en cours de validité ne permet de"
            " mesurer le respect de ses critères.",
        ),
        (
            40,
            {"nonconformities": ("Une.",), "derogations": ("Une.",)},
            f"n'est pas en conformité avec {STANDARD}. Les non-conformités et les dérogations sont énumérées"
            " ci-dessous.",
        ),
        (
            75,
            {"nonconformities": ("Une.",), "exemptions": ("Une.",)},
            f"est en conformité partielle avec {STANDARD}, en raison des non-conformités énumérées ci-dessous.",
        ),
        (
            75,
            {"derogations": ("Une.",)},
            f"est en conformité partielle avec {STANDARD}, en raison des dérogations énumérées ci-dessous.",
        ),
        (100, {}, f"est en totale conformité avec {STANDARD}."),
    ],
    ids=["sans audit", "non conforme", "partielle", "dérogations", "totale"],
)
def test_the_state_says_what_it_rests_on(rate: float | None, said: dict, state: str):
    assert stated(rate, **said).statement.state == state


def test_every_page_mentions_the_state():
    assert [stated(rate).mention for rate in (None, 75)] == [
        "Accessibilité : non conforme",
        "Accessibilité : partiellement conforme",
    ]


def test_an_audit_is_told_in_figures():
    printed = stated(87.5).statement.audit
    assert printed.opening == (
        "L'audit de conformité réalisé en interne le 12 mai 2026 (RGAA, version 4.1.2) révèle que :"
    )
    assert (printed.rate, printed.average) == ("87,5 % des critères RGAA sont respectés.", "")


def test_what_is_optional_is_left_out_and_what_is_awaited_is_not():
    labels = [item.label for item in legal(Publisher(name="Éditeur"), TODAY).particulars["editeur"]]
    assert "Nom de l'éditeur" in labels and "Téléphone de l'éditeur" in labels and "Forme juridique" not in labels
    named = legal(Publisher(legal_form="Association", editor="Prénom Nom"), TODAY).particulars["editeur"]
    assert [item.value for item in named if item.value] == ["Association", "Prénom Nom"]
