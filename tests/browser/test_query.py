"""The French layer of the search, apart from any page: what a query means, slips, order, extracts. Case by case."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from macros.text.french.common_words import EMPTY, WEAK
from macros.text.french.words import ELIDED, key

LANGUAGE = {"empty": sorted(EMPTY), "elided": sorted(ELIDED), "weak": sorted({key(word) for word in WEAK})}
NAMES = [
    ["Benchmark", "étalonnage", "parangonnage"],
    ["Arbre à palabres", "groupe de parole"],
    ["Commande publique", "marchés publics"],
    ["Ateliers participatifs"],
    ["Accueil des usagers", "accueil du public"],
    ["Expérimentation"],
    ["Diagnostic"],
    ["Département"],
]
UNDERSTOOD = """async ([query, names, language]) => {
    const module = await import("/assets/javascripts/search/query.js");
    const sets = Object.fromEntries(Object.entries(language).map(([name, words]) => [name, new Set(words)]));
    return module.understood(query, module.nameIndex(names, sets), sets).map((part) =>
        [part.keys.join(" "), part.terms, part.exact ? "exact" : part.weak ? "faible" : part.verb ? "verbe" : ""]); }"""


@pytest.mark.parametrize(
    "query, parts",
    [
        ("parangonnage", [["parangonnage", [0], ""]]),
        ("d’étalonnage", [["etalonnage", [0], ""]]),
        ("un groupe de paroles", [["groupe parole", [1], ""]]),
        ("marché public", [["marche public", [2], ""]]),
        ("atelier participatif à lille", [["atelier participatif", [3], ""], ["lille", [], ""]]),
        ("« arbre à palabres »", [["arbre palabre", [1], "exact"]]),
        ('"arbre" lille', [["arbre", [], "exact"], ["lille", [], ""]]),
        (
            "comment mieux recruter des agents",
            [["comment", [], "faible"], ["mieu", [], "faible"], ["recruter", [], "verbe"], ["agent", [], ""]],
        ),
        ("comment faire", [["comment", [], ""], ["faire", [], ""]]),
        ("comment accueillir le public", [["comment", [], "faible"], ["accueillir public", [4], ""]]),
        ("expérimenter", [["experimenter", [5], ""]]),
        ("diagnostiquer", [["diagnostiquer", [6], ""]]),
        ("départs à la retraite", [["depart", [], ""], ["retraite", [], ""]]),
        ("passer aux 1607h", [["passer", [], "faible"], ["1607", [], ""]]),
        ("marche publique", [["marche publique", [2], ""]]),
        ("incivilités, incivilité", [["incivilite", [], ""]]),
        ("le la les", []),
        ("« »", []),
        ("<b>&", []),
        ("la loi NOTRe", [["loi", [], ""], ["notre", [], ""]]),
        ("LES MARCHÉS PUBLICS", [["marche public", [2], ""]]),
    ],
)
def test_a_query_is_understood(blank: Page, query: str, parts: list):
    found = blank.evaluate(UNDERSTOOD, [query, NAMES, LANGUAGE])
    assert found == parts


@pytest.mark.parametrize(
    "typed, word",
    [
        ("insivilite", "incivilite"),
        ("habitta", "habitat"),
        ("acueil", "accueil"),
        ("tourrisme", "tourisme"),
        ("nanterrre", "nanterre"),
        ("cergi", "cergy"),
        ("lile", "lille"),
        ("abitat", "habitat"),
        ("levaluation", "evaluation"),
        ("questionaire", "questionnaire"),
        ("cartograhpie", "cartographie"),
        ("aceuil", "accueil"),
        ("strasbroug", "strasbourg"),
        ("habittat", "habitat"),
        ("prospectve", "prospective"),
        ("strasbour", "strasbourg"),
        ("incivilitte", "incivilite"),
    ],
)
def test_a_slip_is_set_right(blank: Page, typed: str, word: str):
    assert _meant(blank, typed) == word


@pytest.mark.parametrize(
    "typed",
    [
        "bitcoin",
        "ornithorynque",
        "requin",
        "meditation",
        "propriete",
        "papillon",
        "poker",
        "piano",
        "melon",
        "robot",
        "cousine",
        "chien",
        "gare",
        "mars",
        "plage",
        "ami",
        "zzzz",
    ],
)
def test_a_word_of_another_subject_is_left_alone(blank: Page, typed: str):
    assert _meant(blank, typed) is None


@pytest.mark.parametrize(
    "typed, word",
    [
        ("frugal", "frugalite"),
        ("remobiliser", "mobiliser"),
        ("reevaluation", "evaluation"),
        ("ecologie", "ecologique"),
        ("qualifier", "qualification"),
    ],
)
def test_a_word_of_the_same_family_is_meant(blank: Page, typed: str, word: str):
    assert _derived(blank, typed) == word


@pytest.mark.parametrize(
    "typed", ["chanter", "football", "opera", "recette", "reggae", "medicament", "basketteur", "refaire"]
)
def test_a_word_of_another_family_is_left_alone(blank: Page, typed: str):
    assert _derived(blank, typed) is None


@pytest.mark.parametrize(
    "typed, word",
    [
        ("disparaissent", "disparaitre"),
        ("demobilise", "mobiliser"),
        ("insecurite", "securite"),
        ("organise", "organiser"),
        ("exposant", "exposer"),
        ("synergie", "synergique"),
    ],
)
def test_a_word_of_a_wider_family_is_meant(blank: Page, typed: str, word: str):
    assert _kin(blank, "kin", typed) == word


@pytest.mark.parametrize("typed", ["impression", "imposition", "surface", "souris", "poser", "interne", "motard"])
def test_a_word_that_only_begins_alike_is_of_no_family(blank: Page, typed: str):
    assert _kin(blank, "kin", typed) is None


@pytest.mark.parametrize(
    "typed, word", [("acceuillante", "accueillir"), ("aceuillant", "accueillir"), ("exposante", None)]
)
def test_a_misspelt_word_finds_its_family(blank: Page, typed: str, word: str | None):
    assert _kin(blank, "misspelt", typed) == word


def _kin(blank: Page, name: str, typed: str) -> str | None:
    known = (
        "disparaitre mobiliser securite organiser exposer synergique pression position face soutenir motiver accueillir"
    ).split()
    return blank.evaluate(
        """async ([name, typed, known]) => { const module = await import("/assets/javascripts/search/families.js");
        return module[name](typed, known.map((key) => ({ key, word: key, count: 1 })))?.word ?? null; }""",
        [name, typed, known],
    )


@pytest.mark.parametrize(
    "one, other",
    [
        ("questionnere", "questionnaire"),
        ("benchmarque", "benchmark"),
        ("benchmarck", "benchmark"),
        ("lecompte", "lecomte"),
        ("abittan", "habitant"),
        ("pharmacie", "farmaci"),
        ("seminere", "seminaire"),
        ("territtoir", "territoire"),
    ],
)
def test_words_that_sound_alike_are_one(blank: Page, one: str, other: str):
    assert len({*_sounds(blank, one, other)}) == 1


@pytest.mark.parametrize(
    "one, other",
    [("lecompte", "lecon"), ("accueil", "recueil"), ("poisson", "poison"), ("gare", "jare"), ("mission", "misson")],
)
def test_words_that_sound_otherwise_are_two(blank: Page, one: str, other: str):
    assert len({*_sounds(blank, one, other)}) == 2


def _sounds(blank: Page, *words: str) -> list[str]:
    return blank.evaluate(
        """async (words) => { const { sound } = await import("/assets/javascripts/search/sounds.js");
            return words.map(sound); }""",
        list(words),
    )


@pytest.mark.parametrize(
    "typed, word",
    [
        ("evaulatoin", "evaluation"),
        ("prospectuve", "prospective"),
        ("questoinaire", "questionnaire"),
        ("evolution", None),
        ("habita", None),
        ("prosaique", None),
    ],
)
def test_two_slips_are_set_right_in_a_long_word(blank: Page, typed: str, word: str | None):
    assert (
        blank.evaluate(
            """async (typed) => { const { farther } = await import("/assets/javascripts/search/misspellings.js");
        const keys = ["evaluation", "habitat", "prospective", "questionnaire"];
        return farther(typed, keys.map((key) => ({ key, word: key, count: 1 })))?.word ?? null; }""",
            typed,
        )
        == word
    )


def _derived(blank: Page, typed: str) -> str | None:
    known = "frugalite mobiliser evaluation ecologique qualification chantier operateur medical faire cette".split()
    return blank.evaluate(
        """async ([typed, known]) => { const { derived } = await import("/assets/javascripts/search/words.js");
        return derived(typed, known.map((key) => ({ key, word: key, count: 1 })))?.word ?? null; }""",
        [typed, known],
    )


def _meant(blank: Page, typed: str) -> str | None:
    known = (
        "habitant incivilite benchmark habitat accueil tourisme nanterre cergy lille evaluation questionnaire"
        " cartographie prospective strasbourg requis proprete pavillon poser plan selon "
        "mediation marche cuisine chiffre page plane rare mare amie vision auteur"
    ).split()
    return blank.evaluate(
        """async ([typed, known]) => { const { meant } = await import("/assets/javascripts/search/misspellings.js");
        return meant(typed, known.map((key) => ({ key, word: key, count: 1 })))?.word ?? null; }""",
        [typed, known],
    )


def _ranked(blank: Page, parts: list[dict]) -> list[tuple[int, list[int], int]]:
    """Rank pages 0 and 1, projects, and 2, a term, for parts given as {found: {page: {place: count}}, filed:
    [page]}.
    """
    found = blank.evaluate(
        """async (parts) => { const { ranked } = await import("/assets/javascripts/search/ranking.js");
        const map = (object, value) => new Map(
            Object.entries(object ?? {}).map(([name, inner]) => [Number(name), value(inner)]));
        const read = parts.map((part) => ({ weak: false, verb: false, ...part,
            found: map(part.found, (places) => map(places, (count) => count)), filed: new Set(part.filed) }));
        return ranked(read, (page) => page < 2, 2).map(({ page, missing, places }) => [page, missing, places[0]]); }""",
        parts,
    )
    return [(page, missing, place) for page, missing, place in found]


def test_a_name_weighs_more_than_a_section(blank: Page):
    assert [page for page, _, _ in _ranked(blank, [{"found": {0: {3: 1, 4: 1}, 1: {0: 1}}}])] == [1, 0]


def test_a_project_comes_before_a_term_that_says_as_much(blank: Page):
    assert [page for page, _, _ in _ranked(blank, [{"found": {2: {0: 1}, 1: {0: 1}}}])] == [1, 2]


def test_being_filed_under_a_term_answers_it(blank: Page):
    assert _ranked(blank, [{"found": {}, "filed": [1]}]) == [(1, [], 0)]


def test_a_page_that_says_all_comes_first_and_the_others_tell_what_they_lack(blank: Page):
    assert _ranked(blank, [{"found": {0: {2: 1}, 1: {2: 1}}}, {"found": {1: {5: 1}}}]) == [(1, [], 5), (0, [1], 2)]


def test_the_extract_comes_from_the_passage_that_says_most(blank: Page):
    assert _ranked(blank, [{"found": {0: {2: 1, 4: 1}}}, {"found": {0: {4: 1}}}])[0] == (0, [], 4)


def test_beside_an_unknown_word_a_word_met_by_chance_is_no_answer(blank: Page):
    by_chance = [{"found": {0: {3: 1}}}, {"found": {}}]
    about = [{"found": {0: {0: 1}}}, {"found": {}}]
    assert (_ranked(blank, by_chance), _ranked(blank, about)) == ([], [(0, [1], 0)])


def test_beside_a_common_word_that_no_page_says_the_rest_is_answered(blank: Page):
    assert _ranked(blank, [{"found": {0: {3: 1}}}, {"found": {}, "common": True}]) == [(0, [1], 3)]


def test_nothing_known_is_nothing_answered(blank: Page):
    assert _ranked(blank, [{"found": {}}]) == []


@pytest.mark.parametrize(
    "hits, begins, ends", [([], "Première", "…"), ([(0, 8)], "Première", "…"), ([(330, 336)], "… Voici", "…")]
)
def test_an_extract_begins_with_its_sentence(blank: Page, hits: list, begins: str, ends: str):
    text = "Première phrase sans intérêt. " * 10 + "Voici ce que l’on cherchait enfin. " + "La suite est longue. " * 20
    pieces = blank.evaluate(
        """async ([text, hits]) => (await import("/assets/javascripts/search/extracts.js")).extract(
            text, hits.map(([start, end]) => ({ start, end, part: 0 })))""",
        [text, hits],
    )
    said = "".join(piece["text"] for piece in pieces)
    assert said.startswith(begins) and said.rstrip().endswith(ends) and len(said) < 300
    assert [piece["text"] for piece in pieces if piece["marked"]] == [text[start:end] for start, end in hits]
