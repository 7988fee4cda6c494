"""What fiches say of their own corrections: in the order of their dates, none before the edition went online nor to
come.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

from macros.catalogue.families import EDITION
from macros.catalogue.read.loading import Content, FicheFile
from macros.model.fiche import Revision
from macros.text.french.wording import dated
from macros.text.problem import Problem
from macros.text.yaml.values import field_name


def revision_problems(content: Content) -> Iterator[Problem]:
    """Find the dates that can't be."""
    today = datetime.date.today()
    for entry in content.terms[EDITION.id].values():
        if entry.record and entry.record.online and entry.record.online > today:
            yield entry.problem(
                ("online",),
                f"le {dated(entry.record.online)} n'est pas encore passé.",
                "Écrivez le jour de la mise en ligne une fois qu'il est venu.",
            )
    for file in content.fiches:
        if file.fiche:
            edition = content.terms[EDITION.id].get(file.edition)
            yield from _faults(
                file, file.fiche.revisions, edition.record.online if edition and edition.record else None, today
            )


def _faults(
    file: FicheFile, revisions: tuple[Revision, ...], online: datetime.date | None, today: datetime.date
) -> Iterator[Problem]:
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


def _problem(file: FicheFile, rank: int, message: str, hint: str) -> Problem:
    at = ("revisions", rank, "date")
    return Problem(file.path, file.values.line(at), field_name(at), message, hint)
