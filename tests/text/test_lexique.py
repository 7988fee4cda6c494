"""The words of French are drawn from what the makers of Lexique publish."""

from __future__ import annotations

from macros.text.french.lexique import lexique

HEAD = "1_ortho 3_lemme 4_cgram 9_freqfilms2 10_freqlivres 11_infover 14_islem 34_morphoder".split()


def test_each_form_is_kept_once_by_lemma_and_class():
    rows = [
        HEAD,
        ["évaluation", "évaluation", "NOM", "1,5", "0,5", "", "1", "évaluer-ation"],
        ["évaluée", "évaluer", "VER", "0,1", "0,1", '"par:pas;"', "0", ""],
        ["évaluée", "évaluer", "VER", "0", "0", '"par:pas;"', "0", ""],
        ["évaluât", "évaluer", "VER", "0", "0", '"sub:imp:3s;"', "0", ""],
        ["de", "de", "PRE", "10000", "10000", "", "1", ""],
    ]
    assert list(lexique("\t".join(row) for row in rows)) == [
        "de\t\tF\t70",
        "évaluation\t\tN\t30\tévaluer-ation",
        "évaluée\tévaluer\tP\t20",
    ]
