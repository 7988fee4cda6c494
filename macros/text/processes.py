"""Work shared among processes, one a core: threads of Python wait for one another."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")

LEAST = 24
"""Items below which other processes would cost more than they spare."""


def in_processes(work: Callable[[Sequence[T]], Any], items: Sequence[T]) -> list[Any]:
    """Return what `work` makes of each share of the items, as plain data that can be pickled; nothing of a share whose
    process failed, nor where there is too little to share, or no way to: one core, a system where forking is not safe
    or that refuses it, a program of several threads.

    A process says nothing: whoever does again what it failed to do will tell.
    """
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    if cores < 2 or len(items) < LEAST or threading.active_count() > 1:
        return []
    shares: list[_Share] = []
    try:
        with suppress(OSError):  # a system that has no room for them
            for rank in range(cores):
                shares.append(_Share(work, items[rank::cores]))
        return [result for share in shares for result in share.results()]
    finally:
        for share in shares:
            share.end()


class _Share:
    """A part of the work, in a process of its own."""

    def __init__(self, work: Callable[[Sequence[T]], Any], items: Sequence[T]) -> None:
        self._answer, question = os.pipe()
        try:
            self._process = os.fork()
        except OSError:
            os.close(self._answer)
            os.close(question)
            raise
        if self._process == 0:
            _work(work, items, question)
        os.close(question)

    def results(self) -> list[Any]:
        """Wait for what the process makes; return it, alone in a list."""
        with open(self._answer, "rb", closefd=False) as file:
            content = file.read()
        return [pickle.loads(content)] if content and self._is_done() else []

    def _is_done(self) -> bool:
        process, self._process = self._process, 0
        return os.waitpid(process, 0)[1] == 0

    def end(self) -> None:
        """Stop the process, if it still works."""
        os.close(self._answer)
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)


def _work(work: Callable[[Sequence[T]], Any], items: Sequence[T], question: int) -> None:
    """Work and leave, whatever happens, as none of the program's own ends would."""
    status = 1
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        content = pickle.dumps(work(items), pickle.HIGHEST_PROTOCOL)
        with open(question, "wb") as file:
            file.write(content)
        status = 0
    finally:
        os._exit(status)
