"""Every message that the checks can say, with its cure and an example, as the page of messages shows them.

The kinds of problems are declared beside the rules that find them; this module only puts them in the order in which a
contributor meets them. What a file, a key or a number fills in a message is shown as « … ».
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import ModuleType

from macros.catalogue.check import (
    advice,
    attachments,
    calls,
    colours,
    diagrams,
    doubles,
    editions,
    glyphs,
    header_text,
    links,
    official_codes,
    pictures,
    prose,
    publication,
    redundancy,
    references,
    revisions,
    self_audit,
    strays,
    svg,
    tables,
    terms,
    territory,
)
from macros.catalogue.read import editors_pages, equivalents, fiches, languages, vocabularies
from macros.catalogue.read import map as base_map
from macros.model import diagram, fiche, publisher, record, transferability, validation
from macros.model import map as outlines
from macros.text import signs, source
from macros.text.french.wording import identifier, tight
from macros.text.html import allow_list
from macros.text.markdown import header, judge, leftovers, limits, marks, other_tools
from macros.text.problem import Kind
from macros.text.yaml import layout, losses, rows, syntax, values

HOLE = "…"
"""What stands for the words that a file, a key or a number gives."""

ADDRESS = "contribuer/messages/"
"""Where the page of messages is on the site."""

MODULES = (
    *(source, signs, header, syntax, rows, layout, losses, values),
    *(validation, record, fiche, transferability, diagram, references, editions, diagrams),
    *(
        prose,
        header_text,
        judge,
        marks,
        other_tools,
        leftovers,
        allow_list,
        limits,
        glyphs,
        tables,
        pictures,
        attachments,
        svg,
        links,
        doubles,
        terms,
        colours,
        revisions,
        fiches,
        vocabularies,
        strays,
    ),
    *(
        territory,
        official_codes,
        base_map,
        outlines,
        languages,
        equivalents,
        editors_pages,
        calls,
        publication,
        publisher,
        self_audit,
        advice,
        redundancy,
    ),
)
"""The modules that declare kinds of problems, in the order of the page."""


@dataclass(frozen=True)
class Message:
    """One message, its cure and an example, as the page shows them; `id` is its anchor."""

    id: str
    text: str
    cure: str
    example: str


@dataclass(frozen=True)
class MessageGroup:
    """The messages of one kind of check."""

    id: str
    title: str
    note: str
    messages: tuple[Message, ...]


def message_groups() -> tuple[MessageGroup, ...]:
    """Return every message, module by module."""
    return tuple(
        MessageGroup(identifier(about.title), tight(about.title), tight(about.note), tuple(map(_message, kinds)))
        for about, kinds in ((module.TOPIC, declared(module)) for module in MODULES)
    )


def declared(module: ModuleType) -> tuple[Kind, ...]:
    """Return the kinds of problems that a module declares, in its order."""
    return tuple(value for value in vars(module).values() if isinstance(value, Kind))


def anchor(code: str) -> str:
    """Return the anchor of a message on the page, from the code of its kind."""
    return f"message-{code}"


def _message(kind: Kind) -> Message:
    cure = re.sub(rf"^{HOLE} (?=[^a-z])|(?<=[.?»]) {HOLE}$", "", _with_holes(kind, kind.cure))
    text = _with_holes(kind, kind.message)
    return Message(anchor(kind.code), tight(text), tight(kind.general or cure), kind.example)


def _with_holes(kind: Kind, template: str) -> str:
    return re.sub(rf"{HOLE}(?: ?{HOLE})+", HOLE, template.format(**dict.fromkeys(kind.holes, HOLE)))
