"""The prints kept on the disk from one run to the next: a page that has not changed is not printed again.

A print is filed under the digest of its page, of what else goes into it, of our code, the libraries and the browser,
with the digest of each file that the page loaded: where one has changed, the page is printed again.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar
from urllib.parse import unquote

from pydantic import TypeAdapter

from macros.printing.press import Press
from macros.text.digest import digest
from macros.text.memory import code_seal

T = TypeVar("T")

SPARE = 100
"""Prints kept beside those of the last run, the latest used."""

_LABEL = "tirage.json"


@dataclass(frozen=True)
class _Label(Generic[T]):
    """What a print was made of and what it is: digests of the files that its page loaded, and of its own files."""

    loaded: Mapping[str, str]
    files: Mapping[str, str]
    result: T


class PrintMemory:
    """Keeps the prints of a site in `store`, each in a folder of its own; a damaged one is ignored."""

    def __init__(self, store: Path, site: Path, press: Press) -> None:
        self._store, self._site, self._press = store, site, press
        self._seal = code_seal() + press.browser.version.encode()
        self._digests: dict[str, str] = {}
        self._used: set[Path] = set()
        self.reused = 0

    def of(self, kind: Any, folder: Path, page: str, besides: object, make: Callable[[Path], T]) -> T:
        """Put in `folder` the files that `make` writes in the folder it is given, and return what it returns, of a
        `kind`. Both are taken from the memory where the page at an address, and the plain data `besides`, have not
        changed.
        """
        html = (self._site / page / "index.html").read_bytes()
        shelf = self._store / digest(self._seal, str(kind), page, html, besides).hex()
        type_ = TypeAdapter(_Label[kind])
        label = self._label(shelf, type_)
        if label is None:
            label = self._made(shelf, type_, page, make)
        else:
            self.reused += 1
        self._used.add(shelf)
        for name in label.files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(shelf / name, folder / name)
        (shelf / _LABEL).touch()
        return label.result

    def tidy(self) -> None:
        """Forget the prints that this run did not use, but for the latest."""
        shelves = [label.parent for label in self._store.glob(f"*/{_LABEL}") if label.parent not in self._used]
        shelves.sort(key=lambda shelf: -(shelf / _LABEL).stat().st_mtime_ns)
        for shelf in shelves[SPARE:]:
            shutil.rmtree(shelf, ignore_errors=True)

    def _label(self, shelf: Path, type_: TypeAdapter) -> Any:
        """Return the label of a print that is still valid; None where there is none."""
        try:
            label = type_.validate_json((shelf / _LABEL).read_bytes())
        except (OSError, ValueError):
            return None
        holds = all(self._digest(name) == seen for name, seen in label.loaded.items())
        return label if holds and dict(_files(shelf)) == label.files else None

    def _made(self, shelf: Path, type_: TypeAdapter, page: str, make: Callable[[Path], T]) -> Any:
        self._store.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self._store) as work:
            self._press.requests.clear()
            result = make(Path(work))
            loaded = {name: self._digest(name) for name in sorted(self._press.requests - {page})}
            label = _Label(loaded, dict(_files(Path(work))), result)
            Path(work, _LABEL).write_bytes(type_.dump_json(label))
            shutil.rmtree(shelf, ignore_errors=True)
            shutil.copytree(work, shelf, dirs_exist_ok=True)  # another run may print the same meanwhile
        return label

    def _digest(self, name: str) -> str:
        """Return the digest of a file of the site, which does not change while it is printed."""
        if name not in self._digests:
            path = self._site / unquote(name) / ("index.html" if name.endswith("/") else "")
            self._digests[name] = _digest(path) if path.is_file() else ""
        return self._digests[name]


def _files(shelf: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the digest of each file of a print."""
    for path in sorted(shelf.rglob("*")):
        if path.is_file() and path.name != _LABEL:
            yield path.relative_to(shelf).as_posix(), _digest(path)


def _digest(path: Path) -> str:
    return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
