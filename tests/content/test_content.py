"""The real content, one test a file: what contributors see named when they break it; then what the recueil of 2018 and
the pages around it keep saying, whatever is published beside them.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from macros.book.prints import Prints
from macros.catalogue.catalogue import Catalogue, read_catalogue
from macros.catalogue.check.advice import advice
from macros.catalogue.check.checks import problems
from macros.catalogue.check.completeness import completeness
from macros.catalogue.families import CONDITION, EDITION, METHOD
from macros.catalogue.read.loading import load
from macros.pages.redirections import redirections
from macros.site import site_pages
from tests.conftest import ROOT
from tests.fiche_texts import listed

FICHES = sorted((ROOT / "docs/projets").glob("*/*.md"))
DATA = sorted((ROOT / "data").rglob("*.yml"))
TEN = {
    "essonne",
    "lille",
    "saint-herblain",
    "plaine-commune",
    "cergy",
    "saint-nazaire",
    "strasbourg",
    "nanterre",
    "aubervilliers",
    "pays-de-la-loire",
}
"""The fiches of the recueil of 2018."""
OURS = [path for path in (ROOT / "docs").rglob("*.md") if path not in FICHES or path.stem in TEN]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The catalogue of the real content."""
    return read_catalogue(ROOT)


@pytest.fixture(scope="module")
def found() -> list:
    content = load(ROOT)
    return list(problems(content))


@pytest.mark.parametrize("path", [*FICHES, *DATA], ids=name)
def test_a_file_has_no_problem(path: Path, found: list):
    assert [str(problem) for problem in found if problem.path == name(path)] == []


def test_the_addresses_once_published_still_lead_somewhere(catalogue: Catalogue):
    assert set(redirections(catalogue, site_pages(catalogue, Prints(), ""), "")) >= {
        "methodes/pedagogie-et-communication/index.html"
    }


def test_the_recueil_of_2018_keeps_its_ten_projects(catalogue: Catalogue):
    assert {project.id for project in catalogue.projects if project.edition.id == "nina-simone"} >= TEN


def test_the_edition_has_its_promotion_prefaces_and_missions(catalogue: Catalogue):
    edition = catalogue.subjects[EDITION.id]["nina-simone"].record
    assert (len(edition.students), len(edition.prefaces), len(edition.missions.stages)) == (46, 2, 5)
    assert edition.year == 2018 and edition.year_reason


@pytest.mark.parametrize("family, least, most", [(METHOD, 35, 50), (CONDITION, 18, 25)], ids=["méthodes", "conditions"])
def test_a_vocabulary_is_neither_poor_nor_redundant(catalogue: Catalogue, family, least: int, most: int):
    used = {
        mention.subject
        for project in catalogue.projects
        if project.id in TEN and project.edition.id == "nina-simone"
        for mention in catalogue.mentions(project, family)
    }
    assert least <= len(used) <= most


@pytest.mark.parametrize(
    "id_, words",
    [
        ("aubervilliers", "1 656"),
        ("saint-nazaire", "compter"),
        ("strasbourg", "OFI"),
        ("strasbourg", "14 besoins"),
        ("saint-herblain", "une quinzaine"),
        ("saint-herblain", "L'accueil en 2020-2023"),
        ("strasbourg", "Kumu"),
        ("plaine-commune", "neuf"),
        ("lille", "deux pôles"),
    ],
)
def test_what_the_source_leaves_uncertain_is_recorded(catalogue: Catalogue, id_: str, words: str):
    project = next(project for project in catalogue.projects if project.id == id_)
    notes = re.findall(r"^!!! note.*?(?=^\S|\Z)", catalogue.bodies[project], re.M | re.S)
    assert words.casefold() in " ".join([*project.fiche.source.doubts, *project.fiche.silences, *notes]).casefold()


def test_the_ten_fiches_are_as_they_should_be():
    content = load(ROOT)
    ten = {f"docs/projets/nina-simone/{id_}.md" for id_ in TEN}
    found = [problem for problem in advice(content) if problem.path in ten]
    assert [str(problem) for problem in found if problem.rule != "redite"] == []
    items = {file.path: len(tuple(listed(file.record))) for file in content.sound_fiches}
    repeated = Counter(problem.path for problem in found)
    assert {path: count for path, count in repeated.items() if count > 0.1 * items[path]} == {}
    assert [str(bar) for bar in completeness(content.fiches, found) if bar.lacking and bar.path in ten] == []


@pytest.mark.parametrize("path", OURS, ids=name)
def test_what_is_ours_is_typed_plainly(path: Path):
    """No special sign is needed; one typed by hand would differ from all others in the exports."""
    assert re.findall("[\u202f\u00a0’‘ᵉ]", path.read_text(encoding="utf-8")) == []
