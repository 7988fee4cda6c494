"""What a word is worth in a page, how that is written, and how words are shared among small files."""

from __future__ import annotations

from macros.search.passages import ABOUT, BODY, FILED, NAME, Passage, Searched
from macros.search.postings import MOST, Postings, filed, postings
from macros.search.shards import LARGEST, Item, content, padded, shards
from macros.text.french.lexicon import Lexicon
from macros.text.memory import Memory


def page(*passages: tuple[float, str], kind: str = "Projet") -> Searched:
    return Searched("", kind, "", "", (), tuple(Passage("", "", text, ((worth, text),)) for worth, text in passages))


def worths(lexicon: Lexicon, lemma: str, *pages: Searched) -> list[float]:
    found, _ = postings(pages, lambda: lexicon, Memory())
    worth = dict(zip(found[lemma].ranks, found[lemma].worths))
    return [worth.get(rank, 0) for rank in range(len(pages))]


def test_a_name_is_worth_more_than_a_description_and_that_more_than_prose(lexicon: Lexicon):
    one, two, three, four = worths(
        lexicon,
        "tourisme",
        page((NAME, "Le tourisme")),
        page((ABOUT, "Le tourisme")),
        page((FILED, "Le tourisme")),
        page((BODY, "Le tourisme")),
    )
    assert one > two > three > four > 0


def test_every_occurrence_counts_and_less_in_a_longer_page(lexicon: Lexicon):
    long = "Le tourisme. " + "La ville a une plage. " * 40
    once, twice, diluted = worths(
        lexicon, "tourisme", page((BODY, "Le tourisme")), page((BODY, "Le tourisme, le tourisme")), page((BODY, long))
    )
    assert twice > once > diluted > 0


def made(*added: tuple[int, float]) -> Postings:
    postings = Postings()
    for each in added:
        postings.add(*each)
    return postings


def test_postings_are_written_as_steps():
    assert made((3, 1.0), (40, 0.0), (41, 0.5), (41 + 36 * 36 + 2, 1.0)).written() == "3Z 11A 1M 102Z"
    assert filed([1, 2]).written() == "1Z 1Z"


def test_a_list_too_long_keeps_what_is_worth_most():
    kept = made(*((rank, rank % 100 / 100) for rank in range(MOST * 3))).written().split()
    assert len(kept) == MOST and min(posting[-1] for posting in kept) > "M"


def test_words_are_shared_by_how_they_begin():
    items: list[Item] = [(f"a{letter}{number}", "sens", ["x" * 50, ""]) for letter in "bc" for number in range(300)]
    files = shards([*items, ("zoo", "autres", 0)])
    assert set(files) > {"z"} and "a" not in files
    assert all(padded(word).startswith(name) for name, listed in files.items() for word, _, _ in listed)
    assert max(len(str(listed)) for listed in files.values()) < 3 * LARGEST


def test_a_file_tells_each_kind_apart():
    found = content([("ville", "lemmes", ["ville"]), ("villes", "renvois", "ville"), ("vil", "autres", 1)])
    assert found["lemmes"] == [["ville"]] and found["renvois"] == {"villes": "ville"}
    assert found["autres"][:2] == ["", "vil"]
