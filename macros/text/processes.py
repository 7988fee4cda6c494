"""Shares work among processes, one per core: threads of Python wait for one another."""

from __future__ import annotations

import math
import os
import pickle
import select
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")

LEAST = 24
"""With fewer items than this, other processes would cost more than they save."""

MOST = 192
"""The most items that one process works on: it then ends, and frees its memory."""


def in_processes(work: Callable[[Sequence[T]], Any], items: Sequence[T]) -> list[Any]:
    """Return what `work` makes of each share of the items, as plain data that can be pickled; nothing for a share whose
    process failed.

    Nothing is shared where there are too few items, only one core, several threads already, or a system where forking
    is unsafe or refused. A process reports nothing: whoever does its work again will.
    """
    cores = available()
    if cores < 2 or len(items) < LEAST:
        return []
    number = cores * math.ceil(len(items) / cores / MOST)
    waiting = [(rank, items[rank::number]) for rank in range(number)]
    running: dict[int, tuple[int, _Share]] = {}
    results: dict[int, list[Any]] = {}
    try:
        while waiting or running:
            with suppress(OSError):  # a system that has no room for one more
                while waiting and len(running) < cores:
                    share = _Share(work, waiting[0][1])
                    running[share.answer] = waiting.pop(0)[0], share
            if not running:
                break
            for answer in select.select(list(running), (), ())[0]:
                rank, share = running.pop(answer)
                results[rank] = share.results()
                share.end()
    finally:
        for _, share in running.values():
            share.end()
    return [result for rank in sorted(results) for result in results[rank]]


def available() -> int:
    """Return how many processes may share the work."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" and threading.active_count() == 1 else 1


class _Share:
    """One share of the work, in a process of its own."""

    def __init__(self, work: Callable[[Sequence[T]], Any], items: Sequence[T]) -> None:
        self.answer, question = os.pipe()
        try:
            self._process = os.fork()
        except OSError:
            os.close(self.answer)
            os.close(question)
            raise
        if self._process == 0:
            _work(work, items, question)
        os.close(question)

    def results(self) -> list[Any]:
        """Wait for the result of the process; return it in a list, empty where there is none."""
        with open(self.answer, "rb", closefd=False) as file:
            content = file.read()
        return [pickle.loads(content)] if content and self._is_done() else []

    def _is_done(self) -> bool:
        process, self._process = self._process, 0
        return os.waitpid(process, 0)[1] == 0

    def end(self) -> None:
        """Stop the process, if it still works."""
        os.close(self.answer)
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)


def _work(work: Callable[[Sequence[T]], Any], items: Sequence[T], question: int) -> None:
    """Do the work, then leave at once: the clean-up of the program is not this process's."""
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
