"""The kinds of pages, one per template, and the names (tags, classes, identifiers) that pages of each kind may contain:
style rules about anything else are left out of their sheets.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from door.files import own_scripts

PAPER = ("papier",)
"""The style sheets that every page uses on paper."""

SCRIPTS = "assets/javascripts/"
SHOWS = {"comparer.html": "fiche.html"}
"""Pages whose script shows pieces of pages of another kind."""

_WORD = re.compile(r"[\w-]+")
_TAG = re.compile(r"<[^/][^>]*>")
_HELD = re.compile(r"<[a-z][^<]*|\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`")
_NOTE = re.compile(r"\{#.*?#\}", re.DOTALL)
_QUOTED = re.compile(r"\"([\w/.-]+)\"|'([\w/.-]+)'")
_SCRIPT = re.compile(r"\"([\w/.-]+\.js)\"")
_LEVELS = "h1 h2 h3 h4 h5 h6"
"""Heading tags: a template may receive their level as a number."""


def lighten_frame(files: Files, config: MkDocsConfig) -> None:
    """Keep, in the sheets that all pages share, the rules that pages of each kind may need, on screen and on paper."""
    names = names_by_kind(files, config)
    for sheets in (config.extra["cadre"], PAPER):
        config.extra["feuilles"].lighten(sheets, names, config.extra["pages_finies"])


def names_by_kind(files: Files, config: MkDocsConfig) -> Mapping[str, set[str]]:
    """Return, by template, the names that its pages may contain, once their texts are rendered: the tags of the texts;
    the words of the templates and scripts that draw the rest; every word of what a publisher adds to all pages.
    """
    folder = Path(config.theme.dirs[0])
    templates = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.html")}
    scripts = {file.src_uri: file.content_string for file in own_scripts(files)}
    added = [file.content_string for file in files.css_files()]
    added += [text for path, text in scripts.items() if not path.startswith(SCRIPTS)]
    tags: dict[str, set[str]] = defaultdict(set)
    for file in files.documentation_pages():
        if file.page:
            tags[file.page.meta.get("template", "main.html")] |= {*_TAG.findall(file.page.content or "")}
    names = {
        kind: _words([_LEVELS, *added, *tags[kind], *_sources(kind, templates, scripts)])
        for kind in templates
        if "/" not in kind
    }
    return {kind: held | names.get(SHOWS.get(kind, ""), set()) for kind, held in names.items()}


def _words(texts: Iterable[str]) -> set[str]:
    return {*chain.from_iterable(map(_WORD.findall, texts))}


def _sources(kind: str, templates: Mapping[str, str], scripts: Mapping[str, str]) -> list[str]:
    """Return the text in which the names of a page's contents are found: tags, and what stands between quotation marks,
    in a template, the templates that it includes, and the scripts that these load.
    """
    pieces = _reached([kind], lambda name: _named(templates[name], templates))
    quoted = {word for name in pieces for word in _quoted(templates[name])}
    loaded = [path for path in scripts if path in quoted or path[len(SCRIPTS) : -len(".js")] in quoted]
    drawing = _reached(loaded, lambda path: _imported(path, scripts))
    return [
        *(held for name in pieces for held in _HELD.findall(_NOTE.sub("", templates[name]))),
        *(held for path in drawing for held in _HELD.findall(scripts[path])),
    ]


def _reached(first: Iterable[str], others: Callable[[str], Iterable[str]]) -> set[str]:
    """Return all the names that can be reached from some, following each to the next."""
    reached: set[str] = set()
    waiting = [*first]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += others(name)
    return reached


def _quoted(text: str) -> set[str]:
    return {one or other for one, other in _QUOTED.findall(text)}


def _named(text: str, templates: Mapping[str, str]) -> Iterable[str]:
    """Return the templates that a text names, in full or by their folder."""
    quoted = _quoted(text)
    folders = tuple(word for word in quoted if word.endswith("/"))
    return [name for name in templates if name in quoted or (folders and name.startswith(folders))]


def _imported(path: str, scripts: Mapping[str, str]) -> Iterable[str]:
    """Return the scripts that a script imports, by their paths or by their bare names."""
    folder = Path("/", path).parent
    named = _SCRIPT.findall(scripts[path])
    whole = {(folder / name).resolve().relative_to("/").as_posix() for name in named if name.startswith(".")}
    return [script for script in scripts if script in whole or script.rpartition("/")[2] in named]
