"""The self-audit as the accessibility page prints it: its counts in words, then each criterion under its theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.self_audit import NUMBERS, THEMES, VERDICTS, Criterion, SamplePage, SelfAudit, Verdict
from macros.text.french.wording import counted, dated, grouped, listed


@dataclass(frozen=True)
class PrintedCriterion:
    """One criterion: `tests` are the names of the automatic tests that watch over it."""

    number: str
    label: str
    verdict: str
    evidence: str
    tests: tuple[str, ...]
    pages: tuple[SamplePage, ...]


@dataclass(frozen=True)
class PrintedTheme:
    """A theme, its verdicts counted in words, and its criteria."""

    number: int
    title: str
    counts: str
    criteria: tuple[PrintedCriterion, ...]


@dataclass(frozen=True)
class PrintedSelfAudit:
    """`faults` are the criteria that are not met; `pages` the sample; `readings` what is read out of some of them, by
    the screen reader `reader` or, without one, as the browser tells it.
    """

    opening: str
    rate: str
    themes: tuple[PrintedTheme, ...]
    faults: tuple[PrintedCriterion, ...]
    pages: tuple[SamplePage, ...]
    reader: str
    readings: tuple[tuple[SamplePage, str], ...]


def printed_self_audit(audit: SelfAudit | None) -> PrintedSelfAudit | None:
    """Return what the page prints of a self-audit, None where there is none."""
    if audit is None:
        return None
    sample = {page.id: page for page in audit.pages}
    ordered = sorted(audit.criteria, key=lambda criterion: NUMBERS.index(criterion.id))
    printed = [(criterion, _printed(criterion, sample)) for criterion in ordered]
    return PrintedSelfAudit(
        opening=(
            f"Un autocontrôle, qui ne vaut pas audit, a confronté {counted(len(sample), 'page')} aux"
            f" {len(ordered)} critères du RGAA {audit.version} le {dated(audit.date)} : {_counts(ordered)}."
        ),
        rate=(
            f"Soit {grouped(round(audit.rate, 1))} % de critères respectés parmi les {audit.applicable} qui"
            " s'appliquent ; un critère non testé n'y compte pas comme respecté."
        ),
        themes=tuple(
            PrintedTheme(
                rank,
                title,
                _counts([criterion for criterion in ordered if _theme(criterion) == rank]),
                tuple(words for criterion, words in printed if _theme(criterion) == rank),
            )
            for rank, title in enumerate(THEMES, 1)
        ),
        faults=tuple(words for criterion, words in printed if criterion.verdict == "NC"),
        pages=audit.pages,
        reader=audit.reader or "",
        readings=tuple((sample[reading.page], reading.speech) for reading in audit.readings),
    )


def _theme(criterion: Criterion) -> int:
    return int(criterion.id.split(".")[0])


def _counts(criteria: Iterable[Criterion]) -> str:
    """Return « 3 respectés, 1 non respecté et 5 non applicables »."""
    counts: Counter[Verdict] = Counter(criterion.verdict for criterion in criteria)
    return listed(
        many.format(counts[verdict], "s" if counts[verdict] > 1 else "")
        for verdict, (_, many) in VERDICTS.items()
        if counts[verdict]
    )


def _printed(criterion: Criterion, sample: dict[str, SamplePage]) -> PrintedCriterion:
    return PrintedCriterion(
        criterion.id,
        criterion.label,
        VERDICTS[criterion.verdict][0],
        criterion.evidence or "",
        tuple(test.rpartition("::")[2] for test in criterion.tests),
        tuple(sample[page] for page in criterion.pages),
    )
