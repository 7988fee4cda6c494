"""The words of French are drawn from what the makers of Lexique publish."""

from __future__ import annotations

from macros.text.french.lexicon import Lexicon, Reading
from macros.text.french.lexicon_extract import alternations, lexique, newer

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


def test_endings_alternate_where_many_words_made_from_the_same_show_it():
    stems = [f"abc{letter}{other}" for letter in "bcdfg" for other in "klmnp"]
    verbs, nouns = ([f"{stem}{ending}" for stem in stems] for ending in ("er", "ation"))
    forms = {word: [word] for word in (*verbs, *nouns)}
    readings = {word: [Reading(word, "V", 1)] for word in forms}
    families = {**{verb: (verb,) for verb in verbs}, **{noun: (noun, verb) for noun, verb in zip(nouns, verbs)}}
    assert list(alternations(Lexicon(readings, forms, {}, families, {}, {}))) == ["ation/er"]
    strangers = {word: (word,) for word in forms}
    assert list(alternations(Lexicon(readings, forms, {}, strangers, {}, {}))) == []


def test_names_and_known_words_are_left_out_of_the_newer_ones():
    lexicon = Lexicon({"ville": []}, {}, {}, {}, {}, {})
    assert list(newer(["3", "ville/S.", "Lille/L'", "médiathèque/S.", "2d/--"], lexicon)) == ["médiathèque"]
