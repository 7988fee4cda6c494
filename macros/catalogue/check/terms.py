"""Checks what a record can't check alone in terms and editions: a question that asks nothing, weeks out of order."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue.families import CONDITION, EDITION
from macros.catalogue.read.content import Content
from macros.catalogue.read.file_entry import Sound
from macros.model.edition import Edition
from macros.model.placeholder import TO_WRITE
from macros.text.problem import Kind, Problem, Topic

TOPIC = Topic("Les vocabulaires et les éditions")

NO_QUESTION = Kind(
    "question-attendue",
    "une question est attendue ; celle-ci n'a pas de point d'interrogation.",
    "Terminez-la par « ? ».",
    "question: Un élu porte-t-il le projet ?",
)
WEEKS = Kind(
    "duree-inversee",
    "la durée maximale ({most}) est plus courte que la minimale ({least}).",
    "Échangez-les, ou retirez « max » si la durée est exacte.",
    "weeks: {min: 2, max: 4}",
)


def data_problems(content: Content) -> Iterator[Problem]:
    """Find the terms and the editions that contradict themselves."""
    for condition in content.sound(CONDITION).values():
        if condition.record.question != TO_WRITE and not condition.record.question.endswith("?"):
            yield condition.problem(("question",), NO_QUESTION())
    for edition in content.sound(EDITION).values():
        yield from _weeks(edition)


def _weeks(entry: Sound[Edition]) -> Iterator[Problem]:
    missions = entry.record.missions
    for rank, stage in enumerate(missions.stages if missions else ()):
        least, most = stage.weeks.min, stage.weeks.max
        if most is not None and most < least:
            yield entry.problem(("missions", "stages", rank, "weeks", "max"), WEEKS(most=most, least=least))
