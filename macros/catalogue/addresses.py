"""Where the pages of an edition stand on the site, its own apart."""

from __future__ import annotations

from macros.catalogue.families import EDITION

BOOKS = "imprimer"


def book_address(edition_id: str) -> str:
    """Return the address of an edition's book."""
    return f"{BOOKS}/{edition_id}/"


def corrections_address(edition_id: str) -> str:
    """Return the address of an edition's corrections."""
    return f"{EDITION.address(edition_id)}corrections/"
