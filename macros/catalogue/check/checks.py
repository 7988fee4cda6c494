"""Every problem of a content: those met while reading it, then what its files say that contradicts the others or the
disk.

Each rule is a generator of problems. `problems` runs them all, so that a contributor sees everything at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from macros.catalogue.check.attachments import attachment_problems
from macros.catalogue.check.calls import call_problems
from macros.catalogue.check.colours import colour_problems
from macros.catalogue.check.doubles import double_problems
from macros.catalogue.check.editions import empty_editions, unwritten_terms
from macros.catalogue.check.fiche_rules import fiche_problems
from macros.catalogue.check.glyphs import undrawn_problems
from macros.catalogue.check.header_text import term_text_problems
from macros.catalogue.check.links import link_problems
from macros.catalogue.check.organisation_places import organisation_problems
from macros.catalogue.check.pictures import picture_problems
from macros.catalogue.check.prose import page_problems
from macros.catalogue.check.publication import publisher_problems
from macros.catalogue.check.references import EMPTY_VOCABULARY, UNKNOWN, repeats, unknown_terms, unused_terms
from macros.catalogue.check.revisions import edition_problems
from macros.catalogue.check.self_audit import self_audit_problems
from macros.catalogue.check.strays import is_misplaced, stray_problems
from macros.catalogue.check.terms import data_problems
from macros.catalogue.families import EDITION, VOCABULARIES
from macros.catalogue.read.content import Content
from macros.catalogue.read.file_entry import Sound
from macros.catalogue.read.known_files import DOCS, PAGES, PROJECTS
from macros.model.references import references
from macros.text.memory import Memory
from macros.text.problem import Problem

_RULES: tuple[Callable[[Content], Iterator[Problem]], ...] = (
    page_problems,
    term_text_problems,
    undrawn_problems,
    unwritten_terms,
    link_problems,
    double_problems,
    data_problems,
    colour_problems,
    edition_problems,
    publisher_problems,
    self_audit_problems,
)


def problems(content: Content, memory: Memory | None = None) -> tuple[Problem, ...]:
    """Return every problem of a content, those met while reading it first. `memory` knows the fiches that have none."""
    memory = memory or Memory()
    strays = tuple(stray_problems(content.root, content.terms[EDITION.id]))
    named = (*fiche_problems(content.fiches, content, memory), *_named_by_terms(content))
    faults = [
        *content.problems,
        *strays,
        *picture_problems(content.root),
        *attachment_problems(content.root),
        *named,
        *organisation_problems(content, memory),
        *(problem for page in content.pages for problem in call_problems(page, content.terms[EDITION.id])),
        *(problem for rule in _RULES for problem in rule(content)),
    ]
    if _complete(content, strays):
        faults += empty_editions(content)
        if not any(problem.kind in (UNKNOWN, EMPTY_VOCABULARY) for problem in named):
            faults += unused_terms(content)
    return tuple(faults)


def _complete(content: Content, strays: Iterable[Problem]) -> bool:
    """Tell whether every fiche could be read with a sound header: otherwise a term may seem unused that is not."""
    faulty = {problem.path for problem in (*content.problems, *strays)} - {f"{DOCS}/{page}" for page in PAGES}
    if any(map(is_misplaced, strays)):
        return False
    return not any(path == DOCS or f"{path}/".startswith(f"{PROJECTS}/") for path in faulty)


def _named_by_terms(content: Content) -> Iterator[Problem]:
    """Check what terms and editions name of one another."""
    for family in (*VOCABULARIES, EDITION):
        for entry in content.terms[family.id].values():
            yield from unknown_terms(entry, family.record, content)
            yield from repeats(entry, references(entry.record)) if isinstance(entry, Sound) else ()
