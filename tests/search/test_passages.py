"""What the search finds of a page: its passages, cut at its headings, each block a sentence; on pages written here."""

from __future__ import annotations

import pytest

from macros.search.passages import ABOUT, ASIDE, BODY, FILED, NAME, Passage, Searched, searched_pages
from tests.mini import Mini


def searched(mini: Mini, content: str = "") -> dict[str, Searched]:
    """Return every publication by address; `content` is what the article of the fiche's page and of its edition's
    holds.
    """
    catalogue = mini.catalogue()
    html = dict.fromkeys(("projets/essai/lille/", "editions/essai/"), f"<main><article>{content}</article></main>")
    facets = {project: {"theme": ("management",)} for project in catalogue.projects}
    return {page.address: page for page in searched_pages(catalogue, html, facets)}


def project(mini: Mini, content: str = "") -> Searched:
    return searched(mini, content)["projets/essai/lille/"]


def texts(passage: Passage) -> dict[float, str]:
    """Return what a passage is found by, by what it is worth."""
    return {worth: text for worth, text in passage.searched if text}


def test_the_first_passage_of_a_project_holds_its_names_what_it_says_of_itself_and_what_it_is_filed_under(mini: Mini):
    mini.replace("  organisation: ville-de-lille\n", "  organisation: ville-de-lille\n  service: Achats\n")
    found = project(mini)
    first, beside = found.passages
    assert (found.kind, found.title, found.label, found.facets) == (
        "Projet",
        "Écouter les agents",
        "Lille",
        {"theme": ("management",)},
    )
    assert first.text.startswith("Personne n’écoute. L’équipe écoute.")
    assert texts(first)[NAME] == "Écouter les agents. Ville de Lille. Lille"
    assert "Personne n'écoute." in texts(first)[ABOUT] and "Achats" in texts(first)[ABOUT]
    assert {"Management", "Ateliers", "workshop", "Nord"} <= set(texts(first)[FILED].split(". "))
    assert (beside.text, texts(beside)) == ("", {ASIDE: "Écouter"})


def test_figures_are_found_and_not_shown(mini: Mini):
    mini.replace("results:\n", "figures:\n  - {value: 1607, unit: heures, label: par an, year: 2016}\nresults:\n")
    beside = project(mini).passages[1]
    assert (beside.text, texts(beside)[BODY]) == ("", "1\u202f607\u00a0heures par an 2016")


def test_what_a_figure_says_is_no_sentence_to_show(mini: Mini):
    content = (
        '<h2 id="x">X</h2><p>Avant.</p><figure><p>Étape</p><table><tr><td>Deux</td></tr></table></figure><p>Après.</p>'
    )
    (passage,) = project(mini, content).passages[2:]
    assert (passage.text, texts(passage)[ASIDE]) == ("Avant. Après.", "Étape. Deux.")


def test_a_page_is_cut_at_its_headings_of_second_level(mini: Mini):
    content = (
        '<p>Avant.</p><h2 id="contexte">Le <em>contexte</em></h2><p>Un.</p><h3>Intertitre</h3><p>Deux</p>'
        '<h2 id="vide">Vide</h2><h2 id="resultats">Résultats</h2><ul><li>Trois</li><li>Quatre&nbsp;!</li></ul>'
    )
    assert [(passage.anchor, passage.title, passage.text) for passage in project(mini, content).passages[2:]] == [
        ("contexte", "Le contexte", "Un. Intertitre. Deux."),
        ("resultats", "Résultats", "Trois. Quatre\u00a0!."),
    ]


@pytest.mark.parametrize("anchor", ["projets-proches", "source-et-reserves", "les-projets", "la-matrice", "reserves"])
def test_a_section_that_speaks_of_other_pages_is_left_out(mini: Mini, anchor: str):
    assert project(mini, f'<h2 id="{anchor}">Titre</h2><p>Texte.</p>').passages[2:] == ()


@pytest.mark.parametrize(
    "html, text",
    [
        ("<p>Un <b>mot</b></p>", "Un mot."),
        ("<p>Un\n   mot :</p><p>deux</p>", "Un mot : deux."),
        ("<p>Un | deux</p>", "Un | deux."),
        ("<p>Un</p><svg><text>non</text></svg><script>non()</script>", "Un."),
        ('<p>Un</p><p class="note">non</p><a class="headerlink" href="#x">#</a>', "Un."),
        ("<p>a &lt; b</p>", "a < b."),
        ("<p>Fin.</p>", "Fin."),
    ],
    ids=["gras", "deux-points", "barre", "dessin et script", "note et lien", "entité", "point"],
)
def test_a_block_is_a_sentence_and_what_is_for_the_eye_alone_is_left_out(mini: Mini, html: str, text: str):
    assert [passage.text for passage in project(mini, f'<h2 id="x">X</h2>{html}').passages[2:]] == [text]


def test_a_term_is_found_by_its_names_and_what_it_is(mini: Mini):
    found = searched(mini)
    said = {
        address: (page.kind, page.title, page.passages[0].text, " | ".join(texts(page.passages[0]).values()))
        for address, page in found.items()
    }
    assert said["methodes/ateliers/"] == (
        "Méthode",
        "Ateliers",
        "Travail en groupe.",
        "Ateliers. workshop | Travail en groupe.",
    )
    assert said["conditions/calendrier/"][2:] == ("Est-ce le moment\u202f?", "Calendrier | Est-ce le moment ?")
    assert said["commanditaires/ville-de-lille/"][2:] == ("Ville de Lille (Nord)", "Ville de Lille. Lille")
    assert said["lieux/nord/"][0] == "Département" and found["lieux/nord/"].names == ("Nord", "59")


def test_the_page_of_an_edition_is_searched_whole(mini: Mini):
    page = searched(mini, '<h2 id="les-prefaces">Les préfaces</h2><p>Bravo</p>')["editions/essai/"]
    assert [passage.text for passage in page.passages][1:] == ["Bravo."]


def test_a_page_of_the_site_is_found_by_what_it_says_itself(mini: Mini):
    mini.write(
        "docs/donnees/index.md",
        "---\ntitle: Données\ndescription: Tout en JSON.\nkeywords: [tableur]\n---\n\n# Données ouvertes\n",
    )
    html = (
        "<main><article><h1>Données ouvertes</h1><p>Deux fichiers.</p><ul class='vignettes'><li>Un projet</li></ul>"
        '<div class="intertitre"><h2 id="listes">Les listes</h2></div><p>En tableur.</p></article></main>'
    )
    catalogue = mini.catalogue()
    article = "<main><article></article></main>"
    pages = {"projets/essai/lille/": article, "editions/essai/": article, "donnees/": html}
    facets: dict = {project: {} for project in catalogue.projects}
    found = {page.address: page for page in searched_pages(catalogue, pages, facets)}["donnees/"]
    assert (found.kind, found.title, found.names, found.headings) == (
        "Page",
        "Données ouvertes",
        ("Données ouvertes", "Données", "tableur"),
        True,
    )
    assert [(passage.anchor, passage.title, passage.text) for passage in found.passages] == [
        ("", "", "Tout en JSON."),
        ("listes", "Les listes", "En tableur."),
    ]
    assert texts(found.passages[0])[NAME] == "Données ouvertes. tableur" and "Un projet" not in str(found)
