"""The imprint of a book: who publishes it and when, its numbers, its licence. What is not known is not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.edition import Edition
from macros.model.publisher import Publisher

_RESOLVERS = {"doi": "https://doi.org/", "ark": "https://n2t.net/"}
"""Where an identifier leads to what it names, whatever its address."""


@dataclass(frozen=True)
class Mention:
    """A line of the imprint: what it says, its words, where they lead if they do."""

    label: str
    text: str
    address: str = ""


@dataclass(frozen=True)
class Imprint:
    """The lines of an imprint, and the one that ends the book: when it was printed, and by whom."""

    mentions: tuple[Mention, ...]
    printed: str


def imprint(edition: Edition, publisher: Publisher, online: str) -> Imprint:
    """Return the imprint of an edition's book; `online` is the absolute address where it is read, where it is known."""
    printing = edition.printing
    by = f" par {printing.printer}" if printing.printer else ""
    when = f" en {printing.completed}" if printing.completed else ""
    return Imprint(tuple(_mentions(edition, publisher, online)), f"Achevé d'imprimer{when}{by}." if by or when else "")


def _mentions(edition: Edition, publisher: Publisher, online: str) -> Iterator[Mention]:
    source = [edition.publisher or "", str(edition.year or "")]
    if any(source):
        yield Mention("Le recueil", ", ".join(filter(None, source)))
    identity = [publisher.name or "", publisher.legal_form or "", publisher.address or ""]
    if publisher.name:
        yield Mention("Éditeur", ", ".join(filter(None, identity)))
    people = {"Directeur de la publication": publisher.director, "Rédaction": publisher.editor}
    yield from (Mention(label, person) for label, person in people.items() if person)
    if publisher.email:
        yield Mention("Contact", publisher.email, f"mailto:{publisher.email}")
    for name, value in edition.identifiers.model_dump(exclude_none=True).items():
        yield Mention(name.upper(), value, _RESOLVERS[name] + value if name in _RESOLVERS else "")
    if edition.printing.legal_deposit:
        yield Mention("Dépôt légal", edition.printing.legal_deposit)
    if publisher.rights or publisher.licence:
        yield Mention("Licence", publisher.rights or publisher.licence or "", publisher.licence or "")
    if online:
        yield Mention("En ligne", online, online)
