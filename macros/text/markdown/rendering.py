"""Renders a Markdown text exactly as the site does: this is what the checks judge."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import markdown
import yaml
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from macros.text.markdown.dialect import PART, dialect
from macros.text.markdown.inline import MarkedTexts
from macros.text.yaml.values import Loader

CONFIG = "mkdocs.yml"
"""The file that lists the extensions of Markdown, for the site and the checks alike."""

_EMAIL = re.compile(r"(?:mailto:)?\s*([\w.+-]+@[\w-]+(?:\.[\w-]+)+(?:\?.*)?)", re.I)


class Renderer:
    """Makes HTML of Markdown texts, one after the other, under the `settings` of a project."""

    def __init__(self, settings: str) -> None:
        extensions = _extensions(settings)
        self._markdown = _Markdown(extensions=list(extensions), extension_configs=dict(extensions))
        prepare(self._markdown)

    def html(self, text: str) -> str:
        """Return the HTML of a text as contributors type it."""
        return self.of_dialect(dialect(text))

    def of_dialect(self, text: str) -> str:
        """Return the HTML of a text that `dialect` has rewritten."""
        self._markdown.reset()
        return self._markdown.convert(text)


class _Markdown(markdown.Markdown):
    """Imports its extensions by the names of their modules: Markdown would first read what each installed library
    offers.
    """

    def build_extension(self, ext_name: str, configs: Mapping[str, Any]) -> Extension:
        own = f"markdown.extensions.{ext_name}"
        if "." not in ext_name and find_spec(own):
            return import_module(own).makeExtension(**configs)
        if "." in ext_name and ":" not in ext_name:
            return import_module(ext_name).makeExtension(**configs)
        return super().build_extension(ext_name, configs)


def prepare(reader: markdown.Markdown) -> None:
    """Make a Markdown reader treat HTML as text, since a contribution is data and no tag of it may reach a page; read
    e-mail addresses as such in links; keep two lists apart; and number notes in the order of their calls.
    """
    reader.preprocessors.deregister("html_block")
    reader.inlinePatterns.deregister("html")
    reader.treeprocessors.register(MarkedTexts(reader), "inline", 20)
    reader.treeprocessors.register(_Parts(reader), "parts", 30)
    reader.treeprocessors.register(_Notes(reader), "notes", 14)  # after all their calls are known
    reader.treeprocessors.register(_Links(reader), "links", 10)  # before MkDocs looks for the files they name


class _Parts(Treeprocessor):
    """Remove the sign that separated two lists, once they are apart."""

    def run(self, root: Element) -> None:
        for parent in root.iter():
            for child in [child for child in parent if child.tag == "p" and child.text == PART]:
                parent.remove(child)


class _Notes(Treeprocessor):
    """Number notes in the order of their calls; Markdown follows the order in which they are written."""

    def run(self, root: Element) -> None:
        calls = [link for link in root.iter("a") if link.get("class") == "footnote-ref"]
        ranks = {note: rank for rank, note in enumerate(dict.fromkeys(link.get("href") for link in calls), 1)}
        for link in calls:
            link.text = str(ranks[link.get("href")])
        for notes in root.findall(".//div[@class='footnote']/ol"):
            notes[:] = sorted(notes, key=lambda note: ranks.get(f"#{note.get('id')}", len(ranks) + 1))
            for rank, note in enumerate(notes, 1):
                for link in note.iterfind(".//a[@class='footnote-backref']"):
                    link.set("title", re.sub(r"\d+\Z", str(rank), link.get("title", "")))


class _Links(Treeprocessor):
    """Write « mailto: » before the e-mail addresses of links, encode spaces in addresses, and remove links inside the
    words of others.
    """

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            email = _EMAIL.fullmatch(link.get("href", ""))
            if email:
                link.set("href", f"mailto:{email[1]}")
            elif "://" in link.get("href", ""):
                link.set("href", link.get("href", "").strip().replace(" ", "%20"))
            for inner in list(link.iter("a"))[1:]:
                inner.tag, inner.attrib = "span", {}


class _Loader(Loader):  # type: ignore[misc, valid-type]  # the quickest that the platform has
    """Reads a configuration of MkDocs, where `!ENV` and `!!python/name` stand for values unknown here."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def site_settings(root: Path) -> str:
    """Return the configuration of a project; one without its own uses this one's."""
    path = next(folder / CONFIG for folder in (root, *Path(__file__).parents) if (folder / CONFIG).is_file())
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=2)
def _extensions(settings: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the extensions that a configuration asks for, each with its options."""
    entries = (yaml.load(settings, _Loader) or {}).get("markdown_extensions", ())
    pairs = (next(iter(entry.items())) if isinstance(entry, dict) else (entry, None) for entry in entries)
    return {name: options or {} for name, options in pairs}
