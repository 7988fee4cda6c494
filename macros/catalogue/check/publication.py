"""What `data/editeur.yml` says of the publisher, what it contradicts, and what it still lacks for a publication.

Three degrees: a fault is a problem like any other and stops a build; what is missing only calls for advice, since
writing fiches must not wait for it; publishing without it is refused.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from macros.catalogue.read.content import Content
from macros.catalogue.read.known_files import PUBLISHER
from macros.catalogue.read.written import Faulty, Sound
from macros.model.publisher import TOTAL, Publisher, awaited, holds
from macros.model.record import Record
from macros.text.french.wording import counted, dated, folded, listed, lowered
from macros.text.problem import Problem
from macros.text.yaml.values import Location

FILE = PUBLISHER


def publisher_problems(content: Content) -> Iterator[Problem]:
    """Find what the publisher's file says that can't be true."""
    if isinstance(content.publisher, Sound):
        yield from _contradictions(content.publisher)


def refusals(file: Sound[Publisher] | Faulty, today: datetime.date) -> tuple[Problem, ...]:
    """Return why the site can't be published on that day, key by key; none where everything is known and holds.

    For a file without a problem: a faulty one has already stopped everything.
    """
    if isinstance(file, Faulty):
        return ()
    missing = (file.problem(at, f"« {lowered(label)} » reste à compléter.") for at, label in awaited(file.record))
    return (*missing, *_lapsed(file, today))


def advice(file: Sound[Publisher] | Faulty, today: datetime.date) -> str:
    """Return the lines by which a contributor learns what a publication still needs; empty where nothing."""
    if isinstance(file, Faulty):
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


def _contradictions(file: Sound[Publisher]) -> Iterator[Problem]:
    """Find what can't be true: a state claimed beyond the audit, a statement older than its audit, a mere
    placeholder.
    """
    stated = file.record.accessibility
    audit = stated.audit
    for at, text in _texts(file.record):
        if folded(text).strip("[](). ") == "a completer":
            yield file.problem(
                at,
                f"« {text} » n'est pas une information.",
                "Laissez la valeur vide : les pages l'affichent comme restant à compléter.",
            )
    if stated.updated and (stated.established is None or stated.updated < stated.established):
        yield file.problem(
            ("accessibility", "updated"),
            "la déclaration est mise à jour avant d'être établie.",
            "Vérifiez « established » et « updated ».",
        )
    if audit is None:
        return
    last = stated.updated or stated.established
    if last and last < audit.date:
        yield file.problem(
            ("accessibility", "audit", "date"),
            f"la déclaration date du {dated(last)}, avant l'audit qu'elle rapporte.",
            "Mettez « updated » à jour.",
        )
    if audit.rate == TOTAL and stated.nonconformities:
        yield file.problem(
            ("accessibility", "nonconformities"),
            "des non-conformités sont listées alors que l'audit déclare tous les critères respectés.",
            "Corrigez « audit.rate », ou retirez-les si elles sont réparées.",
        )
    if audit.rate < TOTAL and not stated.nonconformities and not stated.derogations:
        yield file.problem(
            ("accessibility", "audit", "rate"),
            "tous les critères ne sont pas respectés, mais rien n'est signalé.",
            "Listez ce que l'audit relève sous « nonconformities » ou « derogations ».",
        )


def _lapsed(file: Sound[Publisher], today: datetime.date) -> Iterator[Problem]:
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
            yield file.problem(
                ("accessibility", *at), f"{what} {since} {dated(day)}, {reason}.", "" if day > today else "À refaire."
            )


def _texts(record: Record, at: Location = ()) -> Iterator[tuple[Location, str]]:
    for key, value in record:
        if isinstance(value, Record):
            yield from _texts(value, (*at, key))
        elif isinstance(value, str):
            yield (*at, key), value
