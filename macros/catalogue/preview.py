"""What the preview can show of a content that has problems: faulty records are mended until they are sound.

Each fiche that has an address keeps its page, with what can be read of it; what is missing says so. Only the preview
does that: what is published is made of content without a problem.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from macros.catalogue.catalogue import Catalogue, build
from macros.catalogue.check.checks import problems
from macros.catalogue.check.examples import with_examples
from macros.catalogue.check.parallel_reading import read_unadvised
from macros.catalogue.check.references import UNUSED
from macros.catalogue.check.strays import LINK
from macros.catalogue.families import EDITION, VOCABULARIES, AnyTerm, Family
from macros.catalogue.read.content import Content, FicheFile, PageFile, SoundContent, SoundFiche
from macros.catalogue.read.file_entry import Sound
from macros.catalogue.read.lenient import readable_file
from macros.catalogue.read.loading import load
from macros.catalogue.read.map import Geometry
from macros.catalogue.read.reader import Reader
from macros.model.edition import Edition
from macros.model.fiche import Fiche
from macros.model.map import Frame
from macros.model.mending import TO_NAME, backed, mended, renamed
from macros.model.publisher import Publisher
from macros.model.record import Record
from macros.model.references import references
from macros.text.html.allow_list import ELEMENT, ELSEWHERE, SCHEME
from macros.text.memory import Memory
from macros.text.problem import ContentError, Problem

DRAFT, FAULTY = " (brouillon)", " (à corriger)"
"""What lists add to the name of a fiche."""

_NAMES = dict.fromkeys(("label", "name", "short", "plural"), "À compléter")
"""The names of the term that stands for a missing one."""

_UNSAFE = frozenset((ELEMENT.code, ELSEWHERE.code, SCHEME.code))
_NO_FRAME = Frame(width=1, height=1, left=0, per_radian=1, equator=0, per_mercator=1)

Records = dict[str, dict[str, AnyTerm]]
"""The records of terms by identifier, by family."""


def read_preview(root: Path, memory: Memory | None = None) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Return the catalogue of everything that can be shown of the project in `root`, drafts included, with its
    problems. Raise ContentError where nothing can be shown, or where a link would lead out of the project.
    """
    content = load(root, memory, read_unadvised)
    faults = problems(content, memory)
    messages = tuple(sorted(set(with_examples(faults, content))))
    drawable = _shown(content, {problem.path for problem in faults if problem.kind is not UNUSED})
    if not drawable.fiches or any(problem.kind is LINK for problem in faults):
        raise ContentError(messages)
    return build(drawable), messages


def _shown(content: Content, faulty: Collection[str]) -> SoundContent:
    """Return the records of a content, mended where their files are `faulty`, without the terms that no fiche names."""
    records_by_family = {family.id: _records(family, content) for family in (*VOCABULARIES, EDITION)}
    identifiers = {id_: {*records, TO_NAME} for id_, records in records_by_family.items()}
    files = tuple(_fiche(file, identifiers) for file in (*content.fiches, *content.unparsed))
    terms: Records = {}
    for family in VOCABULARIES:
        records = {**records_by_family[family.id], TO_NAME: _stand_in(family)}
        terms[family.id] = {id_: _named(record, identifiers) for id_, record in records.items()}
    terms[EDITION.id] = _editions(cast("Mapping[str, Edition]", records_by_family[EDITION.id]), files, identifiers)
    used_terms = _used(terms, files)
    publisher = content.publisher
    return SoundContent(
        files,
        MappingProxyType({id_: MappingProxyType(records) for id_, records in used_terms.items()}),
        publisher.record if isinstance(publisher, Sound) else mended(Publisher, publisher.data) or Publisher(),
        content.self_audit.record if isinstance(content.self_audit, Sound) else None,
        content.geometry or Geometry(_NO_FRAME, {}, {}),
        content.examples,
        tuple(replace(page, body=_safe(page)) for page in content.pages),
        content.foreign,
        content.equivalents,
        content.territories,
        MappingProxyType({file.path: mark for file in files if (mark := _mark(file, faulty))}),
    )


def _mark(file: FicheFile, faulty: Collection[str]) -> str:
    return DRAFT if file.is_draft else FAULTY if file.path in faulty else ""


def _records(family: Family[AnyTerm], content: Content) -> dict[str, AnyTerm]:
    """Return the records of a family, with faulty ones mended."""
    entries = content.terms[family.id]
    values: dict[str, Any] = {id_: entry.data for id_, entry in entries.items()}
    reader = Reader(content.root)
    if family.id in content.unread and reader.has(family.file):
        values = readable_file(reader, family.file).data
    values = {
        id_: readable_file(reader, entries[id_].path).data if data is None and id_ in entries else data
        for id_, data in values.items()
    }
    sound = content.sound(family)
    records = {id_: sound[id_].record if id_ in sound else _mended(family, id_, data) for id_, data in values.items()}
    return {id_: record for id_, record in records.items() if record}


def _mended(family: Family[AnyTerm], id_: str, data: Any) -> AnyTerm | None:
    return mended(family.record, data, {"id": id_})


def _stand_in(family: Family[AnyTerm]) -> AnyTerm:
    """Return the term that stands for a missing one."""
    names = {key: name for key, name in _NAMES.items() if key in family.record.model_fields}
    term = _mended(family, TO_NAME, names)
    if term is None:
        raise ValueError(f"{family.id} has no term that stands for a missing one")
    return term


def _fiche(file: FicheFile, identifiers: Mapping[str, Collection[str]]) -> SoundFiche:
    """Return a fiche with a sound record and a harmless text."""
    record = file.record if isinstance(file, SoundFiche) else mended(Fiche, file.values.data) or mended(Fiche, {})
    if record is None:
        raise ValueError("an empty fiche can always be mended")
    return SoundFiche(
        path=file.path,
        values=file.values,
        edition=file.edition,
        id=file.id,
        body=_safe(file),
        body_line=file.body_line,
        page=file.page,
        record=backed(_named(record, identifiers)) or record,
    )


def _named(record: Record, identifiers: Mapping[str, Collection[str]]) -> Any:
    """Return a record without the unknown terms that it names."""
    return renamed(record, identifiers) or record


def _safe(file: FicheFile | PageFile) -> str:
    """Return a text; where its page would hold what no page may, it is shown as it was typed."""
    if not any(finding.kind.code in _UNSAFE for _, finding in file.page.findings):
        return file.body
    fence = "~" * (3 + max(map(len, re.findall("~+", file.body)), default=0))
    return f"{fence}\n{file.body}\n{fence}"


def _editions(
    records_by_family: Mapping[str, Edition], files: Iterable[SoundFiche], identifiers: Mapping[str, Collection[str]]
) -> dict[str, AnyTerm]:
    """Return the editions that have a fiche, unknown ones included, with the parts that their fiches name."""
    parts: dict[str, dict[str, None]] = {}
    for file in files:
        parts.setdefault(file.edition, {})[file.record.part] = None
    editions: dict[str, AnyTerm] = {}
    for id_ in [
        *(id_ for id_ in records_by_family if id_ in parts),
        *(id_ for id_ in parts if id_ not in records_by_family),
    ]:
        edition = records_by_family.get(id_) or _mended(EDITION, id_, {})
        if edition is not None:
            edition = _named(edition, identifiers)
            ordered = dict.fromkeys((*(part for part in edition.parts if part in parts[id_]), *parts[id_]))
            editions[id_] = edition.model_copy(update={"parts": tuple(ordered)})
    return editions


def _used(terms: Records, files: Iterable[SoundFiche]) -> Records:
    """Return the terms that fiches name, those that such terms name in turn, and all editions."""
    waiting: list[Record] = [file.record for file in files]
    used: set[tuple[str, str]] = set()
    while waiting:
        for reference in references(waiting.pop()):
            term = (reference.mark.family, reference.id)
            if term not in used:
                used.add(term)
                waiting.append(terms[term[0]][term[1]])
    return {
        family: {id_: record for id_, record in records.items() if family == EDITION.id or (family, id_) in used}
        for family, records in terms.items()
    }
