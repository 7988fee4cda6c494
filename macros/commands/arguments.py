"""What the arguments of a command name: editions by their book, fiches by their edition and their identifier."""

from __future__ import annotations

from collections.abc import Iterable

from macros.book.book import BookView
from macros.catalogue.project import Project
from macros.commands.environment import Stop
from macros.site import Site
from macros.text.problem import nearest


def asked_books(site: Site, names: Iterable[str]) -> tuple[BookView, ...]:
    """Return the books of the editions named, all where none is; stop at a name that is none."""
    books = {book.subject.id: book for book in site.books}
    for name in names:
        if name not in books:
            raise Stop(
                f"« {name} » n'est pas une édition qui a des fiches."
                f" {nearest(name, books) or 'Éditions : ' + ', '.join(books)}"
            )
    return tuple(books[name] for name in dict.fromkeys(names)) or tuple(books.values())


def asked_fiches(site: Site, names: Iterable[str]) -> tuple[Project, ...]:
    """Return the projects named, « édition/fiche » or the path of the file; stop at a name that is none."""
    projects = {f"{project.edition.id}/{project.id}": project for project in site.catalogue.projects}
    keys = [name.removeprefix("docs/projets/").removesuffix(".md").strip("/") for name in names]
    for name in keys:
        if name not in projects:
            raise Stop(f"« {name} » n'est pas une fiche. {nearest(name, projects)}".strip())
    return tuple(projects[name] for name in dict.fromkeys(keys))
