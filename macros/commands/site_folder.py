"""The folder of a built site: the new site is written beside the old one, and takes its place once it is whole.

Only a built site is ever replaced, and nothing of the project but `site/`. What a killed build has left is put right by
the next.
"""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.commands.environment import Stop

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

MARKS = ("404.html", "sitemap.xml", "donnees/projets.json")
"""What every built site holds, even one that `mkdocs build` made, and nothing else does: no file has to be published
for this alone.
"""


@contextmanager
def replacing(target: Path, root: Path) -> Iterator[Path]:
    """Give an empty folder in which to build; put it in the place of `target` at the end, unless an error comes first.

    Raise Stop where `target` must not be emptied; `root` is the project's folder.
    """
    target, root = Path(os.path.realpath(target)), Path(os.path.realpath(root))
    refused = refusal(target, root)
    if refused:
        raise Stop(refused)
    target.parent.mkdir(parents=True, exist_ok=True)
    _put_right(target)
    beside = target.parent if os.access(target.parent, os.W_OK) else Path(tempfile.gettempdir())
    new = beside / f"{_unfinished(target)}{secrets.token_hex(4)}"
    new.mkdir()
    try:
        with _held(new):
            yield new
            _swap(new, target)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def refusal(target: Path, root: Path) -> str:
    """Return why a folder must not be emptied; nothing where it may."""
    if target == root or target in root.parents:
        return f"« {target} » contient le projet : une construction l'effacerait. Nommez un autre dossier."
    if target.exists() and not target.is_dir():
        return f"« {target} » n'est pas un dossier. Nommez un dossier vide, ou qui n'existe pas encore."
    full = target.is_dir() and any(not name.startswith(".") for name in os.listdir(target))
    if root in target.parents and target != root / "site" and (full or target.parent != root):
        return (
            f"« {target.relative_to(root).as_posix()} » est dans le projet, où une construction ne remplit que site/ ou"
            " un dossier neuf à la racine. Nommez un autre dossier."
        )
    if full and not all((target / mark).is_file() for mark in MARKS):
        return (
            f"« {target} » contient autre chose qu'un site construit : une construction l'effacerait. Nommez un dossier"
            " vide, ou qui n'existe pas encore ; si rien n'y est à garder, supprimez-le d'abord."
        )
    return ""


def _swap(new: Path, target: Path) -> None:
    """Put the new site in the place of the old one, by two renames; file by file where the folder can't be renamed."""
    old = _old(target)
    try:
        if target.exists():
            os.replace(target, old)
        os.replace(new, target)
    except OSError:  # a mount point, another disk, a folder that Windows holds open
        if old.exists() and not target.exists():
            os.replace(old, target)
        _copy(new, target)
    _put_right(target)


def _copy(new: Path, target: Path) -> None:
    """Write each file of the new site over the old one's, then remove those that it has no more."""
    copies = set()
    for path in sorted(path for path in new.rglob("*") if path.is_file()):
        copy = target / path.relative_to(new)
        copy.parent.mkdir(parents=True, exist_ok=True)
        beside = copy.with_name(f".{copy.name}.nouveau")
        shutil.copy2(path, beside)
        os.replace(beside, copy)
        copies.add(copy)
    for path in sorted(target.rglob("*"), reverse=True):
        if path.relative_to(target).parts[0].startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in copies:
            path.unlink()


def _put_right(target: Path) -> None:
    """End what a swap began, and remove what killed builds have left beside a site.

    Hidden entries (`.git`, `.htaccess`) are the publisher's: they stay, as MkDocs leaves them.
    """
    old = _old(target)
    if old.is_dir() and not target.exists():
        os.replace(old, target)
    elif old.is_dir():
        for entry in list(old.iterdir()):
            if entry.name.startswith(".") and not (target / entry.name).exists():
                os.replace(entry, target / entry.name)
        shutil.rmtree(old, ignore_errors=True)
    for entry_beside in list(target.parent.iterdir()):
        if entry_beside.name.startswith(_unfinished(target)) and _is_abandoned(entry_beside):
            shutil.rmtree(entry_beside, ignore_errors=True)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold a folder as long as this process lives, killed or not: no other build takes it for an abandoned one."""
    if fcntl is None:
        yield
        return
    hold = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(hold, fcntl.LOCK_EX)
        yield
    finally:
        os.close(hold)


def _is_abandoned(folder: Path) -> bool:
    """Tell whether the build that made a folder is over; Windows itself keeps what is being written."""
    if fcntl is None:
        return True
    hold = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(hold)
    return True


def _old(target: Path) -> Path:
    return target.with_name(f".{target.name}.ancien")


def _unfinished(target: Path) -> str:
    return f".{target.name}.nouveau-"
