"""How templates are compiled: ours once for many builds; a text of the content, never."""

from __future__ import annotations

import os
import pickle
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, TemplateSyntaxError
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from mkdocs.theme import Theme

from macros.text.machine import machine_key


def environment(theme: Theme) -> Environment:
    """Return the environment of a theme's templates, as MkDocs makes it."""
    made = Theme.get_env(theme)
    made.loader = _ShownFiles(theme.dirs)
    return made


class _ShownFiles(FileSystemLoader):
    """Lists the files of a theme without its hidden folders: Material has fourteen thousand icons there, which MkDocs
    would leave out one by one.
    """

    def list_templates(self) -> list[str]:
        """Return their paths."""
        names: set[str] = set()
        for top in self.searchpath:
            for folder, folders, files in os.walk(top):
                folders[:] = [name for name in folders if not name.startswith(".")]
                names.update(Path(folder, name).relative_to(top).as_posix() for name in files)
        return sorted(names)


def compiled_templates(root: Path) -> FileSystemBytecodeCache | None:
    """Return where compiled templates are kept from one build to the next, which saves a sixth of a build. Jinja
    notices by itself that a template has changed, but not that its own version has.

    Compiled templates are programs, and a clone must not bring any: the name of their folder is known to this account
    alone. Where the folder can't be written, none are kept.
    """
    name = machine_key(f"jinja2 {version('jinja2')}").hex()
    if not name:
        return None
    folder = root / ".cache" / f"gabarits-{name[:32]}"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return _CompiledTemplates(str(folder)) if os.access(folder, os.W_OK) else None


class _CompiledTemplates(FileSystemBytecodeCache):
    """Ignores a compiled template that was cut short, and keeps none where the disk is full."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the key of a template: its name, wherever the project stands."""
        return super().get_cache_key(name)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a compiled template."""
        try:
            super().load_bytecode(bucket)
        except (pickle.UnpicklingError, EOFError, ValueError, OSError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


class NoTemplate(Extension):
    """Refuses to compile any text: it is given to the macros plugin, which so has nothing left to do."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Raise instead of compiling."""
        raise TemplateSyntaxError("Aucun texte du site n'est un gabarit.", 1, name, filename)
