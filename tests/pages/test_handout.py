"""The one-sheet handout: what it takes from the fiche, so that it holds on its sheet whatever the fiche says."""

from __future__ import annotations

from textwrap import indent

import pytest

from macros.pages.fiche import fiche_page
from macros.pages.handout import ROOM, HandoutView, handout_page
from tests.mini import Mini

RESULTS = """\
results:
  - text: Un constat.
    kind: constat
  - text: Un espoir.
    kind: effet
    evidence: attendu
  - text: Un guide remis.
    kind: realisation
  - text: Les agents parlent.
    kind: effet
    evidence: constate
  - text: 12 % de plus.
    kind: effet
    evidence: mesure
"""
REUSABLE = "".join(f"    - text: Reprise {rank}.\n      method: ateliers\n" for rank in range(1, 7))
LIMITS = "  limits:\n" + "".join(f"    - text: Limite {rank}.\n" for rank in range(1, 6))


def handout(mini: Mini, site_address: str = "") -> HandoutView:
    """Return the sheet of the miniature project."""
    catalogue = mini.catalogue()
    (project,) = catalogue.projects
    return handout_page(fiche_page(catalogue, project, (), site_address).view).view


def with_results(mini: Mini, results: str = RESULTS) -> None:
    mini.replace("results:\n  - text: Les agents parlent.\n    kind: constat\n", results)


def with_conditions(mini: Mini, count: int, detail: str) -> None:
    """Give the fiche conditions, each under a name of its own."""
    names = [f"condition-{rank}" for rank in range(count)]
    vocabulary = "".join(f"{name}:\n  label: {name}\n  question: Oui ?\n  definition: Oui.\n" for name in names)
    mini.write("data/conditions.yml", vocabulary)
    items = "".join(f"- id: {name}\n  detail: {detail}\n" for name in names)
    mini.replace("    - id: calendrier\n      detail: Hors période électorale.\n", indent(items, "    "))


def test_three_results_those_that_tell_most_first(mini: Mini):
    with_results(mini)
    assert [(result.text, result.label) for result in handout(mini).results] == [
        ("12 % de plus.", "Effet mesuré"),
        ("Les agents parlent.", "Effet constaté"),
        ("Un guide remis.", "Réalisation"),
    ]


def test_what_is_left_to_the_fiche_is_counted(mini: Mini):
    with_results(mini)
    mini.replace("source:\n", f"{LIMITS}source:\n")
    sheet = handout(mini)
    assert (len(sheet.limits), sheet.more) == (3, "2 autres résultats et 2 autres limites")


def test_all_that_transfers_stands_on_the_sheet_that_has_room(mini: Mini):
    mini.replace("  reusable:\n", f"  reusable:\n{REUSABLE}")
    assert len(handout(mini).reusable) == 7
    with_conditions(mini, 17, "mot " * 32)
    sheet = handout(mini)
    assert (len(sheet.reusable), sheet.more) == (4, "3 autres éléments à reprendre")


def test_a_short_fiche_is_set_at_ease(mini: Mini):
    sheet = handout(mini)
    assert (sheet.setting, sheet.detailed, sheet.more) == ("", True, "")


@pytest.mark.parametrize(
    "count, words, setting, detailed",
    [(8, 16, "", True), (12, 25, "serre", True), (18, 25, "tres-serre", True), (30, 40, "tres-serre", False)],
)
def test_more_to_say_is_set_smaller_then_without_details(
    mini: Mini, count: int, words: int, setting: str, detailed: bool
):
    with_conditions(mini, count, "mot " * words)
    sheet = handout(mini)
    assert (sheet.setting, sheet.detailed) == (setting, detailed)
    assert sheet.length <= ROOM[setting]


def test_fewer_items_come_before_conditions_without_details(mini: Mini):
    with_conditions(mini, 18, "mot " * 32)
    with_results(mini, RESULTS.replace("Un guide remis.", "Un guide " + "remis " * 60))
    sheet = handout(mini)
    assert sheet.detailed and len(sheet.results) < 3 and "autres résultats" in sheet.more


def test_the_square_leads_to_the_fiche_where_the_site_s_address_is_known(mini: Mini):
    assert handout(mini).qr is None
    sheet = handout(mini, "https://exemple.fr/")
    assert sheet.fiche.citation.address == "https://exemple.fr/projets/essai/lille/"
    assert sheet.qr and sheet.qr.side == 4 + 29 + 4 and sheet.qr.path.startswith("M4 4h1v1h-1z")
