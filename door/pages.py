"""The pages of a build: drawn by their templates and finished, or laid out again where nothing of what they are drawn
from has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template

from macros.book.book import BookView
from macros.book.pagination import numbered
from macros.pages.finished import finished
from macros.pages.sheets import Sheets
from macros.text.digest import Digests
from macros.text.memory import Memory

Finish = Callable[[str, Any], str]
"""What makes a page, once its view is drawn, the page that is published."""

CODE = ("hooks.py", "door/**/*.py", "overrides/**/*")
"""What draws pages, beside `macros/`, whose digest seals every memory."""


class DrawnPages:
    """Stands for the environment of templates where MkDocs draws pages: what it gives for one draws it and finishes it.

    A page is kept under the digest of its context and of `made_by`: code and templates, all that is in the environment.
    A template can reach nothing else. Where that can't be told, nothing is kept.
    """

    def __init__(
        self, templates: Environment, memory: Memory, digests: Digests, sheets: Sheets, finish: Finish, made_by: bytes
    ) -> None:
        self._templates = templates
        self._memory = memory
        self._digests = digests
        self._sheets = sheets
        self._finish = finish
        self._made_by = made_by
        self._keys: dict[str, bytes] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._templates, name)

    def get_template(self, name: str) -> Any:
        """Return what draws a page, or the template of a file that is none, which is drawn as MkDocs does."""
        template = self._templates.get_template(name)
        return _Drawer(self, template)

    def prepare(self, pages: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        """Draw in several processes the pages that have to be, each given by the name of its template, its context."""
        contexts = [(self._templates.get_template(name), context) for name, context in pages]
        keys = [self._key(template, context) for template, context in contexts]
        self._keys = {context["page"].path: key for (_, context), key in zip(contexts, keys)}
        self._memory.prepare(
            drawn, [((key,), {"draw": partial(self._drawn, *drawing)}) for key, drawing in zip(keys, contexts) if key]
        )

    def draw(self, template: Template, context: Mapping[str, Any]) -> str:
        """Return a finished page."""
        if context.get("page") is None:
            return template.render(context)
        key = self._keys.pop(context["page"].path, None) or self._key(template, context)
        if not key:
            return self._drawn(template, context)[0]
        html, sheets = self._memory.of(drawn, key, draw=partial(self._drawn, template, context))
        for names in sheets:
            self._sheets.address(*names)
        return html

    def _key(self, template: Template, context: Mapping[str, Any]) -> bytes:
        return self._made_by and self._digests.told(self._made_by, template.name, context)

    def _drawn(self, template: Template, context: Mapping[str, Any]) -> tuple[str, list[tuple[str, ...]]]:
        with self._sheets.asked() as asked:
            html = self._finish(template.render(context), context["view"])
        return html, asked


def drawn(key: bytes, draw: Callable[[], tuple[str, list[tuple[str, ...]]]]) -> tuple[str, list[tuple[str, ...]]]:
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
    page = finished(html, languages, is_preview)
    return numbered(page, view.pagination) if isinstance(view, BookView) else page


def code_digest(root: Path, digests: Digests) -> bytes:
    """Return the digest of the code and the templates that draw pages, in the project at `root`."""
    assets = root / "overrides/assets"
    paths = sorted(path for pattern in CODE for path in root.glob(pattern) if path.is_file())
    return digests.of(
        [(path.relative_to(root).as_posix(), path.read_bytes()) for path in paths if assets not in path.parents]
    )
