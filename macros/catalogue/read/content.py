"""What was read of a project, in two types: everything that the files say, faulty or not; and the sound records alone.

Checks need the first, to say what is wrong and where. A catalogue is built from the second, where nothing can be
missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TypeAlias, cast

from macros.catalogue.families import AnyTerm, Family, TermT
from macros.catalogue.read.file_entry import Faulty, FileEntry, Sound
from macros.catalogue.read.known_files import DOCS, PAGES
from macros.catalogue.read.map import Geometry
from macros.catalogue.read.territories import Territories
from macros.model.diagram import Diagram
from macros.model.editors_page import EditorsPage
from macros.model.fiche import Fiche
from macros.model.publisher import Publisher
from macros.model.references import named
from macros.model.self_audit import SelfAudit
from macros.text.french.foreign import Foreign
from macros.text.lazy_record import LazyRecord
from macros.text.markdown.judge import Judgement, Link
from macros.text.problem import Problem


@dataclass(frozen=True, kw_only=True)
class FicheFile(LazyRecord, FileEntry):
    """A fiche as written: its file, its prose and the line on which this begins, and what the page would show; the
    `digest` of all that it is made from, empty where nothing can be kept of it.
    """

    digest: bytes = b""
    edition: str
    id: str
    body: str
    body_line: int
    page: Judgement

    @cached_property
    def is_draft(self) -> bool:
        """Tell whether its header says that it is a draft."""
        return isinstance(self.values.data, dict) and self.values.data.get("draft") is True

    @cached_property
    def terms(self) -> tuple[tuple[str, str], ...]:
        """The terms that its header names, by family and identifier."""
        return tuple(dict.fromkeys((mark.family, id_) for _, mark, id_ in named(self.values.data, Fiche)))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links and the pictures of its page."""
        return self.page.links


@dataclass(frozen=True, kw_only=True)
class SoundFiche(FicheFile, Sound[Fiche]):
    """A fiche whose header is sound."""

    @cached_property
    def title(self) -> tuple[str, int]:
        """Its title, and on which line it is."""
        return self.record.title, self.line_of(("title",))

    @cached_property
    def former_ids(self) -> tuple[str, ...]:
        """The names that its address had."""
        return self.record.former_ids


@dataclass(frozen=True)
class PageFile:
    """An editors' page as written: its header, empty where it is faulty, and its text. Lines count from 1 in
    the file.
    """

    path: str
    header: EditorsPage
    body: str
    body_line: int
    page: Judgement

    @property
    def is_extra(self) -> bool:
        """Whether the site can do without it: no other page then needs to lead to it."""
        return self.path.removeprefix(f"{DOCS}/") not in PAGES

    @property
    def address(self) -> str:
        """Its address on the site; that of the home page is empty."""
        inside = self.path.removeprefix(f"{DOCS}/").removesuffix(".md").removesuffix("index").rstrip("/")
        return f"{inside}/" if inside else ""

    @property
    def title(self) -> str:
        """Its title: that of its header, else its first heading, else the name of its file."""
        first = next((heading.words for heading in self.page.headings if heading.level == 1), "")
        return self.header.title or first or PurePosixPath(self.path).stem


@dataclass(frozen=True)
class Example:
    """A figure shown to contributors, and the very lines that make it."""

    diagram: Diagram
    text: str


Entry: TypeAlias = Sound[AnyTerm] | Faulty
"""A term as written."""


@dataclass(frozen=True)
class Content:
    """Everything that the project in `root` says, with the problems met while reading it: fiches by path; terms of each
    family, in the order of their file; the publisher's file; the self-audit, if any; the map; the territories, read
    only when asked for; the examples of figures; the editors' pages; and the path on the site of every file that pages
    may link to.

    `unread` holds the families whose file is absent or can't be read: a reference to their terms is neither right nor
    wrong. `unparsed` holds what can be read of fiches whose header can't be parsed. `withheld` holds the paths below
    `docs/` of what is not published: drafts, and the terms that they alone name.
    """

    root: Path
    fiches: tuple[FicheFile, ...]
    terms: Mapping[str, Mapping[str, Entry]]
    unread: frozenset[str]
    publisher: Sound[Publisher] | Faulty
    self_audit: Sound[SelfAudit] | Faulty | None
    geometry: Geometry | None
    territories: Territories
    examples: tuple[Example, ...]
    pages: tuple[PageFile, ...]
    files: frozenset[str]
    foreign: Foreign
    acronyms: frozenset[str]
    equivalents: Mapping[str, str]
    problems: tuple[Problem, ...]
    unparsed: tuple[FicheFile, ...] = ()
    withheld: frozenset[str] = frozenset()

    @property
    def around(self) -> Content:
        """All of it but its fiches and its pages, among which each is judged."""
        return replace(self, fiches=(), unparsed=(), pages=(), problems=(), files=frozenset(), withheld=frozenset())

    @property
    def drafts(self) -> tuple[FicheFile, ...]:
        """The fiches that say that they are drafts, and are never published."""
        return tuple(file for file in (*self.fiches, *self.unparsed) if file.is_draft)

    @property
    def sound_fiches(self) -> Iterator[SoundFiche]:
        """The fiches whose header is sound."""
        return (file for file in self.fiches if isinstance(file, SoundFiche))

    def whole(self, family: Family[AnyTerm]) -> bool:
        """Tell whether every term of a family could be read."""
        entries = self.terms[family.id].values()
        return family.id not in self.unread and all(isinstance(entry, Sound) for entry in entries)

    def sound(self, family: Family[TermT]) -> dict[str, Sound[TermT]]:
        """Return the sound terms of a family, whose entries are all of its kind of record."""
        entries = self.terms[family.id].items()
        return {id_: cast("Sound[TermT]", entry) for id_, entry in entries if isinstance(entry, Sound)}


@dataclass(frozen=True)
class SoundContent:
    """What a catalogue is built from: the records of a content without a problem."""

    fiches: tuple[SoundFiche, ...]
    terms: Mapping[str, Mapping[str, AnyTerm]]
    publisher: Publisher
    self_audit: SelfAudit | None
    geometry: Geometry
    examples: tuple[Example, ...]
    pages: tuple[PageFile, ...]
    foreign: Foreign
    equivalents: Mapping[str, str]
    territories: Territories
    marks: Mapping[str, str] = field(default_factory=dict)
    """What lists add to the name of a fiche that the preview alone shows, by its path."""

    def records(self, family: Family[TermT]) -> Mapping[str, TermT]:
        """Return the terms of a family."""
        return cast("Mapping[str, TermT]", self.terms[family.id])


def sound_content(content: Content) -> SoundContent:
    """Return the records of a content found without a problem; raise ValueError where one is missing."""
    fiches = tuple(content.sound_fiches)
    terms = {
        id_: MappingProxyType({term_id: entry.record for term_id, entry in entries.items() if isinstance(entry, Sound)})
        for id_, entries in content.terms.items()
    }
    whole = len(fiches) == len(content.fiches) and all(len(terms[id_]) == len(content.terms[id_]) for id_ in terms)
    if (
        not whole
        or content.geometry is None
        or isinstance(content.publisher, Faulty)
        or isinstance(content.self_audit, Faulty)
    ):
        raise ValueError("a catalogue is built from sound content alone")
    return SoundContent(
        fiches,
        MappingProxyType(terms),
        content.publisher.record,
        content.self_audit.record if content.self_audit else None,
        content.geometry,
        content.examples,
        content.pages,
        content.foreign,
        content.equivalents,
        content.territories,
    )
