"""The tags of a printed file: what each kind of element is for who reads by them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import page as accessibility
import pikepdf
import pytest

from macros.printing.finishing import finish
from macros.printing.structure import kids, kind_of
from tests.small_book import PLAN, print_book

Tags = Callable[[str], str]


@pytest.fixture
def tags(browser, tmp_path: Path) -> Tags:
    """Return, of a page's body, the tags of its printed file, each before what it holds; those of PDF/UA-1 hold."""

    def printed(body: str) -> str:
        path = print_book(browser, tmp_path, body=body)
        finish(path, replace(PLAN, headings=()))
        report = accessibility.validate_pdf(str(path), profile=accessibility.ValidationProfile.PDF_UA_1)
        assert [(failure.rule_id, failure.message) for failure in report.failures] == []
        with pikepdf.open(path) as file:
            return " ".join(_outline(file.Root.StructTreeRoot))

    return printed


def _outline(node: pikepdf.Object) -> Iterator[str]:
    for kid in kids(node):
        inner = " ".join(_outline(kid)) if kind_of(kid) else ""
        if kind_of(kid) in ("", "NonStruct", "Document"):
            yield from [inner] if inner else []
        else:
            said = f"={kid.Alt}" if "/Alt" in kid else ""
            yield f"{kind_of(kid)}{said}{f'({inner})' if inner else ''}"


def test_a_term_goes_with_what_defines_it(tags: Tags):
    assert tags("<dl><dt>Un</dt><dd>Premier</dd><dt>Deux</dt><dd>Second</dd><dd>Autre</dd></dl>") == (
        "L(LI(Lbl LBody) LI(Lbl LBody(Div Div)))"
    )
    assert tags("<dl id='liste'><div><dt>Un</dt><dd><p>Premier</p></dd></div></dl>") == "L(LI(Lbl LBody(P)))"
    assert tags("<dl><dt>Un</dt><dt>Deux</dt><dd>Les deux</dd></dl>") == "L(LI(Lbl Lbl LBody))"


def test_contents_and_index_are_told_as_such(tags: Tags):
    line = "<a href='#ici'>Un titre</a> <a href='#ici'>1</a>"
    contents = f"<nav role='doc-toc'><ul class='lignes' style='list-style: none'><li>{line}</li></ul></nav>"
    index = f"<section class='index'><ul style='list-style: none'><li>{line}</li></ul></section><p id='ici'>Ici.</p>"
    link = "Reference(Link)"
    assert tags(contents + index) == f"TOC(TOC(TOCI({link} {link}))) Index(L(LI(LBody({link} {link})))) P"


def test_a_text_hides_nothing_that_a_figure_holds(tags: Tags):
    picture = "<svg role='img' aria-label='Carte' width='9' height='9'><circle cx='5' cy='5' r='4'/></svg>"
    assert (
        tags(f"<figure role='figure' aria-label='Ici'>{picture}<figcaption>Ici</figcaption></figure>")
        == "Div(Figure=Carte Caption)"
    )
    assert tags("<p><span class='signe' role='img' aria-label='employée'>●</span> Amont</p>") == "P(Span=employée)"


def test_a_page_number_says_the_entry_that_it_ends(browser, tmp_path: Path):
    body = (
        "<ul><li><a href='#a'>Amont</a> <a href='#a'>2</a>, <a href='#b'>3</a></li><li><a href='#b'>3</a></li></ul>"
        "<section><p id='a'>Un.</p></section><section><p id='b'>Deux.</p></section>"
    )
    path = print_book(browser, tmp_path, body=body)
    finish(path, replace(PLAN, headings=()))
    with pikepdf.open(path) as file:
        told = [str(note.Contents) for page in file.pages for note in page.get("/Annots", ())]
    assert told == ["Amont", "Amont, page 2", "Amont, page 3", "page 3"]


def test_each_sequence_names_the_tag_that_holds_it(browser, tmp_path: Path):
    """What a screen reader asks for what stands under the pointer."""
    path = print_book(browser, tmp_path, body="<ul><li>Un</li></ul><dl><dt>Deux</dt><dd>Trois</dd></dl>")
    finish(path, replace(PLAN, headings=()))
    with pikepdf.open(path) as file:
        owners = pikepdf.NumberTree(file.Root.StructTreeRoot.ParentTree)[int(file.pages[0].StructParents)]
        for mark, owner in enumerate(owners):
            held = [int(kid) for kid in kids(owner) if isinstance(kid, int)]
            held += [int(kid.MCID) for kid in kids(owner) if kind_of(kid) == "" and not isinstance(kid, int)]
            assert mark in held


def test_a_blank_page_draws_nothing_in_a_sound_way(browser, tmp_path: Path):
    """Ghostscript takes an empty stream for a fault."""
    path = print_book(browser, tmp_path)
    finish(path, PLAN)
    with pikepdf.open(path) as file:
        assert [file.pages[page - 1].Contents.read_bytes() for page in PLAN.blanks] == 3 * [b"q Q"]
