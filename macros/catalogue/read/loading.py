"""Reads the whole content from the disk, fiches, vocabularies, editions, with every problem of every file in
one run.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from macros.catalogue.families import EDITION, VOCABULARIES
from macros.catalogue.read.acronyms import read_acronyms
from macros.catalogue.read.content import Content, Entry, FicheFile
from macros.catalogue.read.diagram_examples import read_examples
from macros.catalogue.read.editors_pages import read_pages
from macros.catalogue.read.equivalents import read_equivalents
from macros.catalogue.read.fiches import fiche_paths, read_fiches
from macros.catalogue.read.known_files import DATA_FILES, DOCS, TEMPLATES, walk
from macros.catalogue.read.languages import read_languages
from macros.catalogue.read.lenient import readable_fiche
from macros.catalogue.read.map import read_geometry
from macros.catalogue.read.publisher import read_publisher
from macros.catalogue.read.reader import Reader
from macros.catalogue.read.self_audit import read_self_audit
from macros.catalogue.read.territories import read_territories
from macros.catalogue.read.vocabularies import read_editions, read_vocabulary
from macros.text.memory import Memory
from macros.text.problem import Problem


def load(
    root: Path, memory: Memory | None = None, ahead: Callable[[Reader, Content], None] = lambda reader, content: None
) -> Content:
    """Return the content of the project in `root`, sound or not, with all its problems; its fiches last, which may be
    read `ahead` once it is known among what.
    """
    reader = Reader(root, memory)
    vocabularies = {family.id: read_vocabulary(reader, family) for family in VOCABULARIES}
    terms: dict[str, Mapping[str, Entry]] = {
        id_: MappingProxyType(entries or {}) for id_, entries in vocabularies.items()
    }
    terms[EDITION.id] = MappingProxyType(read_editions(reader))
    content = Content(
        root=root,
        fiches=(),
        terms=MappingProxyType(terms),
        unread=frozenset(id_ for id_, entries in vocabularies.items() if entries is None),
        publisher=read_publisher(reader),
        self_audit=read_self_audit(reader),
        geometry=read_geometry(reader),
        territories=read_territories(root),
        examples=tuple(read_examples(reader)),
        pages=tuple(read_pages(reader)),
        files=frozenset(_files(root)),
        foreign=read_languages(reader),
        acronyms=read_acronyms(reader),
        equivalents=read_equivalents(reader),
        problems=(),
    )
    ahead(reader, content)
    fiches = tuple(read_fiches(reader))
    unparsed = tuple(_unparsed(reader, {file.path for file in fiches}))
    return replace(content, fiches=fiches, unparsed=unparsed, problems=tuple(reader.problems))


def checked(content: Content, problems: Iterable[Problem]) -> frozenset[str]:
    """Return the paths of the files that were checked, including those that have `problems` because they could not be
    read.
    """
    editions = (entry.path for entry in content.terms[EDITION.id].values())
    pages = (f"{DOCS}/{path}" for path in content.files if path.endswith(".md"))
    return frozenset((*DATA_FILES, *editions, *pages, *(problem.path for problem in problems)))


def _unparsed(reader: Reader, parsed: Collection[str]) -> Iterator[FicheFile]:
    """Yield what can be read of the fiches that have an address but can't be read whole."""
    for path in fiche_paths(reader):
        if path not in parsed:
            yield readable_fiche(reader, path)


def _files(root: Path) -> Iterator[str]:
    """Yield the path on the site of every file of `docs/` and of the pictures and sheets of `overrides/`."""
    for top, below in ((root / DOCS, ""), (root / TEMPLATES, "assets")):
        for folder, names in walk(top / below):
            paths = (Path(folder, name) for name in names)
            yield from (path.relative_to(top).as_posix() for path in paths if path.is_file())
