"""What templates draw within a text, kept out of Markdown's hands."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping, Sequence

from jinja2 import Environment
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

Drawing = tuple[str, Mapping[str, object]]
"""The name of a partial, and what it prints."""


class Drawings(Extension):
    """What macros and fiches draw in the text at hand, kept whole while Markdown reads what stands around.

    Markdown would parse each drawing again, tag by tag, to find that it is HTML: a fifth of a build's time. Nothing is
    drawn before the text is rendered: one that was kept needs no drawing.
    """

    def __init__(self, templates: Environment) -> None:
        super().__init__()
        self.of_text: list[Drawing] = []
        self._mark = secrets.token_hex(8)  # nobody can write the line of a drawing by hand
        self.templates = templates

    def begin(self, drawings: Iterable[Drawing] = ()) -> None:
        """Leave the drawings of the text before for those of another, if it has some already."""
        self.of_text[:] = drawings

    def draw(self, partial: str, **values: object) -> str:
        """Have a partial of `overrides/partials/` drawn; return the line that stands for it in the Markdown."""
        self.of_text.append((partial, values))
        return f"dessin-{len(self.of_text) - 1}-{self._mark}"

    def told(self, text: str) -> str:
        """Return a text as any build writes it: the mark of its drawings is of one build."""
        return text.replace(self._mark, "")

    def extendMarkdown(self, md: Markdown) -> None:
        """Let Markdown put each drawing among the raw HTML it leaves alone; before it looks for HTML blocks itself."""
        line = re.compile(rf"dessin-(\d+)-{self._mark}\s*")
        md.preprocessors.register(_Stash(md, self.templates, self.of_text, line), "dessins", 25)


class _Stash(Preprocessor):
    """Replace the line of each drawing by the mark of Markdown's own store of raw HTML."""

    def __init__(self, md: Markdown, templates: Environment, drawings: Sequence[Drawing], line: re.Pattern) -> None:
        super().__init__(md)
        self._templates = templates
        self._drawings = drawings
        self._line = line

    def run(self, lines: list[str]) -> list[str]:
        matches = ((line, self._line.fullmatch(line)) for line in lines)
        return [self.md.htmlStash.store(self._drawn(int(match[1]))) if match else line for line, match in matches]

    def _drawn(self, rank: int) -> str:
        """Draw it, stripped: Markdown knows a block by its first character, and would put it in a paragraph."""
        partial, values = self._drawings[rank]
        return self._templates.get_template(f"partials/{partial}.html").render(**values).strip()
