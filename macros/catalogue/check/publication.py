"""Checks what `data/editeur.yml` says of the publisher: contradictions, and what is still missing for a publication.

There are three degrees. A contradiction is a problem like any other, and stops a build. A missing fact is only advice,
since writing fiches must not wait for it. `publier` refuses while anything is missing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from macros.catalogue.read.content import Content
from macros.catalogue.read.file_entry import Faulty, Sound
from macros.catalogue.read.known_files import PUBLISHER
from macros.model.publisher import TOTAL, Publisher, awaited, holds
from macros.model.record import Record
from macros.text.french.wording import counted, dated, folded, listed, lowered
from macros.text.problem import Kind, Problem, Topic
from macros.text.yaml.values import Location

FILE = PUBLISHER
TOPIC = Topic("Les informations de l'éditeur", "Elles n'empêchent pas d'écrire ; seule une publication les exige.")

AWAITED = Kind(
    "information-a-completer",
    "« {label} » reste à compléter.",
    general=f"Écrivez la valeur dans {FILE}, à la ligne indiquée.",
)
ALL_AWAITED = Kind(
    "editeur-a-completer",
    f"{{count}} de l'éditeur à compléter dans {FILE} avant de publier : {{labels}}.",
    general="Rien à faire pour écrire une fiche ; l'éditeur du site complète son fichier avant de publier.",
)
PLACEHOLDER = Kind(
    "information-factice",
    "« {text} » n'est pas une information.",
    "Laissez la valeur vide : les pages l'affichent comme restant à compléter.",
)
UPDATED_TOO_SOON = Kind(
    "declaration-mal-datee",
    "la déclaration est mise à jour avant d'être établie.",
    "Vérifiez « established » et « updated ».",
)
OLDER_THAN_AUDIT = Kind(
    "declaration-avant-audit",
    "la déclaration date du {day}, avant l'audit qu'elle rapporte.",
    "Mettez « updated » à jour.",
)
NEEDLESS_LIST = Kind(
    "non-conformites-de-trop",
    "des non-conformités sont listées alors que l'audit déclare tous les critères respectés.",
    "Corrigez « audit.rate », ou retirez-les si elles sont réparées.",
)
NOTHING_LISTED = Kind(
    "non-conformites-absentes",
    "tous les critères ne sont pas respectés, mais rien n'est signalé.",
    "Listez ce que l'audit relève sous « nonconformities » ou « derogations ».",
)
OLD_STATEMENT = Kind(
    "declaration-perimee",
    "la déclaration d'accessibilité est datée du {day}, il y a plus de trois ans.",
    "À refaire.",
    general="À refaire : une déclaration tient trois ans.",
)
FUTURE_STATEMENT = Kind(
    "declaration-a-venir",
    "la déclaration d'accessibilité est datée du {day}, qui n'est pas encore passé.",
    general="Vérifiez l'année.",
)
OLD_AUDIT = Kind(
    "audit-perime",
    "l'audit d'accessibilité est daté du {day}, il y a plus de trois ans.",
    "À refaire.",
    general="À refaire : un audit tient trois ans.",
)
FUTURE_AUDIT = Kind(
    "audit-a-venir",
    "l'audit d'accessibilité est daté du {day}, qui n'est pas encore passé.",
    general="Vérifiez l'année.",
)


def publisher_problems(content: Content) -> Iterator[Problem]:
    """Find what the publisher's file says that can't be true."""
    if isinstance(content.publisher, Sound):
        yield from _contradictions(content.publisher)


def refusals(file: Sound[Publisher] | Faulty, today: datetime.date) -> tuple[Problem, ...]:
    """Return why the site can't be published on a given day, key by key; nothing where everything is known and valid.
    The file must be without a problem: a faulty one has already stopped everything.
    """
    if isinstance(file, Faulty):
        return ()
    missing = (file.problem(at, AWAITED(label=lowered(label))) for at, label in awaited(file.record))
    return (*missing, *_lapsed(file, today))


def advice(file: Sound[Publisher] | Faulty, today: datetime.date) -> str:
    """Return the lines that say what a publication still needs; none where it needs nothing."""
    if isinstance(file, Faulty):
        return ""
    labels = [lowered(label) for _, label in awaited(file.record)]
    count = counted(len(labels), "information")
    lines = [ALL_AWAITED(count=count, labels=listed(labels)).message] if labels else []
    return "\n".join([*lines, *map(str, _lapsed(file, today))])


def _contradictions(file: Sound[Publisher]) -> Iterator[Problem]:
    """Find what can't be true: a state of conformity beyond the audit, a statement older than its audit, a mere
    placeholder.
    """
    stated = file.record.accessibility
    audit = stated.audit
    for at, text in _texts(file.record):
        if folded(text).strip("[](). ") == "a completer":
            yield file.problem(at, PLACEHOLDER(text=text))
    if stated.updated and (stated.established is None or stated.updated < stated.established):
        yield file.problem(("accessibility", "updated"), UPDATED_TOO_SOON())
    if audit is None:
        return
    last = stated.updated or stated.established
    if last and last < audit.date:
        yield file.problem(("accessibility", "audit", "date"), OLDER_THAN_AUDIT(day=dated(last)))
    if audit.rate == TOTAL and stated.nonconformities:
        yield file.problem(("accessibility", "nonconformities"), NEEDLESS_LIST())
    if audit.rate < TOTAL and not stated.nonconformities and not stated.derogations:
        yield file.problem(("accessibility", "audit", "rate"), NOTHING_LISTED())


def _lapsed(file: Sound[Publisher], today: datetime.date) -> Iterator[Problem]:
    """Find the dates that are over, or still to come."""
    stated = file.record.accessibility
    audited = stated.audit.date if stated.audit else None
    for at, day, old, future in (
        (
            ("updated",) if stated.updated else ("established",),
            stated.updated or stated.established,
            OLD_STATEMENT,
            FUTURE_STATEMENT,
        ),
        (("audit", "date"), audited, OLD_AUDIT, FUTURE_AUDIT),
    ):
        if day and not holds(day, today):
            kind = future if day > today else old
            yield file.problem(("accessibility", *at), kind(day=dated(day)))


def _texts(record: Record, at: Location = ()) -> Iterator[tuple[Location, str]]:
    for key, value in record:
        if isinstance(value, Record):
            yield from _texts(value, (*at, key))
        elif isinstance(value, str):
            yield (*at, key), value
