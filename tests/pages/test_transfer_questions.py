"""What the transfer check asks and knows, from the catalogue: its questions, its methods, the words of the fiches."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CONDITION, METHOD
from macros.pages import pager, transfer
from macros.pages.lists import WHOLE_LIST
from macros.pages.transfer import bracket, method_conditions, transfer_check
from tests.conftest import shown
from tests.mini import FICHE, Mini


@pytest.mark.parametrize(
    "population, id_",
    [
        (1, "moins-de-20000"),
        (19_999, "moins-de-20000"),
        (20_000, "20000-a-50000"),
        (99_999, "50000-a-100000"),
        (500_000, "500000-et-plus"),
        (9_000_000, "500000-et-plus"),
    ],
)
def test_a_population_falls_in_one_range(population: int, id_: str):
    assert bracket(population).id == id_


def test_two_ranges_share_no_number():
    assert [range_.label for range_ in transfer.BRACKETS] == [
        "moins de 20\u202f000",
        "20\u202f000 à 49\u202f999",
        "50\u202f000 à 99\u202f999",
        "100\u202f000 à 499\u202f999",
        "500\u202f000 et plus",
    ]


def test_questions_come_the_most_named_first_all_of_them_once(catalogue: Catalogue):
    asked = [question.subject for step in transfer_check(catalogue).steps for question in step.questions]
    counts = [len(catalogue.projects_of(subject)) for subject in asked]
    assert (
        counts == sorted(counts, reverse=True)
        and set(asked) == set(catalogue.family(CONDITION))
        and len(asked) == len(set(asked))
    )


CONDITIONS = "\n".join(
    f"{id_}:\n  label: {id_}\n  question: Et {id_} ?\n  definition: {id_}.\n"
    for id_ in ("calendrier", "argent", "elan")
)


def with_conditions(*ids: str) -> tuple[str, str]:
    named = "\n".join(f"    - id: {id_}\n      detail: Oui." for id_ in ids)
    return "    - id: calendrier\n      detail: Hors période électorale.", named


def test_a_method_s_conditions_are_those_half_of_its_projects_name(mini: Mini):
    """Of the two projects that employ or recommend it, and of three once another does; never of one where it was there
    before.
    """
    mini.write("data/conditions.yml", CONDITIONS)
    mini.fiche("cergy", with_conditions("argent"), ("status: employee", "status: preconisee"))
    mini.fiche("nanterre", with_conditions("elan"), ("status: employee", "status: existante"))
    catalogue = mini.catalogue()
    often, rarer = method_conditions(catalogue, catalogue.subjects[METHOD.id]["ateliers"])
    assert ([item.subject.id for item in often], rarer) == (["argent", "calendrier"], ())
    mini.fiche("dijon", with_conditions("calendrier"))
    catalogue = mini.catalogue()
    often, rarer = method_conditions(catalogue, catalogue.subjects[METHOD.id]["ateliers"])
    assert ([item.subject.id for item in often], [item.subject.id for item in rarer]) == (["calendrier"], ["argent"])


def test_questions_are_asked_in_three_steps(mini: Mini):
    """Six questions, then eight, then the others; a step that has none is not drawn."""
    ids = [f"c{rank:02}" for rank in range(15)]
    mini.write(
        "data/conditions.yml", "".join(f"{id_}: {{label: {id_}, question: Q ?, definition: D.}}\n" for id_ in ids)
    )
    mini.replace(*with_conditions(*ids))
    assert [len(step.questions) for step in transfer_check(mini.catalogue()).steps] == [6, 8, 1]
    mini.write("data/conditions.yml", CONDITIONS)
    mini.write("docs/projets/essai/lille.md", FICHE.replace(*with_conditions("calendrier", "argent", "elan")))
    assert [step.title for step in transfer_check(mini.catalogue()).steps] == ["Pour commencer"]


def test_projects_are_called_by_name_while_they_are_few(mini: Mini):
    for rank in range(6):
        mini.fiche(f"f{rank}")
    check = transfer_check(mini.catalogue())
    (question,), (needed,) = check.steps[0].questions, check.methods[0].needed
    assert (len(question.projects), question.others, question.count) == (6, "1 autre", "7 projets")
    assert (len(needed.projects), needed.others) == (3, "4 autres")


def test_a_method_that_was_only_there_before_is_not_ranked(mini: Mini):
    mini.replace("status: employee", "status: existante")
    assert transfer_check(mini.catalogue()).methods == ()


def test_the_page_holds_the_newest_projects_where_they_are_too_many(mini: Mini, monkeypatch: pytest.MonkeyPatch):
    mini.fiche("cergy")
    whole = transfer_check(mini.catalogue())
    monkeypatch.setattr(pager, "PAGE", 1)
    monkeypatch.setattr(transfer, "PAGE", 1)
    cut = transfer_check(mini.catalogue())
    assert (len(whole.projects), whole.whole) == (2, "")
    assert (len(cut.projects), cut.whole) == (1, WHOLE_LIST) and cut.projects[0].mentions


def test_what_a_project_did_to_meet_a_condition_is_told_where_its_fiche_says_so(mini: Mini):
    mini.replace(
        "detail: Hors période électorale.", "detail: Hors période électorale.\n      answer: Attendre l'automne."
    )
    catalogue = mini.catalogue()
    assert [mention.answer for mention in catalogue.mentions(catalogue.projects[0], CONDITION)] == [
        "Attendre l'automne."
    ]


def test_a_condition_s_page_tells_what_each_project_did(catalogue: Catalogue, site: Path):
    lost = []
    for subject in catalogue.family(CONDITION):
        html = (site / subject.address / "index.html").read_text(encoding="utf-8")
        lost += [
            mention.answer
            for mention in catalogue.by_subject[subject]
            if mention.answer and shown(mention.answer) not in unescape(html)
        ]
    assert lost == []
