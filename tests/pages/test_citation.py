"""How a fiche is cited: the reference that a reader pastes."""

from __future__ import annotations

import pytest

from macros.pages.citation import fiche_citation
from macros.text.html.document import parse
from tests.mini import Mini, MiniSite


@pytest.mark.parametrize(
    "edition, title, address, reference",
    [
        (
            "order: 1\nyear: 2018\n",
            "Écouter les agents",
            "https://exemple.fr/projets/essai/lille/",
            "ÉLÈVES ADMINISTRATEURS TERRITORIAUX, PROMOTION ESSAI. Écouter les agents. In : Un recueil [en ligne]."
            " 2018. Disponible à l'adresse : https://exemple.fr/projets/essai/lille/",
        ),
        (
            "order: 1\n",
            "Qui écoute les agents ?",
            "",
            "ÉLÈVES ADMINISTRATEURS TERRITORIAUX, PROMOTION ESSAI. Qui écoute les agents ? In : Un recueil [en ligne]."
            " [sans date].",
        ),
    ],
    ids=["en ligne", "sans date ni adresse"],
)
def test_a_fiche_is_cited_under_its_promotion(mini: Mini, edition: str, title: str, address: str, reference: str):
    mini.replace("order: 1\n", edition, "data/editions/essai.yml")
    mini.replace("title: Écouter les agents\n", f"title: {title}\n")
    (project,) = mini.catalogue().projects
    assert fiche_citation(project, address).text == reference


def test_reference_managers_read_the_reference_in_the_page(mini_site: MiniSite):
    mini_site.replace("order: 1\n", "order: 1\nyear: 2018\n", "data/editions/essai.yml")
    page = parse((mini_site.built() / "projets/essai/lille/index.html").read_text(encoding="utf-8"))
    said = {meta.attributes["name"]: meta.attributes["content"] for meta in page.css("meta[name^=citation_]")}
    assert said == {
        "citation_author": "Élèves administrateurs territoriaux, promotion Essai",
        "citation_title": "Écouter les agents",
        "citation_inbook_title": "Un recueil",
        "citation_publication_date": "2018",
        "citation_language": "fr",
    }
