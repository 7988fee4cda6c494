"""The real content, one test a file: what contributors see named when they break it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.check.checks import problems
from macros.catalogue.families import CONDITION, EDITION, METHOD
from macros.catalogue.read.loading import load
from macros.model.sections import SECTIONS
from macros.text.french.wording import folded
from tests.conftest import ROOT

FICHES = sorted((ROOT / "docs/projets").glob("*/*.md"))
FIRST = sorted((ROOT / "docs/projets/nina-simone").glob("*.md"))
"""The fiches of the edition this site was made from, whose lengths and vocabularies are pinned; a next edition sets its
own."""

DATA = sorted((ROOT / "data").rglob("*.yml"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def found() -> list:
    content = load(ROOT)
    return list(problems(content))


@pytest.mark.parametrize("path", [*FICHES, *DATA], ids=name)
def test_a_file_has_no_problem(path: Path, found: list):
    assert [str(problem) for problem in found if problem.path == name(path)] == []


@pytest.mark.parametrize("path", FIRST, ids=name)
def test_a_fiche_tells_its_whole_story(path: Path):
    """Its body is 700 to 1 450 words, in at least five of the recueil's seven sections, told in prose."""
    text = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    words = len(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text))
    sections = re.findall(r"^## (.+)$", text, re.M)
    assert 700 <= words <= 1450, f"{words} mots"
    assert len(sections) >= 5, sections
    assert sections == [section for section in SECTIONS if section in sections]


@pytest.mark.parametrize("path", FICHES, ids=name)
def test_the_figures_of_a_fiche_are_told_in_it(path: Path, catalogue: Catalogue):
    """Each key figure is also in the fiche's words: in its prose, or in the text of its header."""
    project = next(project for project in catalogue.projects if project.source_path == name(path).removeprefix("docs/"))
    elsewhere = folded(
        project.body
        + " ".join(
            [
                *(use.detail for use in project.fiche.method),
                *(result.text for result in project.fiche.results),
                *project.fiche.mission,
            ]
        )
    ).replace("\u202f", " ")
    spelled = {
        1: "un",
        2: "deux",
        3: "trois",
        4: "quatre",
        5: "cinq",
        6: "six",
        7: "sept",
        8: "huit",
        9: "neuf",
        14: "quatorze",
        16: "seize",
        20: "vingt",
        30: "trentaine",
        50: "cinquant",
        60: "soixante",
        70: "soixante-dix",
        80: "quatre-vingts",
    }
    lost = []
    for figure in project.fiche.figures:
        written = [
            f"{figure.value:,}".replace(",", " ").replace(".", ","),
            str(figure.value),
            spelled.get(figure.value, ""),
        ]
        if not any(word and re.search(rf"\b{re.escape(folded(word))}", elsewhere) for word in written):
            lost.append(f"{figure.value} {figure.unit or ''} {figure.label}")
    assert lost == []


@pytest.mark.parametrize("path", FICHES, ids=name)
def test_what_a_fiche_lists_reads_as_sentences(path: Path, catalogue: Catalogue):
    fiche = next(
        project.fiche for project in catalogue.projects if project.source_path == name(path).removeprefix("docs/")
    )
    transfer = fiche.transferability
    told = [
        *fiche.mission,
        *fiche.recommendations,
        *fiche.lessons,
        *transfer.limits,
        *fiche.source.doubts,
        *(result.text for result in fiche.results),
        *(item.detail for item in (*fiche.method, *fiche.deliverables, *transfer.conditions)),
        *(item.text for item in transfer.reusable),
    ]
    assert [text for text in told if text[-1] not in ".!?…" or text[0].islower()] == []


def test_the_recueil_has_its_ten_projects(catalogue: Catalogue):
    assert {project.id for project in catalogue.projects if project.edition.id == "nina-simone"} == {
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


def test_the_edition_has_its_promotion_prefaces_and_missions(catalogue: Catalogue):
    edition = catalogue.subjects[EDITION.id]["nina-simone"].record
    assert (len(edition.students), len(edition.prefaces), len(edition.missions.stages)) == (46, 2, 5)
    assert edition.year is None  # the source gives none


@pytest.mark.parametrize("family, least, most", [(METHOD, 35, 45), (CONDITION, 18, 25)], ids=["méthodes", "conditions"])
def test_a_vocabulary_is_neither_poor_nor_redundant(catalogue: Catalogue, family, least: int, most: int):
    used = {
        mention.subject
        for project in catalogue.projects
        if project.edition.id == "nina-simone"
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
    notes = re.findall(r"^!!! note.*?(?=^\S|\Z)", project.body, re.M | re.S)
    assert words.casefold() in " ".join([*project.fiche.source.doubts, *notes]).casefold()
