"""Read the fiches: each where its edition has its folder, under the name that makes its address."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from macros.catalogue.read.content import FicheFile, SoundFiche
from macros.catalogue.read.known_files import PROJECTS, RESERVED
from macros.catalogue.read.reader import Reader
from macros.catalogue.read.vocabularies import RESERVATION
from macros.catalogue.read.written import Sound
from macros.model.fiche import Fiche
from macros.model.record import IDENTIFIER
from macros.text.problem import Problem


def read_fiches(reader: Reader) -> Iterator[FicheFile]:
    """Yield every fiche whose header could be parsed; `index.md` is the explorer's page, not a fiche."""
    if not os.path.isdir(reader.root / PROJECTS):
        reader.tell(
            Problem(
                PROJECTS,
                1,
                "",
                "le dossier des fiches manque.",
                f"Créez-le, avec un dossier par édition : {PROJECTS}/<édition>/.",
            )
        )
        return
    for path in reader.matching(PROJECTS, "**/*.md"):
        inside = PurePosixPath(path).relative_to(PROJECTS)
        if inside.as_posix() == "index.md":
            continue
        misplaced = _misplaced(reader, path, inside)
        if misplaced:
            reader.tell(Problem(path, 1, "", *misplaced))
            continue
        fiche = _fiche(reader, path, inside)
        if fiche:
            yield fiche


def _misplaced(reader: Reader, path: str, inside: PurePosixPath) -> tuple[str, str] | None:
    """Return why a file below the folder of fiches can't be one, and the cure; None where it can."""
    if os.path.isdir(reader.root / path):
        return "c'est un dossier, et non un fichier.", "Renommez-le sans « .md »."
    if len(inside.parts) != 2:
        return "une fiche se range dans le dossier de son édition.", f"Déplacez-la dans {PROJECTS}/<édition>/."
    if inside.stem == RESERVED:
        return RESERVATION
    if not re.match(IDENTIFIER, inside.stem):
        return (
            f"« {inside.name} » ne peut pas devenir une adresse.",
            "Nommez le fichier en minuscules sans accent, les mots liés par « - » : saint-herblain.md.",
        )
    return None


def _fiche(reader: Reader, path: str, inside: PurePosixPath) -> FicheFile | None:
    parts = reader.markdown(path)
    values = reader.header(path, parts) if parts else None
    if parts is None or values is None:
        return None
    header = reader.made(Fiche, path, values)
    if not reader.fits(path, parts):
        return None
    edition, id_, body, body_line = inside.parts[0], inside.stem, parts.body, parts.body_line
    if isinstance(header, Sound):
        return SoundFiche(
            path=path, values=values, record=header.record, edition=edition, id=id_, body=body, body_line=body_line
        )
    return FicheFile(path=path, values=values, edition=edition, id=id_, body=body, body_line=body_line)
