"""What a fiche says in its header: the texts that its page and its book must show."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.fiche import Fiche


def listed(fiche: Fiche) -> Iterator[str]:
    """Yield the items of its lists, each a sentence."""
    transfer = fiche.transferability
    yield from fiche.mission
    yield from (milestone.text for milestone in fiche.calendar)
    yield from (item.detail for item in (*fiche.method, *fiche.deliverables, *transfer.conditions))
    yield from (result.text for result in fiche.results)
    yield from (item.text for group in fiche.recommendations for item in group.items)
    yield from fiche.lessons
    yield from (item.text for item in (*transfer.reusable, *transfer.limits))
    yield from fiche.silences
    yield from fiche.source.doubts


def texts_of(fiche: Fiche) -> Iterator[str]:
    """Yield all its texts."""
    yield from (fiche.title, fiche.brief.problem, fiche.brief.action, fiche.brief.outcome)
    yield fiche.transferability.summary
    yield from listed(fiche)
    yield from (milestone.when for milestone in fiche.calendar)
    yield from (group.title for group in fiche.recommendations if group.title)
    yield from fiche.source.headings
    yield from (figure.label for figure in fiche.figures)
    if fiche.commanditaire.contact:
        yield fiche.commanditaire.contact.name
