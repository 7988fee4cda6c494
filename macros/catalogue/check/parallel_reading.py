"""Reads, judges and advises many fiches ahead, on every core of the machine.

The results wait in the memory, where the ordinary reading finds them: it would make the same, in its own order. Where
no other process can be started, it only takes longer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from macros.catalogue.check.advice import advice_on
from macros.catalogue.check.fiche_rules import fiche_problems
from macros.catalogue.read.content import Content, SoundFiche
from macros.catalogue.read.fiches import fiche_paths, read_fiche
from macros.catalogue.read.reader import Reader
from macros.text.memory import Memory
from macros.text.processes import in_processes

WORTH = 60
"""The number of fiches from which it pays to start other processes."""


def read_ahead(reader: Reader, content: Content, is_advised: bool = True) -> None:
    """Fill the memory of a reader with what is made of each fiche of its project, where it holds little of it;
    `content` is the rest of the project.
    """
    paths = list(fiche_paths(reader))
    if len(paths) < WORTH or reader.memory.size > len(paths):
        return

    def work(share: Sequence[str]) -> Mapping[bytes, bytes]:
        own = Reader(reader.root, Memory(is_kept=True))
        files = list(filter(None, (read_fiche(own, path) for path in share)))
        list(fiche_problems(files, content, own.memory))
        if is_advised:
            advice_on([file for file in files if isinstance(file, SoundFiche)], content.acronyms, own.memory)
        return own.memory.results

    for results in in_processes(work, paths):
        reader.memory.take(results)


def read_unadvised(reader: Reader, content: Content) -> None:
    """Read and judge ahead, for a build, which gives no advice."""
    read_ahead(reader, content, is_advised=False)
