"""What may stand for a word is what a thesaurus lists and what vectors bring near; its kin begins alike besides."""

from __future__ import annotations

from macros.text.french.lexicon import Lexicon, Reading
from macros.text.french.thesaurus_extract import LONG, OFTEN, alike, nearest, pairs


class Vector(tuple[float, ...]):
    """A vector, multiplied by another as those of the model are."""

    def __matmul__(self, other: Vector) -> float:
        """Return the scalar product."""
        return sum(one * two for one, two in zip(self, other))


def test_a_thesaurus_is_read_by_its_lemmas():
    forms = {word: [word] for word in ("embaucher", "recruter", "engager")}
    lexicon = Lexicon({"embauche": [Reading("embaucher", "V", 1)]}, forms, {}, {}, {}, {})
    lines = ["UTF-8", "embauche|2", "(Verbe)|recruter|prendre", "(Verbe)|engager", "seul|1", "(Nom)|embauche"]
    assert list(pairs(lines, lexicon)) == [("embaucher", "recruter"), ("embaucher", "engager")]


def test_only_pairs_that_vectors_bring_near_are_kept():
    vectors = {"a": Vector((1, 0)), "b": Vector((0.8, 0.6)), "c": Vector((0, 1))}
    couples = [("a", "b"), ("a", "c"), ("a", "b"), ("a", "d")]
    assert list(nearest(couples, vectors, 0.5)) == [(("a", "b"), 8)]


def test_words_begin_alike_where_they_share_much_or_end_as_many_do():
    stems = [f"abc{letter}{other}" for letter in "bcdfg" for other in "klmnp"][:OFTEN]
    often = [f"{stem}{ending}" for stem in stems for ending in ("ant", "er")]
    long = "z" * LONG
    couples = set(alike([*often, "rared", "rarem", f"{long}d", f"{long}m"]))
    assert (f"{stems[0]}ant", f"{stems[0]}er") in couples and (f"{long}d", f"{long}m") in couples
    assert ("rared", "rarem") not in couples
