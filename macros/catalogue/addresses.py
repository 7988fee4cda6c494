"""Where the pages of an edition and of a fiche stand on the site, their own apart."""

from __future__ import annotations

from macros.catalogue.families import EDITION

BOOKS = "imprimer"


def book_address(edition_id: str) -> str:
    """Return the address of an edition's book."""
    return f"{BOOKS}/{edition_id}/"


def handout_address(fiche: str) -> str:
    """Return the address of the one-sheet handout of the fiche at an address."""
    return f"{fiche}note/"


def corrections_address(edition_id: str) -> str:
    """Return the address of an edition's corrections."""
    return f"{EDITION.address(edition_id)}corrections/"
