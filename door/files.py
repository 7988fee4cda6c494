"""The files that MkDocs found, before it makes pages of them: some are left out; scripts and style sheets are stripped
of their comments.
"""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from macros.catalogue.project import Project
from macros.catalogue.read.known_files import DOCS, is_leftover
from macros.pages.public_source import public_source
from macros.pages.sheets import FOLDER, Sheets, in_layer, sheet_name
from macros.text.html.scripts import bare
from macros.text.memory import Memory

_THEME_SHEET = f"{FOLDER}main.*.css"
"""The only files of Material that pages load. Their names change with its version; its palettes are not ours."""

LIBRARIES = "assets/javascripts/tiers/"
"""Where the libraries of others are kept."""

SOURCE = "fiche.md"
"""What the source of a fiche is called, beside its page."""


def leave_out(files: Files, config: MkDocsConfig) -> None:
    """Remove the files that must not be published: what programs leave beside files, what the theme ships and no page
    loads, drafts, and what a preview can't show.
    """
    names = (_THEME_SHEET, config.theme.get("favicon", ""))
    for file in list(files):
        is_unused = _is_theme_s(file, config) and not any(fnmatch(file.src_uri, pattern) for pattern in names)
        if is_unused or any(map(is_leftover, file.src_uri.split("/"))) or _is_refused(file, config):
            files.remove(file)


def dress(files: Files, config: MkDocsConfig, own_sheets: Mapping[str, str]) -> tuple[Sheets, tuple[str, ...]]:
    """Strip scripts and style sheets of their comments. Style sheets are taken from MkDocs, since pages load them
    joined: return them, together with those made from the data, and the names of those that every page loads.
    """
    memory = config.extra["pages_finies"]
    for file in own_scripts(files):
        if not _is_theme_s(file, config):
            file.content_string = memory.of(bare, file.content_string)
    for file in files.css_files():
        text = file.content_string
        file.content_string = in_layer(text) if _is_theme_s(file, config) else memory.of(bare, text)
    sheets = [file for file in files.css_files() if file.src_uri.startswith(FOLDER)]
    for file in sheets:
        files.remove(file)
    theme_s = [file.src_uri for file in sheets if fnmatch(file.src_uri, _THEME_SHEET)]
    ours = [path for path in map(str, config.extra_css) if path.startswith(FOLDER)]
    frame = tuple(sheet_name(path) for path in (*theme_s, *own_sheets, *ours))
    return Sheets({**{sheet_name(file.src_uri): file.content_string for file in sheets}, **own_sheets}), frame


def own_scripts(files: Files) -> list[File]:
    """Return our own scripts. Those of libraries are published as they are, and contain no class of ours."""
    return [file for file in files.javascript_files() if not file.src_uri.startswith(LIBRARIES)]


def _is_refused(file: File, config: MkDocsConfig) -> bool:
    """Tell whether a file of `docs/` must not be shown: a page that could not be read, a file that has a problem, one
    that only drafts show.
    """
    site = config.extra["recueil"]
    if file.src_dir != config.docs_dir:
        return False
    if file.src_uri.endswith(".md"):
        return file.src_uri not in site.texts
    is_faulty = any(problem.path == f"{DOCS}/{file.src_uri}" for problem in site.problems)
    return is_faulty or file.src_uri in site.catalogue.withheld


def _is_theme_s(file: File, config: MkDocsConfig) -> bool:
    """Tell whether a file comes from Material itself, and not from `docs/`, `overrides/` or the catalogue."""
    own = config.theme.custom_dir
    return file.src_dir is not None and file.src_dir in config.theme.dirs and file.src_dir != own


def source_file(project: Project, config: MkDocsConfig, names: bool, memory: Memory) -> File:
    """Return the file that publishes the source of a fiche beside its page, byte for byte; without `names`, the people
    whom it names are taken out. No page is made of it. `memory` returns what was made of the same text.
    """
    text = Path(config.docs_dir, project.source_path).read_bytes().decode()
    content = memory.of(public_source, text, names).encode()
    file = File.generated(config, f"{project.address}{SOURCE}.txt", content=content)
    file.dest_uri = f"{project.address}{SOURCE}"
    return file


def let_go_of_files(files: Files) -> None:
    """Free the content of the files that were already written beside the pages."""
    for file in files:
        if not file.page and file.generated_by and file.abs_src_path is None:
            file.content_bytes = b""


def let_go_of_pages(files: Files) -> None:
    """Free the content of the pages, which are written."""
    for page in (file.page for file in files if file.page):
        page.content, page.markdown, page.toc = "", "", TableOfContents([])


class DrawnPage(Page):
    """A page that its template draws alone. MkDocs would prepare a Markdown reader for it, to read nothing."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leave the page without text, contents or anchors."""
        self.content, self.toc, self.present_anchor_ids = "", TableOfContents([]), set()
