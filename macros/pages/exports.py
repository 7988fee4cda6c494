"""The catalogue as open data, `/donnees/projets.json` and `/donnees/vocabulaires.json`, and the schemas of its
sources.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.check.checks import references
from macros.catalogue.families import CROSSED, EDITION, METHOD_FAMILY, PLACE
from macros.catalogue.project import Project
from macros.contributing.schemas import FOLDER, catalogue_labels, schemas

PROJECT_KEYS = (
    "title",
    "description",
    "part",
    "themes",
    "commanditaire",
    "mission",
    "method",
    "deliverables",
    "figures",
    "results",
    "recommendations",
    "lessons",
    "transferability",
    "diagrams",
    "source",
    "revisions",
    "original_title",
)


def exports(catalogue: Catalogue) -> dict[str, str]:
    """Return the text of each data file by its address."""
    return {
        "donnees/projets.json": _lines(
            "[", "]", (_json(project_data(catalogue, project)) for project in catalogue.projects)
        ),
        "donnees/vocabulaires.json": _lines(
            "{", "}", (f"{_json(name)}: {_json(terms)}" for name, terms in vocabulary_data(catalogue).items())
        ),
        **{f"{FOLDER}{name}": text for name, text in schemas(catalogue_labels(catalogue)).items()},
    }


def project_data(catalogue: Catalogue, project: Project) -> dict[str, Any]:
    """Return a project as its header says it, identifiers resolved to {id, label} and missing values null."""
    data = project.fiche.model_dump(mode="json")
    for location, family, id_ in references(project.fiche):
        *path, last = location
        holder = data
        for step in path:
            holder = holder[step]
        holder[last] = {"id": id_, "label": catalogue.subjects[family.id][id_].label}
    data["method"] = [_flat(use) for use in data["method"]]
    data["deliverables"] = [_flat(delivery) for delivery in data["deliverables"]]
    data["transferability"]["conditions"] = [_flat(condition) for condition in data["transferability"]["conditions"]]
    return {
        "id": project.id,
        "edition": {"id": project.edition.id, "label": catalogue.subjects[EDITION.id][project.edition.id].label},
        "url": f"/{project.address}",
        **{key: data[key] for key in PROJECT_KEYS},
    }


def _flat(item: dict[str, Any]) -> dict[str, Any]:
    """Put a resolved identifier beside what is said of it: {id, label, detail…}."""
    return item.pop("id") | item


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
