"""Running heads: whole where they fit, else cut at a word."""

from __future__ import annotations

import pytest

from macros.book.book import Chapter
from macros.book.running_heads import printed_head
from macros.text.french.width import ems


@pytest.mark.parametrize("head", ["Lille", "Index des conditions de transfert", "Préface de Véronique Robitaillie"])
def test_a_short_head_is_whole(head: str):
    assert printed_head(Chapter("a", head, "Organisation")) == head


@pytest.mark.parametrize(
    "head, printed",
    [
        ("Lille : Bâtir un éco-quartier avec toutes les habitantes et tous les habitants", "Lille"),
        ("SYNDICAT INTERCOMMUNAL DE LA VALLÉE DE CHEVREUSE ET DES ENVIRONS", "SYNDICAT"),
    ],
)
def test_a_long_head_ends_at_a_word(head: str, printed: str):
    said = printed_head(Chapter("a", head, "Organisation")).replace("\u00a0", " ")
    assert said.startswith(printed) and said.endswith("…") and head.startswith(said[:-1])
    assert 12 < ems(said) <= 19
