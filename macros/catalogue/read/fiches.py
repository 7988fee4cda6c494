"""Reads the fiches: each in the folder of its edition, in a file whose name makes its address."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from macros.catalogue.read import vocabularies
from macros.catalogue.read.content import FicheFile, SoundFiche
from macros.catalogue.read.file_entry import Sound
from macros.catalogue.read.known_files import EDITIONS, PROJECTS, RESERVED
from macros.catalogue.read.reader import Reader
from macros.model.fiche import Fiche
from macros.model.record import IDENTIFIER
from macros.text.digest import digest
from macros.text.french.wording import identifier, listed
from macros.text.lazy_record import Makers
from macros.text.memory import Form, pickled, unpickled
from macros.text.problem import Finding, Kind, Topic
from macros.text.yaml.values import Values, read_values

_OWN_KEY = re.compile(r"^(?:commanditaire|method|transferability|part) *:", re.M)

TOPIC = Topic("La place des fiches")

NO_FOLDER = Kind(
    "fiches-absentes",
    "le dossier des fiches manque.",
    f"Créez-le, avec un dossier par édition : {PROJECTS}/<édition>/.",
)
FOLDER_NAMED_MD = Kind("dossier-nomme-md", "c'est un dossier, et non un fichier.", "Renommez-le sans « .md ».")
MISPLACED = Kind(
    "fiche-deplacee",
    "cette fiche n'est pas dans le dossier de son édition : elle ne serait pas publiée.",
    "Déplacez-la dans le dossier qui convient : {editions}.",
    f"{PROJECTS}/nina-simone/lille.md",
)
NO_ADDRESS = Kind(
    "nom-sans-adresse",
    "« {name} » ne peut pas devenir une adresse.",
    "Nommez le fichier en minuscules sans accent, les mots liés par « - » : {right}.md.",
    f"{PROJECTS}/nina-simone/saint-herblain.md",
)


def read_fiches(reader: Reader) -> Iterator[FicheFile]:
    """Yield every fiche whose header could be parsed; `index.md` is the explorer's page, not a fiche."""
    if not os.path.isdir(reader.root / PROJECTS):
        reader.tell(NO_FOLDER().at(PROJECTS))
        return
    for path in reader.matching(PROJECTS, "**/*.md"):
        inside = PurePosixPath(path).relative_to(PROJECTS)
        if inside.as_posix() == "index.md":
            continue
        misplaced = _misplaced(reader, path, inside)
        if misplaced:
            reader.tell(misplaced.at(path))
            continue
        fiche = read_fiche(reader, path)
        if fiche:
            yield fiche


def _misplaced(reader: Reader, path: str, inside: PurePosixPath) -> Finding | None:
    """Return why a file below the folder of fiches can't be one; None where it can."""
    if os.path.isdir(reader.root / path):
        return FOLDER_NAMED_MD()
    if len(inside.parts) != 2:
        return misplaced(PurePosixPath(edition).stem for edition in reader.matching(EDITIONS, "*.yml"))
    if inside.stem == RESERVED:
        return vocabularies.RESERVED_NAME()
    return (
        None if has_address(path) else NO_ADDRESS(name=inside.name, right=identifier(inside.stem) or "saint-herblain")
    )


def has_address(path: str) -> bool:
    """Tell whether the name of a file of fiche can be an address."""
    return bool(re.match(IDENTIFIER, PurePosixPath(path).stem)) and PurePosixPath(path).stem != RESERVED


def misplaced(editions: Iterable[str]) -> Finding:
    """Return the finding of a fiche out of place, with the folders of the editions."""
    return MISPLACED(editions=listed(f"{PROJECTS}/{id_}/" for id_ in editions) or f"{PROJECTS}/<édition>/")


def looks_like_a_fiche(path: Path) -> bool:
    """Tell whether a file begins as a fiche does, with a header that holds keys no other page has."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            opening = file.read(4_000)
    except OSError:
        return False
    return opening.removeprefix("\ufeff").startswith("---") and bool(_OWN_KEY.search(opening))


def fiche_paths(reader: Reader) -> Iterator[str]:
    """Yield the paths of the files of fiches that have an address."""
    return filter(has_address, reader.matching(PROJECTS, "*/*.md"))


def read_fiche(reader: Reader, path: str) -> FicheFile | None:
    """Return a fiche; None where its header can't be parsed, or where its text holds too much to be read further. A
    fiche without a fault is kept in the memory, and its parts are read from there when they are asked for.
    """
    raw = reader.raw(path)
    if raw is None:
        return None
    before = len(reader.problems)

    def is_sound(file: FicheFile | None) -> bool:
        return file is not None and len(reader.problems) == before

    text = digest(path, raw, reader.settings)
    return reader.memory.of(_read, text, is_kept=is_sound, form=_FORM, path=path, raw=raw, reader=reader)


def _read(text: bytes, path: str, raw: bytes, reader: Reader) -> FicheFile | None:
    """Return a fiche from its path and its bytes, of which `text` is the digest."""
    parts = reader.markdown(path, raw)
    values, problems = read_values(parts.header, path, parts.header_line) if parts else (None, ())
    reader.tell(*problems)
    if parts is None or values is None:
        return None
    header = reader.made(Fiche, path, values)
    if not reader.fits(path, parts):
        return None
    fields: dict[str, Any] = {
        **_place(path),
        "digest": text,
        "values": values,
        "body": parts.body,
        "body_line": parts.body_line,
        "page": reader.judged(parts.body, reader.settings),
    }
    return SoundFiche(record=header.record, **fields) if isinstance(header, Sound) else FicheFile(**fields)


def _place(path: str) -> dict[str, str]:
    inside = PurePosixPath(path).relative_to(PROJECTS)
    return {"path": path, "edition": inside.parts[0], "id": inside.stem}


_AT_ONCE = ("digest", "body_line", "is_draft", "terms", "links", "title", "former_ids")
"""What is asked of every fiche, whichever has changed."""


def _plain(file: SoundFiche) -> tuple[Any, ...]:
    """Return all that a sound fiche says, what is seldom asked for apart."""
    parts = (file.values.data, file.values.lines, file.body, file.page)
    return file.path, [getattr(file, name) for name in _AT_ONCE], *map(pickled, parts)


def _kept(content: Sequence[Any]) -> SoundFiche:
    """Return a fiche, made of what was kept of it."""
    path, at_once, data, lines, body, page = content
    fields = dict(zip(_AT_ONCE, at_once))
    makers: Makers = {
        "values": lambda _: Values.later({"data": lambda _: unpickled(data), "lines": lambda _: unpickled(lines)}),
        "record": lambda _: Fiche.model_validate(unpickled(data)),  # and holds nothing else of it
        "body": lambda _: unpickled(body),
        "page": lambda _: unpickled(page),
    }
    return SoundFiche.later(makers, **_place(path), **fields)


_FORM = Form(_plain, _kept)
