"""What is proposed for a term that doesn't exist is always one that does, or the way to add it."""

from __future__ import annotations

import pytest

from macros.catalogue.near_terms import proposal
from tests.mini import Mini

FILE = "docs/projets/essai/lille.md"
MAKING = "Valeurs admises : management (data/themes.yml). Pour en ajouter : python3 recueil.py nouveau theme."


@pytest.mark.parametrize("old", ["démocratie locale", "Grenoble", "participation_citoyenne"])
def test_no_identifier_is_made_of_what_was_typed(mini: Mini, old: str):
    mini.replace("themes: [management]", f"themes: [{old}]")
    assert mini.messages() == [f"{FILE}:5  themes[1] : « {old} » n'est pas un thème connu. {MAKING}"]


@pytest.mark.parametrize("old", ["Management", "managment", "MANAGEMENT"])
def test_the_nearest_term_is_proposed(mini: Mini, old: str):
    mini.replace("themes: [management]", f"themes: [{old}]")
    said = f"« {old} » n'est pas un thème connu. Vouliez-vous dire « management » ? {MAKING}"
    assert mini.messages() == [f"{FILE}:5  themes[1] : {said}"]


def test_a_label_and_a_synonym_lead_to_their_term(mini: Mini):
    mini.replace("- id: ateliers", "- id: Workshop")
    mini.replace("organisation: ville-de-lille", "organisation: Lille")
    assert [message.split("  ")[1].split(" Valeurs")[0] for message in mini.messages()] == [
        "commanditaire.organisation : « Lille » n'est pas une organisation connue. C'est un autre nom de"
        " « ville-de-lille ».",
        "method[1].id : « Workshop » n'est pas une méthode connue. C'est un autre nom de « ateliers ».",
    ]


def test_unknown_terms_come_out_with_the_other_faults(mini: Mini):
    mini.replace("part: organisation", "part: Urbanisme")
    mini.replace("status: employee", "status: employe")
    assert [message.split("  ")[0] for message in mini.messages()] == [f"{FILE}:4", f"{FILE}:12"]


@pytest.mark.parametrize(
    "read, said",
    [
        ("communication", "Vouliez-vous dire « communication-interne » ou « pedagogie » ?"),
        ("ateliers-x", "Vouliez-vous dire « ateliers » ?"),
        ("portage", "Vouliez-vous dire « portage-des-elus », « portage-politique » ou « portage-administratif » ?"),
        ("grenoble", ""),
    ],
)
def test_three_terms_at_most_are_proposed_by_spelling_then_by_words(read: str, said: str):
    names = ("communication-interne", "ateliers", "portage-administratif", "portage-politique", "portage-des-elus")
    known = {name: name for name in (*names, "portage-par-la-direction-generale")} | {
        "communication-externe": "pedagogie"
    }
    assert proposal(read, known) == said
