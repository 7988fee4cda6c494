"""Shows a page as soon as its text is saved, before the rest of the site is built again.

These pages are drawn with the templates, sheets and navigation of the last build. The whole site may come to something
else: the preview compares, and shows the final page instead.
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
    """The pages to draw before the others, by their paths below `docs/`; what drew the last site; and the function that
    receives them, with their style sheets, by address.
    """

    paths: Sequence[str]
    frame: Frame
    show: Callable[[Mapping[str, bytes]], None]

    def draw(self, files: Files, context: Callable[[Page], Mapping[str, Any]], preview: object) -> None:
        """Draw those of the pages that exist. `context` prepares the text of each; `preview` is what the preview says
        beside it.
        """
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
