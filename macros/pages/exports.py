"""The catalogue as open data, `/donnees/projets.json` and `/donnees/vocabulaires.json`, and the schemas of its
sources.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from typing import Any

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CROSSED, EDITION, METHOD, METHOD_FAMILY, PLACE
from macros.catalogue.project import Project
from macros.contributing.schemas import FOLDER, Labels, catalogue_labels, schemas
from macros.model.record import Record
from macros.model.references import RefersTo, mark_of


def exports(catalogue: Catalogue) -> dict[str, str]:
    """Return the text of each data file by its address."""
    labels = catalogue_labels(catalogue)
    return {
        "donnees/projets.json": _lines(
            "[", "]", (_json(project_data(catalogue, project, labels)) for project in catalogue.projects)
        ),
        "donnees/vocabulaires.json": _lines(
            "{", "}", (f"{_json(name)}: {_json(terms)}" for name, terms in vocabulary_data(catalogue).items())
        ),
        **{f"{FOLDER}{name}": text for name, text in schemas(labels).items()},
    }


def project_data(catalogue: Catalogue, project: Project, labels: Labels) -> dict[str, Any]:
    """Return a project as its header says it, every key of it, identifiers resolved to {id, label} and missing values
    null; among its methods, those that a recommendation names. That it is no draft goes without saying.
    """
    data = _resolved(project.fiche, labels)
    del data["draft"]
    told = {(use["id"], use["status"]) for use in data["method"]}
    data["method"] += [
        {"id": mention.subject.id, "label": mention.subject.label, "status": mention.status, "detail": mention.detail}
        for mention in catalogue.mentions(project, METHOD)
        if (mention.subject.id, mention.status) not in told
    ]
    return {
        "id": project.id,
        "edition": {"id": project.edition.id, "label": labels[EDITION.id][project.edition.id]},
        "url": f"/{project.address}",
        **data,
    }


def _resolved(record: Record, labels: Labels) -> dict[str, Any]:
    """Return a record's keys; one that says something of a term is {id, label, detail…}."""
    data: dict[str, Any] = {}
    for key, field in type(record).model_fields.items():
        value = _value(getattr(record, key), mark_of(field), labels)
        data |= value if key == "id" and isinstance(value, dict) else {key: value}
    return data


def _value(value: Any, mark: RefersTo | None, labels: Labels) -> Any:
    if isinstance(value, Record):
        return _resolved(value, labels)
    if isinstance(value, tuple):
        return [_value(item, mark, labels) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return {"id": value, "label": labels[mark.family][value]} if mark and value is not None else value


def vocabulary_data(catalogue: Catalogue) -> dict[str, Any]:
    """Return every vocabulary, its terms in their order; places are derived from the organisations, not a
    vocabulary.
    """
    families = [family for family in CROSSED if family is not PLACE]
    data = {
        family.folder: [subject.record.model_dump(mode="json") for subject in catalogue.family(family)]
        for family in families
    }
    return {
        METHOD_FAMILY.file.removeprefix("data/").removesuffix(".yml"): [
            family.model_dump(mode="json") for family in catalogue.method_families
        ],
        **data,
    }


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False)


def _lines(opening: str, closing: str, items: Iterable[str]) -> str:
    """Return a JSON text with one item a line: short, and a change shows as one line."""
    return "\n".join([opening, ",\n".join(items), closing, ""])
