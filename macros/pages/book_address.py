"""Where books stand on the site."""

from __future__ import annotations

FOLDER = "imprimer"


def book_address(edition_id: str) -> str:
    """Return the address of an edition's book."""
    return f"{FOLDER}/{edition_id}/"
