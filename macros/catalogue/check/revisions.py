"""What fiches say of their own corrections: in the order of their dates, none before the edition went online nor to
come.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

from macros.catalogue.families import EDITION
from macros.catalogue.read.content import Content, SoundFiche
from macros.text.french.wording import dated
from macros.text.problem import Problem


def revision_problems(content: Content) -> Iterator[Problem]:
    """Find the dates that can't be."""
    today = datetime.date.today()
    editions = content.sound(EDITION)
    for entry in editions.values():
        if entry.record.online and entry.record.online > today:
            yield entry.problem(
                ("online",),
                f"le {dated(entry.record.online)} n'est pas encore passé.",
                "Écrivez le jour de la mise en ligne une fois qu'il est venu.",
            )
    for file in content.sound_fiches:
        edition = editions.get(file.edition)
        yield from _faults(file, edition.record.online if edition else None, today)


def _faults(file: SoundFiche, online: datetime.date | None, today: datetime.date) -> Iterator[Problem]:
    revisions = file.record.revisions
    for rank, revision in enumerate(revisions):
        if revision.date > today:
            yield _problem(
                file, rank, f"le {dated(revision.date)} n'est pas encore passé.", "Écrivez le jour de la correction."
            )
        if online and revision.date < online:
            yield _problem(
                file,
                rank,
                f"la correction du {dated(revision.date)} précède la mise en ligne de l'édition, le {dated(online)}.",
                "Vérifiez la date, ou « online » dans le fichier de l'édition.",
            )
    for rank, (before, after) in enumerate(pairwise(revisions), 1):
        if after.date < before.date:
            yield _problem(
                file,
                rank,
                f"la correction du {dated(after.date)} suit celle du {dated(before.date)}.",
                "Rangez-les de la plus ancienne à la plus récente.",
            )


def _problem(file: SoundFiche, rank: int, message: str, hint: str) -> Problem:
    return file.problem(("revisions", rank, "date"), message, hint)
