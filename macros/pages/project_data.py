"""A project as open data: its fiche's header, identifiers resolved."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic.fields import FieldInfo

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import EDITION, METHOD
from macros.catalogue.project import Project
from macros.contributing.term_labels import Labels
from macros.model.record import PERSONAL, Record
from macros.model.references import RefersTo, mark_of


def exported(record: type[Record], names: bool) -> Mapping[str, FieldInfo]:
    """Return the keys of a kind of record that go into the data files; those that name people only where `names`.
    Whether a project is a draft is left out: none is published.
    """
    return {
        key: field
        for key, field in record.model_fields.items()
        if key != "draft" and (names or PERSONAL not in field.metadata)
    }


@cache
def _marked(record: type[Record], names: bool) -> tuple[tuple[str, RefersTo | None], ...]:
    """Return the keys that go into the data files, each with the vocabulary that it names."""
    return tuple((key, mark_of(field)) for key, field in exported(record, names).items())


def project_data(catalogue: Catalogue, project: Project, labels: Labels) -> dict[str, Any]:
    """Return a project with every key of its header, identifiers resolved to {id, label} and missing values null; its
    methods include those that only a recommendation names.
    """
    data = resolved(project.fiche, labels, catalogue.publisher.privacy.names)
    uses = {(use["id"], use["status"]) for use in data["method"]}
    data["method"] += [
        {"id": mention.subject.id, "label": mention.subject.label, "status": mention.status, "detail": mention.detail}
        for mention in catalogue.mentions(project, METHOD)
        if (mention.subject.id, mention.status) not in uses
    ]
    return {
        "id": project.id,
        "edition": {"id": project.edition.id, "label": labels[EDITION.id][project.edition.id]},
        "url": f"/{project.address}",
        **data,
    }


def resolved(record: Record, labels: Labels, names: bool) -> dict[str, Any]:
    """Return a record's keys; one that says something of a term is {id, label, detail…}."""
    data: dict[str, Any] = {}
    for key, mark in _marked(type(record), names):
        value = _value(getattr(record, key), mark, labels, names)
        data |= value if key == "id" and isinstance(value, dict) else {key: value}
    return data


def _value(value: Any, mark: RefersTo | None, labels: Labels, names: bool) -> Any:
    if isinstance(value, Record):
        return resolved(value, labels, names)
    if isinstance(value, tuple):
        return [_value(item, mark, labels, names) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return {"id": value, "label": labels[mark.family][value]} if mark and value is not None else value
