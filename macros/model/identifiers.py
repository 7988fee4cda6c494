"""The identifiers by which libraries and archives find a publication for ever, whatever its address becomes."""

from __future__ import annotations

from pydantic import Field

from macros.model.record import Record, Text


class FicheIdentifiers(Record):
    """Those of a fiche."""

    doi: Text | None = Field(None, pattern=r"^10\.\d{4,9}/\S+$", description="DOI", examples=["10.5281/zenodo.1234"])
    ark: Text | None = Field(None, pattern=r"^ark:/?\d{5,9}/\S+$", description="ARK", examples=["ark:/12148/btv1b8449"])


class EditionIdentifiers(FicheIdentifiers):
    """Those of a recueil, which may have been printed."""

    isbn: Text | None = Field(None, pattern=r"^[\d-]{9,16}[\dX]$", description="ISBN", examples=["978-2-12-345680-3"])
    issn: Text | None = Field(None, pattern=r"^\d{4}-\d{3}[\dX]$", description="ISSN", examples=["2049-3630"])
