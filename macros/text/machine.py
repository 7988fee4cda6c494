"""The key of this account on this machine, kept outside the project: the project trusts what it finds of its own work
under this key alone.

A clone may bring results, compiled templates, even a whole environment: only what this account made is read. Standard
library alone, in words that an old Python understands, since `recueil.py` imports it.
"""

import os
from contextlib import suppress
from pathlib import Path

_SIZE = 32


def machine_key(use=""):
    """Return the key, which is made the first time, or another derived from it for one use; empty where none can be
    kept.
    """
    import hashlib  # noqa: PLC0415  loaded where it serves, since every command waits for this module

    key = b""
    with suppress(OSError, RuntimeError):  # no home, or one that can't be written
        path = _path()
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            with open(os.open(str(path), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(os.urandom(_SIZE))
        key = path.read_bytes()
    return hashlib.blake2b(use.encode(), key=key).digest() if len(key) == _SIZE else b""


def _path():
    base = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_STATE_HOME")
    return (Path(base) if base else Path.home() / ".local" / "state") / "un-autre-regard" / "cle"
