"""The prose of a fiche as the book sets it: figures numbered, notes at the end of their section."""

from __future__ import annotations

from macros.book.prose import notes_after_sections, number_figures
from macros.text.html.document import fragment


def note(id_: str) -> str:
    return f'<li id="fn:{id_}">{id_}</li>'


def call(id_: str) -> str:
    return f'<sup><a class="footnote-ref" href="#fn:{id_}">x</a></sup>'


def settled(html: str) -> str:
    piece = fragment(html)
    notes_after_sections(piece, "h2")
    return piece.inner_html or ""


def test_a_note_ends_the_section_that_calls_it_first_under_its_number():
    html = (
        f"<div><h2>A</h2></div><p>{call('b')}</p><p>x</p><div><h2>B</h2></div><p>{call('a')}{call('b')}</p>"
        f'<div class="footnote"><hr><ol>{note("b")}{note("a")}</ol></div>'
    )
    assert settled(html) == (
        f"<div><h2>A</h2></div><p>{call('b')}</p><p>x</p>"
        '<div class="footnote"><ol><li id="fn:b" value="1">b</li></ol></div>'
        f"<div><h2>B</h2></div><p>{call('a')}{call('b')}</p>"
        '<div class="footnote"><ol><li id="fn:a" value="2">a</li></ol></div>'
    )


def test_a_story_without_notes_is_left_as_it_is():
    assert settled("<h2>A</h2><p>x</p>") == "<h2>A</h2><p>x</p>"


def test_a_figure_of_the_list_has_its_number():
    piece = fragment(
        "".join(f'<figure class="fig" id="{id_}"><p class="fig-nom">Un cycle</p></figure>' for id_ in "ab")
    )
    number_figures(piece, {"a": 3})
    assert [title.text() for title in piece.css(".fig-nom")] == ["Figure 3. Un cycle", "Un cycle"]
