"""The index of names: people, bodies and places, under the word by which they are looked for."""

from __future__ import annotations

import pytest

from macros.book.indexes import Index
from macros.book.names import inverted, name_indexes
from tests.mini import Mini

PREFACE = "prefaces:\n  - { author: Ada de Vries, role: Directrice, organisation: INET, summary: [Salut.] }\n"
EDITION = "data/editions/essai.yml"


def found(mini: Mini) -> tuple[Index, ...]:
    catalogue = mini.catalogue()
    return name_indexes(catalogue, catalogue.projects)


def quoted(mini: Mini) -> Mini:
    """Return the project once a preface and a commanditaire's voice name people."""
    mini.replace("purpose: Essayer.\n", f"purpose: Essayer.\n{PREFACE}", EDITION)
    mini.replace(
        "  organisation: ville-de-lille\n", "  organisation: ville-de-lille\n  contact: {name: Zoé Abel, role: Élue}\n"
    )
    return mini


def test_people_bodies_and_places_are_one_index_where_they_are_few(mini: Mini):
    (index,) = found(quoted(mini))
    assert [(entry.label, entry.note, entry.references[0].anchors[0]) for entry in index.entries] == [
        ("Zoé Abel", "élue", "projet-lille"),
        ("Hauts-de-France", "région", "projet-lille"),
        ("INET", "", "preface-1"),
        ("Lille (Ville de)", "", "projet-lille"),
        ("Nord", "département", "projet-lille"),
        ("Ada de Vries", "directrice", "preface-1"),
    ]
    assert (index.id, index.title) == ("index-noms", "Index des noms et des lieux")


def test_names_and_places_part_where_they_are_many(mini: Mini, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("macros.book.names.SHORT", 2)
    assert [(index.title, len(index.entries)) for index in found(mini)] == [
        ("Index des noms", 1),
        ("Index des lieux", 2),
    ]


@pytest.mark.parametrize(
    "name, short, expected",
    [
        ("Ville d'Aubervilliers", "Aubervilliers", "Aubervilliers (Ville d')"),
        ("Lille", "Lille", "Lille"),
        ("Métropole européenne de Lille", "MEL", "Métropole européenne de Lille"),
    ],
)
def test_a_body_stands_under_its_short_name(name: str, short: str, expected: str):
    assert inverted(name, short) == expected
