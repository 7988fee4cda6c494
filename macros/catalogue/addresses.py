"""The addresses of the pages derived from an edition or a fiche: book, handout, corrections."""

from __future__ import annotations

from macros.catalogue.families import EDITION

BOOKS = "imprimer"


def book_address(edition_id: str) -> str:
    """Return the address of an edition's book."""
    return f"{BOOKS}/{edition_id}/"


def handout_address(fiche: str) -> str:
    """Return the address of the one-sheet handout of a fiche, from the address of the fiche."""
    return f"{fiche}note/"


def corrections_address(edition_id: str) -> str:
    """Return the address of an edition's corrections."""
    return f"{EDITION.address(edition_id)}corrections/"
