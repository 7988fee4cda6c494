"""Checks the corrections of fiches: dates in order, none before the edition went online or in the future."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from macros.catalogue.families import EDITION
from macros.catalogue.read.content import Content, SoundFiche
from macros.catalogue.read.file_entry import Sound
from macros.model.edition import Edition
from macros.text.french.wording import dated
from macros.text.problem import Kind, Problem, Topic
from macros.text.today import today

TOPIC = Topic("Les corrections datées", "Elles vont de la plus ancienne à la plus récente, et jamais dans l'avenir.")

FUTURE_EDITION = Kind(
    "mise-en-ligne-a-venir",
    "le {day} n'est pas encore passé.",
    "Écrivez le jour de la mise en ligne une fois qu'il est venu.",
)
FUTURE_REVISION = Kind("correction-a-venir", "le {day} n'est pas encore passé.", "Écrivez le jour de la correction.")
TOO_SOON = Kind(
    "correction-trop-ancienne",
    "la correction du {day} précède la mise en ligne de l'édition, le {online}.",
    "Vérifiez la date, ou « online » dans le fichier de l'édition.",
)
DISORDER = Kind(
    "corrections-en-desordre",
    "la correction du {after} suit celle du {before}.",
    "Rangez-les de la plus ancienne à la plus récente.",
)


def edition_problems(content: Content) -> Iterator[Problem]:
    """Find the editions that went online on a day to come."""
    editions = content.sound(EDITION)
    for entry in editions.values():
        if entry.record.online and entry.record.online > today():
            yield entry.problem(("online",), FUTURE_EDITION(day=dated(entry.record.online)))


def revision_problems(file: SoundFiche, content: Content) -> Iterator[Problem]:
    """Find the corrections of a fiche that are out of order, too soon or to come."""
    edition = content.terms[EDITION.id].get(file.edition)
    online = edition.record.online if isinstance(edition, Sound) and isinstance(edition.record, Edition) else None
    revisions = file.record.revisions
    for rank, revision in enumerate(revisions):
        at = ("revisions", rank, "date")
        if revision.date > today():
            yield file.problem(at, FUTURE_REVISION(day=dated(revision.date)))
        if online and revision.date < online:
            yield file.problem(at, TOO_SOON(day=dated(revision.date), online=dated(online)))
    for rank, (before, after) in enumerate(pairwise(revisions), 1):
        if after.date < before.date:
            finding = DISORDER(after=dated(after.date), before=dated(before.date))
            yield file.problem(("revisions", rank, "date"), finding)
