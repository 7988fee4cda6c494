"""What templates draw inside a text, kept out of Markdown's hands."""

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
    """What macros and fiches draw in the current text, kept whole while Markdown reads what stands around it.

    Markdown would parse each drawing again, tag by tag, only to find that it is HTML: a fifth of a build's time.
    Drawings are made when the text is rendered, so that a text taken from the memory draws nothing.
    """

    def __init__(self, templates: Environment) -> None:
        super().__init__()
        self.of_text: list[Drawing] = []
        self._mark = secrets.token_hex(8)  # nobody can write the line of a drawing by hand
        self.templates = templates

    def begin(self, drawings: Iterable[Drawing] = ()) -> None:
        """Start another text: forget the drawings of the one before, and take those it has already, if any."""
        self.of_text[:] = drawings

    def draw(self, partial: str, **values: object) -> str:
        """Have a partial of `overrides/partials/` drawn; return the line that stands for it in the Markdown."""
        self.of_text.append((partial, values))
        return f"dessin-{len(self.of_text) - 1}-{self._mark}"

    def told(self, text: str) -> str:
        """Return a text with the same marks in every build: the mark of its drawings changes from one build to the
        next.
        """
        return text.replace(self._mark, "")

    def extendMarkdown(self, md: Markdown) -> None:
        """Store each drawing among the raw HTML that Markdown leaves alone, before Markdown looks for HTML blocks
        itself.
        """
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
        """Draw one, without spaces around: Markdown knows an HTML block by its first character, and would wrap anything
        else in a paragraph.
        """
        partial, values = self._drawings[rank]
        return self._templates.get_template(f"partials/{partial}.html").render(**values).strip()
