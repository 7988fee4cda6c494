"""What a page leaves to the screen, laid out for paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.text.html.document import fragment
from macros.text.html.unfolding import name_addresses, unfold
from macros.text.markdown.rendering import Renderer, site_settings

ROOT = Path(__file__).parent.parent.parent


def laid(text: str) -> str:
    """Return a Markdown text as it is laid out, on one line."""
    piece = fragment(Renderer(site_settings(ROOT)).html(text))
    unfold(piece)
    name_addresses(piece)
    return " ".join((piece.inner_html or "").replace("\n", "").split())


@pytest.mark.parametrize(
    "text, html",
    [
        (
            '=== "Avant"\n\n    Un *guichet*.\n\n=== "Après"\n\n    Un seul.',
            '<div class="onglets"><p class="sur-titre">Avant</p><p>Un <em>guichet</em>.</p>'
            '<p class="sur-titre">Après</p><p>Un seul.</p></div>',
        ),
        (
            '=== "Avant"\n\n    === "Dedans"\n\n        Oui.',
            '<div class="onglets"><p class="sur-titre">Avant</p><div class="onglets"><p class="sur-titre">Dedans</p>'
            "<p>Oui.</p></div></div>",
        ),
        (
            '??? note "Le calcul"\n\n    Douze.\n\n    ??? note "Encore"\n\n        Deux.',
            '<div class="admonition note"><p class="admonition-title">Le calcul</p><p>Douze.</p>'
            '<div class="admonition note"><p class="admonition-title">Encore</p><p>Deux.</p></div></div>',
        ),
    ],
)
def test_nothing_stays_folded(text: str, html: str):
    assert laid(text) == html


@pytest.mark.parametrize(
    "text, html",
    [
        ("[ici](https://a.fr/b)", '<p><a href="https://a.fr/b">ici</a><span class="vers"> (https://a.fr/b)</span></p>'),
        ("https://a.fr/b/", '<p><a href="https://a.fr/b/">https://a.fr/b/</a></p>'),
        ("[a.fr](https://a.fr/)", '<p><a href="https://a.fr/">a.fr</a></p>'),
        ("[là](../lille.md)", '<p><a href="../lille.md">là</a></p>'),
    ],
)
def test_the_address_of_a_link_is_told_unless_its_words_say_it(text: str, html: str):
    assert laid(text) == html
