"""Every problem of a content: those met while reading it, then what its files say that contradicts the others or the
disk.

Each rule is a generator of problems. `problems` runs them all, so that a contributor sees everything at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from macros.catalogue.check.attachments import attachment_problems
from macros.catalogue.check.calls import call_problems
from macros.catalogue.check.colours import colour_problems
from macros.catalogue.check.diagrams import diagram_problems, timeline_problems
from macros.catalogue.check.doubles import double_problems
from macros.catalogue.check.glyphs import undrawn_problems
from macros.catalogue.check.header_text import header_text_problems
from macros.catalogue.check.links import link_problems
from macros.catalogue.check.official_codes import official_code_problems
from macros.catalogue.check.pictures import picture_problems
from macros.catalogue.check.prose import prose_problems
from macros.catalogue.check.publication import publisher_problems
from macros.catalogue.check.references import echoes, repeats, unknown, unknown_terms, unused_terms
from macros.catalogue.check.revisions import revision_problems
from macros.catalogue.check.self_audit import self_audit_problems
from macros.catalogue.check.strays import is_misplaced, stray_problems
from macros.catalogue.check.tables import table_problems
from macros.catalogue.check.terms import data_problems
from macros.catalogue.check.territory import territory_problems
from macros.catalogue.families import EDITION, PART, VOCABULARIES
from macros.catalogue.read.content import Content
from macros.catalogue.read.known_files import DOCS, PAGES, PROJECTS
from macros.model.fiche import Fiche
from macros.model.placeholder import TO_WRITE
from macros.text.french.wording import listed
from macros.text.markdown import body
from macros.text.memory import Memory
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


def problems(content: Content, memory: Memory | None = None) -> tuple[Problem, ...]:
    """Return every problem of a content, those met while reading it first. `memory` returns those of a header that has
    not changed.
    """
    rules: tuple[Callable[[Content], Iterator[Problem]], ...] = (
        repeats,
        echoes,
        _places,
        prose_problems,
        partial(header_text_problems, memory=memory or Memory()),
        undrawn_problems,
        table_problems,
        _drafts,
        diagram_problems,
        timeline_problems,
        link_problems,
        _calls,
        double_problems,
        data_problems,
        colour_problems,
        territory_problems,
        official_code_problems,
        revision_problems,
        publisher_problems,
        self_audit_problems,
    )
    strays = tuple(stray_problems(content.root, content.terms[EDITION.id]))
    unknown_ids = tuple(unknown_terms(content))
    faults = [
        *content.problems,
        *strays,
        *picture_problems(content.root),
        *attachment_problems(content.root),
        *unknown_ids,
        *(problem for rule in rules for problem in rule(content)),
    ]
    if _complete(content, strays):
        faults += _empty_editions(content)
        if not unknown_ids:
            faults += unused_terms(content)
    return tuple(faults)


def _complete(content: Content, strays: Iterable[Problem]) -> bool:
    """Tell whether every fiche could be read with a sound header: otherwise a term may seem unused that is not."""
    faulty = {problem.path for problem in (*content.problems, *strays)} - {f"{DOCS}/{page}" for page in PAGES}
    if any(map(is_misplaced, strays)):
        return False
    return not any(path == DOCS or f"{path}/".startswith(f"{PROJECTS}/") for path in faulty)


def _places(content: Content) -> Iterator[Problem]:
    """Check the folder of each fiche, its part in that edition, and the keys it calls deduced."""
    editions = content.sound(EDITION)
    for file in content.sound_fiches:
        fiche = file.record
        edition = editions.get(file.edition)
        if file.edition not in content.terms[EDITION.id]:
            cure = unknown(EDITION, file.edition, content).hint
            yield UNKNOWN_EDITION(read=file.edition, noun=EDITION.unknown, cure=cure).at(file.path)
        elif edition and fiche.part in content.terms[PART.id] and fiche.part not in edition.record.parts:
            parts = listed(edition.record.parts)
            yield file.problem(("part",), NO_SUCH_PART(edition=file.edition, part=fiche.part, parts=parts))
        keys = (*Fiche.model_fields, "pages")
        for rank, key in enumerate(fiche.source.deduced):
            if key not in keys:
                yield file.problem(("source", "deduced", rank), NO_KEY(key=key, near=nearest(key, keys)))


def _drafts(content: Content) -> Iterator[Problem]:
    """Find the placeholders that a scaffold left to be written, in headers and in prose."""
    for file in content.fiches:
        for location, text in file.values.texts:
            if text == TO_WRITE:
                yield file.problem(location, UNWRITTEN(otherwise=", ou retirez la clé si elle est facultative"))
        for line, text in body.lines(file.body) if TO_WRITE in file.body else ():
            if text.strip() == TO_WRITE:
                finding = UNWRITTEN(otherwise=", ou retirez la section")
                yield finding.at(file.path, file.body_line + line)
    for family in (EDITION, *VOCABULARIES):
        for entry in content.sound(family).values():
            for key, value in entry.record:
                if value == TO_WRITE:
                    yield entry.problem((key,), UNWRITTEN(otherwise=""))


def _empty_editions(content: Content) -> Iterator[Problem]:
    filled = {file.edition for file in content.fiches}
    for id_, entry in content.terms[EDITION.id].items():
        if id_ not in filled:
            yield EMPTY_EDITION(edition=id_).at(entry.path)


def _calls(content: Content) -> Iterator[Problem]:
    """Check the macros that editors' pages call."""
    for page in content.pages:
        yield from call_problems(page, content.terms[EDITION.id])
