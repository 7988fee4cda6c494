"""Adds to a problem an example of what is right: the same key, as the model and the project's own terms write it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from macros.catalogue.families import EDITION, VOCABULARIES
from macros.catalogue.read.content import Content
from macros.catalogue.read.known_files import DOCS, EDITIONS, PROJECTS, PUBLISHER
from macros.model.editors_page import EditorsPage
from macros.model.examples import example, required
from macros.model.fiche import Fiche
from macros.model.publisher import Publisher
from macros.model.record import Record
from macros.model.references import reference_keys
from macros.model.validation import NO_KEYS
from macros.text.problem import Problem
from macros.text.yaml.writing import yaml_text

_SHOWN = re.compile(r"Écrivez\b|Mettez des guillemets|par exemple|Ajoutez, |\[\^|Exemple", re.IGNORECASE)
"""Hints that already show what is right."""


def with_examples(faults: Iterable[Problem], content: Content) -> Iterator[Problem]:
    """Yield each problem with a correct example of its key, where there is one and the hint shows none."""
    for problem in faults:
        record, keys = _kind(problem)
        if record and problem.kind is NO_KEYS:
            values = {key: value for key, value in required(record).items() if key != "id"}
            yield replace(problem, example=yaml_text({problem.field: values} if problem.field else values).rstrip("\n"))
            continue
        if record is None or not keys or _SHOWN.search(problem.hint):
            yield problem
            continue
        known = {at: next(iter(content.terms[mark.family]), "") for at, mark in reference_keys(record).items()}
        lines = yaml_text(example(record, keys, {at: id_ for at, id_ in known.items() if id_})).rstrip("\n")
        yield replace(problem, example=lines)


def _kind(problem: Problem) -> tuple[type[Record] | None, tuple[str, ...]]:
    """Return the kind of record in which a problem is, and its key there."""
    keys = tuple(re.sub(r"\[\d+\]", "", problem.field).split(".")) if problem.field else ()
    path = problem.path
    if path.startswith(f"{PROJECTS}/"):
        return Fiche, keys
    if path.startswith(f"{DOCS}/"):
        return EditorsPage, keys
    if path.startswith(f"{EDITIONS}/"):
        return EDITION.record, keys
    family = next((family for family in VOCABULARIES if family.file == path), None)
    if family:
        return family.record, keys[1:]  # the first is the term's identifier
    return (Publisher, keys) if path == PUBLISHER else (None, ())
