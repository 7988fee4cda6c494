"""The files that MkDocs found, before pages are made of them: those to leave out, scripts and style sheets dressed."""

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
"""All that pages load of Material's files, whose name changes with its version; its palettes are not ours."""

LIBRARIES = "assets/javascripts/tiers/"
"""Where the libraries of others are kept."""

SOURCE = "fiche.md"
"""What the source of a fiche is called, beside its page."""


def leave_out(files: Files, config: MkDocsConfig) -> None:
    """Take away what programs drop beside files by themselves, what the theme ships and no page loads, drafts, and what
    a preview can't show.
    """
    names = (_THEME_SHEET, config.theme.get("favicon", ""))
    for file in list(files):
        is_unused = _is_theme_s(file, config) and not any(fnmatch(file.src_uri, pattern) for pattern in names)
        if is_unused or any(map(is_leftover, file.src_uri.split("/"))) or _is_refused(file, config):
            files.remove(file)


def dress(files: Files, config: MkDocsConfig, own_sheets: Mapping[str, str]) -> tuple[Sheets, tuple[str, ...]]:
    """Strip scripts and style sheets of their comments; take the sheets from MkDocs's hands, since pages load them
    joined, and return them, with those made from the data, and the names of those of every page.
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
    """Return the scripts but those of others, which come whole and bear no class of ours."""
    return [file for file in files.javascript_files() if not file.src_uri.startswith(LIBRARIES)]


def _is_refused(file: File, config: MkDocsConfig) -> bool:
    """Tell whether a file of `docs/` is none to show: a page that was not read, what is told of, what drafts alone
    show.
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
    """Return the file by which a fiche's page gives its source, byte for byte but for the people that it names, where
    not `names`: no page is made of it. `memory` gives back that of the same text.
    """
    text = Path(config.docs_dir, project.source_path).read_bytes().decode()
    content = memory.of(public_source, text, names).encode()
    file = File.generated(config, f"{project.address}{SOURCE}.txt", content=content)
    file.dest_uri = f"{project.address}{SOURCE}"
    return file


def let_go_of_files(files: Files) -> None:
    """Hold no longer what was written beside the pages."""
    for file in files:
        if not file.page and file.generated_by and file.abs_src_path is None:
            file.content_bytes = b""


def let_go_of_pages(files: Files) -> None:
    """Hold no page any longer."""
    for page in (file.page for file in files if file.page):
        page.content, page.markdown, page.toc = "", "", TableOfContents([])


class DrawnPage(Page):
    """A page that its template draws whole: MkDocs would build a whole reader of Markdown to read nothing."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Hold no text, no contents and no anchor."""
        self.content, self.toc, self.present_anchor_ids = "", TableOfContents([]), set()
