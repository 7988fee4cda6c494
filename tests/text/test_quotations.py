"""Quotations of a fiche are marked as such; names, titles and code are not."""

from __future__ import annotations

import pytest

from macros.text.french.quotations import mark_quotations
from macros.text.html.document import parse


def marked(html: str) -> str:
    document = parse(f'<body><div class="recit">{html}</div>')
    mark_quotations(document)
    return document.css_first(".recit").inner_html or ""


@pytest.mark.parametrize(
    "html, expected",
    [
        ("<p>Dire « près de 65 % », puis rien.</p>", "<p>Dire « <q>près de 65 %</q> », puis rien.</p>"),
        ("<p>« à deux » et « à trois »</p>", "<p>« <q>à deux</q> » et « <q>à trois</q> »</p>"),
        ("<p>« Nous partons. »</p>", "<p>« <q>Nous partons.</q> »</p>"),
        ("<p>la « Ville hospitalière »</p>", "<p>la « Ville hospitalière »</p>"),
        ("<p>« <em>rien</em> »</p>", "<p>« <em>rien</em> »</p>"),
        ("<p><code>« a »</code></p>", "<p><code>« a »</code></p>"),
        ("<p>« <q>à deux</q> »</p>", "<p>« <q>à deux</q> »</p>"),
    ],
    ids=["citation", "deux", "phrase", "nom", "élément", "code", "déjà marquée"],
)
def test_words_quoted_are_marked_and_names_are_not(html: str, expected: str):
    html, expected = (text.replace("« ", "«\u202f").replace(" »", "\u202f»") for text in (html, expected))
    assert marked(html) == expected


def test_what_is_no_fiche_is_left_alone():
    document = parse("<body><p>«\u202fà compléter\u202f»</p>")
    mark_quotations(document)
    assert "<q>" not in (document.html or "")
