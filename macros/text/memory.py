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
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import IO, Any, NamedTuple, TypeVar

from macros.text.blobs import Blobs, read_sealed, write_sealed
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


class Form(NamedTuple):
    """How to keep a result that is no plain data: what turns it into plain data, and what makes it again from that.
    It is not compressed, so that parts of it can be read later.
    """

    plain: Callable[[Any], object]
    made: Callable[[Any], Any]


class Memory:
    """Keeps results in one file, or keeps nothing where none is given; never more than twice what a run asked for.

    A file that is damaged, or sealed by other code, is ignored; so is a folder that can't be written.
    """

    def __init__(self, file: Path | None = None, is_kept: bool = False, seal: bytes = b"") -> None:
        """Keep results in `file`; without one, keep them for another memory to `take`, if `is_kept`."""
        self._file = file
        self._is_kept = is_kept or file is not None
        self._seal = seal or (code_seal() if file else b"")
        self._store = read_sealed(file, self._seal, unpickled) if file else Blobs()
        self._made = Blobs(_unnamed(file) if file else None)
        self._used: dict[bytes, None] = {}
        self.size = len(self._store)
        """How many results are kept of other runs."""

    def beside(self, file: Path) -> Memory:
        """Return the memory of another file, sealed with the same code."""
        return Memory(file, seal=self._seal)

    @property
    def results(self) -> Mapping[bytes, bytes]:
        """The results that this run asked for, which another memory may `take`."""
        return {key: self._content(key) or b"" for key in self._used}

    def take(self, results: Mapping[bytes, bytes]) -> None:
        """Add the results made by another process of this run."""
        for key, content in results.items():
            self._made.add(key, content)

    def of(
        self,
        make: Callable[..., T],
        *arguments: object,
        is_kept: Callable[[T], bool] = lambda made: True,
        is_current: Callable[[T], bool] = lambda made: True,
        form: Form | None = None,
        **given: Any,
    ) -> T:
        """Return what the pure function `make` returns for some arguments, kept or new. The arguments are plain data,
        which their digest describes completely.

        It is made again where its arguments have no digest, where `is_kept` refuses it, or where `is_current` refuses
        the one kept, because of something else that it read. A `form` is needed where the result is no plain data. What
        is `given` by name is no part of the key: it must change with our code alone, like the words of French or a
        memory, or be told by the arguments.
        """
        if not self._is_kept:
            return make(*arguments, **given)
        key = _key(make, arguments)
        content = self._content(key)
        if content:
            made = form.made(unpickled(content)) if form else _unpacked(content)
            if is_current(made):
                self._used[key] = None
                return made
        made = make(*arguments, **given)
        if key and is_kept(made):
            self._made.add(key, pickled(form.plain(made)) if form else _packed(made))
            self._used[key] = None
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
        content = self._content(_key(make, arguments))
        return content is not None and (is_current is None or is_current(_unpacked(content)))

    def save(self) -> None:
        """Write for the next runs the results that this one asked for, and as many of the others, the latest first;
        then forget everything.
        """
        if self._file and len(self._made):
            self._write(self._file)
        self._store.close()
        self._made.close()
        self._used = {}

    def _content(self, key: bytes) -> bytes | None:
        content = self._made.get(key)
        return self._store.get(key) if content is None else content

    def _write(self, path: Path) -> None:
        others = (key for key in dict.fromkeys((*self._made, *self._store)) if key not in self._used)
        keys = (*self._used, *islice(others, len(self._used)))
        with suppress(OSError):
            handle, name = tempfile.mkstemp(dir=path.parent)  # another run may be reading, or writing its own
            try:
                with open(handle, "wb") as file:
                    write_sealed(file, ((key, self._content(key) or b"") for key in keys), self._seal)
                self._store.close()  # Windows replaces no file that is open
                os.replace(name, path)
            finally:
                Path(name).unlink(missing_ok=True)


class _Results(pickle.Unpickler):
    """Rebuilds only what our own readers of texts return, and nothing that could run."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("datetime", "date"):
            return datetime.date
        return _result_class(module, name)


@cache
def _result_class(module: str, name: str) -> Any:
    """Return a class that a module of ours defines; raise UnpicklingError of anything else."""
    is_ours = module.startswith("macros.text.") and "." not in name
    class_ = getattr(import_module(module), name, None) if is_ours else None
    if not isinstance(class_, type) or class_.__module__ != module:  # a module holds what it imports too
        raise pickle.UnpicklingError(name)
    return class_


def _key(make: Callable[..., object], arguments: Sequence[object]) -> bytes:
    """Return the key of a result; empty where its arguments have no digest."""
    try:
        return digest(make.__module__, make.__qualname__, tuple(arguments))
    except Untold:
        return b""


def pickled(made: object) -> bytes:
    """Return plain data, or what our own readers of texts return, as bytes."""
    return pickle.dumps(made, pickle.HIGHEST_PROTOCOL)


def unpickled(content: bytes) -> Any:
    """Return what was pickled, and nothing that could act."""
    return _Results(io.BytesIO(content)).load()


def _packed(made: object) -> bytes:
    return zlib.compress(pickled(made), 1)


def _unpacked(content: bytes) -> Any:
    return unpickled(zlib.decompress(content))


def _unnamed(file: Path) -> IO[bytes] | None:
    """Return a temporary file without a name beside another; None where none can be made."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryFile(dir=file.parent, buffering=0)
    return None


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
