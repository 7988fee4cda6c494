"""The edition and the part in which a fiche is, the keys it calls deduced, and what a scaffold left to write."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue.check.references import unknown
from macros.catalogue.families import EDITION, PART, VOCABULARIES
from macros.catalogue.read.content import Content, FicheFile, SoundFiche
from macros.catalogue.read.file_entry import Sound
from macros.model.edition import Edition
from macros.model.fiche import Fiche
from macros.model.placeholder import TO_WRITE
from macros.text.french.wording import listed
from macros.text.markdown import body
from macros.text.problem import Kind, Problem, Topic, nearest

TOPIC = Topic("L'édition, la partie, et ce qui reste à écrire")

UNKNOWN_EDITION = Kind(
    "edition-inconnue",
    "le dossier « {read} » n'est pas {noun}.",
    "Créez data/editions/{read}.yml, ou déplacez la fiche. {cure}",
    "docs/projets/nina-simone/lille.md",
    "Créez le fichier de l'édition dans data/editions/, ou déplacez la fiche.",
)
NO_SUCH_PART = Kind(
    "partie-etrangere", "l'édition « {edition} » n'a pas de partie « {part} ».", "Ses parties : {parts}."
)
NO_KEY = Kind(
    "cle-deduite-inconnue",
    "« {key} » n'est pas une clé de la fiche.",
    "{near}",
    "deduced: [part, pages]",
    "Écrivez le nom d'une clé de l'en-tête ; le message propose la plus proche.",
)
UNWRITTEN = Kind(
    "texte-a-ecrire",
    "ce texte reste à écrire.",
    f"Remplacez « {TO_WRITE} »{{otherwise}}.",
    general=f"Remplacez « {TO_WRITE} », ou retirez la clé ou la section si elle est facultative.",
    many="{count} textes restent à écrire (lignes {lines}).",
)
EMPTY_EDITION = Kind(
    "edition-vide", "l'édition « {edition} » n'a aucune fiche.", "Ajoutez-en une dans docs/projets/{edition}/."
)


def place_problems(file: SoundFiche, content: Content) -> Iterator[Problem]:
    """Check the folder of a fiche, its part in that edition, and the keys it calls deduced."""
    fiche, edition = file.record, content.terms[EDITION.id].get(file.edition)
    if edition is None:
        cure = unknown(EDITION, file.edition, content).hint
        yield UNKNOWN_EDITION(read=file.edition, noun=EDITION.unknown, cure=cure).at(file.path)
    elif fiche.part in content.terms[PART.id] and isinstance(edition, Sound) and isinstance(edition.record, Edition):
        parts = edition.record.parts
        if fiche.part not in parts:
            yield file.problem(("part",), NO_SUCH_PART(edition=file.edition, part=fiche.part, parts=listed(parts)))
    keys = (*Fiche.model_fields, "pages")
    for rank, key in enumerate(fiche.source.deduced):
        if key not in keys:
            yield file.problem(("source", "deduced", rank), NO_KEY(key=key, near=nearest(key, keys)))


def unwritten_texts(file: FicheFile) -> Iterator[Problem]:
    """Find what a scaffold left to write in a fiche, in its header and in its prose."""
    for location, text in file.values.texts:
        if text == TO_WRITE:
            yield file.problem(location, UNWRITTEN(otherwise=", ou retirez la clé si elle est facultative"))
    for line, text in body.lines(file.body) if TO_WRITE in file.body else ():
        if text.strip() == TO_WRITE:
            finding = UNWRITTEN(otherwise=", ou retirez la section")
            yield finding.at(file.path, file.body_line + line)


def unwritten_terms(content: Content) -> Iterator[Problem]:
    """Find what a scaffold left to write in the vocabularies."""
    for family in (EDITION, *VOCABULARIES):
        for entry in content.sound(family).values():
            for key, value in entry.record:
                if value == TO_WRITE:
                    yield entry.problem((key,), UNWRITTEN(otherwise=""))


def empty_editions(content: Content) -> Iterator[Problem]:
    """Find the editions that have no fiche."""
    filled = {file.edition for file in content.fiches}
    for id_, entry in content.terms[EDITION.id].items():
        if id_ not in filled:
            yield EMPTY_EDITION(edition=id_).at(entry.path)
