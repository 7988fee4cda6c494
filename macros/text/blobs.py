"""Contents by key in one file: only where each stands is held, and a content is read when it is asked for.

A file is sealed whole: one that is damaged, cut short or sealed otherwise holds nothing.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

_SEAL, _SIZE, _CHUNK = 64, 8, 1 << 20
"""The bytes of a seal, at the head of a file; of the size of the index, at its end; of what is read at a time."""


class Blobs:
    """Adds contents to a file that is open for it, or holds them itself, and gives them back."""

    def __init__(self, file: IO[bytes] | None = None) -> None:
        self._file = file
        self._places: dict[bytes, tuple[int, int]] = {}
        self._held: dict[bytes, bytes] = {}
        self._process = os.getpid()

    def __del__(self) -> None:
        """Leave no file open: many memories are never saved."""
        self.close()

    def __len__(self) -> int:
        return len(self._places.keys() | self._held.keys())

    def __iter__(self) -> Iterator[bytes]:
        yield from self._places
        yield from self._held

    def add(self, key: bytes, content: bytes) -> None:
        """Add a content; a process that was forked holds its own, since the file has one end for both."""
        if self._file and os.getpid() == self._process:
            with suppress(OSError):
                self._places[key] = self._file.seek(0, os.SEEK_END), len(content)
                self._file.write(content)
                return
            del self._places[key]
        self._held[key] = content

    def get(self, key: bytes) -> bytes | None:
        """Return a content, None where there is none."""
        place = self._places.get(key)
        if place is None or self._file is None:
            return self._held.get(key)
        if hasattr(os, "pread"):  # processes share where a file is read
            return os.pread(self._file.fileno(), place[1], place[0])
        self._file.seek(place[0])
        return self._file.read(place[1])

    def close(self) -> None:
        """Hold nothing more."""
        if self._file:
            self._file.close()
        self._file, self._places, self._held = None, {}, {}


def read_sealed(path: Path, seal: bytes, read_index: Callable[[bytes], Any]) -> Blobs:
    """Return what a file holds under a seal, nothing under another."""
    with suppress(OSError):
        file = open(path, "rb", buffering=0)  # noqa: SIM115  it is read as long as something is asked of it
        size, digest = file.seek(0, os.SEEK_END), hashlib.blake2b(key=seal)
        file.seek(0)
        told = file.read(_SEAL)
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
        if told == digest.digest():
            file.seek(size - _SIZE)
            end = size - _SIZE - int.from_bytes(file.read(_SIZE), "big")
            file.seek(end)
            blobs = Blobs(file)
            blobs._places = read_index(file.read(size - _SIZE - end))
            return blobs
        file.close()
    return Blobs()


def write_sealed(file: IO[bytes], contents: Iterable[tuple[bytes, bytes]], seal: bytes) -> None:
    """Write contents to a new file, then where each stands, under a seal."""
    digest = hashlib.blake2b(key=seal)
    places: dict[bytes, tuple[int, int]] = {}
    end = file.write(bytes(_SEAL))
    for key, content in contents:
        places[key] = end, len(content)
        end += file.write(content)
        digest.update(content)
    index = pickle.dumps(places, pickle.HIGHEST_PROTOCOL)
    index += len(index).to_bytes(_SIZE, "big")
    digest.update(index)
    file.write(index)
    file.seek(0)
    file.write(digest.digest())
