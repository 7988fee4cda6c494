"""A fiche's page: its header made ready to print around its prose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from macros.catalogue.addresses import handout_address
from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import EDITION, KIND, ORGANISATION, PART, PLACE, THEME
from macros.catalogue.project import Project
from macros.catalogue.related import Relation
from macros.catalogue.subject import Subject
from macros.model.fiche import Fiche
from macros.model.scales import LEVELS
from macros.model.sections import CORRECTIONS, FICHE, FicheSections, Section
from macros.pages.citation import Citation, fiche_citation
from macros.pages.corrections import Standing, standing
from macros.pages.diagrams import PrintedDiagram, printed_diagram
from macros.pages.fiche_lists import FicheLists, fiche_lists
from macros.pages.key_figures import PrintedFigure, population, printed
from macros.pages.lists import Card, card
from macros.pages.page import HOME, PROJECTS, Link, Page
from macros.pages.territory import Territory, territory
from macros.text.french.wording import dated, listed, lowered

DEDUCED = {"title": "le titre", "part": "la partie", "pages": "les pages"}
"""How the editor's note calls the keys most often deduced; others go by the model's own description."""


@dataclass(frozen=True)
class PrintedNews:
    """What became of the project, one day; `url` is empty where there is nothing to read."""

    when: str
    text: str
    url: str


@dataclass(frozen=True)
class Neighbour:
    """A related project's card, and why it is related."""

    card: Card
    reasons: str


@dataclass(frozen=True, eq=False)
class FicheView:
    """What a fiche's template prints, in order. `kind_told` is empty where the organisation's name says its kind."""

    project: Project
    fiche: Fiche
    part: Subject
    themes: tuple[Subject, ...]
    organisation: Subject
    kind: Subject
    kind_told: str
    contact: str
    population: str
    places: tuple[Subject, ...]
    territory: Territory | None
    edition: Subject
    figures: tuple[PrintedFigure, ...]
    level: tuple[str, str]
    lists: FicheLists
    follow_up: tuple[PrintedNews, ...]
    neighbours: tuple[Neighbour, ...]
    citation: Citation
    handout: str
    dated: str
    deduced: str
    diagrams: Mapping[str, PrintedDiagram]
    standing: Standing
    sections: FicheSections = FICHE
    proposing: Section = CORRECTIONS


def fiche_page(catalogue: Catalogue, project: Project, relations: Sequence[Relation], site_address: str) -> Page:
    """Return the page of a project; `site_address` is absolute, empty where it is not known."""
    fiche = project.fiche
    contact = fiche.commanditaire.contact
    view = FicheView(
        project=project,
        fiche=fiche,
        part=_one(catalogue, project, PART),
        themes=tuple(mention.subject for mention in catalogue.mentions(project, THEME)),
        organisation=_one(catalogue, project, ORGANISATION),
        kind=_one(catalogue, project, KIND),
        kind_told=_kind_told(catalogue, project),
        contact=f"{contact.name}, {lowered(contact.role)}" if contact else "",
        population=population(project.organisation),
        places=tuple(mention.subject for mention in catalogue.mentions(project, PLACE)),
        territory=territory(catalogue, project.organisation),
        edition=_one(catalogue, project, EDITION),
        figures=tuple(printed(figure) for figure in fiche.figures),
        level=LEVELS[fiche.transferability.level],
        lists=fiche_lists(catalogue, project),
        follow_up=tuple(PrintedNews(dated(news.date), news.text, news.url or "") for news in fiche.follow_up),
        citation=fiche_citation(project, site_address and site_address + project.address),
        handout=handout_address(project.address),
        dated=f"Recueil de {project.edition.year}" if project.edition.year else "",
        neighbours=tuple(
            Neighbour(card(catalogue, relation.project), _sentence(relation.reasons)) for relation in relations
        ),
        deduced=_deduced(fiche.source.deduced),
        diagrams=MappingProxyType({diagram.id: printed_diagram(diagram, fiche.calendar) for diagram in fiche.diagrams}),
        standing=standing(catalogue, project),
    )
    return Page(
        address=project.address,
        template="fiche.html",
        title=fiche.title,
        description=fiche.description,
        view=view,
        crumbs=(HOME, PROJECTS, Link(view.edition.label, view.edition.address)),
        sections_after=_sections_after(view),
    )


def _one(catalogue: Catalogue, project: Project, family) -> Subject:
    return catalogue.mentions(project, family)[0].subject


def _sentence(reasons: Sequence[str]) -> str:
    """Return reasons as one sentence: « Même thème : habitat ; même condition : calendrier. »"""
    joined = " ; ".join(reasons)
    return f"{joined[:1].upper()}{joined[1:]}." if joined else ""


def _kind_told(catalogue: Catalogue, project: Project) -> str:
    """Return the kind of the organisation as it stands after its name: « Ville de Lille, commune »."""
    kind, name = _one(catalogue, project, KIND).label, _one(catalogue, project, ORGANISATION).label
    return "" if name.startswith(kind) else lowered(kind)


def _deduced(keys: Sequence[str]) -> str:
    """Return what the fiche owes to its editors alone, as a sentence."""
    names = [DEDUCED.get(key) or lowered(Fiche.model_fields[key].description or key) for key in keys]
    return f"Nous avons déduit, et non lu, {listed(names)}." if names else ""


def _sections_after(view: FicheView) -> tuple[Section, ...]:
    """Return the sections drawn after the story, those that have something to say."""
    return tuple(section for section in FICHE if section is not FICHE.neighbours or view.neighbours)
