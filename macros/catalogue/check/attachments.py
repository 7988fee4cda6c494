"""Checks the documents that pages link to: their name can be an address, their content is what the name says, they are
not too heavy.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from macros.catalogue.check.pictures import clean_path
from macros.catalogue.read.known_files import ATTACHMENTS, DOCUMENTS, walk
from macros.text.french.wording import weight
from macros.text.problem import Finding, Kind, Problem, Topic
from macros.text.source import other_format

MAX_BYTES = 20_000_000
"""The most bytes that a reader with a poor connection will wait for."""

_FORMATS = {
    ".pdf": "un fichier PDF",
    **dict.fromkeys((".odt", ".ods", ".odp"), "un fichier LibreOffice"),
    ".docx": "un fichier Word",
    **dict.fromkeys((".xlsx", ".pptx"), "un fichier Excel ou PowerPoint"),
    ".csv": "",
}

TOPIC = Topic(
    "Les documents joints",
    f"Un document du dossier {ATTACHMENTS}/ porte un nom simple, est ce que dit ce nom, et se télécharge vite.",
)

NAME = Kind(
    "document-mal-nomme",
    "« {name} » ne peut pas devenir une adresse : ni espace, ni accent dans le nom d'un document.",
    "Renommez-le « {right} », et écrivez ce nom dans les liens qui y mènent.",
    f"{ATTACHMENTS}/rapport-final.pdf",
)
TOO_BIG = Kind(
    "document-trop-lourd",
    "le document pèse {size} ; le maximum est de {most}.",
    "Réduisez ses images à l'export, ou déposez-le ailleurs en ligne et donnez son adresse.",
)
OTHER_FORMAT = Kind(
    "document-d-un-autre-format",
    "le fichier n'est pas un {suffix}{read}.",
    "Enregistrez-le dans ce format, ou donnez-lui l'extension du sien.",
)
UNREADABLE = Kind("document-illisible", "le fichier ne peut pas être lu.", "Vérifiez les droits que vous avez sur lui.")


def attachment_problems(root: Path) -> Iterator[Problem]:
    """Find the documents of the project in `root` whose name can't be an address, whose content is something else, or
    that weigh too much.
    """
    for folder, names in walk(root / ATTACHMENTS):
        for name in names:
            path = Path(folder, name)
            place = path.relative_to(root).as_posix()
            if path.suffix.lower() not in DOCUMENTS or os.path.islink(path) or not path.is_file():
                continue
            inside = place.removeprefix(f"{ATTACHMENTS}/")
            if clean_path(inside) != inside:
                yield NAME(name=inside, right=clean_path(inside)).at(place)
            fault = _fault(path, path.suffix.lower())
            if fault:
                yield fault.at(place)


def _fault(path: Path, suffix: str) -> Finding | None:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return TOO_BIG(size=weight(size), most=weight(MAX_BYTES))
        read = other_format(path.read_bytes())
    except OSError:
        return UNREADABLE()
    return OTHER_FORMAT(suffix=suffix, read=f" : c'est {read}" if read else "") if read != _FORMATS[suffix] else None
