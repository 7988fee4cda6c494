"""Facets: their values and names from the catalogue; the pure rules of `facets.js`, case by case, in a browser."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page

from macros.catalogue.catalogue import Catalogue
from macros.pages.facets import FACETS, facet_values, facets
from tests.mini import Mini

ITEMS = [
    {
        "theme": ["habitat", "sobriete"],
        "methode": ["ateliers"],
        "collectivite": ["commune"],
        "condition": ["calendrier"],
        "partie": ["organisation"],
        "edition": ["un"],
    },
    {
        "theme": ["habitat"],
        "methode": ["ateliers", "benchmark"],
        "collectivite": ["commune"],
        "condition": [],
        "partie": ["ressources"],
        "edition": ["un"],
    },
    {
        "theme": ["sobriete"],
        "methode": ["benchmark"],
        "collectivite": ["region"],
        "condition": ["calendrier"],
        "partie": ["organisation"],
        "edition": ["deux"],
    },
]


def run(blank: Page, expression: str, *values: object):
    """Return what an expression of `facets.js` gives, its module called `f` and its values `v`."""
    return blank.evaluate(
        f"async ([v, address]) => {{ const f = await import(address); const given = {expression};"
        " return JSON.parse(JSON.stringify(given, (key, value) =>"
        " value instanceof Map ? Object.fromEntries(value) : value)); }",
        [list(values), "/assets/javascripts/projects/facets.js"],
    )


def state(**chosen: list[str]) -> dict[str, list[str]]:
    """Return a state with some values chosen."""
    return {facet: chosen.get(facet, []) for facet in FACETS}


def test_the_page_and_the_script_call_the_facets_alike(blank: Page):
    assert run(blank, "f.FACETS") == list(FACETS)


@pytest.mark.parametrize(
    "search, expected",
    [
        ("", state()),
        ("?theme=habitat", state(theme=["habitat"])),
        ("?theme=habitat&theme=sobriete&edition=un", state(theme=["habitat", "sobriete"], edition=["un"])),
        ("?theme=habitat&theme=habitat", state(theme=["habitat"])),
        ("?theme=&theme=habitat", state(theme=["habitat"])),
        ("?q=logement&tri=titre", state()),
    ],
    ids=["rien", "une valeur", "plusieurs", "un double", "une valeur vide", "d'autres paramètres"],
)
def test_an_address_is_read(blank: Page, search: str, expected: dict[str, list[str]]):
    assert run(blank, "f.readState(v[0])", search) == expected


def test_a_value_that_does_not_exist_is_set_apart(blank: Page):
    known = "(facet, value) => value === 'habitat'"
    assert run(
        blank, f"[f.readState(v[0], {known}), f.unknownChoices(v[0], {known})]", "?theme=habitat&theme=inconnu"
    ) == [state(theme=["habitat"]), [{"facet": "theme", "value": "inconnu"}]]


@pytest.mark.parametrize(
    "chosen, search, expected",
    [
        (state(), "", ""),
        (state(theme=["habitat", "sobriete"], edition=["un"]), "", "theme=habitat&theme=sobriete&edition=un"),
        (state(methode=["ateliers"]), "?q=eau&theme=habitat&tri=titre", "q=eau&tri=titre&methode=ateliers"),
        (state(), "?q=eau&theme=habitat", "q=eau"),
    ],
    ids=["rien", "plusieurs", "les autres paramètres restent", "tout effacer"],
)
def test_a_state_is_written_in_the_address(blank: Page, chosen: dict[str, list[str]], search: str, expected: str):
    assert run(blank, "f.writeState(v[0], v[1]).toString()", chosen, search) == expected


def test_what_is_written_is_read_back(blank: Page):
    chosen = state(
        theme=["sobriete", "habitat"],
        methode=["ateliers"],
        condition=["calendrier"],
        partie=["organisation"],
        collectivite=["commune"],
        edition=["un"],
    )
    assert run(blank, "f.readState(f.writeState(v[0]))", chosen) == chosen


@pytest.mark.parametrize(
    "chosen, expected",
    [
        (state(), [0, 1, 2]),
        (state(theme=["habitat"]), [0, 1]),
        (state(theme=["habitat", "sobriete"]), [0, 1, 2]),
        (state(theme=["habitat"], methode=["benchmark"]), [1]),
        (state(theme=["habitat"], edition=["deux"]), []),
        (state(condition=["calendrier"]), [0, 2]),
        (state(theme=["inconnu"]), []),
    ],
    ids=[
        "tout",
        "une valeur",
        "OU dans une facette",
        "ET entre facettes",
        "rien",
        "une facette vide ne répond pas",
        "une valeur que nul ne porte",
    ],
)
def test_a_state_keeps_items(blank: Page, chosen: dict[str, list[str]], expected: list[int]):
    assert run(blank, "f.filtered(v[0], v[1])", ITEMS, chosen) == [ITEMS[rank] for rank in expected]


@pytest.mark.parametrize(
    "chosen",
    [
        state(),
        state(theme=["habitat"]),
        state(theme=["habitat", "sobriete"], partie=["organisation"]),
        state(edition=["un"], methode=["ateliers"]),
        state(theme=["habitat"], edition=["deux"]),
    ],
    ids=json.dumps,
)
def test_a_count_is_the_length_of_the_list_the_value_alone_would_give(blank: Page, chosen: dict[str, list[str]]):
    found = run(blank, "f.counts(v[0], v[1])", ITEMS, chosen)
    values = {(facet, value) for item in ITEMS for facet in FACETS for value in item[facet]}
    lengths = run(
        blank,
        "v[1].map(([facet, value]) => f.filtered(v[0], { ...v[2], [facet]: [value] }).length)",
        ITEMS,
        sorted(values),
        chosen,
    )
    assert [found[facet].get(value, 0) for facet, value in sorted(values)] == lengths


@pytest.mark.parametrize(
    "chosen, expected",
    [
        (state(theme=["habitat"], edition=["deux"]), [("edition", 2), ("theme", 1)]),
        (
            state(theme=["habitat", "sobriete"], methode=["benchmark"], collectivite=["region"], edition=["un"]),
            [("collectivite", 1), ("edition", 1)],
        ),
        (state(theme=["habitat"], edition=["deux"], methode=["inconnue"]), []),
        (state(), []),
    ],
    ids=["l'un ou l'autre", "les plus utiles d'abord", "aucun ne suffit", "rien de choisi"],
)
def test_a_facet_left_aside_lets_items_in(blank: Page, chosen: dict[str, list[str]], expected: list[tuple[str, int]]):
    assert [(way["facet"], way["number"]) for way in run(blank, "f.letIn(v[0], v[1])", ITEMS, chosen)] == expected


def test_a_value_is_chosen_then_left(blank: Page):
    assert run(blank, "f.toggled(v[0], 'theme', 'sobriete')", state(theme=["habitat"])) == state(
        theme=["habitat", "sobriete"]
    )
    assert run(blank, "f.toggled(v[0], 'theme', 'habitat')", state(theme=["habitat"])) == state()


def test_the_form_names_every_value_that_a_project_bears(catalogue: Catalogue):
    drawn = {(facet.name, value.id): value.total for facet in facets(catalogue) for value in facet.values}
    borne = [
        (name, value)
        for project in catalogue.projects
        for name, values in facet_values(catalogue, project).items()
        for value in values.split()
    ]
    assert drawn == {pair: borne.count(pair) for pair in borne}


def test_long_lists_are_alphabetical_whatever_the_accents(mini: Mini):
    mini.write(
        "data/themes.yml",
        "management:\n  label: Management\n  definition: Diriger.\n"
        "evaluation:\n  label: Évaluation\n  definition: Juger.\n"
        "finances:\n  label: Finances\n  definition: Compter.\n",
    )
    mini.replace("themes: [management]", "themes: [management, finances, evaluation]")
    assert [value.label for value in facets(mini.catalogue())[0].values] == ["Évaluation", "Finances", "Management"]


def test_a_method_employed_and_recommended_counts_once(mini: Mini):
    mini.replace(
        "    detail: Trois ateliers.\n",
        "    detail: Trois ateliers.\n  - id: ateliers\n    status: preconisee\n    detail: Encore.\n",
    )
    catalogue = mini.catalogue()
    assert facet_values(catalogue, catalogue.projects[0])["methode"] == "ateliers"
