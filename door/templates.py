"""How templates are compiled: ours once for many builds, a text of the content never."""

from __future__ import annotations

import os
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from jinja2 import FileSystemBytecodeCache, TemplateSyntaxError
from jinja2.ext import Extension


def compiled_templates(root: Path) -> FileSystemBytecodeCache | None:
    """Return where compiled templates are kept from one build to the next, as Python keeps its modules: a sixth of a
    build.

    Jinja tells by itself a template that has changed, but not its own version. A folder that can't be written keeps
    none.
    """
    folder = root / ".cache" / f"gabarits-{version('jinja2')}"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


class NoTemplate(Extension):
    """Refuse to compile any text: given to the environment of the macros plugin, which is left with nothing to do."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Refuse it."""
        raise TemplateSyntaxError("Aucun texte du site n'est un gabarit.", 1, name, filename)
