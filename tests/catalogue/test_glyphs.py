"""Signs that no face of the publication draws are told where they stand; any other may be written."""

from __future__ import annotations

import pytest

from tests.mini import Mini

FICHE = "docs/projets/essai/lille.md"


@pytest.mark.parametrize(
    "text",
    [
        "Seuil ≥ 5 ‰, M. Žižková, M. Łukasz, un rendez‑vous ✅",
        "Été\u2028coupé\x0blà",
        "E\u0301couter `montant_é`",
        "&nbsp;",
    ],
)
def test_what_the_faces_draw_may_be_written(mini: Mini, text: str):
    mini.replace("Un texte.", text)
    assert mini.messages() == []


@pytest.mark.parametrize("written, sign", [("Да", "Д"), ("🦄", "🦄"), ("`Ж`", "Ж"), ("&#1046;", "Ж")])
def test_a_sign_that_no_face_draws_is_told_at_its_line(mini: Mini, written: str, sign: str):
    mini.replace("Un texte.", f"Un texte.\n\nVoici {written}.")
    (message, *_) = mini.messages()
    assert message.startswith(f"{FICHE}:34  aucune police de la publication ne dessine le signe « {sign} » (U+")


def test_a_sign_of_a_header_is_told_at_its_key(mini: Mini):
    mini.replace("detail: Trois ateliers.", "detail: Trois ateliers 🦄.")
    assert mini.messages() == [
        f"{FICHE}:13  method[1].detail : aucune police de la publication ne dessine le signe « 🦄 » (U+1F984)."
        " Écrivez-le en toutes lettres, ou prenez un signe voisin."
    ]


def test_a_sign_of_a_vocabulary_is_told(mini: Mini):
    mini.replace("Travail en groupe.", "Travail 在 groupe.", "data/methodes.yml")
    assert [message.split("  ")[0] for message in mini.messages()] == ["data/methodes.yml:4"]


def test_a_sign_is_told_once_a_text(mini: Mini):
    mini.replace("Un texte.", "🦄, 🦄 et 🦄.")
    assert len(mini.messages()) == 1


def test_a_sign_in_disguise_is_told_with_its_plain_form(mini: Mini):
    mini.replace("Un texte.", "Une 𝗳iche.")
    assert "Écrivez « f », ou choisissez un autre mot." in mini.messages()[0]
