"""Questions and answers: each has an option of the same name, and is asked, in French, only where that is missing.

An answer that can't stand is asked again, or refused with the nearest that would where it came as an option.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from macros.catalogue.families import Family
from macros.catalogue.near_terms import names, proposal
from macros.catalogue.read.content import Content
from macros.catalogue.read.known_files import RESERVED
from macros.catalogue.read.written import Faulty
from macros.text.french.wording import identifier
from macros.text.problem import admitted

Check = Callable[[str], str]
"""What makes of an answer what is written, or refuses it."""


class Refused(Exception):
    """An answer that can't stand; the message says why and what would."""


def answer(given: str | None, question: str, check: Check, default: str = "", known: Iterable[str] = ()) -> str:
    """Return a checked answer: the option's, refused at once if it can't stand; else asked until it can."""
    if given is not None:
        return check(given.strip())
    if known:
        print(f"  {', '.join(known)}")
    while True:
        try:
            return check(input(f"{question}{f' [{default}]' if default else ''} : ").strip() or default)
        except Refused as refusal:
            print(f"  {refusal}")
        except EOFError:
            raise Refused(f"{question} : il manque une réponse.") from None


def answers(given: str | None, question: str, content: Content, family: Family, optional: bool = False) -> list[str]:
    """Return the terms of a family that an answer names, each once; none where they are optional and nothing is
    said.
    """
    check = term(content, family)

    def all_checked(text: str) -> str:
        return "" if optional and not text else ",".join(dict.fromkeys(check(part.strip()) for part in text.split(",")))

    said = answer(
        given,
        f"{question} (à séparer par des virgules{', ou rien' if optional else ''})",
        all_checked,
        known=content.terms[family.id],
    )
    return said.split(",") if said else []


def term(content: Content, family: Family) -> Check:
    """Return the check of a term, called by its identifier, its label or a synonym; a faulty one can't be used.

    Raise Refused where the family's file can't be read: no answer would stand.
    """
    readable(content, family)
    return lambda text: _sound(_resolved(text, names(content, family), family), content, family)


def readable(content: Content, family: Family) -> None:
    """Raise Refused where the file of a family can't be read."""
    if family.id in content.unread:
        raise Refused(f"{family.file.format('*')} ne peut pas être lu : « verifier » dit pourquoi.")


def _sound(id_: str, content: Content, family: Family) -> str:
    entry = content.terms[family.id][id_]
    if isinstance(entry, Faulty):
        raise Refused(
            f"« {id_} » est fautif ({entry.path}:{entry.line}) : corrigez-le d'abord, « verifier » dit comment."
        )
    return id_


def among(values: Iterable[str], family: Family) -> Check:
    """Return the check of an identifier among some."""
    return lambda text: _resolved(text, {value: value for value in values}, family)


def _resolved(text: str, known: Mapping[str, str], family: Family) -> str:
    found = known.get(identifier(text))
    if found is None:
        values = admitted(sorted(set(known.values())))
        said = (f"« {text} » n'est pas {family.unknown}.", proposal(text, known), values, family.making)
        raise Refused(" ".join(filter(None, said)))
    return found


def filled(text: str) -> str:
    """Refuse an empty answer."""
    if not text:
        raise Refused("une réponse est attendue.")
    return text


def free(folder: Path, suffix: str) -> Check:
    """Return the check of a file name: an identifier that no file of `folder` has."""

    def check(text: str) -> str:
        if identifier(text) != text or not text:
            raise Refused(
                f"« {text} » ne peut pas devenir une adresse : écrivez « {identifier(text) or 'saint-herblain'} »."
            )
        if text == RESERVED:
            raise Refused(f"« {text} » est réservé : choisissez un autre nom.")
        if (folder / f"{text}{suffix}").exists():
            raise Refused(f"{text}{suffix} existe déjà : choisissez un autre nom.")
        return text

    return check
