"""The rule of the transfer check, case by case, apart from any page: who comes first, what is said of it, the
address.
"""

from __future__ import annotations

import re

import pytest


def candidate(title: str, *conditions: str, kind: str = "commune", size: str = "moyenne") -> dict:
    return {"title": title, "conditions": list(conditions), "kind": kind, "size": size}


def order(rule, candidates: list[dict], said: dict[str, str], kind: str = "", size: str = "") -> list[str]:
    return rule(
        "(list, said, who) => rule.ranked(list, answers(said), who, ['petite', 'moyenne', 'grande'])"
        ".map((result) => result.candidate.title)",
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
        ("region", "grande", ["D", "C", "B", "A"]),
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


def test_likeness_counts_more_than_doubts_and_less_than_what_is_missing(rule):
    alike, other = candidate("Z", "a", "b", "c", kind="region"), candidate("A", "a")
    assert order(rule, [other, alike], {}, "region") == ["Z", "A"]
    assert order(rule, [other, alike], {"b": "non"}, "region") == ["A", "Z"]


def test_the_nearest_size_comes_first_then_the_next(rule):
    sizes = [candidate(size, "a", size=size) for size in ("petite", "moyenne", "grande")]
    assert order(rule, sizes, {}, size="grande") == ["grande", "moyenne", "petite"]


@pytest.mark.parametrize(
    "first, second, said, reasons",
    [
        (
            candidate("A", "a"),
            candidate("B", "b", "c"),
            {"b": "non", "c": "non"},
            ["En tête : c’est là qu’il vous manque le moins.", "Après A : il vous y manque 2 conditions de plus."],
        ),
        (
            candidate("A", "a"),
            candidate("B", "a", kind="region"),
            {"a": "non"},
            [
                "En tête : il n’y manque pas plus qu’ailleurs, et la collectivité est du même type que la vôtre.",
                "Après A : la collectivité est d’un autre type que la vôtre.",
            ],
        ),
        (
            candidate("A", "a"),
            candidate("B", "a", size="grande"),
            {},
            [
                "En tête : il n’y manque pas plus qu’ailleurs, et la population est la plus proche de la vôtre.",
                "Après A : la population est plus éloignée de la vôtre.",
            ],
        ),
        (
            candidate("A", "a"),
            candidate("B", "a", "b"),
            {},
            [
                "En tête : c’est là qu’il reste le moins à vérifier.",
                "Après A : il y reste 1 condition de plus à vérifier.",
            ],
        ),
        (
            candidate("A", "a", "b"),
            candidate("B", "a"),
            {"a": "oui", "b": "oui"},
            [
                "En tête : c’est là que vous réunissez le plus de conditions.",
                "Après A : vous y réunissez 1 condition de moins.",
            ],
        ),
        (
            candidate("A", "a"),
            candidate("B", "b"),
            {},
            [
                "En tête : rien ne les départage, sinon l’ordre alphabétique.",
                "Après A : rien ne les départage, sinon l’ordre alphabétique.",
            ],
        ),
        (
            candidate("A", "a"),
            candidate("B"),
            {},
            ["En tête : sa fiche nomme des conditions.", "Après A : aucune condition n’y est nommée."],
        ),
    ],
    ids=["manque", "type", "taille", "doutes", "réunies", "alphabet", "sans condition"],
)
def test_each_says_in_one_sentence_why_it_stands_there(rule, first: dict, second: dict, said: dict, reasons: list[str]):
    told = rule(
        "(list, said) => { const results = rule.ranked(list, answers(said), { kind: 'commune', size: 'moyenne' },"
        " ['petite', 'moyenne', 'grande']); return results.map((_, rank) => rule.reason(results, rank)); }",
        [{**item, "name": item["title"]} for item in (second, first)],
        said,
    )
    assert [re.sub("\u00a0", " ", sentence) for sentence in told] == reasons


def test_distance_decides_once_kind_and_size_are_equal_and_the_reason_says_it(rule):
    near = {"lat": 47.22, "lon": -1.55, "isExact": True}
    places = {"Z": (47.22, -1.65), "Y": (48.11, -1.68), "A": (50.63, 3.06)}
    candidates = [
        {**candidate(title, "a"), "name": title, "lat": lat, "lon": lon} for title, (lat, lon) in places.items()
    ]
    told = rule(
        """(list, near, said) => {
            const who = { kind: 'commune', size: 'moyenne', near };
            const results = rule.ranked(list, answers(said), who, ['petite', 'moyenne']);
            return results.map((result, rank) => [result.candidate.title, rule.reason(results, rank)]);
        }""",
        [*candidates, {**candidate("B", "a", kind="region"), "name": "B", "lat": 47.22, "lon": -1.55}],
        near,
        {},
    )
    assert [[title, re.sub("\u00a0", " ", why)] for title, why in told] == [
        ["Z", "En tête : il n’y manque pas plus qu’ailleurs, et c’est le plus proche de chez vous, à 8 km."],
        ["Y", "Après Z : c’est plus loin de chez vous, à 99 km."],
        ["A", "Après Y : c’est plus loin de chez vous, à 507 km."],
        ["B", "Après A : la collectivité est d’un autre type que la vôtre."],
    ]


def test_one_that_stands_alone_has_no_reason_to_tell(rule):
    assert rule("(one) => rule.reason(rule.ranked([one], new Map(), {}), 0)", candidate("A", "a")) == ""


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
