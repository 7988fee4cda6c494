"""What is wrong with each fiche by itself, among the terms of the project: judged again where either has changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from macros.catalogue.check.diagrams import diagram_problems, timeline_problems
from macros.catalogue.check.editions import place_problems, unwritten_texts
from macros.catalogue.check.glyphs import undrawn_prose, undrawn_signs, undrawn_texts
from macros.catalogue.check.header_text import text_problems
from macros.catalogue.check.prose import prose_problems
from macros.catalogue.check.references import echoes, repeats, unknown_terms
from macros.catalogue.check.revisions import revision_problems
from macros.catalogue.check.tables import table_problems
from macros.catalogue.read.content import Content, FicheFile, SoundFiche
from macros.catalogue.read.file_entry import Sound
from macros.model.fiche import Fiche
from macros.model.references import references
from macros.text.digest import digest
from macros.text.markdown.rendering import Renderer, site_settings
from macros.text.memory import Memory
from macros.text.problem import Problem
from macros.text.today import today


def fiche_problems(files: Iterable[FicheFile], content: Content, memory: Memory) -> Iterator[Problem]:
    """Yield the problems of some fiches, each by itself among the terms of a content; a `memory` tells those that were
    found without any.
    """
    around, undrawn, settings = content.around, undrawn_signs(content.root), site_settings(content.root)
    renderer = cache(lambda: Renderer(settings))
    terms = {
        id_: {term: (isinstance(entry, Sound), entry.data) for term, entry in entries.items()}
        for id_, entries in around.terms.items()
    }
    judges = digest(terms, sorted(around.unread), undrawn.pattern, settings, today())
    for file in files:
        of = memory.of if file.digest else Memory().of
        yield from of(
            _problems,
            file.digest,
            judges,
            is_kept=lambda problems: not problems,
            file=file,
            around=around,
            undrawn=undrawn,
            renderer=renderer,
        )


def _problems(
    text: bytes,
    judges: bytes,
    file: FicheFile,
    around: Content,
    undrawn: re.Pattern[str],
    renderer: Callable[[], Renderer],
) -> tuple[Problem, ...]:
    """Return what is wrong with a fiche: of the digest of its `text` and of what judges it, nothing of the others."""
    rules = [
        unknown_terms(file, Fiche, around),
        prose_problems(file),
        text_problems(file, renderer),
        undrawn_texts(file, undrawn),
        undrawn_prose(file, undrawn),
        table_problems(file),
        unwritten_texts(file),
    ]
    if isinstance(file, SoundFiche):
        named = tuple(references(file.record))
        rules += [
            repeats(file, named),
            echoes(file, named, around),
            place_problems(file, around),
            diagram_problems(file),
            timeline_problems(file),
            revision_problems(file, around),
        ]
    return tuple(problem for rule in rules for problem in rule)
