"""The identity card of a fiche, and what its editors deduced: each said once, in words that go together."""

from __future__ import annotations

import pytest

from macros.pages.fiche import FicheView, fiche_page
from tests.mini import Mini

CONTACT = "  contact:\n    name: Anne Martin\n    role: {}\n"


def view(mini: Mini) -> FicheView:
    """Return the page of the miniature project."""
    catalogue = mini.catalogue()
    (project,) = catalogue.projects
    return fiche_page(catalogue, project, (), "").view


@pytest.mark.parametrize("label, told", [("Commune", "commune"), ("Ville", "")], ids=["à dire", "déjà dit par le nom"])
def test_the_kind_of_an_organisation_is_told_where_its_name_does_not(mini: Mini, label: str, told: str):
    mini.replace("label: Commune\n", f"label: {label}\n", "data/collectivites.yml")
    assert view(mini).kind_told == told


@pytest.mark.parametrize(
    "role, told",
    [
        ("Directrice des finances", "Anne Martin, directrice des finances"),
        ("DGS de la Ville", "Anne Martin, DGS de la Ville"),
    ],
)
def test_a_role_follows_its_name_as_in_a_sentence(mini: Mini, role: str, told: str):
    assert view(mini).contact == ""
    mini.replace("  organisation: ville-de-lille\n", f"  organisation: ville-de-lille\n{CONTACT.format(role)}")
    assert view(mini).contact == told


@pytest.mark.parametrize(
    "keys, told",
    [
        ("[]", ""),
        ("[title]", "Nous avons déduit, et non lu, le titre."),
        ("[title, part]", "Nous avons déduit, et non lu, le titre et la partie."),
    ],
)
def test_what_is_deduced_makes_a_sentence(mini: Mini, keys: str, told: str):
    mini.replace("source:\n", f"source:\n  deduced: {keys}\n")
    assert view(mini).deduced == told


def test_a_level_comes_with_the_identifier_that_its_dots_follow(mini: Mini):
    assert view(mini).lists.level[0] == "transferable"
