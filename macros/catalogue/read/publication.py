"""What `data/editeur.yml` says of the publisher, what it contradicts, and what it still lacks for a publication.

Three degrees: a fault is a problem like any other and stops a build; what is missing only calls for advice, since
writing fiches must not wait for it; publishing without it is refused.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.catalogue.read.known_files import PUBLISHER
from macros.model.publisher import TOTAL, Publisher, awaited, holds
from macros.model.record import Record
from macros.model.validation import read_record
from macros.text.french.wording import counted, dated, folded, listed, lowered
from macros.text.problem import Problem
from macros.text.source import read_source
from macros.text.yaml.values import Location, Values, field_name, read_values

FILE = PUBLISHER


@dataclass(frozen=True)
class PublisherFile:
    """The file as read: its record, None where it is faulty, and the lines of its keys, None where there is no file."""

    record: Publisher | None
    values: Values | None


def read_publisher(root: Path) -> tuple[PublisherFile, tuple[Problem, ...]]:
    """Return what is known of the publisher of the project in `root`, and the problems; without a file, nothing is
    known.
    """
    path = root / FILE
    if not os.path.isfile(path):
        return PublisherFile(Publisher(), None), ()
    source = read_source(root, path)
    if isinstance(source, Problem):
        return PublisherFile(None, None), (source,)
    values, faults = read_values(source.text, source.path)
    if values is None or faults:
        return PublisherFile(None, values), faults
    record, faults = read_record(Publisher, values, FILE)
    file = PublisherFile(record, values)
    return file, faults or tuple(_contradictions(file))


def refusals(file: PublisherFile, today: datetime.date) -> tuple[Problem, ...]:
    """Return why the site can't be published on that day, key by key; none where everything is known and holds.

    For a file without a problem: a faulty one has already stopped everything.
    """
    if file.record is None:
        return ()
    missing = (_problem(file, at, f"« {lowered(label)} » reste à compléter.") for at, label in awaited(file.record))
    return (*missing, *_lapsed(file, today))


def advice(file: PublisherFile, today: datetime.date) -> str:
    """Return the lines by which a contributor learns what a publication still needs; empty where nothing."""
    if file.record is None:
        return ""
    labels = [lowered(label) for _, label in awaited(file.record)]
    lines = (
        [
            f"{counted(len(labels), 'information')} de l'éditeur à compléter dans {FILE} avant de publier :"
            f" {listed(labels)}."
        ]
        if labels
        else []
    )
    return "\n".join([*lines, *map(str, _lapsed(file, today))])


def _problem(file: PublisherFile, at: Location, message: str, hint: str = "") -> Problem:
    return Problem(FILE, file.values.line(at) if file.values else 1, field_name(at), message, hint)


def _contradictions(file: PublisherFile) -> Iterator[Problem]:
    """Find what can't be true: a state claimed beyond the audit, a statement older than its audit, a mere
    placeholder.
    """
    stated = file.record.accessibility
    audit = stated.audit
    for at, text in _texts(file.record):
        if folded(text).strip("[](). ") == "a completer":
            yield _problem(
                file,
                at,
                f"« {text} » n'est pas une information.",
                "Laissez la valeur vide : les pages l'affichent comme restant à compléter.",
            )
    if stated.updated and (stated.established is None or stated.updated < stated.established):
        yield _problem(
            file,
            ("accessibility", "updated"),
            "la déclaration est mise à jour avant d'être établie.",
            "Vérifiez « established » et « updated ».",
        )
    if audit is None:
        return
    last = stated.updated or stated.established
    if last and last < audit.date:
        yield _problem(
            file,
            ("accessibility", "audit", "date"),
            f"la déclaration date du {dated(last)}, avant l'audit qu'elle rapporte.",
            "Mettez « updated » à jour.",
        )
    if audit.rate == TOTAL and stated.nonconformities:
        yield _problem(
            file,
            ("accessibility", "nonconformities"),
            "des non-conformités sont listées alors que l'audit déclare tous les critères respectés.",
            "Corrigez « audit.rate », ou retirez-les si elles sont réparées.",
        )
    if audit.rate < TOTAL and not stated.nonconformities and not stated.derogations:
        yield _problem(
            file,
            ("accessibility", "audit", "rate"),
            "tous les critères ne sont pas respectés, mais rien n'est signalé.",
            "Listez ce que l'audit relève sous « nonconformities » ou « derogations ».",
        )


def _lapsed(file: PublisherFile, today: datetime.date) -> Iterator[Problem]:
    """Find the dates that no longer hold, or not yet."""
    stated = file.record.accessibility
    dates = (
        (
            ("updated",) if stated.updated else ("established",),
            stated.updated or stated.established,
            "la déclaration d'accessibilité",
        ),
        (("audit", "date"), stated.audit.date if stated.audit else None, "l'audit d'accessibilité"),
    )
    for at, day, what in dates:
        if day and not holds(day, today):
            since = "est daté du" if "audit" in at else "est datée du"
            reason = "qui n'est pas encore passé" if day > today else "il y a plus de trois ans"
            yield _problem(
                file,
                ("accessibility", *at),
                f"{what} {since} {dated(day)}, {reason}.",
                "" if day > today else "À refaire.",
            )


def _texts(record: Record, at: Location = ()) -> Iterator[tuple[Location, str]]:
    for key, value in record:
        if isinstance(value, Record):
            yield from _texts(value, (*at, key))
        elif isinstance(value, str):
            yield (*at, key), value
