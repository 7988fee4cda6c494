"""The indexes at the end of a book: which entries, in what order, and where each reference leads."""

from __future__ import annotations

from macros.book.indexes import Index, Reference, indexes
from tests.mini import Mini


def found(mini: Mini) -> dict[str, Index]:
    catalogue = mini.catalogue()
    return {index.id.removeprefix("index-"): index for index in indexes(catalogue, catalogue.projects)}


def test_an_index_is_in_alphabetical_order_whatever_the_accents(mini: Mini):
    mini.write(
        "data/themes.yml",
        """\
        management: {label: Management, definition: D.}
        zones: {label: Zones, definition: D.}
        egalite: {label: Égalité, definition: D.}
        """,
    )
    mini.replace("themes: [management]", "themes: [zones, management, egalite]")
    assert [entry.label for entry in found(mini)["themes"].entries] == ["Égalité", "Management", "Zones"]


def test_a_method_leads_to_each_use_and_the_first_to_what_can_be_taken_over(mini: Mini):
    mini.write("data/livrables.yml", "guide: {label: Guide, definition: D.}\n")
    mini.replace("results:\n", "  - id: ateliers\n    status: preconisee\n    detail: Encore.\nresults:\n")
    mini.replace("  reusable:\n", "  reusable:\n    - text: Un guide.\n      deliverable: guide\n")
    mini.fiche("nord", ("status: employee", "status: existante"))
    (entry,) = found(mini)["methodes"].entries
    assert entry.anchor == "index-methodes-ateliers"
    assert [reference for reference in entry.references if "nord" not in reference.anchors[0]] == [
        Reference(
            "Lille : Écouter les agents",
            "●",
            "employée",
            ("projet-lille-methode-ateliers-employee", "projet-lille-transfert-2"),
        ),
        Reference("Lille : Écouter les agents", "○", "préconisée", ("projet-lille-methode-ateliers-preconisee",)),
    ]
    assert [reference.anchors for reference in entry.references if "nord" in reference.anchors[0]] == [
        ("projet-nord-methode-ateliers-existante", "projet-nord-transfert-1")
    ]


def test_a_condition_leads_to_the_check_list_and_a_theme_to_the_chapter(mini: Mini):
    indexed = found(mini)
    assert [entry.references[0].anchors for id_ in ("conditions", "themes") for entry in indexed[id_].entries] == [
        ("projet-lille-condition-calendrier",),
        ("projet-lille",),
    ]


def test_an_index_without_entry_is_left_out(mini: Mini):
    assert "conditions" in found(mini)
    mini.write("data/conditions.yml", "{}\n")
    mini.replace("  conditions:\n    - id: calendrier\n      detail: Hors période électorale.\n", "")
    assert "conditions" not in found(mini)


def test_a_book_indexes_its_own_projects_alone(mini: Mini):
    mini.fiche("nord")
    catalogue = mini.catalogue()
    assert [
        reference.anchors[0]
        for index in indexes(catalogue, catalogue.projects[1:])
        for entry in index.entries
        for reference in entry.references
        if "lille" in reference.anchors[0]
    ] == []
