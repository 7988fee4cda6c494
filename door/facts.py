"""What templates know of the site and of each page: plain data in place of MkDocs's own objects.

A template can reach nothing else, so that the digest of this data tells everything a page is drawn from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from macros.book.book import BookView
from macros.pages.edition import EditionView
from macros.pages.fiche import FicheView
from macros.site import Site


@dataclass(frozen=True)
class ThemeFacts:
    """The files that the publisher's settings name for the theme; empty where they name none."""

    favicon: str
    logo: str


@dataclass(frozen=True, eq=False)
class SiteFacts:
    """What any page may say of the site: its settings, the address of its feed, its accessibility statement."""

    site_name: str
    site_url: str
    site_description: str
    theme: ThemeFacts
    extra_javascript: tuple[Any, ...]
    feed: str
    mention: str


@dataclass(frozen=True)
class Rubric:
    """An entry of the navigation, with those below it."""

    title: str
    url: str
    children: tuple[Rubric, ...]


@dataclass(frozen=True, eq=False)
class Rubrics:
    """The navigation of the site."""

    homepage: Rubric
    items: tuple[Rubric, ...]


@dataclass(frozen=True)
class Heading:
    """An entry of a page's contents, with those below it."""

    title: str
    url: str
    level: int
    children: tuple[Heading, ...]


@dataclass(frozen=True)
class PageFacts:
    """A page: its path below `docs/`, title, addresses, header, text and table of contents."""

    path: str
    title: str | None
    url: str
    canonical_url: str | None
    is_homepage: bool
    meta: Mapping[str, Any]
    content: str
    toc: tuple[Heading, ...]


def site_facts(config: MkDocsConfig, site: Site) -> SiteFacts:
    """Return what every page may say of the site."""
    return SiteFacts(
        site_name=config.site_name,
        site_url=config.site_url or "",
        site_description=config.site_description or "",
        theme=ThemeFacts(config.theme.get("favicon") or "", config.theme.get("logo") or ""),
        extra_javascript=tuple(config.extra_javascript),
        feed=site.feed,
        mention=site.legal.mention,
    )


def rubrics(nav: Navigation) -> Rubrics:
    """Return the navigation as templates read it."""
    homepage = nav.homepage
    assert homepage is not None, "the site has a home page"
    return Rubrics(_rubric(homepage), tuple(map(_rubric, nav.items)))


def _rubric(item: StructureItem) -> Rubric:
    return Rubric(
        item.title or "", getattr(item, "url", "") or "", tuple(map(_rubric, getattr(item, "children", None) or ()))
    )


def page_context(page: Page, site: Site, files: Files) -> dict[str, Any]:
    """Return what the template of one page may read, besides what all pages share: the page; its view, where it is
    generated; the files in which it was printed; for a book, the texts of its fiches by their keys.
    """
    ours = site.pages.get(page.file.src_uri)
    view = ours.view if ours else None
    projects = [chapter.view.project for chapter in view.projects] if isinstance(view, BookView) else ()
    return {
        "page": page_facts(page),
        "view": view,
        "crumbs": ours.crumbs if ours else (),
        "donnees_liees": site.structured.get(page.file.src_uri),
        "imprime": site.printed_file(ours) if ours else None,
        "livrel": site.prints.ebooks.get(view.subject.id) if isinstance(view, EditionView) else None,
        "vignette": site.prints.cards.get(view.project.key) if isinstance(view, FicheView) else None,
        "recits": {project.key: _text(files, project.source_path) for project in projects},
    }


def _text(files: Files, path: str) -> str:
    file = files.get_file_from_path(path)
    return (file and file.page and file.page.content) or ""


def page_facts(page: Page) -> PageFacts:
    """Return what a page's template may say of it."""
    return PageFacts(
        path=page.file.src_uri,
        title=page.title,
        url=page.url,
        canonical_url=page.canonical_url,
        is_homepage=page.is_homepage,
        meta=page.meta,
        content=page.content or "",
        toc=headings(page.toc),
    )


def headings(links: Iterable[AnchorLink]) -> tuple[Heading, ...]:
    """Return the contents of a page as templates read them."""
    return tuple(Heading(link.title, link.url, link.level, headings(link.children)) for link in links)
