"""What tables cross, on a few projects written here: the explorer's cards, themes with methods, projects with terms."""

from __future__ import annotations

from textwrap import dedent

import pytest

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import EDITION
from macros.pages.explorer import SORTS, explorer
from macros.pages.facets import facets
from macros.pages.gaps import crossed, gaps, surprising_gaps
from macros.pages.lists import NAMED
from macros.pages.matrix import Matrix, condition_matrix, method_matrix
from tests.mini import FILES, Mini

EMPLOYED = "  - id: ateliers\n    status: employee\n    detail: Trois ateliers.\n"
RECOMMENDED = EMPLOYED.replace("employee", "preconisee")


def two_families(mini: Mini) -> None:
    """Write two families of one method each, and a second condition."""
    mini.write(
        "data/familles.yml",
        "participer: {label: Faire participer, definition: D.}\necouter: {label: Écouter, definition: D.}\n",
    )
    mini.write(
        "data/methodes.yml",
        """\
        ateliers: {label: Ateliers, family: participer, definition: D., when: Q.}
        entretiens: {label: Entretiens, family: ecouter, definition: D., when: Q.}
        """,
    )


def edition(catalogue: Catalogue, id_: str = "essai"):
    return catalogue.subjects[EDITION.id][id_]


def cells(matrix: Matrix) -> dict[str, list[tuple[str, str]]]:
    return {
        row.subject.id: [(cell.sign, cell.words) for _, cell in row.cells]
        for group in matrix.groups
        for row in group.rows
    }


# — The matrices of an edition —


def test_a_row_stays_where_one_project_alone_says_its_term(mini: Mini):
    two_families(mini)
    mini.fiche("a", (EMPLOYED, EMPLOYED + EMPLOYED.replace("ateliers", "entretiens", 1) + RECOMMENDED))
    catalogue = mini.catalogue()
    matrix = method_matrix(catalogue, edition(catalogue))
    assert [group.title for group in matrix.groups] == ["Faire participer", "Écouter"]


def test_a_cell_shows_every_status_and_says_it_in_words(mini: Mini):
    two_families(mini)
    mini.fiche("a", (EMPLOYED, EMPLOYED + RECOMMENDED + EMPLOYED.replace("ateliers", "entretiens", 1)))
    catalogue = mini.catalogue()
    assert cells(method_matrix(catalogue, edition(catalogue))) == {
        "ateliers": [("● ○", "employée, préconisée"), ("●", "employée")],
        "entretiens": [("●", "employée"), ("", "")],
    }
    assert cells(condition_matrix(catalogue, edition(catalogue))) == {"calendrier": [("●", "citée"), ("●", "citée")]}


def test_what_another_edition_says_has_no_row(mini: Mini):
    two_families(mini)
    mini.write(
        "data/editions/suite.yml",
        dedent(FILES["data/editions/essai.yml"]).replace("order: 1", "order: 2").replace("Essai", "Suite"),
    )
    mini.fiche("a", (EMPLOYED, EMPLOYED + EMPLOYED.replace("ateliers", "entretiens", 1)))
    (mini.root / "docs/projets/suite").mkdir()
    (mini.root / "docs/projets/essai/lille.md").rename(mini.root / "docs/projets/suite/lille.md")
    catalogue = mini.catalogue()
    suite = method_matrix(catalogue, edition(catalogue, "suite"))
    assert [group.title for group in suite.groups] == [
        "Faire participer"
    ] and suite.caption == "Méthodes : Promotion Suite"


# — Themes crossed with methods —


def test_one_team_that_employed_a_method_is_enough_to_have_tried_it(mini: Mini):
    mini.fiche("a", (EMPLOYED, RECOMMENDED))
    mini.fiche("b", (EMPLOYED, EMPLOYED + RECOMMENDED))
    mini.fiche("c", (EMPLOYED, RECOMMENDED + EMPLOYED))
    catalogue = mini.catalogue()
    (row,) = gaps(catalogue).families[0].rows
    assert (row.crossings[0].number, row.crossings[0].employed) == ("4", True)
    assert {item.project.id: item.employed for item in crossed(catalogue)} == {
        "a": "",
        "b": "ateliers",
        "c": "ateliers",
        "lille": "ateliers",
    }


@pytest.mark.parametrize("uses", [EMPLOYED + RECOMMENDED, RECOMMENDED + EMPLOYED])
def test_a_team_that_employed_and_recommended_a_method_has_tried_it(mini: Mini, uses: str):
    mini.replace(EMPLOYED, uses)
    (row,) = gaps(mini.catalogue()).families[0].rows
    assert row.crossings[0].employed


def test_projects_of_a_crossing_are_called_by_name_while_they_are_few(mini: Mini):
    for rank in range(NAMED - 1):
        mini.fiche(f"f{rank}")
    few = gaps(mini.catalogue()).families[0].rows[0].crossings[0].words
    mini.fiche("un-de-plus")
    many = gaps(mini.catalogue()).families[0].rows[0].crossings[0].words
    assert few.startswith(f"{NAMED} projets : ") and few.count("Lille :") == NAMED
    assert many == f"{NAMED + 1} projets"


def test_the_table_counts_what_is_known_and_what_is_to_explore(mini: Mini):
    two_families(mini)
    mini.write(
        "data/themes.yml",
        "".join(f"{id_}: {{label: L{id_}, definition: D.}}\n" for id_ in ("management", "eau", "habitat")),
    )
    mini.fiche("a", (EMPLOYED, EMPLOYED + EMPLOYED.replace("ateliers", "entretiens", 1)))
    mini.fiche("b", ("themes: [management]", "themes: [management, eau, habitat]"))
    assert gaps(mini.catalogue()).summary == "3 projets ; 4 croisements connus, 2 à explorer"


def test_the_gaps_that_chance_would_least_leave_come_first(mini: Mini):
    """Gaps alone are told, with how often the method and the theme are met; of equals, the method most used."""
    two_families(mini)
    mini.write(
        "data/themes.yml", "".join(f"{id_}: {{label: {id_}, definition: D.}}\n" for id_ in ("management", "eau", "air"))
    )
    for rank, (theme, method) in enumerate(
        (("eau", "ateliers"), ("eau", "ateliers"), ("air", "ateliers"), ("management", "entretiens"))
    ):
        mini.fiche(
            f"f{rank}",
            ("themes: [management]", f"themes: [{theme}]"),
            ("id: ateliers", f"id: {method}"),
            ("method: ateliers", f"method: {method}"),
        )
    assert [(gap.method.id, gap.theme.id, gap.address, gap.note) for gap in surprising_gaps(mini.catalogue())] == [
        (
            "entretiens",
            "eau",
            "methodes/entretiens/#usages",
            "1 équipe l’a fait ailleurs ; 2 projets traitent ce thème",
        ),
        ("entretiens", "air", "methodes/entretiens/#usages", "1 équipe l’a fait ailleurs ; 1 projet traite ce thème"),
    ]


# — The explorer and its facets —


def test_a_project_is_explored_with_what_it_is_sorted_by(mini: Mini):
    mini.fiche("a", ("level: transferable", "level: propre-au-contexte"))
    mini.fiche("b", ("level: transferable", "level: sous-conditions"), (EMPLOYED, EMPLOYED + RECOMMENDED))
    found = explorer(mini.catalogue()).spread
    assert [(item.card.project.id, item.transfer, item.methods) for item in found.projects] == [
        ("a", 2, "1 méthode"),
        ("b", 1, "1 méthode"),
        ("lille", 0, "1 méthode"),
    ]
    assert explorer(mini.catalogue()).count == "3 projets" and found.projects[0].level == "Propre au contexte"


def test_projects_of_one_territory_share_its_outline(mini: Mini):
    mini.fiche("a")
    found = explorer(mini.catalogue()).spread
    assert [item.outline for item in found.projects] == [0, 0] and len(found.outlines) == 1


def test_every_order_is_followed_by_itself_turned(mini: Mini):
    orders = explorer(mini.catalogue()).orders
    assert orders == tuple(
        pair for name, (said, turned) in SORTS.items() for pair in ((name, said), (f"-{name}", turned))
    )
    assert orders[:2] == (("edition", "Édition, les récentes d'abord"), ("-edition", "Édition, les anciennes d'abord"))


def test_a_facet_keeps_an_order_that_means_something(mini: Mini):
    mini.write(
        "data/collectivites.yml",
        """\
        region: {label: Région, plural: Régions, definition: D.}
        commune: {label: Commune, plural: Communes, definition: D.}
        """,
    )
    text = dedent(FILES["data/organisations.yml"])
    other = (
        text.replace("ville-de-lille", "hauts").replace("Ville de Lille", "Hauts").replace("short: Lille", "short: H")
    )
    mini.write(
        "data/organisations.yml",
        text + other.replace("215903501", "239300011").replace("kind: commune", "kind: region"),
    )
    mini.fiche("a", ("organisation: ville-de-lille", "organisation: hauts"))
    (kinds,) = (facet for facet in facets(mini.catalogue()) if facet.name == "collectivite")
    assert [(value.id, value.total) for value in kinds.values] == [("region", 1), ("commune", 1)]
