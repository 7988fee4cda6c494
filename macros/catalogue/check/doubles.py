"""What must be said once in the whole content: a reader's word leads to one place, a title, a name and a number to one
thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from macros.catalogue.families import (
    CONDITION,
    DELIVERABLE,
    EDITION,
    KIND,
    METHOD,
    ORGANISATION,
    THEME,
    AnyTerm,
    Family,
)
from macros.catalogue.read.content import Content
from macros.catalogue.read.written import Sound
from macros.text.french.wording import folded
from macros.text.problem import Problem


def double_problems(content: Content) -> Iterator[Problem]:
    """Find what two terms, two editions, two organisations or two fiches both claim."""
    yield from _claims(content)
    yield from _titles(content)
    yield from _shared(
        content.sound(EDITION).values(),
        (
            (
                "order",
                "le rang {} est déjà celui de « {} » ({}).",
                "Le rang dit l'ordre des éditions : donnez à chacune le sien.",
            ),
            (
                "promotion",
                "la promotion « {} » a déjà une édition, « {} » ({}).",
                "Corrigez le nom, ou réunissez les deux éditions.",
            ),
        ),
    )
    yield from _shared(
        content.sound(ORGANISATION).values(),
        (
            (
                "name",
                "« {} » est déjà le nom de « {} » ({}).",
                "Précisez l'un des deux, ou gardez une seule organisation.",
            ),
            (
                "short",
                "« {} » est déjà le nom court de « {} » ({}).",
                "Précisez l'un des deux : les listes n'ont que ce nom.",
            ),
            ("siren", "le SIREN {} est déjà celui de « {} » ({}).", "Vérifiez-le, ou gardez une seule organisation."),
        ),
    )


def _claims(content: Content) -> Iterator[Problem]:
    """Find labels and synonyms claimed by two terms: a reader's word must lead to one place."""
    owners: dict[str, tuple[str, Sound[AnyTerm]]] = {}
    families: tuple[Family[AnyTerm], ...] = (METHOD, THEME, CONDITION, DELIVERABLE, KIND)
    named = [
        (id_, entry, word)
        for family in families
        for id_, entry in content.sound(family).items()
        for word in (entry.record.label, *entry.record.synonyms)
    ]
    for id_, entry, word in named:
        owner = owners.setdefault(folded(word), (id_, entry))
        if owner[1] is not entry:
            yield entry.problem(
                (),
                f"« {word} » désigne déjà « {owner[0]} » ({owner[1].path}:{owner[1].line}).",
                "Gardez-le dans un seul terme.",
            )
    for entry, word in _doubled(named):
        yield entry.problem((), f"« {word} » figure deux fois parmi ses noms.", "Gardez-en un.")


def _doubled(named: list[tuple[str, Sound[AnyTerm], str]]) -> Iterator[tuple[Sound[AnyTerm], str]]:
    counts = Counter((id(entry), folded(word)) for _, entry, word in named)
    for _, entry, word in named:
        if counts.pop((id(entry), folded(word)), 1) > 1:
            yield entry, word


def _titles(content: Content) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for file in content.sound_fiches:
        title = file.record.title
        place = f"{file.path}:{file.line_of(('title',))}"
        if first.setdefault(folded(title), place) != place:
            said = f"« {title} » est déjà le titre d'une fiche ({first[folded(title)]})."
            yield file.problem(("title",), said, "Donnez à chacune le sien.")


def _shared(entries: Iterable[Sound[AnyTerm]], keys: tuple[tuple[str, str, str], ...]) -> Iterator[Problem]:
    """Find the values of `keys` that two entries have; each comes with its message and its cure."""
    first: dict[tuple[str, str], Sound[AnyTerm]] = {}
    for entry in entries:
        for key, message, hint in keys:
            value = str(getattr(entry.record, key))
            owner = first.setdefault((key, folded(value)), entry)
            if owner is not entry:
                place = f"{owner.path}:{owner.line_of((key,))}"
                yield entry.problem((key,), message.format(value, owner.record.id, place), hint)
