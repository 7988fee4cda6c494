"""Tells when what the site is made of changes, by looking: some disks (shared ones, those of virtual machines) announce
nothing.
"""

from __future__ import annotations

import os
import stat
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from macros.catalogue.read.known_files import is_leftover

PAUSE = 0.25
"""Seconds between two looks: part of what a writer waits for."""

REST = 200
"""How many times longer than a look the pause lasts at least: a preview left open must not wear a battery out."""

WRITTEN_BY_PYTHON = "__pycache__"


class Lookout(threading.Thread):
    """Calls `changed` after each change of the files at `paths`, or below them, since the lookout was made."""

    def __init__(self, paths: Iterable[Path], changed: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self._paths = tuple(Path(os.path.realpath(path)) for path in paths)
        self._changed = changed
        self._over = threading.Event()
        self._known = self._look()

    def run(self) -> None:
        """Look until `stop`."""
        pause = PAUSE
        while not self._over.wait(pause):
            start = time.thread_time()
            changes = self._look()
            pause = max(PAUSE, REST * (time.thread_time() - start))
            if changes != self._known:
                self._known = changes
                self._changed()

    def stop(self) -> None:
        """Look no more."""
        self._over.set()

    def _look(self) -> dict[str, tuple[int, int]]:
        """Return when each file was last written, and its size."""
        return dict(_stamps(self._paths))


def _stamps(paths: Iterable[Path | os.DirEntry[str]]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Look at each path and below, but for what programs drop by themselves; links are not followed, since one may lead
    back above itself.
    """
    for path in paths:
        try:
            status = path.stat(follow_symlinks=False)
            if not stat.S_ISDIR(status.st_mode):
                yield os.fspath(path), (status.st_mtime_ns, status.st_size)
            elif path.name != WRITTEN_BY_PYTHON:
                with os.scandir(path) as entries:
                    inside = tuple(entry for entry in entries if not is_leftover(entry.name))
                yield from _stamps(inside)
        except OSError:  # gone meanwhile
            continue
