"""Page numbers: written where the template leaves room, and the passes that find them."""

from __future__ import annotations

import pytest

from macros.book.pagination import UNKNOWN, add_probes, paginate
from macros.book.prints import Pagination
from macros.printing.check.fault import Fault
from macros.printing.typesetting import PASSES, SETTINGS, Proof, Unstable, settled, well_set
from macros.text.html.document import parse, serialize

PAGE = (
    '<main><p><a href="#a">A</a><span class="folios" data-pages="a b c"></span></p><div class="blanche" data-avant="a"'
    ' hidden></div><section data-chapitre="a"></section></main><p class="temoin" data-temoin="texte">x</p>'
)


def paginated(html: str, pagination: Pagination, anchors: tuple[str, ...] = (), unknown: bool = False) -> str:
    """Return a page with its numbers, and where a trial is asked for, with links to `anchors` and to all it names."""
    document = parse(html)
    if unknown:
        add_probes(document, anchors)
    paginate(document, pagination, unknown)
    return serialize(document)


def test_a_page_without_pagination_is_left_as_it_is():
    assert paginated(PAGE, Pagination()) == serialize(parse(PAGE))


def test_numbers_lead_where_they_say_and_doubles_are_dropped():
    html = paginated(PAGE, Pagination({"a": 5, "b": 5, "c": 8}))
    assert (
        '<a class="folio" href="#a" aria-label="page 5">5</a>, <a class="folio" href="#c" aria-label="page'
        ' 8">8</a></span>' in html
    )
    assert "hidden" in html and "data-composition" not in html and "data-mesure" not in html


def test_blank_pages_settings_and_measures_are_written():
    html = paginated(PAGE, Pagination({"a": 5, "b": 5, "c": 5}, ("a",), {"a": "serre"}, {"texte": 12.345}))
    assert '<div class="blanche" data-avant="a">' in html
    assert 'data-chapitre="a" data-composition="serre"' in html and 'data-temoin="texte" data-mesure="12.35"' in html


def test_a_place_takes_as_many_blank_pages_as_it_needs():
    html = paginated(
        PAGE.replace("<section", '<div class="blanche" data-avant="a" hidden></div><section'),
        Pagination({"a": 5, "b": 5, "c": 5}, ("a", "a")),
    )
    assert html.count('data-avant="a">') == 2 and "hidden" not in html


def test_a_trial_prints_a_number_everywhere_and_links_every_anchor():
    html = paginated(PAGE, Pagination(), ("z",), unknown=True)
    assert f">{UNKNOWN}</a></span>" in html
    assert [f'<a href="#{anchor}">{anchor}</a>' in html for anchor in "zabc"] == [True] * 4


class Book:
    """A book of leaves: each anchor stands some pages after the one before, and a chapter's length may hang on its
    setting.
    """

    def __init__(
        self,
        steps: dict[str, int],
        lines: dict[str, tuple[int, ...]] | None = None,
        hollow: dict[str, tuple[int, ...]] | None = None,
    ) -> None:
        self.steps, self.lines, self.hollow, self.prints = steps, lines or {}, hollow or {}, 0

    def __call__(self, pagination: Pagination) -> Proof:
        self.prints += 1
        numbers, page = {}, 1
        for anchor, step in self.steps.items():
            page += step + pagination.blanks.count(anchor)
            numbers[anchor] = page
        tried = {chapter: SETTINGS.index(pagination.settings.get(chapter, "")) for chapter in self.lines}
        lines = {chapter: (*held, 99)[tried[chapter]] for chapter, held in self.lines.items()}
        return Proof(
            numbers, lines, frozenset(chapter for chapter, held in self.hollow.items() if tried[chapter] in held)
        )


def test_what_starts_on_the_right_is_preceded_by_the_blanks_it_needs():
    book = Book({"titre": 1, "lire": 1, "un": 2, "deux": 3, "trois": 4})
    pagination = settled(book, ["titre", "un", "deux", "trois"], lambda said: None)
    assert pagination.blanks == ("titre", "un", "deux")
    assert all(pagination.numbers[anchor] % 2 for anchor in ("titre", "un", "deux", "trois"))
    assert book.prints == 2


def test_a_chapter_that_ends_on_a_few_lines_is_set_otherwise_until_it_does_not():
    book = Book({"un": 2}, {"un": (2, 3, 30, 1, 1)})
    assert settled(book, ["un"], lambda said: None).settings == {"un": "tres-serre"}


def test_a_chapter_that_always_ends_short_keeps_the_last_setting():
    book = Book({"un": 2}, {"un": (2, 2, 2, 2, 2)})
    assert settled(book, ["un"], lambda said: None).settings == {"un": "tres-aere"}


def test_a_chapter_that_leaves_a_page_half_empty_is_set_otherwise_and_its_figures_break_last():
    """The settings that leave one half empty are given by their rank."""
    lines = {"un": (30, 30, 30, 30, 30), "deux": (30, 30, 30, 30, 30)}
    book = Book({"un": 2, "deux": 2}, lines, {"un": (0, 1), "deux": (0, 1, 2, 3, 4, 5)})
    assert settled(book, [], lambda said: None).settings == {"un": "tres-serre", "deux": "coupe"}


@pytest.mark.parametrize(
    "faulty, printed, left",
    [
        ({}, [""], []),
        ({"": 14, "serre": 14}, ["", "serre", "tres-serre"], []),
        ({"": 4}, ["", "serre"], []),
        ({"": 12}, [""], [12]),
        (dict.fromkeys(SETTINGS, 14), [*SETTINGS, ""], [14]),
        ({"": 14, "serre": 9}, ["", "serre"], [9]),
    ],
    ids=["sans défaut", "à moitié vide", "ligne isolée", "autre défaut", "rien n'y fait", "un autre vient"],
)
def test_a_fiche_with_a_fault_of_composition_is_set_otherwise(
    faulty: dict[str, int], printed: list[str], left: list[int]
):
    tried: list[str] = []

    def print_with(setting: str) -> list[Fault]:
        tried.append(setting)
        return [Fault(faulty[setting], 1, "")] if setting in faulty else []

    assert ([fault.point for fault in well_set(print_with)], tried) == (left, printed)


@pytest.mark.parametrize("step, blanks", [(3, 0), (4, 3), (5, 2), (6, 1)])
def test_the_back_cover_ends_a_book_of_folded_sheets(step: int, blanks: int):
    pagination = settled(Book({"un": 4, "dos": step}), ["un"], lambda said: None, "dos")
    assert (pagination.numbers["dos"] % 4, pagination.blanks.count("dos")) == (0, blanks)


def test_numbers_that_never_settle_are_told_with_what_moves():
    pages = iter(range(1, 1000))

    def restless(pagination: Pagination) -> Proof:
        return Proof({"fixe": 3, "mobile": next(pages)}, {})

    said: list[str] = []
    with pytest.raises(Unstable) as stopped:
        settled(restless, [], said.append)
    assert stopped.value.moved == {"mobile": (PASSES - 1, PASSES)}
    assert said[-1] == f"passe {PASSES} : 1 renvois justes sur 2"
