"""The plan of a printed file: kept as JSON, read back the same, refused when it is something else."""

from __future__ import annotations

import datetime

import pytest

from macros.printing.plan import A5, Chapter, Diagram, Heading, Locator, Plan, plan_json, read_plan
from macros.printing.plan_from_page import locators
from macros.text.html.document import parse

PLAN = Plan(
    title="Un recueil",
    author="Une promotion",
    description="Deux projets.",
    address="https://exemple.fr/",
    day=datetime.date(2026, 1, 2),
    size=A5,
    margins=(20, 15, 20, 15),
    headings=(Heading("Un projet", 1, "un-projet"),),
    chapters=(Chapter("Un projet", "un-projet", "Une ville", ("Un texte.",), recto=True),),
    pages=4,
    facing=True,
    blanks=(2,),
    unnumbered=(1, 2),
    locators=(Locator("Un projet", 3, "un-projet"),),
    diagrams=(Diagram("figure", ("Un mot",)),),
    images=("Une carte",),
)


def test_a_plan_is_read_back_as_it_was_written(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(plan_json(PLAN), encoding="utf-8")
    assert read_plan(path) == PLAN


def test_what_is_not_a_plan_is_refused(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text('{"title": "Un recueil"}', encoding="utf-8")
    with pytest.raises(ValueError, match="author"):
        read_plan(path)


def test_the_numbers_of_a_contents_are_read_with_the_words_of_their_entries():
    """As deep as a book sets them: a list in a section."""
    html = """<section><h2>Sommaire</h2><ol>
        <li>Préface <a class="ligne folio" href="#preface">7</a></li>
        <li>Lille <a class="folio" href="#lille">11</a></li></ol></section>"""
    assert locators(parse(html).body) == (Locator("Préface 7", 7, "preface"), Locator("Lille 11", 11, "lille"))
