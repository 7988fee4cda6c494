"""Lists that many pages draw: none grows with the years, and what they leave out is one link away."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from macros.catalogue.families import METHOD
from macros.pages.lists import SHOWN, shelf
from macros.pages.term_lists import first_terms
from macros.pages.terms import CARDS, term_pages
from tests.benchmark import PER_EDITION
from tests.conftest import GROWN
from tests.mini import FICHE, Mini

NEXT = """\
    title: Un autre recueil
    promotion: Suite
    order: 2
    parts: [organisation]
    purpose: Essayer encore.
    """


def test_the_home_page_shows_the_newest_edition_and_leads_to_all(mini: Mini):
    alone = shelf(mini.catalogue())
    assert (len(alone.cards), alone.edition, alone.all) == (1, None, "")
    mini.write("data/editions/suite.yml", NEXT)
    mini.write("docs/projets/suite/lyon.md", FICHE.replace("Écouter les agents", "Écouter les habitants"))
    newest = shelf(mini.catalogue())
    assert [card.project.title for card in newest.cards] == ["Écouter les habitants"]
    assert (newest.edition.id, newest.all) == ("suite", "2 projets")
    assert [card.project.title for card in shelf(mini.catalogue(), "essai").cards] == ["Écouter les agents"]


def test_the_project_with_the_most_counted_results_leads_and_stands_once(mini: Mini):
    result = "  - text: Les agents parlent.\n    kind: constat\n"
    counted = "  - text: Neuf agents sur dix parlent.\n    kind: effet\n    evidence: mesure\n"
    mini.fiche("a", (result, result + counted))
    mini.fiche("b", (result, counted + counted.replace("Neuf", "Huit")))
    found = shelf(mini.catalogue())
    assert found.lead and found.lead.card.project.id == "b"
    assert (found.lead.result, found.lead.evidence) == ("Neuf agents sur dix parlent.", "Mesuré")
    assert sorted(card.project.id for card in found.cards) == ["a", "lille"]


def test_a_card_draws_its_employed_methods_family_by_family(mini: Mini):
    mini.write(
        "data/familles.yml",
        "participer: {label: Participer, definition: D.}\necouter: {label: Écouter, definition: D.}\n",
    )
    mini.write(
        "data/methodes.yml",
        """\
        ateliers: {label: Ateliers, family: participer, definition: D., when: Q.}
        entretiens: {label: Entretiens, family: ecouter, definition: D., when: Q.}
        """,
    )
    use = "  - id: ateliers\n    status: employee\n    detail: Trois ateliers.\n"
    other = use.replace("ateliers", "entretiens", 1)
    mini.replace(use, use + other.replace("employee", "preconisee"))
    (card,) = shelf(mini.catalogue()).cards
    assert [tuple(bar) for bar in card.bars] == [(0, 11), (8, 2)]
    assert card.employed == "participer, 1"


def test_no_project_leads_where_none_counted_its_results(mini: Mini):
    assert shelf(mini.catalogue()).lead is None


def test_an_index_names_the_newest_projects_of_a_term_and_leads_to_the_others(mini: Mini):
    for rank in range(SHOWN + 2):
        mini.write(
            f"docs/projets/essai/projet-{rank}.md", FICHE.replace("Écouter les agents", f"Écouter les agents, {rank}")
        )
    (group,) = first_terms(mini.catalogue(), METHOD).items
    (item,) = group.items
    assert len(item.shown) == SHOWN and item.others == f"{len(item.projects) - SHOWN} autres"


def test_a_term_shows_its_newest_projects_as_cards_and_the_others_by_their_titles(mini: Mini):
    for rank in range(CARDS + 2):
        mini.write(
            f"docs/projets/essai/projet-{rank}.md", FICHE.replace("Écouter les agents", f"Écouter les agents, {rank}")
        )
    catalogue = mini.catalogue()
    view = next(page.view for page in term_pages(catalogue) if page.address == "themes/management/")
    assert len(view.cards) == CARDS
    assert (*(card.project for card in view.cards), *view.others) == catalogue.projects


def test_pages_of_several_editions_lead_to_what_they_leave_out(grown_site: Path):
    home, methods = ((grown_site / path).read_text(encoding="utf-8") for path in ("index.html", "methodes/index.html"))
    assert len(re.findall('<article class="(?:vignette|une)"', home)) == PER_EDITION and "/projets/projet-" not in home
    shown = " ".join(unescape(home).replace("\u202f", " ").split())
    assert '<a href="./projets/">Tous les projets</a>' in shown
    assert f"{GROWN} projets, toutes éditions réunies" in shown
    assert re.search(r'et <a href="\.\./methodes/[a-z-]+/">\d+ autres</a>', " ".join(methods.split()))


def test_the_projects_after_the_cards_are_there(grown_site: Path):
    page = (grown_site / "collectivites/commune/index.html").read_text(encoding="utf-8")
    assert page.count('<article class="vignette"') == CARDS and "Les autres projets" in page
    assert len(set(re.findall(r"/projets/promotion-\d/projet-\d+/", page))) == int(
        re.search(r"Les projets \((\d+)\)", page)[1]
    )
