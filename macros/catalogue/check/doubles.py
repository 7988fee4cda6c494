"""Checks what must be unique in the whole content: a reader's word leads to one term; a title, a name, a number belongs
to one thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from macros.catalogue.families import (
    CONDITION,
    CROSSED,
    DELIVERABLE,
    EDITION,
    KIND,
    METHOD,
    ORGANISATION,
    PLACE,
    THEME,
    AnyTerm,
    Family,
)
from macros.catalogue.read.content import Content, SoundFiche
from macros.catalogue.read.file_entry import Sound
from macros.text.french.wording import folded
from macros.text.problem import Kind, Problem, Topic

TOPIC = Topic("Ce qui est dit deux fois", "Un titre, un rang ou un nom n'appartient qu'à un seul.")

TITLE = Kind("titre-double", "« {title} » est déjà le titre d'une fiche ({place}).", "Donnez à chacune le sien.")
WORD = Kind("nom-de-terme-double", "« {word} » désigne déjà « {owner} » ({place}).", "Gardez-le dans un seul terme.")
OWN_WORD = Kind("synonyme-double", "« {word} » figure deux fois parmi ses noms.", "Gardez-en un.")
ORDER = Kind(
    "rang-double",
    "le rang {value} est déjà celui de « {owner} » ({place}).",
    "Le rang dit l'ordre des éditions : donnez à chacune le sien.",
)
PROMOTION = Kind(
    "promotion-double",
    "la promotion « {value} » a déjà une édition, « {owner} » ({place}).",
    "Corrigez le nom, ou réunissez les deux éditions.",
)
NAME = Kind(
    "organisation-double",
    "« {value} » est déjà le nom de « {owner} » ({place}).",
    "Précisez l'un des deux, ou gardez une seule organisation.",
)
SHORT_NAME = Kind(
    "nom-court-double",
    "« {value} » est déjà le nom court de « {owner} » ({place}).",
    "Précisez l'un des deux : les listes n'ont que ce nom.",
)
SIREN = Kind(
    "siren-double",
    "le SIREN {value} est déjà celui de « {owner} » ({place}).",
    "Vérifiez-le, ou gardez une seule organisation.",
)

FORMER = Kind(
    "ancien-identifiant-pris",
    "« {value} » est encore l'identifiant de « {owner} », ou déjà un de ses anciens ({place}).",
    "Une adresse ne mène qu'à une page : retirez-le d'un des deux.",
)


def double_problems(content: Content) -> Iterator[Problem]:
    """Find what two terms, two editions, two organisations or two fiches both claim."""
    yield from _claims(content)
    yield from _titles(content)
    for family in CROSSED:
        yield from _former(content.sound(family) if family is not PLACE else {})
    fiches: dict[str, dict[str, SoundFiche]] = {edition: {} for edition in content.terms[EDITION.id]}
    for file in content.sound_fiches:
        fiches.get(file.edition, {})[file.id] = file
    for files in fiches.values():
        yield from _former(files)
    yield from _shared(content.sound(EDITION).values(), {"order": ORDER, "promotion": PROMOTION})
    yield from _shared(content.sound(ORGANISATION).values(), {"name": NAME, "short": SHORT_NAME, "siren": SIREN})


def _claims(content: Content) -> Iterator[Problem]:
    """Find labels and synonyms claimed by two terms: a reader's word must lead to one place."""
    owners: dict[str, tuple[str, Sound[AnyTerm]]] = {}
    families: tuple[Family[AnyTerm], ...] = (METHOD, THEME, CONDITION, DELIVERABLE, KIND)
    names = [
        (id_, entry, word)
        for family in families
        for id_, entry in content.sound(family).items()
        for word in (entry.record.label, *entry.record.synonyms, *getattr(entry.record, "keywords", ()))
    ]
    for id_, entry, word in names:
        owner = owners.setdefault(folded(word), (id_, entry))
        if owner[1] is not entry:
            place = f"{owner[1].path}:{owner[1].line}"
            yield entry.problem((), WORD(word=word, owner=owner[0], place=place))
    for entry, word in _doubled(names):
        yield entry.problem((), OWN_WORD(word=word))


def _doubled(names: list[tuple[str, Sound[AnyTerm], str]]) -> Iterator[tuple[Sound[AnyTerm], str]]:
    counts = Counter((id(entry), folded(word)) for _, entry, word in names)
    for _, entry, word in names:
        if counts.pop((id(entry), folded(word)), 1) > 1:
            yield entry, word


def _titles(content: Content) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for file in content.sound_fiches:
        title, line = file.title
        place = f"{file.path}:{line}"
        earlier = first.setdefault(folded(title), place)
        if earlier != place:
            yield file.problem(("title",), TITLE(title=title, place=earlier))


def _former(entries: Mapping[str, Sound[AnyTerm] | SoundFiche]) -> Iterator[Problem]:
    """Find the former identifiers that belong to another term, today or formerly."""
    owners = dict(zip(entries, entries))
    for id_, entry in entries.items():
        for rank, former in enumerate(entry.former_ids if isinstance(entry, SoundFiche) else entry.record.former_ids):
            owner = owners.setdefault(former, id_)
            if owner != id_ or former == id_:
                place = f"{entries[owner].path}:{entries[owner].line}"
                yield entry.problem(("former_ids", rank), FORMER(value=former, owner=owner, place=place))


def _shared(entries: Iterable[Sound[AnyTerm]], keys: Mapping[str, Kind]) -> Iterator[Problem]:
    """Find the values that two entries share under one of `keys`; each key comes with its kind of problem."""
    first: dict[tuple[str, str], Sound[AnyTerm]] = {}
    for entry in entries:
        for key, kind in keys.items():
            value = getattr(entry.record, key)
            if value is None:
                continue
            owner = first.setdefault((key, folded(str(value))), entry)
            if owner is not entry:
                place = f"{owner.path}:{owner.line_of((key,))}"
                yield entry.problem((key,), kind(value=value, owner=owner.record.id, place=place))
