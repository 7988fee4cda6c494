"""What templates draw within a text, kept out of Markdown's hands."""

from __future__ import annotations

import re
import secrets

from jinja2 import Environment
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor


class Drawings(Extension):
    """What macros and fiches draw in one build, kept whole while Markdown reads the text around it.

    Markdown would parse each drawing again, tag by tag, to find that it is HTML: a fifth of a build's time.
    """

    def __init__(self, templates: Environment) -> None:
        super().__init__()
        self._drawn: list[str] = []
        self._name = f"dessin-{{}}-{secrets.token_hex(8)}"  # nobody can write the line of a drawing by hand
        self.templates = templates

    def draw(self, partial: str, **values: object) -> str:
        """Draw a partial of `overrides/partials/`, keep it and return the line that stands for it in the Markdown."""
        return self.add(self.templates.get_template(f"partials/{partial}.html").render(**values))

    def add(self, html: str) -> str:
        """Keep `html` and return the line that stands for it in the Markdown."""
        self._drawn.append(
            html.strip()
        )  # Markdown knows a block by its first character, and would put it in a paragraph
        return self._name.format(len(self._drawn) - 1)

    def extendMarkdown(self, md: Markdown) -> None:
        """Let Markdown put each drawing among the raw HTML it leaves alone; before it looks for HTML blocks itself."""
        md.preprocessors.register(_Stash(md, self._drawn, self._name), "dessins", 25)


class _Stash(Preprocessor):
    """Replace the line of each drawing by the mark of Markdown's own store of raw HTML."""

    def __init__(self, md: Markdown, drawn: list[str], name: str) -> None:
        super().__init__(md)
        self._drawn = drawn
        self._line = re.compile(name.format(r"(\d+)") + r"\s*")

    def run(self, lines: list[str]) -> list[str]:
        matches = ((line, self._line.fullmatch(line)) for line in lines)
        return [self.md.htmlStash.store(self._drawn[int(match[1])]) if match else line for line, match in matches]
