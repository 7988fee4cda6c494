"""The core's completion of a text, as an extension of Markdown."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from macros.text.markdown.completion import complete, section_names
from macros.text.markdown.rendering import prepare


class Completion(Extension):
    """Complete the tree of each text once Markdown has built it, contents and notes included."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Come after notes, words and contents, before Markdown writes the text; take HTML for the text it is."""
        prepare(md)
        md.treeprocessors.register(_Complete(md), "completion", 4)


class _Complete(Treeprocessor):
    """Give the core the tree with the names of its sections."""

    def run(self, root: Element) -> None:
        complete(root, section_names(getattr(self.md, "toc_tokens", ())))
