"""The plan of a printed page, read in a small book: what paper leaves out is no part of it."""

from __future__ import annotations

import pytest

from macros.printing.plan import Chapter, Diagram, Heading, Locator
from macros.printing.plan_from_page import (
    back_cover,
    chapters,
    diagrams,
    headings,
    locators,
    paragraphs,
    pictures,
    printed_part,
)
from macros.text.html.document import Node

PAGE = """<nav><p>Menu</p></nav><main>
<section data-chapitre="un" data-recto="un">
<h2 id="un">Orga\u00adni\u00adser <a class="headerlink" href="#un">#</a></h2>
<p>Un <b>mot</b>, <span class="lu">tu</span>puis <button>Copier</button>deux.</p><ul><li>Dehors<p>Dedans</p></li></ul>
<figure class="fig" id="f"><figcaption>Le schéma</figcaption><svg role="img" aria-label="Dessin"><title>x</title>
</svg>
</figure><p hidden>Caché</p><img src="a.png" alt="Une photo"><div class="ouverture"></div></section>
<ul><li>Entrée <span class="folios"><a class="folio" href="#un">3</a>, <a class="folio" href="#f">4</a></span></li></ul>
<section class="dos"><p>Au dos</p></section></main>"""


@pytest.fixture
def part() -> Node:
    return printed_part(PAGE)


def test_headings_lose_their_links_and_their_cuts(part: Node):
    assert headings(part) == (Heading("Organiser", 2, "un"),)


def test_a_block_holds_its_own_words_and_not_those_of_the_blocks_inside(part: Node):
    assert paragraphs(part) == (
        "Organiser",
        "Un mot, puis deux.",
        "Dehors",
        "Dedans",
        "Le schéma",
        "Entrée 3, 4",
        "Au dos",
    )


def test_figures_and_pictures_are_told_by_their_words(part: Node):
    assert diagrams(part) == (Diagram("f", ("Le schéma",)),)
    assert pictures(part) == ("Dessin", "Une photo")


def test_each_page_number_goes_with_its_entry(part: Node):
    assert locators(part) == (Locator("Entrée 3, 4", 3, "un"), Locator("Entrée 3, 4", 4, "f"))


def test_a_chapter_is_told_once_with_its_running_head_and_its_opening(part: Node):
    assert chapters(part, {"un": "Tête"}, ["un"]) == (
        Chapter("Organiser", "un", "Tête", paragraphs(part)[:5], True, True),
    )


def test_the_back_cover_is_told_apart(part: Node):
    assert back_cover(part) == ("Au dos",)
