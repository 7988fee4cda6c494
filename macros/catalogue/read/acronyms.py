"""Reads `data/sigles.yml`, the acronyms that serve as names: nobody expects them to be spelled out."""

from __future__ import annotations

from pydantic import Field

from macros.catalogue.read.file_entry import Sound
from macros.catalogue.read.known_files import ACRONYMS as FILE
from macros.catalogue.read.reader import Reader
from macros.model.record import Record, Text


class Acronyms(Record):
    """The whole of the file."""

    names: tuple[Text, ...] = Field((), description="Les sigles qui s'emploient comme des noms", examples=[["ESSEC"]])


def read_acronyms(reader: Reader) -> frozenset[str]:
    """Return the acronyms that need no words, none where the file is absent."""
    values = reader.optional(FILE)
    acronyms = reader.made(Acronyms, FILE, values) if values else None
    return frozenset(acronyms.record.names) if isinstance(acronyms, Sound) else frozenset()
