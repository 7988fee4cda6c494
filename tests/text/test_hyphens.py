"""Soft hyphens: where words may break, and what is left whole."""

from __future__ import annotations

import pytest

from macros.text.html.document import parse
from macros.text.html.hyphens import SOFT_HYPHEN, Hyphenator


def shown(html: str) -> str:
    """Return a piece of page with soft hyphens as « · »."""
    document = parse(f"<body>{html}")
    Hyphenator().cut(document)
    return document.body.inner_html.replace(SOFT_HYPHEN, "·")


@pytest.mark.parametrize(
    "word, cut",
    [
        ("organisation", "orga·ni·sa·tion"),
        ("efficace", "effi·cace"),
        ("collectivité", "col·lec·ti·vité"),
        ("différent", "diffé·rent"),
    ],
)
def test_a_word_breaks_as_french_does_never_between_two_f(word: str, cut: str):
    assert shown(f"<p>{word} ici</p>") == f"<p>{cut} ici</p>"


def test_three_letters_stay_on_each_side():
    hyphenator = Hyphenator()
    words = "abonder écouter opérationnel intercommunalité aménagement établissement élaborées".split()
    pieces = [hyphenator.word(word).split(SOFT_HYPHEN) for word in words]
    assert all(len(found[0]) >= 3 and len(found[-1]) >= 3 for found in pieces) and any(
        len(found) > 1 for found in pieces
    )


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Organisation territoriale</h2>",
        "<h3>Une <em>organisation</em></h3>",
        "<code>organisation</code>",
        "<p>Robitaillie</p>",
        "<p>ORGANISATION</p>",
        "<p>www.organisation.fr</p>",
        "<p>stages@organisation.fr</p>",
        '<p>du <span lang="en">benchmarking</span></p>',
        "<title>organisation</title>",
        '<a href="/organisation/">ici</a>',
        '<p data-entier="">organisation</p>',
        '<p class="fig-nom">organisation</p>',
        "<p>sous-organisation</p>",
        "<svg><text>organisation</text></svg>",
        "<script>organisation</script>",
    ],
)
def test_what_is_no_plain_text_stays_whole(html: str):
    assert shown(html) == html


def test_the_text_after_what_stays_whole_is_cut_again():
    assert (
        shown("<h2>organisation</h2><p>organisation<br>organisation ici</p>")
        == "<h2>organisation</h2><p>orga·ni·sa·tion<br>orga·ni·sa·tion ici</p>"
    )


def test_an_elision_does_not_stop_a_cut():
    assert shown("<p>l’organisation ; d'organisation ici</p>") == "<p>l’orga·ni·sa·tion ; d'orga·ni·sa·tion ici</p>"


@pytest.mark.parametrize(
    "text",
    [
        "https://exemple.fr/pdf?telechargement=rapport&organisation",
        "www.exemple.fr/organisation",
        "prenom.organisation@exemple.fr",
    ],
)
def test_an_address_takes_no_hyphen(text: str):
    assert shown(f"<p>{text} efficace ici</p>") == f"<p>{text.replace('&', '&amp;')} effi·cace ici</p>"


def test_words_with_a_capital_break_where_columns_are_close():
    table = "<table{}><tbody><tr><td>Organisation</td></tr></tbody></table>"
    assert shown(table.format("")) == table.format("")
    close = table.format(' data-colonnes="serrees"')
    assert shown(close) == close.replace("Organisation", "Orga·ni·sa·tion")


def test_a_text_ends_on_no_small_piece_of_a_word():
    assert shown("<li>Une organisation <em>efficace</em>.</li>") == "<li>Une orga·ni·sa·tion <em>effi·cace</em>.</li>"
    assert shown("<li>Une organisation efficace.</li>") == "<li>Une orga·ni·sa·tion efficace.</li>"
    assert shown("<p>L’organisation\u202f!</p>") == "<p>L’orga·nisation\u202f!</p>"
    assert shown("<p>Une organisation, ici</p>") == "<p>Une orga·ni·sa·tion, ici</p>"


@pytest.mark.parametrize(
    "title, kept",
    [
        ("Des métiers à la gestion", "Des~métiers à~la~gestion"),
        ("Repenser la politique de l’habitat", "Repenser la~politique de~l’habitat"),
        ("Vers une intercommunalité-participation", "Vers une intercommunalité-participation"),
    ],
)
def test_a_title_keeps_an_article_with_its_noun(title: str, kept: str):
    assert shown(f"<h2>{title}</h2>").replace("&nbsp;", "~") == f"<h2>{kept}</h2>"
    assert shown(f"<p>{title}</p>").count("&nbsp;") == 0
