"""What a term or an edition can't say by itself: a question that asks nothing, a part named twice, weeks in
disorder.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue.families import CONDITION, EDITION
from macros.catalogue.read.loading import Content, Entry
from macros.model.draft import TO_WRITE
from macros.text.problem import Problem


def data_problems(content: Content) -> Iterator[Problem]:
    """Find the terms and the editions that contradict themselves."""
    for entry in content.terms[CONDITION.id].values():
        if entry.record and entry.record.question != TO_WRITE and not entry.record.question.endswith("?"):
            yield entry.problem(
                ("question",),
                "une question est attendue ; celle-ci n'a pas de point d'interrogation.",
                "Terminez-la par « ? ».",
            )
    for entry in content.terms[EDITION.id].values():
        if entry.record:
            yield from _parts(entry)
            yield from _weeks(entry)


def _parts(entry: Entry) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for rank, part in enumerate(entry.record.parts):
        if part in seen:
            yield entry.problem(("parts", rank), f"« {part} » figure déjà ligne {seen[part]}.", "Gardez-en une.")
        else:
            seen[part] = entry.values.line(("parts", rank))


def _weeks(entry: Entry) -> Iterator[Problem]:
    missions = entry.record.missions
    for rank, stage in enumerate(missions.stages if missions else ()):
        least, most = stage.weeks.min, stage.weeks.max
        if most is not None and most < least:
            at = ("missions", "stages", rank, "weeks", "max")
            yield entry.problem(
                at,
                f"la durée maximale ({most}) est plus courte que la minimale ({least}).",
                "Échangez-les, ou retirez « max » si la durée est exacte.",
            )
