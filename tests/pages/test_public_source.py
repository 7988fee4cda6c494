"""`fiche.md`, published beside each page: the fiche's file, without the people it names unless the data says so."""

from __future__ import annotations

import pytest

from macros.pages.public_source import NAMELESS, public_source
from tests.mini import FICHE

BESIDE = NAMELESS.format("Personne qui parle pour le commanditaire")
ORGANISATION = "  organisation: ville-de-lille\n"
NAMED = f"{ORGANISATION}  contact:\n    # son nom\n    name: Anne Durand\n    role: |\n      Directrice\n"
FOUND = {
    "bloc": (NAMED, ORGANISATION),
    "avant un autre": (f"{NAMED}  # un mot\n  service: DGS\n", f"{ORGANISATION}  # un mot\n  service: DGS\n"),
    "accolades": (f"{ORGANISATION}  contact: {{ name: Anne Durand,\n    role: Dir }} # x\n", ORGANISATION),
}


@pytest.mark.parametrize("written, left", FOUND.values(), ids=FOUND)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_the_contact_is_left_out_and_that_is_said_where_it_was(written: str, left: str, end: str):
    text = FICHE.replace(ORGANISATION, written, 1)
    expected = FICHE.replace(f"commanditaire:\n{ORGANISATION}", f"{BESIDE}\ncommanditaire:\n{left}", 1)
    assert public_source(text.replace("\n", end), names=False) == expected.replace("\n", end)


def test_all_on_one_line_the_contact_is_null():
    line = "commanditaire: {organisation: ville-de-lille, contact: {name: Anne Durand, role: Dir}, service: DGS}\n"
    text = FICHE.replace(f"commanditaire:\n{ORGANISATION}", line, 1)
    bare = f"{BESIDE}\ncommanditaire: {{organisation: ville-de-lille, contact: null, service: DGS}}\n"
    assert public_source(text, names=False) == text.replace(line, bare, 1)


@pytest.mark.parametrize("text", [FICHE, "\ufeff" + FICHE], ids=["tel quel", "marque d'ordre"])
def test_a_fiche_that_names_no_one_is_given_whole(text: str):
    assert public_source(text, names=False) == text
