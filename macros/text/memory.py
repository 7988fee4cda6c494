"""The results of pure functions, kept on the disk from one run to the next: a text that has not changed is not read
again.

A result is filed under the digest of the function and its arguments, in a file sealed with our code and the libraries.
Whatever changes, nothing is found there and the work is done again: there is nothing to empty and no date to compare.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import os
import pickle
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from macros.text.digest import Untold, digest
from macros.text.machine import machine_key
from macros.text.processes import available, in_processes

T = TypeVar("T")

READ, FINISHED, INDEXED = ".cache/lecture", ".cache/pages", ".cache/recherche"
ANSWERS = ".cache/reponses"
"""The files where a project keeps what was read of its content, its finished pages, the index of its search, and the
answers of its check.
"""
_OURS = str(Path(__file__).parents[1])


class Memory:
    """Keeps results in one file, or keeps nothing where none is given; never more than twice what a run asked for.

    A file that is damaged, or sealed by other code, is ignored; so is a folder that can't be written.
    """

    def __init__(self, file: Path | None = None, is_kept: bool = False, seal: bytes = b"") -> None:
        """Keep results in `file`; without one, keep them for another memory to `take`, if `is_kept`."""
        self._file = file
        self._is_kept = is_kept or file is not None
        self._seal = seal or (code_seal() if file else b"")
        self._store = _read(file, self._seal) if file else {}
        self._used: dict[bytes, bytes] = {}
        self._is_new = False
        self.size = len(self._store)
        """How many results are kept of other runs."""

    def beside(self, file: Path) -> Memory:
        """Return the memory of another file, sealed with the same code."""
        return Memory(file, seal=self._seal)

    @property
    def results(self) -> Mapping[bytes, bytes]:
        """The results that this run asked for, which another memory may `take`."""
        return self._used

    def take(self, results: Mapping[bytes, bytes]) -> None:
        """Add the results made by another process of this run."""
        self._store.update(results)
        self._is_new = True

    def of(
        self,
        make: Callable[..., T],
        *arguments: object,
        is_kept: Callable[[T], bool] = lambda made: True,
        is_current: Callable[[T], bool] = lambda made: True,
        **given: Any,
    ) -> T:
        """Return what the pure function `make` returns for some arguments, kept or new. The arguments are plain data,
        which their digest describes completely.

        It is made again where its arguments have no digest, where `is_kept` refuses it, or where `is_current` refuses
        the one kept, because of something else that it read. What is `given` by name is no part of the key: it must
        change with our code alone, like the words of French or a memory.
        """
        if not self._is_kept:
            return make(*arguments, **given)
        key = _key(make, arguments)
        content = self._store.get(key)
        if content:
            made = _unpacked(content)
            if is_current(made):
                self._used[key] = content
                return made
            self._is_new = True
        made = make(*arguments, **given)
        if key and is_kept(made):
            self._used[key] = _packed(made)
        return made

    def prepare(
        self,
        make: Callable[..., T],
        calls: Iterable[tuple[Sequence[object], Mapping[str, Any]]],
        is_kept: Callable[[T], bool] = lambda made: True,
        is_current: Callable[[T], bool] | None = None,
    ) -> None:
        """Make in several processes the results that will soon be asked for, each from its arguments and what is
        `given`. Those that fail there are left to `of`.
        """
        if self._file is None or available() < 2:
            return
        missing = {}
        for arguments, given in calls:
            key = _key(make, arguments)
            if key and not self.has(make, *arguments, is_current=is_current):
                missing[key] = arguments, given

        def work(keys: Sequence[bytes]) -> dict[bytes, bytes]:
            results = {}
            for key in keys:
                arguments, given = missing[key]
                with suppress(Exception):
                    made = make(*arguments, **given)
                    if is_kept(made):
                        results[key] = _packed(made)
            return results

        for results in in_processes(work, list(missing)):
            self.take(results)

    def has(self, make: Callable[..., T], *arguments: object, is_current: Callable[[T], bool] | None = None) -> bool:
        """Tell whether `of` would return a result already kept."""
        content = self._store.get(_key(make, arguments))
        return content is not None and (is_current is None or is_current(_unpacked(content)))

    def save(self) -> None:
        """Write for the next runs the results that this one asked for, and as many of the others, the latest first;
        then forget everything.
        """
        self._write()
        self._store, self._used = {}, {}

    def _write(self) -> None:
        if self._file is None or (self._used.keys() <= self._store.keys() and not self._is_new):
            return
        others = ((key, made) for key, made in self._store.items() if key not in self._used)
        content = pickle.dumps(self._used | dict(islice(others, len(self._used))), pickle.HIGHEST_PROTOCOL)
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._file.parent)  # another run may be reading, or writing its own
            try:
                with open(handle, "wb") as file:
                    file.write(_sealed(content, self._seal))
                    file.write(content)
                os.replace(name, self._file)
            finally:
                Path(name).unlink(missing_ok=True)


class _Results(pickle.Unpickler):
    """Rebuilds only what our own readers of texts return, and nothing that could run."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("datetime", "date"):
            return datetime.date
        class_ = super().find_class(module, name) if module.startswith("macros.text.") and "." not in name else None
        if not isinstance(class_, type) or class_.__module__ != module:  # a module holds what it imports too
            raise pickle.UnpicklingError(name)
        return class_


def _key(make: Callable[..., object], arguments: Sequence[object]) -> bytes:
    """Return the key of a result; empty where its arguments have no digest."""
    try:
        return digest(make.__module__, make.__qualname__, tuple(arguments))
    except Untold:
        return b""


def _packed(made: object) -> bytes:
    return zlib.compress(pickle.dumps(made, pickle.HIGHEST_PROTOCOL), 1)


def _unpacked(content: bytes) -> Any:
    return _Results(io.BytesIO(zlib.decompress(content))).load()


def _read(file: Path, seal: bytes) -> dict[bytes, bytes]:
    """Return the results of a file that bears a seal; none where it bears another."""
    try:
        whole = file.read_bytes()
    except OSError:
        return {}
    content = memoryview(whole)[len(seal) :]
    return _Results(io.BytesIO(content)).load() if whole.startswith(_sealed(content, seal)) else {}


def _sealed(content: bytes | memoryview, seal: bytes) -> bytes:
    return hashlib.blake2b(content, key=seal).digest()


@cache
def code_seal() -> bytes:
    """Return the digest of everything that makes results, arguments aside: our code, its data, Python, the libraries;
    under the key of this machine, or one of this process alone, so that nobody else's file is ever read.

    It is taken once: code edited while a program runs is not the code that runs.
    """
    digest = hashlib.blake2b(sys.version.encode(), key=machine_key() or os.urandom(32))
    for folder, folders, names in os.walk(_OURS):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(name for name in names if not name.startswith(".")):
            with open(os.path.join(folder, name), "rb", buffering=0) as file:
                digest.update(f"\0{folder[len(_OURS) :]}\0{name}\0".encode() + file.read())
    for folder in filter(os.path.isdir, dict.fromkeys(sys.path)):  # a library may stand in any of them
        names = sorted(name for name in os.listdir(folder) if name.endswith("-info"))
        digest.update("\0".join(names).encode())
    return digest.digest()
