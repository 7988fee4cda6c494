"""Reads and advises many fiches in advance, on every core of the machine.

The results wait in the memory, where the ordinary reading finds them: it would make the same, in its own order. Where
no other process can be started, it only takes longer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from macros.catalogue.check.advice import advice_on
from macros.catalogue.check.header_text import fiche_text_problems
from macros.catalogue.read.acronyms import read_acronyms
from macros.catalogue.read.content import SoundFiche
from macros.catalogue.read.fiches import fiche_paths, read_fiche
from macros.catalogue.read.reader import Reader
from macros.text.memory import Memory
from macros.text.processes import in_processes

WORTH = 60
"""The number of fiches from which it pays to start other processes."""


def read_ahead(root: Path, memory: Memory) -> None:
    """Fill the memory with what is made of each fiche of the project in `root`, where it holds little of it."""
    reader = Reader(root)
    paths = list(fiche_paths(reader))
    if len(paths) < WORTH or memory.size > len(paths):
        return
    names = read_acronyms(reader)

    def work(share: Sequence[str]) -> Mapping[bytes, bytes]:
        memory = Memory(is_kept=True)
        reader = Reader(root, memory)
        files = list(filter(None, (read_fiche(reader, path) for path in share)))
        advice_on([file for file in files if isinstance(file, SoundFiche)], names, memory)
        list(fiche_text_problems(files, root, memory))
        return memory.results

    for results in in_processes(work, paths):
        memory.take(results)
