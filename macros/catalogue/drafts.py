"""Drafts: fiches that the preview shows and nobody publishes, with what exists in `data/` and `docs/` for them alone.

They are removed once, after reading: pages, lists, search, exports and book never know of them. Their faults stop
nothing.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Set
from dataclasses import replace
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from macros.catalogue.check.references import used
from macros.catalogue.families import EDITION, FAMILIES, PART
from macros.catalogue.read.content import Content, Entry
from macros.catalogue.read.file_entry import Sound
from macros.catalogue.read.known_files import DOCS
from macros.model.edition import Edition
from macros.text.french.wording import counted, listed
from macros.text.markdown.judge import Link
from macros.text.problem import Problem

Terms = Set[tuple[str, str]]
"""Terms, by family and identifier."""


def published(content: Content) -> Content:
    """Return the content without its drafts, without the terms, editions and files that only drafts use, and without
    the problems of all these.
    """
    drafts = content.drafts
    if not drafts:
        return content
    fiches = tuple(file for file in content.fiches if not file.is_draft)
    unparsed = tuple(file for file in content.unparsed if not file.is_draft)
    others = (*fiches, *unparsed)
    left_out = used(content, drafts) - used(content, others)
    editions = {file.edition for file in drafts} - {file.edition for file in others}
    left_out |= {(EDITION.id, id_) for id_ in editions}
    terms = {
        family: MappingProxyType({id_: entry for id_, entry in entries.items() if (family, id_) not in left_out})
        for family, entries in content.terms.items()
    }
    parts = frozenset(id_ for family, id_ in left_out if family == PART.id)
    editions_left = {id_: _without_parts(entry, parts) for id_, entry in terms[EDITION.id].items()}
    terms[EDITION.id] = MappingProxyType(editions_left)
    withheld = {file.path.removeprefix(f"{DOCS}/") for file in drafts}
    shown = _cited((file.path, file.links) for file in others) | _cited(
        (page.path, page.page.links) for page in content.pages
    )
    withheld |= (content.files & _cited((file.path, file.links) for file in drafts)) - shown
    withheld |= {f"{FAMILIES[family].folder}/{id_}.md" for family, id_ in left_out if FAMILIES[family].folder}
    paths = {file.path for file in drafts}
    return replace(
        content,
        fiches=fiches,
        unparsed=unparsed,
        terms=MappingProxyType(terms),
        files=content.files - withheld,
        withheld=frozenset(withheld),
        problems=tuple(
            problem
            for problem in content.problems
            if problem.path not in paths and not _is_of(problem, left_out, content)
        ),
    )


def left_out(paths: Iterable[str]) -> str:
    """Return the line that names the unpublished drafts; there must be one."""
    names = sorted(paths)
    sentence = counted(len(names), "brouillon laissé de côté", "brouillons laissés de côté")
    return f"{sentence} : {listed(names)}."


def _cited(pages: Iterable[tuple[str, Iterable[Link]]]) -> frozenset[str]:
    """Return the files, pages aside, that the links of some texts show or lead to, by their paths below `docs/`."""
    paths = (
        posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(urlsplit(link.target).path)))
        for path, links in pages
        for link in links
    )
    return frozenset(path.removeprefix(f"{DOCS}/") for path in paths if not path.endswith(".md"))


def _without_parts(entry: Entry, parts: Set[str]) -> Entry:
    """Return an edition without the parts that hold only drafts."""
    if not parts or not isinstance(entry, Sound) or not isinstance(entry.record, Edition):
        return entry
    others = tuple(part for part in entry.record.parts if part not in parts)
    record = entry.record.model_copy(update={"parts": others})
    return replace(entry, record=record, values=replace(entry.values, data={**entry.values.data, "parts": others}))


def _is_of(problem: Problem, terms: Terms, content: Content) -> bool:
    """Tell whether a problem is in one of some terms."""
    entries: list[tuple[str, Entry]] = [
        (id_, content.terms[family][id_]) for family, id_ in terms if id_ in content.terms[family]
    ]
    return any(
        problem.path == entry.path and (not entry.at or problem.field.split(".")[0].split("[")[0] == id_)
        for id_, entry in entries
    )
