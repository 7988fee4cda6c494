"""What the pages and the exports of the site say of the catalogue."""

from __future__ import annotations

import json
from pathlib import Path

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CROSSED
from tests.conftest import shown, text_of
from tests.fiche_texts import texts_of


def test_a_fiche_shows_all_its_header_says(catalogue: Catalogue, site: Path):
    """Every text of every header is on the fiche's page, as text."""
    lost = []
    for project in catalogue.projects:
        text = text_of((site / project.address / "index.html").read_text(encoding="utf-8"))
        answers = (condition.answer for condition in project.fiche.transferability.conditions if condition.answer)
        said = (*texts_of(project.fiche), *answers)
        lost += [f"{project.id} : {item}" for item in said if shown(item) not in text]
    assert lost == []


def test_a_method_page_tells_each_use(catalogue: Catalogue, site: Path):
    lost = []
    for subject in catalogue.family(next(family for family in CROSSED if family.id == "method")):
        text = text_of((site / subject.address / "index.html").read_text(encoding="utf-8"))
        said = [subject.definition, subject.record.when, *(mention.detail for mention in catalogue.by_subject[subject])]
        lost += [f"{subject.id} : {item}" for item in said if shown(item) not in text]
    assert lost == []


def test_the_projects_export_keeps_its_promise(catalogue: Catalogue, site: Path):
    projects = json.loads((site / "donnees/projets.json").read_text(encoding="utf-8"))
    assert [project["url"] for project in projects] == [f"/{project.address}" for project in catalogue.projects]
    for project in projects:
        assert {
            "id",
            "edition",
            "url",
            "title",
            "description",
            "part",
            "themes",
            "commanditaire",
            "method",
            "transferability",
            "figures",
            "results",
            "recommendations",
            "lessons",
            "source",
        } <= project.keys()
        resolved = [
            project["part"],
            *project["themes"],
            project["commanditaire"]["organisation"],
            *project["method"],
            *project["transferability"]["conditions"],
        ]
        assert all(item["id"] and item["label"] for item in resolved)
        assert all("year" in figure for figure in project["figures"])  # missing values are null, not absent


def test_every_reference_of_the_export_is_in_the_vocabularies(site: Path):
    vocabularies = json.loads((site / "donnees/vocabulaires.json").read_text(encoding="utf-8"))
    known = {family: {term["id"] for term in terms} for family, terms in vocabularies.items()}
    lost = []
    for project in json.loads((site / "donnees/projets.json").read_text(encoding="utf-8")):
        lost += [item["id"] for item in project["method"] if item["id"] not in known["methodes"]]
        lost += [item["id"] for item in project["themes"] if item["id"] not in known["themes"]]
        lost += [
            item["id"] for item in project["transferability"]["conditions"] if item["id"] not in known["conditions"]
        ]
        lost += (
            [project["commanditaire"]["organisation"]["id"]]
            if project["commanditaire"]["organisation"]["id"] not in known["commanditaires"]
            else []
        )
    assert lost == []
