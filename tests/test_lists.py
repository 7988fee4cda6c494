"""Lists that many pages draw: none grows with the years, and what they leave out is one link away."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from macros.catalogue.families import METHOD
from macros.pages.lists import SHOWN, shelf
from macros.pages.site import subject_groups
from tests.benchmark import PER_EDITION, generate
from tests.conftest import build
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
    assert (len(alone.cards), alone.all) == (1, "")
    mini.write("data/editions/suite.yml", NEXT)
    mini.write("docs/projets/suite/lyon.md", FICHE.replace("Écouter les agents", "Écouter les habitants"))
    newest = shelf(mini.catalogue())
    assert [card.project.title for card in newest.cards] == ["Écouter les habitants"] and newest.all == "2 projets"
    assert [card.project.title for card in shelf(mini.catalogue(), "essai").cards] == ["Écouter les agents"]


def test_an_index_names_the_newest_projects_of_a_term_and_leads_to_the_others(mini: Mini):
    for rank in range(SHOWN + 2):
        mini.write(f"docs/projets/essai/projet-{rank}.md", FICHE.replace("Écouter les agents", f"Écouter les agents, {rank}"))
    (group,) = subject_groups(mini.catalogue(), METHOD)
    (item,) = group.items
    assert len(item.shown) == SHOWN and item.others == f"{len(item.projects) - SHOWN} autres"


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of three editions, built."""
    root = tmp_path_factory.mktemp("editions")
    generate(root, 3 * PER_EDITION)
    result = build(root / "mkdocs.yml", root / "site")
    assert result.returncode == 0, result.stdout + result.stderr
    return root / "site"


def test_pages_of_several_editions_lead_to_what_they_leave_out(years: Path):
    home, methods = ((years / path).read_text(encoding="utf-8") for path in ("index.html", "methodes/index.html"))
    assert home.count('<article class="carte"') == PER_EDITION and "/projets/projet-" not in home
    assert '<a href="./projets/">Tous les projets</a>' in home and f"{3 * PER_EDITION} projets, toutes éditions réunies" in unescape(home).replace("\u202f", " ")
    assert re.search(r'et <a href="\.\./methodes/[a-z-]+/">\d+ autres</a>', methods)
