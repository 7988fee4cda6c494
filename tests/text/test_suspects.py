"""A text that is not searched for a mark holds none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from macros.text.markdown.marks import MARKS
from macros.text.markdown.suspects import may_hold, places

PIECES = [
    *"*_~^=+`[](){}!<>@&\\ #|-.:;,'\"/$%?¬…·²¹1\2\n",
    *("mot", " mot ", "Sommaire", "TABLE DES MATIÈRES", "Page 3 sur 12", "\n\n", "....", " . . . . 4", "____ 3"),
    *("[b]", "[/b]", "[MD1]", "\\times", "\\og", "&nbsp", "{#a}", "{:toc}", "$x^2$", "%%", "/*", "*/", "http://a.fr"),
    *("h2. ", "bq. ", "fn1. ", "p= ", ".. note::", "#+TITLE:", ":ref:\2\2", "auteur:: ", "Erreur ! Signet"),
    *("oai_citation", "【4†s】", "turn0search1", "l?accueil", "écou-\n", "écou¬", "è ", "ð ", "Ø ", "!!! note", ":::"),
    *('HYPERLINK "a', "TOC \\o", "[^1]", "=E9lus", "\\u00e9", "![a]", "](", "-8<-", "{quote}", "!a.png!", "\2_"),
    "SEQ Figure \\* A",
]


@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_a_text_in_which_a_mark_is_found_is_searched_for_it(pieces: list[str]):
    text = "".join(pieces)
    kinds = [kind for kind, mark in MARKS.items() if mark._pattern.search(text)]
    assert [kind for kind in kinds if MARKS[kind].search(text) is None] == []
    assert may_hold(text) or not kinds


def test_a_place_is_told_wherever_it_stands():
    assert sorted(places("Un mot.. une erreur, une erreur & fin")) == [6, 14, 26, 32]
