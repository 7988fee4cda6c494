"""Reads the terms: each vocabulary in its file, each edition in one of its own."""

from __future__ import annotations

from pathlib import PurePosixPath

from macros.catalogue.families import EDITION, Family, TermT
from macros.catalogue.read.file_entry import Faulty, Sound
from macros.catalogue.read.known_files import EDITIONS, RESERVED
from macros.catalogue.read.reader import Reader
from macros.model.edition import Edition
from macros.text.problem import Kind, Topic
from macros.text.yaml.values import NOTHING

MOST = 100
"""After this many faulty terms in a file the rest is left unread: nobody mends more at once, and each takes time."""

TOPIC = Topic("Les fichiers de vocabulaire")

RESERVED_NAME = Kind(
    "nom-reserve",
    f"« {RESERVED} » est réservé : cette adresse est celle de la liste qui ouvre le dossier.",
    "Choisissez un autre identifiant.",
)
NO_VOCABULARY = Kind("vocabulaire-absent", "le fichier des {plural} manque.", general="Rétablissez-le depuis le dépôt.")
UNREAD = Kind(
    "termes-non-lus",
    "à partir d'ici, {count} termes n'ont pas été lus : ceux qui précèdent ont trop de fautes.",
    "Corrigez-les d'abord.",
)
NO_TERMS = Kind(
    "vocabulaire-mal-forme",
    "le fichier doit lister les {plural} par identifiant.",
    "Écrivez « identifiant: » puis, en retrait, ses clés.",
    "management:\n  label: Management\n  definition: Diriger une équipe.",
)


def read_vocabulary(reader: Reader, family: Family[TermT]) -> dict[str, Sound[TermT] | Faulty] | None:
    """Return the terms of one file, each key an identifier; None where it is absent or can't be read."""
    file = family.file
    if not reader.has(file):
        reader.tell(NO_VOCABULARY(plural=family.plural).at(file))
        return None
    values = reader.data(file)
    if values is None:
        return None
    if not isinstance(values.data, dict):
        reader.tell(NO_TERMS(plural=family.plural).at(file))
        return None
    terms: dict[str, Sound[TermT] | Faulty] = {}
    faulty = 0
    for key in values.data:
        if faulty == MOST:
            unread = [key for key in values.data if key not in terms]
            reader.tell(UNREAD(count=len(unread)).at(file, values.line((key,)), key))
            return terms | {key: Faulty(path=file, values=values, at=(key,)) for key in unread}
        terms[key] = reader.made(family.record, file, values, (key,), {"id": key})
        faulty += isinstance(terms[key], Faulty)
    if RESERVED in terms:
        reader.tell(terms[RESERVED].problem((), RESERVED_NAME()))
    return terms


def read_editions(reader: Reader) -> dict[str, Sound[Edition] | Faulty]:
    """Return the editions, the oldest first; the name of each file is an identifier. An edition whose file can't be
    read is known all the same, so that its fiches are not out of place.
    """
    editions: list[tuple[int, str, Sound[Edition] | Faulty]] = []
    for path in reader.matching(EDITIONS, "*.yml"):
        id_ = PurePosixPath(path).stem
        values = reader.data(path)
        edition = (
            Faulty(path=path, values=NOTHING)
            if values is None
            else reader.made(EDITION.record, path, values, known={"id": id_})
        )
        if id_ == RESERVED and values:
            reader.tell(RESERVED_NAME().at(path))
        editions.append((edition.record.order if isinstance(edition, Sound) else 0, id_, edition))
    return {id_: edition for _, id_, edition in sorted(editions, key=lambda item: item[:2])}
