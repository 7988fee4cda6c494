"""The self-audit in words: what is counted, what is told, and a rate that counts nothing unseen as met."""

from __future__ import annotations

import datetime

from macros.model.self_audit import NUMBERS, Criterion, Reading, SamplePage, SelfAudit, Verdict
from macros.pages.self_audit import printed_self_audit

HOME = SamplePage(id="accueil", label="Accueil", address="")


def audit(**verdicts: Verdict) -> SelfAudit:
    """Return an audit in which each criterion does not apply, but for those of the first theme that are given."""
    judged = {f"1.{name.removeprefix('n')}": verdict for name, verdict in verdicts.items()}
    criteria = [
        Criterion(
            id=number,
            label="Essai",
            verdict=judged.get(number, "NA"),
            evidence="Vu.",
            tests=("tests/essai.py::test_un",),
            pages=("accueil",),
        )
        for number in reversed(NUMBERS)
    ]
    return SelfAudit(
        date=datetime.date(2026, 5, 12),
        version="4.1.2",
        pages=(HOME,),
        criteria=tuple(criteria),
        readings=(Reading(page="accueil", speech="Bouton."),),
    )


def test_verdicts_are_counted_in_words():
    printed = printed_self_audit(audit(n1="C", n2="C", n3="NC", n4="NT"))
    assert printed.opening == (
        "Un autocontrôle, qui ne vaut pas audit, a confronté 1 page aux 106 critères du RGAA 4.1.2 le 12 mai 2026 :"
        " 2 respectés, 1 non respecté, 102 non applicables et 1 non testé."
    )
    assert printed.themes[0].counts == "2 respectés, 1 non respecté, 5 non applicables et 1 non testé"
    assert printed.themes[1].counts == "2 non applicables"


def test_a_criterion_that_nobody_tested_counts_as_not_met():
    assert [audit(n1="C", n2="NT").rate, audit(n1="C", n2="NC").rate, audit(n1="C").rate, audit().rate] == [
        50,
        50,
        100,
        0,
    ]
    assert printed_self_audit(audit(n1="C", n2="C", n3="NT")).rate == (
        "Soit 66,7 % de critères respectés parmi les 3 qui s'appliquent ; un critère non testé n'y compte pas comme"
        " respecté."
    )


def test_criteria_stand_in_their_order_with_their_grounds():
    printed = printed_self_audit(audit(n2="NC", n3="NC"))
    assert [criterion.number for theme in printed.themes for criterion in theme.criteria] == list(NUMBERS)
    assert [fault.number for fault in printed.faults] == ["1.2", "1.3"]
    assert (printed.reader, printed.readings) == ("", ((HOME, "Bouton."),))
    fault = printed.faults[0]
    assert (fault.verdict, fault.evidence, fault.tests, fault.pages) == ("Non respecté", "Vu.", ("test_un",), (HOME,))


def test_nothing_is_printed_where_nothing_was_checked():
    assert printed_self_audit(None) is None
