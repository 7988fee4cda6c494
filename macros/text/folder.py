"""The digest of a folder: it stays the same as long as nothing in the folder changes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator
from stat import S_ISDIR, S_ISREG


def folder_digest(top: str | os.PathLike[str], left_out: Collection[str] = (), by_date: bool = False) -> str:
    """Return the digest of the names and contents of all files in a folder, except those `left_out` and hidden ones. It
    is empty where it can't be made: a link leads elsewhere, a file or folder can't be read.

    With `by_date`, the dates of files stand for their contents, which is enough to notice a change while a program
    runs.
    """
    digest = hashlib.sha256()
    try:
        for entry in _entries(top):
            if entry.name[0] != "." and entry.name not in left_out:
                _add(digest, entry, by_date)
    except OSError:
        return ""
    return digest.hexdigest()


def _add(digest: hashlib._Hash, entry: os.DirEntry[str], by_date: bool) -> None:
    """Add an entry and its content to a digest; raise OSError where that can't be done."""
    status = entry.stat(follow_symlinks=False)
    mode = status.st_mode
    digest.update(f"\0{entry.path}\0{mode}\0".encode("utf-8", "surrogateescape"))
    if S_ISDIR(mode):
        for inner in _entries(entry.path):
            if inner.name != "__pycache__":
                _add(digest, inner, by_date)
        digest.update(b"\0\0")
    elif S_ISREG(mode) and by_date:
        digest.update(b"%d %d %d\0" % (status.st_size, status.st_mtime_ns, status.st_ctime_ns))
    elif S_ISREG(mode):
        with open(entry.path, "rb", buffering=0) as file:
            content = file.readall()
        digest.update(b"%d\0" % len(content))
        digest.update(content)
    else:
        raise OSError(f"{entry.path} is neither a file nor a folder")


def _entries(folder: str | os.PathLike[str]) -> Iterator[os.DirEntry[str]]:
    """Yield the entries of a folder, in the order of their names."""
    with os.scandir(folder) as entries:
        yield from sorted(entries, key=lambda entry: entry.name)
