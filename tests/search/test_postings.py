"""What a word is worth in a page, how that is written, and how words are shared among small files."""

from __future__ import annotations

from macros.search.passages import ABOUT, BODY, FILED, NAME, Passage, Searched
from macros.search.postings import MOST, Postings, filed, page_words, place, postings
from macros.search.shards import LARGEST, Item, content, gathered, padded, shards
from macros.text.french.lexicon import Lexicon


def page(*passages: tuple[float, str], kind: str = "Projet") -> Searched:
    return Searched("", kind, "", "", (), tuple(Passage("", "", text, ((worth, text),)) for worth, text in passages))


def worths(lexicon: Lexicon, lemma: str, *pages: Searched) -> list[int]:
    readings = [page_words([passage.searched for passage in page.passages], lexicon) for page in pages]
    found, _ = postings(pages, readings)
    worth = {number // 26: number % 26 for number in found[lemma].places}
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
    return Postings(place(rank, worth) for rank, worth in added)


def test_postings_are_written_as_steps():
    assert made((3, 1.0), (40, 0.0), (41, 0.5), (41 + 36 * 36 + 2, 1.0)).written() == "3Z 11A 1M 102Z"
    assert filed([1, 2]).written() == "1Z 1Z"


def test_a_list_too_long_keeps_what_is_worth_most():
    kept = made(*((rank, rank % 100 / 100) for rank in range(MOST * 3))).written().split()
    assert len(kept) == MOST and min(posting[-1] for posting in kept) > "M"


def test_words_are_shared_by_how_they_begin():
    items: list[Item] = [(f"a{letter}{number}", "sens", ["x" * 50, ""]) for letter in "bc" for number in range(300)]
    files = shards(gathered(items), gathered([("zoo", "autres", 0)]))
    assert set(files) > {"z"} and "a" not in files
    words = [(name, word) for name, cells in files.items() for listed, _ in cells for word, _, _ in listed]
    assert len(words) == len(items) and all(padded(word).startswith(name) for name, word in words)
    assert max(len(str(listed)) for listed in files.values()) < 3 * LARGEST


def test_a_file_tells_each_kind_apart():
    cells = shards(gathered([("ville", "lemmes", ["ville"]), ("vil", "autres", 1)]))
    found = content(next(iter(cells.values())), {"villes": "ville"})
    assert found["lemmes"] == [["ville"]] and found["renvois"] == {"villes": "ville"}
    assert found["autres"][:2] == ["", "vil"]
