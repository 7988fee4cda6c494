"""What pages say around lists is true of what they list: one project or many, employed or not, cut or whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import METHOD, PART, PLACE, THEME
from macros.catalogue.related import related_projects
from macros.model.edition import Stage
from macros.pages.edition import _stage
from macros.pages.home import counts
from macros.pages.lists import counted_subjects
from macros.pages.terms import COMPANIONS, term_pages
from tests.mini import Mini


def view(catalogue: Catalogue, address: str):
    return next(page.view for page in term_pages(catalogue) if page.address == address)


def test_a_method_that_no_team_employed_is_not_said_to_have_been(mini: Mini):
    employed = view(mini.catalogue(), "methodes/ateliers/").sections.uses.title
    mini.replace("status: employee", "status: preconisee")
    assert (employed, view(mini.catalogue(), "methodes/ateliers/").sections.uses.title) == (
        "Comment les équipes s'en sont servies",
        "Ce qu'en disent les projets",
    )


@pytest.mark.parametrize(
    "others, said, title",
    [
        (0, "Les conditions que pose ce projet :", "Le projet"),
        (1, "Les conditions que posent ces projets :", "Les projets (2)"),
        (2, "Les conditions que posent le plus souvent ces projets :", "Les projets (3)"),
    ],
)
def test_one_project_is_not_many(mini: Mini, others: int, said: str, title: str):
    for rank in range(others):
        mini.fiche(f"autre-{rank}")
    catalogue = mini.catalogue()
    assert view(catalogue, "methodes/ateliers/").conditions_said == said
    assert view(catalogue, "themes/management/").sections.projects.title == title


def test_themes_stand_beside_a_theme_alone(mini: Mini):
    catalogue = mini.catalogue()
    assert [
        view(catalogue, subject.address).sections.themes.title
        for family in (THEME, PART)
        for subject in catalogue.family(family)
    ] == ["Thèmes voisins", "Thèmes traités"]


def test_a_list_that_is_cut_says_so_in_its_title(catalogue: Catalogue, site: Path):
    wrong = []
    for subject in (*catalogue.family(PLACE), *catalogue.family(THEME)):
        html = (site / subject.address / "index.html").read_text(encoding="utf-8")
        told = "les plus fréquentes" in re.search(r'<h2 id="methodes">.*?</h2>', html)[0]
        projects = catalogue.projects_of(subject)
        cut = len(projects) > 1 and len(counted_subjects(catalogue, projects, METHOD)) > COMPANIONS
        wrong += [subject.address] if told != cut else []
    assert wrong == []


def test_the_terms_that_one_project_alone_says_are_all_there_without_its_name_beside_each(
    catalogue: Catalogue, site: Path
):
    alone = [subject for subject in catalogue.family(THEME) if len(catalogue.projects_of(subject)) == 1]
    for subject in alone:
        methods = re.search(
            r'<h2 id="methodes">.*?</ul>', (site / subject.address / "index.html").read_text(encoding="utf-8"), re.S
        )[0]
        expected = counted_subjects(catalogue, catalogue.projects_of(subject), METHOD)
        assert methods.count("<li>") == len(expected) and 'class="note"' not in methods, subject.address
    assert alone


def test_places_shared_are_called_what_they_are(mini: Mini):
    mini.write(
        "data/themes.yml",
        "management: {label: Management, definition: D.}\nhabitat: {label: Habitat, definition: D.}\n",
    )
    mini.fiche("deux")
    mini.fiche(
        "trois",
        ("organisation: ville-de-lille", "organisation: ville-de-lyon"),
        ("themes: [management]", "themes: [habitat]"),
    )
    text = (mini.root / "data/organisations.yml").read_text(encoding="utf-8")
    other = (
        text.replace("ville-de-lille", "ville-de-lyon")
        .replace("Ville de Lille", "Ville de Lyon")
        .replace("short: Lille", "short: Lyon")
        .replace("215903501", "216901231")
        .replace('{code: "59", name: Nord}', '{code: "974", name: La Réunion}')
        .replace('{code: "32", name: Hauts-de-France}', '{code: "04", name: La Réunion}')
    )
    mini.write("data/organisations.yml", text + other)
    catalogue = mini.catalogue()
    first = next(project for project in catalogue.projects if project.id == "lille")
    assert {"même région : Hauts-de-France", "même département : Nord"} <= set(
        related_projects(catalogue)[first][0].reasons
    )


def test_two_projects_of_one_commanditaire_are_told_apart(mini: Mini):
    text = (mini.root / "docs/projets/essai/lille.md").read_text(encoding="utf-8")
    mini.write(
        "data/editions/suivante.yml", "title: X\npromotion: Suivante\norder: 2\nparts: [organisation]\npurpose: X.\n"
    )
    mini.write("docs/projets/suivante/lille.md", text.replace("title: Écouter", "title: Réécouter"))
    assert [project.label for project in mini.catalogue().projects] == ["Lille (Suivante)", "Lille (Essai)"]
    mini.fiche("encore")
    assert [project.label for project in mini.catalogue().projects] == [
        "Lille (Suivante)",
        "Lille : Écouter les agents de encore",
        "Lille : Écouter les agents",
    ]
    themes = (mini.root / "data/themes.yml").read_text(encoding="utf-8")
    mini.write("data/themes.yml", f"{themes}habitat:\n  label: Habitat\n  definition: X.\n")
    mini.replace("themes: [management]", "themes: [management, habitat]")
    assert [project.label for project in mini.catalogue().projects] == [
        "Lille (Suivante)",
        "Lille : Écouter les agents de encore",
        "Lille (Habitat)",
    ]


def test_the_figures_of_the_home_page_are_worded_plainly(catalogue: Catalogue):
    assert "usages de méthodes décrits" in [count.label for count in counts(catalogue)]


@pytest.mark.parametrize(
    "weeks, length",
    [({"min": 4, "max": 4}, "4 semaines"), ({"min": 4}, "4 semaines"), ({"min": 4, "max": 8}, "4 à 8 semaines")],
)
def test_an_exact_length_is_said_once(weeks: dict, length: str):
    assert _stage(Stage(name="S", weeks=weeks, description="D.")).length == length
