"""How templates are compiled: ours once for many builds, a text of the content never."""

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
    """Lists the files of a theme but for what hidden folders hold, which MkDocs leaves out one by one: Material has
    fourteen thousand icons there.
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
    """Return where compiled templates are kept from one build to the next, as Python keeps its modules: a sixth of a
    build.

    Jinja tells by itself a template that has changed, but not its own version. Compiled templates are programs, which a
    clone must not bring: the name of their folder is known to this account alone. One that can't be written keeps none.
    """
    name = machine_key(f"jinja2 {version('jinja2')}").hex()
    if not name:
        return None
    folder = root / ".cache" / f"gabarits-{name[:32]}"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return _CompiledTemplates(str(folder)) if os.access(folder, os.W_OK) else None


class _CompiledTemplates(FileSystemBytecodeCache):
    """Takes for nothing a file that was cut short, and keeps none where the disk is full."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return by what a template is filed: its name, wherever the project stands."""
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
    """Refuse to compile any text: given to the environment of the macros plugin, which is left with nothing to do."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Refuse it."""
        raise TemplateSyntaxError("Aucun texte du site n'est un gabarit.", 1, name, filename)
