"""Running heads: whole where they fit, else cut at a word."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from macros.book.book import BookView, Chapter
from macros.book.running_heads import printed_head, running_heads
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


def test_what_would_end_the_string_of_a_rule_is_written_by_its_number():
    view = cast("BookView", SimpleNamespace(chapters=[Chapter("a", "Le « 12 % »", "Index\\Noms")]))
    assert running_heads(view).split("\n")[1] == (
        r'@page a:left { @top-left { content: "Le «\202f 12\a0 %\202f »"; } @top-right { content: "Index\5c Noms"; } }'
    )
