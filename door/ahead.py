"""The pages that are shown before the rest of the site is made: those whose own text alone was saved since the last.

They are drawn with what drew the last site, its sheets and its navigation: whether the whole site comes to the same
pages is for who shows them to see.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from door.frame import Frame


@dataclass(frozen=True)
class Ahead:
    """The pages to draw ahead of a site, by their paths below `docs/`, what drew the site before, and who is handed
    them, with the style sheets that they load, by their addresses.
    """

    paths: Sequence[str]
    frame: Frame
    show: Callable[[Mapping[str, bytes]], None]

    def draw(self, files: Files, context: Callable[[Page], Mapping[str, Any]], preview: object) -> None:
        """Draw the pages that are there, each of a `context` that makes its text ready, and what the `preview` says."""
        self.frame.templates.globals["apercu"] = preview
        drawn: dict[str, bytes] = {}
        for file in (files.get_file_from_path(path) for path in self.paths):
            if file and file.page:
                values = {**context(file.page), "nav": self.frame.nav}
                template = file.page.meta.get("template", "main.html")
                html, asked = self.frame.drawn(template, values)
                drawn |= {file.page.url: html.encode(), **self.frame.sheets.texts(asked)}
        if drawn:
            self.show(drawn)
