"""The pages of a build: drawn by their templates and finished, or laid out again where nothing of what they are drawn
from has changed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import Template

from door.frame import Frame
from macros.book.book import BookView
from macros.book.pagination import numbered
from macros.pages.finish import finish
from macros.pages.sheets import Asked
from macros.text.digest import Digests, digest
from macros.text.memory import Memory
from macros.text.processes import available

OWN = ("door", "macros", "preview", "recueil.py")
DOOR, TEMPLATES = "door/**/*.py", "overrides/**/*"
"""What draws pages, beside the hooks and `macros/`, whose digest seals every memory."""


class DrawnPages:
    """Stands for the environment of templates where MkDocs draws pages: what it gives for one draws it and finishes it.

    A page is kept under the digest of its context and of `made_by`: code and templates, all that is in the environment.
    A template can reach nothing else. Where that can't be told, nothing is kept.

    The `pages` that will be asked for, each given by the name of its template and its context, are drawn in several
    processes once the first is: other hooks may add to the environment until then.
    """

    def __init__(
        self,
        frame: Frame,
        memory: Memory,
        digests: Digests,
        made_by: Callable[[], bytes],
        pages: Iterable[tuple[str, Mapping[str, Any]]],
    ) -> None:
        self._frame = frame
        self._memory = memory
        self._digests = digests
        self._tell_made_by = made_by
        self._pages = pages

    def __getattr__(self, name: str) -> Any:
        return getattr(self._frame.templates, name)

    def get_template(self, name: str) -> Any:
        """Return what draws a page, or the template of a file that is none, which is drawn as MkDocs does."""
        return _Drawer(self, self._frame.templates.get_template(name))

    @cached_property
    def _made_by(self) -> bytes:
        return self._tell_made_by()

    @cached_property
    def _keys(self) -> dict[str, bytes]:
        """The keys of the pages, by their paths, once those to draw are; none where each is drawn in its turn."""
        if available() < 2:
            return {}
        contexts = list(self._pages)
        keys = [self._key(template, context) for template, context in contexts]
        self._memory.prepare(
            drawn, [((key,), {"draw": partial(self._frame.drawn, *page)}) for key, page in zip(keys, contexts) if key]
        )
        return {context["page"].path: key for (_, context), key in zip(contexts, keys)}

    def draw(self, template: Template, context: Mapping[str, Any]) -> str:
        """Return a finished page."""
        if context.get("page") is None:
            return template.render(context)
        name = template.name or ""
        key = self._keys.pop(context["page"].path, None) or self._key(name, context)
        if not key:
            return self._frame.drawn(name, context)[0]
        html, sheets = self._memory.of(drawn, key, draw=partial(self._frame.drawn, name, context))
        for names, kind in sheets:
            self._frame.sheets.address(*names, kind=kind)
        return html

    def _key(self, name: str, context: Mapping[str, Any]) -> bytes:
        return self._made_by and self._digests.attempt(self._made_by, name, context)


def drawn(key: bytes, draw: Callable[[], tuple[str, list[Asked]]]) -> tuple[str, list[Asked]]:
    """Return a finished page, and the sheets that it asked for."""
    return draw()


class _Drawer:
    """A template, as MkDocs asks for it."""

    def __init__(self, pages: DrawnPages, template: Template) -> None:
        self._pages = pages
        self._template = template

    def render(self, context: Mapping[str, Any]) -> str:
        """Return the finished page of a context."""
        return self._pages.draw(self._template, context)


def finished_page(html: str, view: Any, languages: Mapping[str, str], is_preview: bool) -> str:
    """Return the page that is published; a book that was printed takes its numbers."""
    page = finish(html, languages, is_preview)
    return numbered(page, view.pagination) if isinstance(view, BookView) else page


def code_digest(root: Path, digests: Digests, hooks: Iterable[str]) -> bytes:
    """Return the digest of the code and the templates that draw pages, in the project at `root`, whose settings name
    some `hooks`: templates as they are, code as it was loaded.
    """
    assets = root / "overrides/assets"
    templates = [path for path in _files(root, TEMPLATES) if assets not in path.parents]
    return digests.of(_loaded_code(root, tuple(hooks)), _contents(root, templates))


@cache
def _loaded_code(root: Path, hooks: tuple[str, ...]) -> bytes:
    """Return the digest of the Python code that draws pages, taken once: what changes while a site is served is not
    what draws it. That of a publisher counts, his extensions of Markdown and what his hooks import, once it is loaded.
    """
    return digest(_contents(root, [*(root / name for name in hooks), *_files(root, DOOR), *_others(root)]))


def _others(root: Path) -> Iterator[Path]:
    """Yield the files of the modules that are loaded from the project and are none of its own, nor of libraries."""
    for path in sorted({Path(vars(module).get("__file__") or "") for module in tuple(sys.modules.values())}):
        if path.is_relative_to(root) and path.is_file():
            folder = path.relative_to(root).parts[0]
            if folder not in OWN and not folder.startswith("."):
                yield path


def _files(root: Path, pattern: str) -> list[Path]:
    return sorted(path for path in root.glob(pattern) if path.is_file())


def _contents(root: Path, paths: Iterable[Path]) -> list[tuple[str, bytes]]:
    names = ((path, path.relative_to(root) if path.is_relative_to(root) else path) for path in paths)
    return [(name.as_posix(), path.read_bytes()) for path, name in names]
