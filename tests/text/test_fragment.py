"""A piece of a page set in another: identifiers, links, headings."""

from __future__ import annotations

import pytest

from macros.text.html.fragment import embedded


def turned(link: str) -> str:
    return f"/ailleurs{link}"


@pytest.mark.parametrize(
    "html, expected",
    [
        ('<h2 id="contexte">A &amp; B</h2>', '<h4 id="p-contexte">A &amp; B</h4>'),
        ('<h5 id="a">B</h5>', '<h6 id="p-a">B</h6>'),
        ('<a href="#fn:1" aria-label="Note 1">1</a>', '<a href="#p-fn:1" aria-label="Note 1">1</a>'),
        ('<a href="../lille/?a=1&amp;b=2">x</a>', '<a href="/ailleurs../lille/?a=1&amp;b=2">x</a>'),
        (
            '<img src="plan.png" alt="Un &lt;plan&gt;">',
            '<img src="/ailleurs/plan.png" alt="Un &lt;plan&gt;">'.replace("ailleurs/", "ailleurs"),
        ),
        (
            '<figure aria-labelledby="t u"><p id="t">x</p></figure>',
            '<figure aria-labelledby="p-t p-u"><p id="p-t">x</p></figure>',
        ),
        ('<svg viewBox="0 0 1 1"><path d="m0 0"/></svg>', '<svg viewBox="0 0 1 1"><path d="m0 0"></path></svg>'),
        ("<p>1 &lt; 2 &#8239;; é<!-- rien --></p>", "<p>1 &lt; 2 \u202f; é</p>"),
        (
            '<h2 id="a">A</h2><a aria-label="Lien" class="headerlink" href="#a" title="Lien">#</a>',
            '<h4 id="p-a">A</h4><a href="#p-a" hidden=""></a>',
        ),
        ('<input type="checkbox" disabled>', '<input type="checkbox" disabled="">'),
    ],
)
def test_a_fragment_is_set_inside_another_page(html: str, expected: str):
    assert embedded(html, "p-", 2, turned) == expected
