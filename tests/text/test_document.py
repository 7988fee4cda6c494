"""The reader of finished HTML: pages come out as they went in, and are met in their order."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.text.html.document import END, SKIPPED, START, TEXT, fragment, parse, serialize, walk


def page(body: str) -> str:
    return f'<!DOCTYPE html><html lang="fr"><head><title>A &amp; B</title></head><body>{body}</body></html>'


@pytest.mark.parametrize(
    "body",
    [
        "<p>1 &lt; 2 &amp; 3 ’ é</p>",
        '<input type="checkbox" disabled=""><br><img src="/été.png" alt="">',
        '<a href="/?a=1&amp;b=2" title="&quot;a&quot; l\'un">x</a>',
        '<script>if (a < b && c) { d = "</p>&nbsp;"; }</script><style>a > b { content: "&" }</style>',
        "<pre>\n\nune ligne  \n  deux</pre><textarea>\n\ntexte</textarea>",
        '<svg viewBox="0 0 1 1"><linearGradient id="a"></linearGradient><foreignObject><p>x</p></foreignObject></svg>',
        "<template><td>x</td></template><noscript><p>x</p></noscript><!-- rien -->",
        '<dl><div><dt>a</dt><dd>b</dd></div></dl><a href="#"><div>x</div></a>',
    ],
)
def test_a_page_is_written_as_it_was_read(body: str):
    assert serialize(parse(page(body))) == page(body)


@pytest.mark.parametrize(
    "typed, read",
    [
        ("<p>a<figure>b</figure>", "<p>a</p><figure>b</figure>"),
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<b><p>a</b>b</p>", "<b></b><p><b>a</b>b</p>"),
    ],
)
def test_what_is_not_closed_is_read_as_browsers_do(typed: str, read: str):
    assert serialize(parse(page(typed))) == page(read)


def test_a_piece_of_page_keeps_its_first_spaces_and_comments():
    assert fragment(" <!-- a --><p>b</p> c").inner_html == " <!-- a --><p>b</p> c"


def test_a_walk_meets_all_in_order_and_enters_nothing_that_is_skipped():
    piece = fragment("a<p>b<br><code>c<i>d</i></code></p><!-- e -->f")
    assert [(kind, told) for kind, told, _ in walk(piece, piece.css("code"))] == [
        (TEXT, "a"),
        (START, "p"),
        (TEXT, "b"),
        (START, "br"),
        (END, "br"),
        (SKIPPED, "code"),
        (END, "p"),
        (SKIPPED, "-comment"),
        (TEXT, "f"),
    ]


def test_a_text_may_be_replaced_while_walking():
    piece = fragment("<p>a<b>b</b>c</p>d")
    for kind, told, node in walk(piece):
        if kind is TEXT:
            node.replace_with(told.upper())
    assert piece.inner_html == "<p>A<b>B</b>C</p>D"


def test_every_page_of_the_site_is_written_as_it_is_read(site: Path):
    pages = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    assert [name for name, html in pages.items() if serialize(parse(html)) != html] == []
