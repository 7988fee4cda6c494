"""The texts of pages: composed with their drawings, then rendered by MkDocs, or taken from the memory where nothing of
that has changed.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import CountHandler

from door.drawings import Drawing, Drawings
from macros.book.prints import PrintedFile
from macros.pages.fiche import FicheView
from macros.pages.story import story
from macros.site import Site
from macros.text.digest import Digests
from macros.text.markdown.body import with_diagrams
from macros.text.memory import Memory

Rendering = tuple[str, list[Any], str | None, list[str], dict[str, dict[str, str]], dict[str, Any], bool]
"""A rendered text: its HTML; its table of contents; its title, if it has one; its anchors; the anchors that its links
lead to, by file, which MkDocs checks once all texts are rendered; what was read of the site's files, by path; whether
it was rendered without a warning.
"""


def told(
    view: FicheView,
    text: str,
    drawings: Drawings,
    base_url: str,
    printed: Mapping[str, Mapping[str, Sequence[PrintedFile]]],
) -> str:
    """Return the Markdown of a fiche's whole story: its prose, with the lists of its header and its figures in their
    places. `printed` holds the picture files of figures, by the fiche's key, then by the figure's identifier.
    """
    files = printed.get(view.project.key, {})
    common = {"lists": view.lists, "key": view.project.key, "base_url": base_url}
    whole = story(text, view.lists.placed, lambda list_: drawings.draw(list_.partial, **common, **list_.values))
    return with_diagrams(
        whole,
        lambda id_: (
            drawings.draw("figure", figure=view.diagrams[id_], files=files.get(id_, ()), base_url=base_url)
            if id_ in view.diagrams
            else f"[figure: {id_}]"
        ),
    )


def story_facts(site: Site, page: Page) -> tuple[object, ...]:
    """Return all that the story of a fiche is composed from."""
    view = site.pages[page.file.src_uri].view
    key = view.project.key
    return site.texts[page.file.src_uri], key, view.lists, view.diagrams, site.prints.diagrams.get(key), page.url


class Texts:
    """Renders the texts of one build. `code` is the digest of the code that renders them; where it is empty, nothing is
    kept.
    """

    def __init__(self, memory: Memory, digests: Digests, drawings: Drawings, code: bytes, files: Files) -> None:
        self._memory = memory
        self._digests = digests
        self._drawings = drawings
        self._code = code
        self._files = files
        self._composed: dict[str, tuple[str | None, Sequence[Drawing], bytes]] = {}

    def prepare(
        self,
        pages: Iterable[tuple[Page, object]],
        config: MkDocsConfig,
        compose: Callable[[Page], str],
        are_all_composed: bool,
    ) -> None:
        """Render in several processes the texts that are not in the memory. Each page comes with what `compose` needs
        to return its text; a text already kept is not composed, unless another plugin has to see it.
        """
        calls = []
        for page, facts in pages:
            key = self._code and self._digests.attempt(self._code, page.file.src_uri, page.file.inclusion, facts)
            if key and not are_all_composed and self._memory.has(rendered, key, is_current=self._is_current):
                self._composed[page.file.src_uri] = "", (), key
                continue
            page.markdown = compose(page)
            drawn = tuple(self._drawings.of_text)
            self._composed[page.file.src_uri] = page.markdown, drawn, key
            ready = partial(self._drawings.begin, drawn)
            if key:
                calls.append(((key,), {"page": page, "config": config, "files": self._files, "ready": ready}))
        self._memory.prepare(rendered, calls, is_kept=_is_silent, is_current=self._is_current)

    def composed(self, page: Page) -> str | None:
        """Return a text that is composed already, with its drawings ready; None where it is not."""
        text, drawn, _ = self._composed.get(page.file.src_uri, (None, (), b""))
        self._drawings.begin(drawn)
        return text

    def _key(self, page: Page) -> bytes:
        text = self._drawings.told(page.markdown or "")
        return self._code and self._digests.attempt(
            self._code, page.file.src_uri, page.file.inclusion, text, self._drawings.of_text
        )

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Render the text of a page, as MkDocs's `Page.render` does."""
        text, _, key = self._composed.pop(page.file.src_uri, (None, (), b""))
        if page.markdown != text or not key:  # another plugin may have changed it
            key = self._key(page)
        if not key:
            Page.render(page, config, files)
            return
        html, contents, title, anchors, links, *_ = self._memory.of(
            rendered, key, is_kept=_is_silent, is_current=self._is_current, page=page, config=config, files=files
        )
        page.content, page.toc, page._title_from_render = html, TableOfContents(_links(contents)), title
        page.present_anchor_ids = set(anchors)
        targets = {self._files.get_file_from_path(path): by_anchor for path, by_anchor in links.items()}
        page.links_to_anchors = {file: by_anchor for file, by_anchor in targets.items() if file}

    def _is_current(self, rendering: Rendering) -> bool:
        """Tell whether the files that a text's links lead to are still the same."""
        *_, asked, _ = rendering
        return all(_told_file(self._files.get_file_from_path(path)) == file for path, file in asked.items())


class _AskedFiles(Files):
    """The files of a site, through which MkDocs resolves links; it remembers which were asked for."""

    def __init__(self, files: Files) -> None:
        self._files_of_site = files
        self.asked: dict[str, Any] = {}
        self.is_told = True

    @property
    def _src_uris(self) -> Mapping[str, File]:  # type: ignore[override]
        self.is_told = False  # whoever reads all of them may depend on any
        return self._files_of_site.src_uris

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file of a path."""
        file = self._files_of_site.get_file_from_path(path)
        self.asked[path] = _told_file(file)
        return file


def _told_file(file: File | None) -> tuple[str, str, str] | None:
    """Return all that a link may use of a file."""
    return (file.src_uri, file.dest_uri, file.inclusion.name) if file else None


def _is_silent(rendering: Rendering) -> bool:
    """Tell whether a text was rendered without a warning: otherwise the next build must render it, and warn, again."""
    return rendering[-1]


def rendered(
    key: bytes, page: Page, config: MkDocsConfig, files: Files, ready: Callable[[], None] = lambda: None
) -> Rendering:
    """Render a page's text as MkDocs does, once the page is prepared."""
    ready()
    warnings = CountHandler(level=logging.INFO)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(warnings)
    asked = _AskedFiles(files)
    try:
        Page.render(page, config, asked)
    finally:
        logger.removeHandler(warnings)
    is_silent = asked.is_told and not warnings.get_counts()
    contents = [_told(link) for link in page.toc]
    anchors = sorted(page.present_anchor_ids or ())
    links = {file.src_uri: by_anchor for file, by_anchor in (page.links_to_anchors or {}).items()}
    return page.content or "", contents, page._title_from_render, anchors, links, asked.asked, is_silent


def _told(link: AnchorLink) -> tuple[str, str, int, list]:
    return link.title, link.id, link.level, [_told(child) for child in link.children]


def _links(contents: Iterable[tuple[str, str, int, list]]) -> list[AnchorLink]:
    links = []
    for title, id_, level, children in contents:
        link = AnchorLink(title, id_, level)
        link.children = _links(children)
        links.append(link)
    return links
