"""All generated pages of the site, and what the home page, the lists of terms and the site map print."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.book.book import BookView, book_pages
from macros.book.prints import PrintedFile, Prints, read_prints
from macros.book.running_heads import running_heads
from macros.catalogue.addresses import BOOKS, book_address
from macros.catalogue.catalogue import Catalogue, read_catalogue
from macros.catalogue.families import CROSSED, EDITION
from macros.catalogue.preview import read_preview
from macros.catalogue.read.territories import read_territories
from macros.catalogue.related import related_projects
from macros.contributing.form import form_lists
from macros.model.sections import list_anchor
from macros.pages.corrections import correction_pages
from macros.pages.data_tables import DataTable, data_tables
from macros.pages.edition import EditionView, edition_pages
from macros.pages.explorer import explorer_pages
from macros.pages.exports import exports
from macros.pages.feed import FEED, feed
from macros.pages.fiche import FicheView, fiche_page
from macros.pages.for_programs import for_programs
from macros.pages.handout import HandoutView, handout_page
from macros.pages.legal import Legal, legal
from macros.pages.lists import Group
from macros.pages.nearby import commune_files
from macros.pages.page import PROJECTS, Link, Page
from macros.pages.pager import PAGE, is_cut
from macros.pages.preview import Preview, preview, preview_page
from macros.pages.redirections import redirections
from macros.pages.script_list import script_list
from macros.pages.structured_data import dataset, structured_data
from macros.pages.term_lists import term_list_pages
from macros.pages.terms import INDEX_TITLES, term_pages
from macros.pages.workshop import workshop
from macros.text.digest import Digests
from macros.text.french.wording import lowered
from macros.text.memory import Memory
from macros.text.problem import Problem
from macros.text.today import today


def site_pages(catalogue: Catalogue, prints: Prints, address: str) -> tuple[Page, ...]:
    """Return every generated page: fiches and their handouts, terms, editions, books."""
    relations = related_projects(catalogue)
    fiches = {project: fiche_page(catalogue, project, relations[project], address) for project in catalogue.projects}
    handouts = (handout_page(page.view) for page in fiches.values())
    books = book_pages(catalogue, {project: page.view for project, page in fiches.items()}, prints, address)
    return (
        *fiches.values(),
        *handouts,
        *explorer_pages(catalogue),
        *term_pages(catalogue),
        *term_list_pages(catalogue),
        *edition_pages(catalogue, address),
        *books,
        *correction_pages(catalogue),
    )


def projects_by_edition(catalogue: Catalogue) -> tuple[Group, ...]:
    """Return all projects, edition by edition."""
    return tuple(
        Group(edition.id, edition.label, "", catalogue.projects_of(edition)) for edition in catalogue.family(EDITION)
    )


def newest_by_edition(catalogue: Catalogue) -> tuple[Group, ...]:
    """Return the projects that one page can hold, edition by edition: all of them, or the newest where there are too
    many.
    """
    newest = frozenset(catalogue.projects[:PAGE])
    groups = (
        Group(edition.id, edition.title, "", tuple(project for project in edition.items if project in newest))
        for edition in projects_by_edition(catalogue)
    )
    return tuple(group for group in groups if group.items)


def site_map(catalogue: Catalogue) -> tuple[Group, ...]:
    """Return the site map: the editors' own extra pages, if any, since no other page leads to them; then every
    generated page, family by family, fiches first under their edition. A list that is cut into pages elsewhere is one
    link.
    """
    terms = (
        _mapped(
            family.folder,
            INDEX_TITLES[family],
            family.index_address,
            [Link(subject.label, subject.address) for subject in catalogue.family(family)],
        )
        for family in CROSSED
    )
    editions = [edition for edition in catalogue.family(EDITION) if edition in catalogue.by_subject]
    books = [Link(f"Le livre de la {lowered(edition.label)}", book_address(edition.id)) for edition in editions]
    others = [Link(page.title, page.address) for page in catalogue.editors_pages if page.is_extra]
    return (
        *([_mapped("pages", "Autres pages", "", others)] if others else []),
        *_mapped_fiches(catalogue),
        *terms,
        _mapped(BOOKS, "Livres à imprimer", f"{BOOKS}/", books),
    )


def _mapped_fiches(catalogue: Catalogue) -> Iterator[Group]:
    if is_cut(catalogue.projects):
        yield _mapped(PROJECTS.address.rstrip("/"), PROJECTS.label, PROJECTS.address, catalogue.projects)
        return
    for edition in projects_by_edition(catalogue):
        links = [Link(f"{project.label} : {project.title}", project.address) for project in edition.items]
        yield _mapped(f"projets-{edition.id}", f"Projets de la {lowered(edition.title)}", "", links)


def _mapped(name: str, title: str, address: str, links: Sequence[Any]) -> Group:
    """Return a group of the site map; one that is too long is a link to the list at its address."""
    items = (Link("Toute la liste, page par page", address),) if address and is_cut(links) else tuple(links)
    return Group(list_anchor(name), title, address, items)


@dataclass(frozen=True, repr=False)
class Site:
    """Everything that the doors hand to MkDocs: the catalogue; its generated pages; the header of every page and the
    text of those written by hand, by source path; the exports and the tables of projects; what was printed; what the
    law requires; in a preview, the problems of the content and what pages say of them.
    """

    catalogue: Catalogue
    pages: Mapping[str, Page]
    headers: Mapping[str, Mapping[str, object]]
    texts: Mapping[str, str]
    exports: Mapping[str, bytes]
    prints: Prints
    legal: Legal
    templates: frozenset[str]
    structured: Mapping[str, str]
    tables: tuple[DataTable, ...]
    problems: tuple[Problem, ...] = ()
    preview: Preview | None = None

    def __repr__(self) -> str:
        """Stay short: the site holds the whole content."""
        return repr(self.catalogue)

    @property
    def editions(self) -> Collection[str]:
        """The identifiers of the editions."""
        return self.catalogue.subjects[EDITION.id]

    @property
    def books(self) -> tuple[BookView, ...]:
        """The book of each edition, the newest first."""
        return tuple(page.view for page in self.pages.values() if isinstance(page.view, BookView))

    @property
    def feed(self) -> str:
        """The address of the feed, empty where there can be none."""
        return FEED if FEED in self.exports else ""

    def changed(self, source_path: str) -> str:
        """Return the day when the text of a fiche or of an edition last changed, as far as it is known."""
        view = self.pages[source_path].view if source_path in self.pages else None
        if isinstance(view, FicheView):
            days = [view.project.edition.online, *(revision.date for revision in view.fiche.revisions)]
        else:
            days = [view.subject.record.online] if isinstance(view, EditionView) else []
        return max((day.isoformat() for day in days if day), default="")

    def printed_file(self, page: Page) -> PrintedFile | None:
        """Return the printed file of a page, if it has one: that of a fiche, of its handout, of an edition."""
        if isinstance(page.view, HandoutView):
            return self.prints.handouts.get(page.view.fiche.project.key)
        if isinstance(page.view, FicheView):
            return self.prints.fiches.get(page.view.project.key)
        return self.prints.books.get(page.view.subject.id) if isinstance(page.view, EditionView) else None

    def escapes(self, template: str | None) -> bool:
        """Tell whether a template is the project's own, and escapes what it prints."""
        return template in self.templates


def read_site(
    root: Path,
    prints_folder: Path | None = None,
    address: str = "",
    is_preview: bool = False,
    memory: Memory | None = None,
    digests: Digests | None = None,
) -> Site:
    """Return the site of the project in `root`, with what was printed in a folder; raise ContentError with all
    problems, if any. A preview shows drafts, and what can be shown of faulty content instead.

    `address` is the site's own, absolute, where it is known: feeds, citations and QR codes need it. `memory` returns
    what was read before, and what was made of things whose `digests` have not changed.
    """
    catalogue, problems = read_preview(root, memory) if is_preview else (read_catalogue(root, memory), ())
    prints = read_prints(prints_folder)
    pages = site_pages(catalogue, prints, address)
    sheets = {page.view.sheet: running_heads(page.view) for page in pages if isinstance(page.view, BookView)}
    news = feed(catalogue, address)
    overrides = root / "overrides"
    pages_by_path = {page.path.removeprefix("docs/"): page for page in catalogue.editors_pages}
    previewed = (
        preview(catalogue, problems, (*(page.source_path for page in pages), *pages_by_path)) if is_preview else None
    )
    pages += (preview_page(previewed),) if previewed else ()
    data = exports(catalogue, address, memory, digests)
    files = {
        **script_list(catalogue),
        **form_lists(catalogue),
        **(memory or Memory()).of(commune_files, read_territories(root)),
        **redirections(catalogue, pages, address),
        **for_programs(catalogue, address, today()),
        **sheets,
        **workshop(catalogue, root),
        **({FEED: news} if news else {}),
    }
    tables = data_tables(catalogue.publisher.privacy.names)
    return Site(
        catalogue=catalogue,
        pages={page.source_path: page for page in pages},
        headers={
            **{page.source_path: page.header for page in pages},
            **{path: page.header.model_dump(exclude_none=True) for path, page in pages_by_path.items()},
        },
        texts={
            **{project.source_path: body for project, body in catalogue.bodies.items()},
            **{path: page.body for path, page in pages_by_path.items()},
        },
        exports={**data, **{address: text.encode() for address, text in files.items()}},
        prints=prints,
        legal=legal(catalogue.publisher, today()),
        structured=_structured(catalogue, pages, tables, address) if address else {},
        tables=tables,
        templates=frozenset(path.relative_to(overrides).as_posix() for path in overrides.rglob("*.html")),
        problems=problems,
        preview=previewed,
    )


def _structured(
    catalogue: Catalogue, pages: Iterable[Page], tables: Sequence[DataTable], address: str
) -> dict[str, str]:
    """Return, by source path, what pages tell search engines of themselves."""
    return {
        **{page.source_path: structured_data(catalogue, page, address) for page in pages},
        "donnees/index.md": dataset(tables, catalogue.publisher, address),
    }
