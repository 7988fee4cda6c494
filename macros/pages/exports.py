"""The catalogue as open data, under `/donnees/`: projects and vocabularies in JSON, projects as tables, what describes
them to programs, and the schemas of their sources.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CROSSED, EDITION, METHOD, METHOD_FAMILY, PLACE
from macros.catalogue.project import Project
from macros.contributing.schemas import FOLDER, catalogue_labels, schemas
from macros.contributing.term_labels import Labels
from macros.model.record import Record
from macros.model.references import references
from macros.pages.data_package import data_package, dcat
from macros.pages.data_tables import DataTable, data_tables, table_lines
from macros.pages.project_data import exported, project_data, resolved
from macros.text.digest import Digests
from macros.text.memory import Memory

ProjectTexts = tuple[bytes, tuple[bytes, ...]]
"""A project as JSON; its rows in each table; in UTF-8, which takes half the place of Python's own text."""


def exports(
    catalogue: Catalogue, address: str = "", memory: Memory | None = None, digests: Digests | None = None
) -> dict[str, bytes]:
    """Return the content of each data file by its address; `address` is the site's own, absolute, where it is known.

    `memory` gives back that of what has not changed, as `digests` tell.
    """
    memory = memory or Memory()
    projects, tables = _projects(catalogue, address, memory, digests or Digests())
    labels = {family: dict(names) for family, names in catalogue_labels(catalogue).items()}
    return {
        "donnees/projets.json": _lines(b"[", b"]", projects),
        "donnees/projets.jsonl": b"\n".join([*projects, b""]),
        "donnees/vocabulaires.json": _lines(
            b"{", b"}", (_json(name) + b": " + _json(terms) for name, terms in vocabulary_data(catalogue).items())
        ),
        **{f"donnees/{table.file}": table.content for table in tables},
        "donnees/datapackage.json": _document(data_package(tables, catalogue.publisher)),
        "donnees/dcat.jsonld": _document(dcat(tables, catalogue.publisher, address)),
        **{f"{FOLDER}{name}": text.encode() for name, text in memory.of(schemas, labels).items()},
    }


def _projects(
    catalogue: Catalogue, address: str, memory: Memory, digests: Digests
) -> tuple[Sequence[bytes], Sequence[DataTable]]:
    """Return the projects as data, each as JSON, and all as tables."""
    all_labels, names = catalogue_labels(catalogue), catalogue.publisher.privacy.names
    tables = data_tables(names)

    def texts(project: Project) -> ProjectTexts:
        labels = _own_labels(project, all_labels)
        key = digests.attempt(project, catalogue.mentions(project, METHOD), labels, names, address)
        write = partial(_texts, catalogue, project, labels, address, tables)
        return memory.of(project_texts, key, write=write) if key else write()

    made = [texts(project) for project in catalogue.projects]
    return [text for text, _ in made], [
        replace(table, lines=tuple(rows[rank] for _, rows in made)) for rank, table in enumerate(tables)
    ]


def project_texts(key: bytes, write: Callable[[], ProjectTexts]) -> ProjectTexts:
    """Return a project as data, whose digest `key` is."""
    return write()


def _texts(
    catalogue: Catalogue, project: Project, labels: Labels, address: str, tables: Iterable[DataTable]
) -> ProjectTexts:
    data = project_data(catalogue, project, labels)
    row = {
        **data,
        "url": f"{address or '/'}{project.address}",
        "project": {"key": project.key, "label": project.label, "year": project.edition.year},
        "organisation": resolved(project.organisation, labels, catalogue.publisher.privacy.names),
    }
    return _json(data), tuple(table_lines(table, row) for table in tables)


def _own_labels(project: Project, labels: Labels) -> Labels:
    """Return the labels that the data of a project say, and no other."""
    own: dict[str, dict[str, str]] = {EDITION.id: {project.edition.id: labels[EDITION.id][project.edition.id]}}
    for reference in (*references(project.fiche), *references(project.organisation)):
        family, id_ = reference.mark.family, reference.id
        own.setdefault(family, {})[id_] = labels[family][id_]
    return own


def vocabulary_data(catalogue: Catalogue) -> dict[str, Any]:
    """Return every vocabulary, its terms in their order; places are derived from the organisations, not a
    vocabulary.
    """
    names = catalogue.publisher.privacy.names
    families = {family.folder: catalogue.family(family) for family in CROSSED if family is not PLACE}
    return {
        METHOD_FAMILY.file.removeprefix("data/").removesuffix(".yml"): [
            _dumped(family, names) for family in catalogue.method_families
        ],
        **{folder: [_dumped(subject.record, names) for subject in subjects] for folder, subjects in families.items()},
    }


def _dumped(record: Record, names: bool) -> dict[str, Any]:
    return record.model_dump(mode="json", include=set(exported(type(record), names)))


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, allow_nan=False).encode()


def _document(data: Any) -> bytes:
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode()


def _lines(opening: bytes, closing: bytes, items: Iterable[bytes]) -> bytes:
    """Return a JSON text with one item a line: short, and a change shows as one line."""
    return b"\n".join([opening, b",\n".join(items), closing, b""])
