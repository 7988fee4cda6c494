"""Read and advise many fiches ahead, on every core of the machine: what is made of each waits in the memory, where the
reading that follows finds it. It reads in its own order, and would make the same: a machine that refuses only waits.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from macros.catalogue.check.advice import advice_on
from macros.catalogue.read.acronyms import read_acronyms
from macros.catalogue.read.content import SoundFiche
from macros.catalogue.read.fiches import fiche_paths, read_fiche
from macros.catalogue.read.reader import Reader
from macros.text.memory import Memory

WORTH = 60
"""The fiches from which it pays to start other processes."""

SHARE = 25
"""The fiches of a share: few enough that no core is left with much more than the others."""


def read_ahead(root: Path, memory: Memory) -> None:
    """Have the memory hold what is made of each fiche of the project in `root`, where it holds little of it."""
    reader = Reader(root)
    paths = list(fiche_paths(reader))
    if len(paths) < WORTH or memory.size > len(paths) or cores() < 2:
        return
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor  # noqa: PLC0415  costly

    names = read_acronyms(reader)
    shares = [paths[start : start + SHARE] for start in range(0, len(paths), SHARE)]
    with (
        suppress(OSError, BrokenProcessPool),
        ProcessPoolExecutor(min(cores(), len(shares)), initializer=_alone) as pool,
    ):
        try:
            for results in pool.map(_results, [root] * len(shares), shares, [names] * len(shares)):
                memory.take(results)
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def cores() -> int:
    """Return how many processes the machine lets run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _results(root: Path, paths: Sequence[str], names: frozenset[str]) -> Mapping[bytes, bytes]:
    """Return what the memory is to hold of some fiches."""
    memory = Memory(is_kept=True)
    reader = Reader(root, memory)
    files = filter(None, (read_fiche(reader, path) for path in paths))
    advice_on([file for file in files if isinstance(file, SoundFiche)], names, memory)
    return memory.results


def _alone() -> None:
    """Let the process that asks alone answer Ctrl-C: it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
