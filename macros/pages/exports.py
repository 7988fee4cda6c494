"""The catalogue as open data, under `/donnees/`: projects and vocabularies in JSON, projects as tables, what describes
them to programs, and the schemas of their sources.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CROSSED, METHOD_FAMILY, PLACE
from macros.contributing.schemas import FOLDER, catalogue_labels, schemas
from macros.model.record import Record
from macros.pages.data_package import data_package, dcat
from macros.pages.data_tables import DataTable, data_tables
from macros.pages.project_data import exported, project_data, resolved


def exports(catalogue: Catalogue, address: str = "", tables: tuple[DataTable, ...] = ()) -> dict[str, str]:
    """Return the text of each data file by its address; `address` is the site's own, absolute, where it is known.

    `tables` are the projects as tables, where they are made already.
    """
    labels = catalogue_labels(catalogue)
    projects = [_json(project_data(catalogue, project, labels)) for project in catalogue.projects]
    tables = tables or project_tables(catalogue, address)
    return {
        "donnees/projets.json": _lines("[", "]", projects),
        "donnees/projets.jsonl": "".join(f"{project}\n" for project in projects),
        "donnees/vocabulaires.json": _lines(
            "{", "}", (f"{_json(name)}: {_json(terms)}" for name, terms in vocabulary_data(catalogue).items())
        ),
        **{f"donnees/{table.file}": table.text for table in tables},
        "donnees/datapackage.json": _document(data_package(tables, catalogue.publisher)),
        "donnees/dcat.jsonld": _document(dcat(tables, catalogue.publisher, address)),
        **{f"{FOLDER}{name}": text for name, text in schemas(labels).items()},
    }


def project_tables(catalogue: Catalogue, address: str = "") -> tuple[DataTable, ...]:
    """Return the projects as tables."""
    labels, names = catalogue_labels(catalogue), catalogue.publisher.privacy.names
    return data_tables(
        [
            {
                **project_data(catalogue, project, labels),
                "url": f"{address or '/'}{project.address}",
                "project": {"key": project.key, "label": project.label, "year": project.edition.year},
                "organisation": resolved(project.organisation, labels, names),
            }
            for project in catalogue.projects
        ],
        names,
    )


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


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False)


def _document(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _lines(opening: str, closing: str, items: Iterable[str]) -> str:
    """Return a JSON text with one item a line: short, and a change shows as one line."""
    return "\n".join([opening, ",\n".join(items), closing, ""])
