"""`nouveau methode|theme|condition|livrable…`: one more term, written in its vocabulary.

Close terms are proposed first: a reader's word must lead to one place. A term nobody uses is refused by `verifier`, so
that it comes in the same change as the fiche that needs it.
"""

from __future__ import annotations

import argparse
import difflib
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from macros.catalogue.families import (
    CONDITION,
    DELIVERABLE,
    KIND,
    METHOD,
    METHOD_FAMILY,
    ORGANISATION,
    PART,
    THEME,
    VOCABULARIES,
    AnyTerm,
    Family,
)
from macros.catalogue.read.content import Content
from macros.contributing.questions import Check, Refused, filled, print_line, readable, unused
from macros.contributing.session import Session
from macros.model.edition import Edition
from macros.model.fiche import Fiche
from macros.model.placeholder import TO_WRITE
from macros.model.references import reference_keys
from macros.text.french.wording import folded, identifier, listed

_NAMED = (METHOD, THEME, CONDITION, DELIVERABLE, KIND)
"""The families whose words readers look for: each word leads to one term."""

_COMMON = (("nom", "nom affiché"), ("identifiant", "identifiant, qui devient l'adresse"))
_PROSE = (
    ("definition", "définition en une ou deux phrases"),
    ("synonymes", "autres mots des lecteurs, séparés par des virgules"),
)

TERM_OPTIONS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        METHOD.id: (*_COMMON, ("famille", "famille de méthodes"), *_PROSE, ("quand", "quand elle convient")),
        THEME.id: (*_COMMON, *_PROSE),
        DELIVERABLE.id: (*_COMMON, *_PROSE),
        METHOD_FAMILY.id: (*_COMMON, *_PROSE),
        PART.id: (*_COMMON, *_PROSE),
        CONDITION.id: (*_COMMON, ("question", "la question qu'un lecteur se pose"), *_PROSE),
        KIND.id: (*_COMMON, ("pluriel", "nom au pluriel"), *_PROSE),
    }
)
"""By family, the options of `nouveau`, which are also its questions."""

_PROSE_KEYS = (("question", "question"), ("when", "quand"), ("plural", "pluriel"))

_TITLES = re.compile(r"(?:ville|commune|mairie|departement|region|communaute|metropole|syndicat|agglomeration)s?")
"""The words that many names of authorities begin with: they bring no two of them near."""


class ExistingTerm(Exception):
    """A term that exists will do: `id`; the message says so."""

    def __init__(self, id_: str) -> None:
        super().__init__(f"Rien n'est écrit : servez-vous de « {id_} ».")
        self.id = id_


def make_term(session: Session, family: Family[AnyTerm], options: argparse.Namespace) -> str:
    """Write one more term of a family; return its identifier, or that of a close one which will do."""
    try:
        return new_term(session, family, options)
    except ExistingTerm as term:
        return term.id


def new_term(session: Session, family: Family[AnyTerm], options: argparse.Namespace) -> str:
    """Write one more term of a family, what is not among the options being asked; return its identifier.

    Raise ExistingTerm where a close term is found to do, Refused where it can't stand.
    """
    content, dialogue = session.content, session.dialogue
    readable(content, family)
    typed_name = options.nom or options.libelle
    name = dialogue.ask(typed_name, "Nom", unclaimed(content, family))
    propose(session, name, family, is_live=options.nom is None)
    id_ = confirmed_id(session, family, options, identifier(name))
    synonyms = _synonyms(session, family, options)
    record = _term(session, name, family, options) | ({"synonyms": synonyms} if synonyms else {})
    session.write_term(family, id_, record, _neighbour(record, session.content, family))
    return id_


def confirmed_id(session: Session, family: Family[AnyTerm], options: argparse.Namespace, proposed: str) -> str:
    """Return the identifier of a new term: it is shown, as the address that it becomes, and confirmed before it is
    fixed for life; where the name came as an option, it is taken as it is.
    """
    id_ = getattr(options, "identifiant", None)
    if id_ is None and options.nom is not None:
        id_ = proposed
    end = f", dans l'adresse /{family.folder}/… pour la vie" if family.folder else ""
    return session.dialogue.ask(id_, f"Identifiant{end}", unused(session.content, family), default=proposed)


def advice(family: Family[AnyTerm], id_: str) -> str:
    """Say what is to be done once a term is written."""
    if family is ORGANISATION:
        return f"Écrivez maintenant sa fiche :\n  python3 recueil.py nouveau fiche --organisation {id_}"
    return (
        f"Remplacez-y chaque « {TO_WRITE} » s'il en reste, citez « {id_} » {_place(family)} (un terme que personne"
        " n'utilise est refusé), puis lancez :\n  python3 recueil.py verifier"
    )


def _place(family: Family[AnyTerm]) -> str:
    """Say where a term of a family is cited: in an edition, in a fiche, or by terms that fiches cite."""
    users = (
        (Edition, "dans l'édition (data/editions/)"),
        (Fiche, "dans la fiche qui en a besoin"),
        *((user.record, f"dans {user.file}") for user in VOCABULARIES),
    )
    places = []
    for record, where in users:
        keys = [keys for keys, mark in reference_keys(record).items() if mark.family == family.id]
        if keys:
            places.append(f"sous « {keys[0][0]} », {where}")
    return listed(places)


def _synonyms(session: Session, family: Family[AnyTerm], options: argparse.Namespace) -> list[str]:
    """Return the other words of a term, each of which no other term has: asked first, and again where one has."""
    check_name = unclaimed(session.content, family)

    def check(text: str) -> str:
        return ",".join(check_name(word.strip()) for word in text.split(",") if word.strip())

    option = _prose(options, "synonymes")
    answer = session.dialogue.ask(option, "Synonymes (séparés par des virgules, ou rien)", check)
    return answer.split(",") if answer else []


def _prose(options: argparse.Namespace, option: str) -> str | None:
    """Return what an option gives of what may wait: nothing, unasked, where the name came as an option too."""
    text: str | None = getattr(options, option, None)
    return text if text is not None or options.nom is None else ""


def _term(session: Session, name: str, family: Family[AnyTerm], options: argparse.Namespace) -> dict[str, Any]:
    """Return a term of a vocabulary; prose may wait."""
    record: dict[str, Any] = {"label": name}
    if family is METHOD:
        choice = session.choice(METHOD_FAMILY)
        record["family"] = choice.one(session.dialogue, getattr(options, "famille", None), "Famille")
    for key, option in (("definition", "definition"), *_PROSE_KEYS):
        if key in family.record.model_fields:
            text, default = _prose(options, option), _plural(name) if key == "plural" else ""
            end = "" if default else " (ou rien, à compléter plus tard)"
            question = f"{family.record.model_fields[key].description}{end}"
            record[key] = session.dialogue.ask(text, question, str, default) or TO_WRITE
    return record


def _plural(name: str) -> str:
    """Return the plural to be confirmed of a kind's name: « Syndicat mixte », « Centre de gestion »."""
    head, *rest = re.split(r"(?= d[eu'] ?)", name, maxsplit=1)
    return " ".join(word if word[-1] in "sxz" else f"{word}s" for word in head.split()) + "".join(rest)


def _names(content: Content, families: tuple[Family[AnyTerm], ...]) -> Iterator[tuple[str, str, Family[AnyTerm]]]:
    """Yield each word by which readers look for a term: the word, the term's identifier, its family."""
    for family in families:
        for id_, entry in content.sound(family).items():
            yield from (
                (word, id_, family)
                for word in (entry.record.label, *entry.record.synonyms, *getattr(entry.record, "keywords", ()))
            )


def unclaimed(content: Content, family: Family[AnyTerm]) -> Check:
    """Return the check of a word that no term has."""
    families = _NAMED if family in _NAMED else (family,)
    owners = {folded(word): (id_, owner) for word, id_, owner in _names(content, families)}

    def check(text: str) -> str:
        owner = owners.get(folded(filled(text)))
        if owner:
            cure = "servez-vous-en" if owner[1] is family else "un mot ne mène qu'à un terme, choisissez-en un autre"
            raise Refused(f"« {text} » désigne déjà « {owner[0]} » ({owner[1].noun}) : {cure}.")
        return text

    return check


def propose(session: Session, name: str, family: Family[AnyTerm], is_live: bool) -> None:
    """Show the terms whose words are close to `name`; where somebody answers, let him keep one of them."""
    words = {_told(word): id_ for word, id_, _ in _names(session.content, (family,))}
    alike = [words[word] for word in difflib.get_close_matches(_told(name), words, n=5, cutoff=0.7)]
    parts = {part for part in _told(name).split() if len(part) > 4}
    shared = [id_ for word, id_ in words.items() if parts & set(word.split())]
    close = list(dict.fromkeys((*alike, *shared)))[:6]
    if not close:
        return
    print("Des termes proches existent :")
    for rank, id_ in enumerate(close, 1):
        record = session.content.sound(family)[id_].record
        print_line(rank, f"{record.label} ({id_}) : {record.definition}")
    if is_live:
        known = {str(rank): id_ for rank, id_ in enumerate(close, 1)} | {id_: id_ for id_ in close}

        def check(text: str) -> str:
            if text and identifier(text) not in known:
                raise Refused(f"répondez par un numéro, de 1 à {len(close)}, ou par Entrée.")
            return known[identifier(text)] if text else ""

        question = "L'un d'eux convient-il ? Son numéro, ou rien pour en créer un nouveau"
        answer = session.dialogue.ask(None, question, check, is_choice=True)
        if answer:
            raise ExistingTerm(answer)


def _told(name: str) -> str:
    """Return the words of a name that tell it from others."""
    return " ".join(word for word in re.findall(r"\w{3,}", folded(name)) if not _TITLES.fullmatch(word))


def _neighbour(record: Mapping[str, Any], content: Content, family: Family[AnyTerm]) -> int | None:
    """Return the line of the last method of the same family, beside which a new one stands; None for the end of the
    file.
    """
    if family is not METHOD:
        return None
    lines = [entry.line for entry in content.sound(METHOD).values() if entry.record.family == record["family"]]
    return max(lines, default=None)
