"""How a publication is cited: what a reference holds, and its text as the French norm NF ISO 690 writes it.

Authors are the promotion: no source tells which élève worked on which project.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.catalogue.project import Project


@dataclass(frozen=True)
class Citation:
    """A part of a recueil as others cite it; `year` and `address` are empty where they are not known."""

    authors: str
    title: str
    container: str
    year: str
    address: str

    @property
    def before(self) -> str:
        """What stands before the name of the recueil, which is in italics."""
        return f"{self.authors.upper()}. {self.title}{'' if self.title.endswith(('?', '!', '…')) else '.'} In : "

    @property
    def after(self) -> str:
        """What stands after it."""
        online = f" Disponible à l'adresse : {self.address}" if self.address else ""
        return f" [en ligne]. {self.year or '[sans date]'}.{online}"

    @property
    def text(self) -> str:
        """The whole reference, for whoever pastes it."""
        return f"{self.before}{self.container}{self.after}"


def fiche_citation(project: Project, address: str) -> Citation:
    """Return how a project's fiche is cited; `address` is that of its page, absolute, where the site's is known."""
    edition = project.edition
    year = str(edition.year) if edition.year else ""
    return Citation(edition.authors, project.title, edition.title, year, address)
