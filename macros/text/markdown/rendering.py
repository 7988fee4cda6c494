"""What a Markdown text becomes, by the very reader that makes the site's pages: what the checks judge."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import markdown
import yaml

from macros.text.markdown.dialect import dialect
from macros.text.yaml.values import Loader

CONFIG = "mkdocs.yml"
"""Where MkDocs users set the extensions of Markdown, for the site and for the checks alike."""


class Renderer:
    """Makes HTML of Markdown texts, one after the other."""

    def __init__(self, root: Path) -> None:
        extensions = _extensions(root)
        self._markdown = markdown.Markdown(extensions=list(extensions), extension_configs=dict(extensions))
        without_html(self._markdown)

    def html(self, text: str) -> str:
        """Return the HTML of a text as contributors type it."""
        self._markdown.reset()
        return self._markdown.convert(dialect(text))


def without_html(reader: markdown.Markdown) -> None:
    """Let a reader of Markdown take HTML for the text it is: a contribution is data, no tag of it reaches a page."""
    reader.preprocessors.deregister("html_block")
    reader.inlinePatterns.deregister("html")


class _Loader(Loader):  # type: ignore[misc, valid-type]  # the quickest that the platform has
    """Reads a configuration of MkDocs, in which `!ENV` and `!!python/name` stand for values unknown here."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def _extensions(root: Path) -> Mapping[str, Mapping[str, Any]]:
    """Return the extensions that a project's configuration asks for, each with its options."""
    path = next(folder / CONFIG for folder in (root, *Path(__file__).parents) if (folder / CONFIG).is_file())
    entries = (yaml.load(path.read_text(encoding="utf-8"), _Loader) or {}).get("markdown_extensions", ())
    pairs = (next(iter(entry.items())) if isinstance(entry, dict) else (entry, None) for entry in entries)
    return {name: options or {} for name, options in pairs}
