"""Notices when a file of the project changes. It looks at them as often as costs next to nothing, and at once where the
system announces a change: some disks (shared ones, those of virtual machines) announce nothing.
"""

from __future__ import annotations

import os
import stat
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Set
from pathlib import Path

from watchdog import events
from watchdog.observers import Observer

from macros.catalogue.read.known_files import is_leftover

PAUSE = 0.25
"""Seconds between two looks where the system announces nothing: part of what a writer waits for."""

SETTLED = 0.02
"""Seconds between an announcement and the look: one save is announced several times."""

REST = 200
"""The pause lasts at least this many times as long as a look: a preview left open must not wear a battery out."""

WRITTEN_BY_PYTHON = "__pycache__"

_ANNOUNCED = [
    events.FileCreatedEvent,
    events.FileModifiedEvent,
    events.FileMovedEvent,
    events.FileDeletedEvent,
    events.DirCreatedEvent,
    events.DirMovedEvent,
    events.DirDeletedEvent,
]
"""The events after which it is worth looking: that a file was read is not one."""


class Lookout(threading.Thread):
    """Calls `changed` with the paths of the files that have changed, at or below `paths`, since the last look."""

    def __init__(self, paths: Iterable[Path], changed: Callable[[Set[str]], None]) -> None:
        super().__init__(daemon=True)
        self._paths = tuple(Path(os.path.realpath(path)) for path in paths)
        self._changed = changed
        self._over = False
        self._sooner = threading.Event()
        self._announcers = _Announcers(self._paths, self._sooner.set)
        self._known = self._look()

    def run(self) -> None:
        """Look until `stop`."""
        self._announcers.start()
        pause = PAUSE
        while True:
            if self._sooner.wait(pause):
                time.sleep(SETTLED)
                self._sooner.clear()
            if self._over:
                break
            start = time.thread_time()
            before, self._known = self._known, self._look()
            pause = max(PAUSE, REST * (time.thread_time() - start))
            changes = {path for path, _ in before.items() ^ self._known.items()}
            if changes:
                self._changed(changes)
        self._announcers.stop()

    def stop(self) -> None:
        """Look no more."""
        self._over = True
        self._sooner.set()

    def _look(self) -> dict[str, tuple[int, int]]:
        """Return when each file was last written, and its size."""
        return dict(_stamps(self._paths))


class _Announcers(events.FileSystemEventHandler):
    """Calls `announced` when the system announces a change; does nothing where the system announces none, or has no
    watch left to give.
    """

    def __init__(self, paths: Iterable[Path], announced: Callable[[], None]) -> None:
        self._observer = Observer()
        self._announced = announced
        watched = {(path, True) if path.is_dir() else (path.parent, False) for path in paths}
        for folder, whole in sorted(watched):
            self._observer.schedule(self, str(folder), recursive=whole, event_filter=_ANNOUNCED)

    def on_any_event(self, event: events.FileSystemEvent) -> None:
        """Pass an event on, unless it comes from what Python keeps beside its modules."""
        if WRITTEN_BY_PYTHON not in os.fsdecode(event.src_path):
            self._announced()

    def start(self) -> None:
        """Start listening."""
        try:
            self._observer.start()
        except OSError:
            self._observer.unschedule_all()

    def stop(self) -> None:
        """Stop listening."""
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()


def _stamps(paths: Iterable[Path | os.DirEntry[str]]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the date and size of each file at or below some paths, without the files that programs leave behind. Links
    are not followed: one may lead back to a folder above.
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
