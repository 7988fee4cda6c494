"""Reads `data/editeur.yml`, what is known of the publisher; without the file, nothing is known."""

from __future__ import annotations

from macros.catalogue.read.file_entry import Faulty, Sound
from macros.catalogue.read.known_files import PUBLISHER
from macros.catalogue.read.reader import Reader
from macros.model.publisher import Publisher
from macros.text.yaml.values import NOTHING


def read_publisher(reader: Reader) -> Sound[Publisher] | Faulty:
    """Return what the file says."""
    if not reader.has(PUBLISHER):
        return Sound(path=PUBLISHER, values=NOTHING, record=Publisher())
    values = reader.data(PUBLISHER, whole=True)
    return Faulty(path=PUBLISHER, values=NOTHING) if values is None else reader.made(Publisher, PUBLISHER, values)
