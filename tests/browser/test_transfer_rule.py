"""The rule of the transfer check, case by case, apart from any page: who comes first, what is said of it, the
address.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

MODULE = "/assets/javascripts/transfer/rule.js"


@pytest.fixture
def rule(blank: Page):
    """Call a function of the rule."""

    def call(script: str, *values: object):
        return blank.evaluate(
            f"async (values) => {{ const rule = await import('{MODULE}'); const answers = (said) => new"
            f" Map(Object.entries(said)); return ({script})(...values); }}",
            list(values),
        )

    return call


def candidate(title: str, *conditions: str, kind: str = "commune", size: str = "moyenne") -> dict:
    return {"title": title, "conditions": list(conditions), "kind": kind, "size": size}


def order(rule, candidates: list[dict], said: dict[str, str], kind: str = "", size: str = "") -> list[str]:
    return rule(
        "(list, said, who) => rule.ranked(list, answers(said), who).map((result) => result.candidate.title)",
        candidates,
        said,
        {"kind": kind, "size": size},
    )


@pytest.mark.parametrize(
    "first, second, said",
    [
        (candidate("Z", "a", "b", "c"), candidate("A", "d"), {"d": "non"}),
        (candidate("Z", "a", "b", "c"), candidate("A", "d", "e"), {"c": "non", "d": "non", "e": "non"}),
        (candidate("Z", "a", "b"), candidate("A", "a", "c", "d"), {}),
        (candidate("Z", "a", "b", "c"), candidate("A", "c", "d"), {"a": "oui", "b": "oui"}),
        (candidate("Z", "a", "b", "c"), candidate("A", "a", "c"), {"a": "oui", "b": "oui"}),
        (candidate("A", "a"), candidate("Z", "b"), {}),
        (candidate("Éa", "a"), candidate("Fa", "b"), {}),
        (candidate("Z", "a"), candidate("A"), {"a": "non"}),
    ],
    ids=[
        "un non passe derrière trois doutes",
        "deux non derrière un",
        "le moins de doutes devant",
        "à non égaux, le moins de doutes",
        "à doutes égaux, le plus de oui",
        "à tout égal, l'alphabet",
        "l'alphabet français",
        "sans condition, en dernier",
    ],
)
def test_a_candidate_comes_before_another(rule, first: dict, second: dict, said: dict):
    assert order(rule, [second, first], said) == order(rule, [first, second], said) == [first["title"], second["title"]]


@pytest.mark.parametrize(
    "kind, size, expected",
    [
        ("", "", ["A", "B", "C", "D"]),
        ("region", "", ["C", "D", "A", "B"]),
        ("", "grande", ["B", "D", "A", "C"]),
        ("region", "grande", ["D", "B", "C", "A"]),
    ],
)
def test_likeness_decides_between_equals_only(rule, kind: str, size: str, expected: list[str]):
    equals = [
        candidate("A", "a"),
        candidate("B", "a", size="grande"),
        candidate("C", "a", kind="region"),
        candidate("D", "a", kind="region", size="grande"),
    ]
    assert order(rule, equals, {}, kind, size) == expected
    assert order(rule, [candidate("Loin", "a"), candidate("Proche", "a", "b", kind="region")], {}, "region") == [
        "Loin",
        "Proche",
    ]


def test_a_condition_met_counts_more_than_likeness(rule):
    met, alike = candidate("Loin", "a", "b"), candidate("Proche", "b", kind="region", size="grande")
    for candidates in ([met, alike], [alike, met]):
        assert order(rule, candidates, {"a": "oui"}, "region", "grande") == ["Loin", "Proche"]


@pytest.mark.parametrize(
    "said, expected",
    [
        ({}, {"met": [], "missing": [], "unknown": ["a", "b"]}),
        ({"a": "oui"}, {"met": ["a"], "missing": [], "unknown": ["b"]}),
        ({"b": "non", "a": "oui"}, {"met": ["a"], "missing": ["b"], "unknown": []}),
        ({"c": "non"}, {"met": [], "missing": [], "unknown": ["a", "b"]}),
    ],
    ids=["rien", "un oui", "un oui, un non", "une réponse à autre chose"],
)
def test_answers_are_weighed_on_the_conditions_named_alone(rule, said: dict, expected: dict):
    assert rule("(said) => rule.weighed(['a', 'b'], answers(said))", said) == expected


@pytest.mark.parametrize(
    "met, missing, unknown, sentence",
    [
        (0, 0, 0, "Aucune condition n’est nommée : rien ne permet de juger."),
        (0, 0, 1, "1 condition à vérifier."),
        (0, 0, 4, "4 conditions à vérifier."),
        (1, 0, 0, "Rien ne vous manque : la condition est réunie."),
        (3, 0, 0, "Rien ne vous manque : les 3 conditions sont réunies."),
        (1, 0, 2, "Rien ne manque jusqu’ici ; 2 conditions à vérifier ; 1 réunie."),
        (2, 1, 3, "Il vous manque 1 condition ; 3 à vérifier ; 2 réunies."),
        (0, 2, 0, "Il vous manque 2 conditions."),
    ],
)
def test_a_verdict_counts_and_never_marks(rule, met: int, missing: int, unknown: int, sentence: str):
    said = rule(
        "(met, missing, unknown) => rule.verdict({ met: Array(met).fill(''), missing: Array(missing).fill(''), unknown:"
        " Array(unknown).fill('') })",
        met,
        missing,
        unknown,
    )
    assert re.sub(r"[\u00a0\u202f]", " ", said) == sentence
    assert not re.search(r"%|/|\bsur\b", said)


KNOWN = {
    "conditions": ["a", "b", "c"],
    "kinds": ["commune"],
    "sizes": ["petite"],
    "projects": ["un/lille", "un/cergy", "deux/cergy"],
    "methods": ["ateliers"],
}


@pytest.mark.parametrize(
    "search, expected",
    [
        ("", ""),
        ("?oui=a&oui=b&non=c", "?oui=a&oui=b&non=c"),
        ("?non=c&oui=b", "?oui=b&non=c"),
        ("?oui=a&non=a", "?non=a"),
        ("?p=lille", "?p=un/lille"),
        ("?p=un%2Flille&p=un/lille", "?p=un/lille"),
        ("?p=cergy", ""),
        ("?p=nulle-part&methode=rien&oui=x&taille=y&collectivite=z", ""),
        (
            "?collectivite=commune&taille=petite&methode=ateliers",
            "?methode=ateliers&collectivite=commune&taille=petite",
        ),
    ],
    ids=[
        "rien",
        "réponses",
        "ordre",
        "contradiction",
        "fiche seule",
        "fiche deux fois",
        "fiche ambiguë",
        "inconnus",
        "qui et méthode",
    ],
)
def test_an_address_is_read_and_written_again(rule, search: str, expected: str):
    assert rule("(search, known) => rule.written(rule.read(search, known))", search, KNOWN) == (expected or "?")


def test_what_fits_a_page_stops_at_the_first_that_does_not(rule):
    items = [{"name": name, "lines": lines} for name, lines in (("a", 2), ("b", 3), ("c", 1))]
    assert rule(
        "(items) => [4, 5, 6].map((lines) => rule.fitting(items, lines).kept.map((item) => item.name).join(''))", items
    ) == ["a", "ab", "abc"]
