"""What French words may be: the noun first where nothing says more, the verb after an auxiliary, families by data."""

from __future__ import annotations

import pytest

from macros.text.french.lexicon import Lexicon


@pytest.mark.parametrize(
    "form, lemma",
    [
        ("permis", "permis"),
        ("marché", "marché"),
        ("marchés", "marché"),
        ("marche", "marche"),
        ("étudiante", "étudiant"),
        ("été", "été"),
        ("est", "être"),
        ("territoriaux", "territorial"),
        ("yeux", "oeil"),
        ("évaluées", "évaluer"),
    ],
)
def test_a_form_is_taken_for_its_likeliest_lemma(lexicon: Lexicon, form: str, lemma: str):
    assert lexicon.reading(form).lemma.replace("œ", "oe") == lemma


@pytest.mark.parametrize(
    "form, lemma", [("incivilités", "incivilité"), ("clus", "clus"), ("cotechs", "cotech"), ("zorgs", "zorg")]
)
def test_an_unknown_word_loses_the_mark_of_its_plural_alone(lexicon: Lexicon, form: str, lemma: str):
    assert lexicon.reading(form).lemma == lemma


def test_a_participle_after_an_auxiliary_is_its_verb(lexicon: Lexicon):
    assert lexicon.is_auxiliary("a") and not lexicon.is_auxiliary("le")
    verb = lexicon.after_auxiliary("permis")
    assert verb and verb.lemma == "permettre"
    assert lexicon.after_auxiliary("tourisme") is None


@pytest.mark.parametrize("form", ["de", "les", "est", "avaient", "très", "pour", "nous", "aussi"])
def test_words_of_grammar_say_nothing(lexicon: Lexicon, form: str):
    assert lexicon.is_empty(lexicon.reading(form))


@pytest.mark.parametrize("form", ["ville", "été", "évaluer", "public", "mieux", "but", "sûr"])
def test_other_words_say_something(lexicon: Lexicon, form: str):
    assert not lexicon.is_empty(lexicon.reading(form))


@pytest.mark.parametrize(
    "one, other",
    [
        ("évaluer", "évaluation"),
        ("frugal", "frugalité"),
        ("mobilisation", "mobiliser"),
        ("évaluateur", "évaluation"),
        ("rénover", "rénovation"),
        ("vieillir", "vieillissement"),
        ("habiter", "habitant"),
        ("cloisonner", "cloisonné"),
    ],
)
def test_words_made_from_the_same_are_kin(lexicon: Lexicon, one: str, other: str):
    assert other in lexicon.kin(one) and one in lexicon.kin(other)


@pytest.mark.parametrize(
    "one, other",
    [
        ("étudiant", "étudier"),
        ("marché", "marche"),
        ("opéra", "opérateur"),
        ("tennis", "tenir"),
        ("départ", "département"),
        ("permis", "permettre"),
        ("incivil", "incertain"),
    ],
)
def test_words_that_only_look_alike_are_not(lexicon: Lexicon, one: str, other: str):
    assert other not in lexicon.kin(one)


def test_a_word_that_french_lacks_has_the_family_that_its_ending_makes(lexicon: Lexicon):
    assert "contractualiser" in lexicon.kin("contractualisation")
    assert not any(other.startswith("strasbourg") for other in lexicon.kin("strasbourg"))


def test_words_that_may_stand_for_another_are_known_with_how_near_they_are(lexicon: Lexicon):
    assert lexicon.synonyms["embaucher"]["recruter"] == lexicon.synonyms["recruter"]["embaucher"] > 0.8
    assert "immersion" not in lexicon.synonyms["piscine"]


def test_newer_words_are_known(lexicon: Lexicon):
    assert "médiathèque" in lexicon.others and "marché" not in lexicon.others
