"""The kinds of pages, and the names (tags, classes, identifiers) that pages of each kind may contain: style rules about
anything else are left out of their sheets. Pages drawn from data are one kind per template; a page that has a text of
its own is a kind by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from door.files import own_scripts
from macros.pages.light_sheet import TEXT

SCRIPTS = "assets/javascripts/"
FRAME, NOWHERE, PREVIEW = "base.html", "404.html", "partials/apercu/"
"""The template of every page; that of an address that leads nowhere; those of a preview alone."""

Names = tuple[set[str], set[str]]
"""The names that a page may contain, and those of them that its article may contain."""

_PUT = "*"
"""Stands for a value put into a name."""
_WORD = re.compile(r"[\w*-]+")
_TAG = re.compile(r"<[a-z](?:\"[^\"]*\"|[^>\"])*")
_ADDRESS = re.compile(r"\b(?:action|alt|content|d|href|points|src|srcset|title|transform|value)=\"[^\"]*\"")
"""Attributes that name nothing: addresses, drawings, words to read."""
_NOTE = re.compile(r"\{#.*?#\}", re.DOTALL)
_CALL = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
_PIECE = re.compile(r"\$\{[^}]*\}")
_TEXT = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`")
_QUOTED = re.compile(r"\"([\w/.-]+)\"|'([\w/.-]+)'")
_SCRIPT = re.compile(r"\"([\w/.-]+\.js)\"")
_ALWAYS = "h1 h2 h3 h4 h5 h6 open"
"""Heading tags, since a template may receive their level as a number, and the attribute that a browser itself sets."""


def lighten_frame(files: Files, config: MkDocsConfig, is_preview: bool) -> None:
    """Cut the sheets that all pages share into the rules that all may need and those that each kind needs besides."""
    names = names_by_kind(files, config, is_preview)
    config.extra["feuilles"].lighten(config.extra["cadre"], names, config.extra["pages_finies"])


def names_by_kind(files: Files, config: MkDocsConfig, is_preview: bool) -> Mapping[str, Names]:
    """Return, by kind, the names that its pages may contain, once their texts are rendered: the tags of the texts; the
    words of the templates and scripts that draw the rest; every word of what a publisher adds to all pages. A preview
    may say faults on any page: its sheets hold their rules before there is one, so that the first changes no sheet.
    """
    site, folder = config.extra["recueil"], Path(config.theme.dirs[0])
    paths = ((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*.html"))
    templates = {name: path.read_text("utf-8") for name, path in paths if is_preview or not name.startswith(PREVIEW)}
    scripts = {file.src_uri: file.content_string for file in own_scripts(files)}
    added = [file.content_string for file in files.css_files()]
    added += [text for path, text in scripts.items() if not path.startswith(SCRIPTS)]
    pages = [(file.src_uri, file.page) for file in files.documentation_pages() if file.page]
    kinds: dict[str, tuple[str, list[str]]] = {NOWHERE: (NOWHERE, [_ALWAYS, *added])}
    for path, page in pages:
        ours, template = site.pages.get(path), page.meta.get("template", "main.html")
        kind = template if ours and ours.view else path
        kinds.setdefault(kind, (template, [_ALWAYS, *added]))[1].extend(_tags(page.content or ""))
    return {kind: _names(template, tags, templates, scripts) for kind, (template, tags) in kinds.items()}


def _words(texts: Iterable[str]) -> set[str]:
    """Return the names in texts; a name made of pieces joined by hyphens is a pattern."""
    words = chain.from_iterable(map(_WORD.findall, texts))
    names = (re.sub(r"(?<!-)\*+(?!-)", "", f"{word}{_PUT}" if word.endswith("-") else word) for word in words)
    return {name for name in names if name.strip("-*")}


def _tags(text: str) -> list[str]:
    return [_ADDRESS.sub("", tag) for tag in _TAG.findall(text)]


def _names(kind: str, tags: Iterable[str], templates: Mapping[str, str], scripts: Mapping[str, str]) -> Names:
    """Return the names of a page's contents: those of the tags of its text, and those that stand in tags or between
    quotation marks in a template, the templates that it includes, and the scripts that these load.
    """
    own = _reached([kind], lambda name: _named(templates[name], templates) if name != FRAME else ()) - {FRAME}
    pieces = own | _reached([FRAME], lambda name: _named(templates[name], templates))
    quoted = {word for name in pieces for word in _quoted(templates[name])}
    loaded = [path for path in scripts if path in quoted or path[len(SCRIPTS) : -len(".js")] in quoted]
    drawing = _reached(loaded, lambda path: _imported(path, scripts))
    said = _words(
        [
            TEXT,
            *tags,
            *chain.from_iterable(_written(templates[name]) for name in own),
            *(_PIECE.sub(_PUT, text) for path in drawing for text in _TEXT.findall(scripts[path])),
        ]
    )
    return said | _words(chain.from_iterable(_written(templates[name]) for name in pieces)), said


def _written(template: str) -> list[str]:
    """Return the text in which the names of what a template draws are found."""
    text = _NOTE.sub("", template)
    quoted = (word for call in _CALL.findall(text) for word in _TEXT.findall(call))
    return [*_tags(_CALL.sub(_PUT, text)), *(word for word in quoted if "/" not in word)]


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
