"""The pages of a build: drawn by their templates and finished, or taken from the memory where nothing they are drawn
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
    """Takes the place of Jinja's environment where MkDocs draws pages, and returns a finished page for each template.

    A finished page is kept under the digest of its context and of `made_by`: code, templates, and everything in the
    environment. A template can reach nothing else; where the digest can't be made, nothing is kept. `pages` gives the
    template and the context of each page to come: they are drawn in several processes once the first is drawn, since
    other hooks may add to the environment until then.
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
        """Return what draws a page; for a file that is no page, its plain template, which MkDocs draws itself."""
        return _Drawer(self, self._frame.templates.get_template(name))

    @cached_property
    def _made_by(self) -> bytes:
        return self._tell_made_by()

    @cached_property
    def _keys(self) -> dict[str, bytes]:
        """The keys of the pages, by their paths, once those that have changed are drawn; none where pages are drawn one
        by one.
        """
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
    """A template, as MkDocs expects one."""

    def __init__(self, pages: DrawnPages, template: Template) -> None:
        self._pages = pages
        self._template = template

    def render(self, context: Mapping[str, Any]) -> str:
        """Return the finished page of a context."""
        return self._pages.draw(self._template, context)


def finished_page(html: str, view: Any, languages: Mapping[str, str], is_preview: bool) -> str:
    """Return the page that is published; a book that was printed receives its page numbers."""
    page = finish(html, languages, is_preview)
    return numbered(page, view.pagination) if isinstance(view, BookView) else page


def code_digest(root: Path, digests: Digests, hooks: Iterable[str]) -> bytes:
    """Return the digest of what draws pages in the project at `root`: its templates, as they are on the disk, and its
    code, as it was loaded; `hooks` are those that the settings name.
    """
    assets = root / "overrides/assets"
    templates = [path for path in _files(root, TEMPLATES) if assets not in path.parents]
    return digests.of(_loaded_code(root, tuple(hooks)), _contents(root, templates))


@cache
def _loaded_code(root: Path, hooks: tuple[str, ...]) -> bytes:
    """Return the digest of the Python code that draws pages. It is taken once: a change made while a site is served
    does not change the code in use. A publisher's own code counts too, Markdown extensions and what hooks import, once
    it is loaded.
    """
    return digest(_contents(root, [*(root / name for name in hooks), *_files(root, DOOR), *_others(root)]))


def _others(root: Path) -> Iterator[Path]:
    """Yield the files of modules that were loaded from the project's folder, but belong neither to the project nor to a
    library.
    """
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
