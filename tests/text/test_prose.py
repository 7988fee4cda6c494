"""What is added to a text's tree: names of links, tables that can be reached, alignment without style."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring, tostring

import pytest

from macros.text.markdown.completion import complete

TABLE = (
    "<table><thead><tr><th>A</th><th style='text-align: right;'>B</th></tr></thead><tbody><tr><td>1</td><td"
    " style='text-align: right;'>2</td></tr></tbody></table>"
)


def completed(html: str, **sections: str) -> str:
    root = fromstring(f"<div>{html}</div>")
    complete(root, sections)
    return tostring(root, encoding="unicode").removeprefix("<div>").removesuffix("</div>")


def test_a_permalink_stands_beside_its_heading_and_says_where_it_leads():
    assert (
        completed(
            '<h2 id="contexte">Le <em>contexte</em><a class="headerlink" href="#contexte" title="x">#</a></h2>',
            contexte="Le contexte",
        )
        == '<div class="intertitre"><h2 id="contexte">Le <em>contexte</em></h2><a class="headerlink" href="#contexte"'
        ' title="Lien vers la section « Le contexte »" aria-label="Lien vers la section « Le contexte »">#</a></div>'
    )


def test_the_permalink_of_a_section_out_of_the_contents_is_no_part_of_its_name():
    html = completed('<h4 id="a">A<a class="headerlink" href="#a" title="x">#</a></h4>')
    assert 'aria-label="Lien vers la section « A »"' in html


def test_the_title_of_a_page_has_no_permalink():
    assert completed('<h1 id="a">A<a class="headerlink" href="#a">#</a></h1>') == '<h1 id="a">A</h1>'


def test_a_heading_without_permalink_is_left_alone():
    assert completed("<h2>A</h2>") == "<h2>A</h2>"


def test_a_table_is_a_named_region_that_takes_the_focus():
    assert (
        completed(f"<h2 id='r'>R</h2>{TABLE}", r="Résultats")
        == '<h2 id="r">R</h2><div class="defile" role="region" aria-label="Tableau de la section « Résultats »"'
        ' tabindex="0"><table><thead><tr><th scope="col">A</th><th class="a-droite"'
        ' scope="col">B</th></tr></thead><tbody><tr><td>1</td><td class="a-droite">2</td></tr></tbody></table></div>'
    )


@pytest.mark.parametrize(
    "html, names",
    [
        (TABLE, ["Tableau"]),
        (TABLE * 2, ["Tableau", "Tableau 2"]),
        (
            f"<h2 id='a'>A</h2>{TABLE}<p>x</p>{TABLE}<h2 id='b'>B</h2><blockquote>{TABLE}</blockquote>",
            ["Tableau de la section « A »", "Tableau 2 de la section « A »", "Tableau de la section « B »"],
        ),
    ],
)
def test_two_tables_never_share_a_name(html: str, names: list[str]):
    root = fromstring(f"<div>{html}</div>")
    complete(root, {})
    assert [element.get("aria-label") for element in root.iter("div") if element.get("role") == "region"] == names


def test_what_follows_a_table_or_a_heading_stays_after_it():
    assert completed(f"{TABLE}\n<p>après</p>").endswith("</table></div>\n<p>après</p>")


def test_notes_are_named_in_french():
    html = (
        '<p>Texte<sup><a class="footnote-ref" href="#fn:1">1</a></sup></p><div class="footnote"><ol><li><p>Note <a'
        ' class="footnote-backref" href="#fnref:1" title="Revenir au texte, note 1">↩</a></p></li></ol></div>'
    )
    text = completed(html)
    assert (
        'aria-label="Note 1"' in text
        and 'aria-label="Revenir au texte, note 1"' in text
        and 'aria-label="Notes"' in text
    )


def test_the_credit_of_an_image_is_read_below_it():
    assert (
        completed('<p><img alt="Plan" src="plan.png" title="Crédit : Ville" /></p><p>après</p>')
        == '<figure class="image"><img alt="Plan" src="plan.png" /><figcaption>Crédit :'
        " Ville</figcaption></figure><p>après</p>"
    )


def test_an_image_without_credit_is_told_from_one_in_a_sentence():
    image = '<img alt="Plan" src="plan.png" />'
    assert completed(f"<p>{image}</p>") == f'<p class="image">{image}</p>'


def test_an_image_in_a_sentence_is_left_alone():
    html = '<p>Voir <img alt="Plan" src="plan.png" title="Crédit : Ville" /></p>'
    assert completed(html) == html


@pytest.mark.parametrize(
    "cells, attributes", [(["Voirie"] * 3, ""), (["Bénéficiaires"] * 8, ' data-colonnes="serrees"')]
)
def test_a_table_says_how_close_its_columns_are(cells: list[str], attributes: str):
    table = f"<table{{}}><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table>"
    assert table.format(attributes) in completed(table.format(""))


@pytest.mark.parametrize("link, attributes", [("https://a.fr/b", ' data-nue=""'), ("le bilan", "")])
def test_a_bare_address_says_that_it_is_one(link: str, attributes: str):
    html = f'<p><a href="https://a.fr/b"{{}}>{link}</a></p>'
    assert completed(html.format("")) == html.format(attributes)


@pytest.mark.parametrize("place", ["<p>{}</p>", "<h3>{}</h3>", "<table><tr><th>{}</th></tr></table>"])
def test_the_call_of_a_note_has_its_name_wherever_it_stands(place: str):
    call = '<sup id="a"><a class="footnote-ref" href="#fn:a">1</a></sup>'
    assert call.replace(">1<", ' aria-label="Note 1">1<') in completed(place.format(call))
