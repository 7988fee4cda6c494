"""The transfer check on paper: a note that holds on one page, the check list of a fiche."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdfium2 import PdfDocument

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CONDITION
from tests.conftest import shown

PAGE = "transferer/"


def first(page: Page, sort: str = "projet"):
    return page.locator(f".candidats[data-sorte={sort}] > li:visible").first


def answer(page: Page, condition: str, value: str) -> None:
    page.locator(f".question[data-condition={condition}]").get_by_label(value, exact=True).check()


# — Paper —


def printed(page: Page, path: Path) -> tuple[int, str]:
    """Print the page as its sheet asks; return its number of pages and its text."""
    page.pdf(path=str(path), prefer_css_page_size=True)
    with PdfDocument(path) as file:
        sheets = list(file)
        assert {tuple(map(round, sheet.get_size())) for sheet in sheets} == {(595, 842)}
        return len(sheets), re.sub(r"\s+", " ", " ".join(sheet.get_textpage().get_text_bounded() for sheet in sheets))


FIRST, OTHERS = "", ("p=nina-simone/plaine-commune", "p=nina-simone/lille&p=nina-simone/cergy", "methode=ateliers")
"""Where a reader may start from: everything, or some projects or a method."""


@pytest.mark.parametrize(
    "start, value",
    [
        *((FIRST, value) for value in ("", "oui", "non")),
        *((start, "non") for start in OTHERS),
        *(pytest.param(start, value, marks=pytest.mark.long) for start in OTHERS for value in ("", "oui")),
    ],
)
def test_the_note_holds_on_one_page_whatever_the_answers(
    page: Page, catalogue: Catalogue, tmp_path: Path, start: str, value: str
):
    said = [f"{value}={subject.id}" for subject in catalogue.family(CONDITION)] if value else []
    page.goto(f"{PAGE}?{'&'.join([start, *said]).strip('&')}")
    pages, text = printed(page, tmp_path / "note.pdf")
    assert pages == 1
    assert "Est-ce transférable chez nous" in text and "transferer/?" in text and "Je ne sais pas" not in text


def test_the_note_says_what_is_missing_in_the_fiche_s_words(page: Page, tmp_path: Path):
    page.goto(f"{PAGE}?p=nina-simone/lille&non=pilotage-dedie&oui=calendrier&collectivite=commune")
    pages, text = printed(page, tmp_path / "note.pdf")
    assert pages == 1
    for words in (
        "Il nous manque : Pilotage identifié",
        "Nous avons : Calendrier favorable",
        "pilotage centralisé",
        "cycle de réunions",
        "Limite : Le contrat interne n’a pas de portée juridique",
    ):
        assert words in re.sub(r"[\u00a0\u202f]", " ", text)


def test_a_fiche_s_check_list_prints_whole_without_script(plain: Page, tmp_path: Path, catalogue: Catalogue):
    plain.goto("projets/nina-simone/lille/")
    _, text = printed(plain, tmp_path / "fiche.pdf")
    lille = next(project for project in catalogue.projects if project.id == "lille")
    flat = re.sub(r"[\s\u00a0\u202f]+", " ", text)
    assert [
        mention.subject.id
        for mention in catalogue.mentions(lille, CONDITION)
        if re.sub(r"[\s\u00a0\u202f]+", " ", shown(mention.subject.record.question))[:40] not in flat
    ] == []
