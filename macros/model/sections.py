"""The sections of every page, with their titles and anchors: what templates draw, contents list and links lead to."""

from __future__ import annotations

from typing import NamedTuple

from macros.model.scales import DELIVERIES

CONTEXT, MISSION, METHODS, RESULTS, RECOMMENDATIONS, LESSONS, TRANSFER = SECTIONS = (
    "Contexte",
    "Commande",
    "Démarche",
    "Résultats",
    "Préconisations",
    "Enseignements",
    "Transfert",
)
"""The movement of every fiche: the second-level headings of its prose, in this order, one of which may be left out; the
page adds to each the lists of the header that belong there.
"""


class Section(NamedTuple):
    """A part of a page under a heading."""

    title: str
    anchor: str


class FicheSections(NamedTuple):
    """What the template of a fiche draws after its story: no heading of the prose may take these titles."""

    follow_up: Section = Section("Suites données", "suites-donnees")
    neighbours: Section = Section("Projets proches", "projets-proches")
    source: Section = Section("Source et réserves", "source-et-reserves")


class MethodSections(NamedTuple):
    """A method's page; `uses` has another title where no team employed it."""

    when: Section = Section("Quand elle convient", "quand")
    uses: Section = Section("Comment les équipes s'en sont servies", "usages")
    transfers: Section = Section("Ce que d'autres peuvent en reprendre", "transfert")
    conditions: Section = Section("À quelles conditions", "conditions")
    limits: Section = Section("Avec quelles limites", "limites")
    companions: Section = Section("Avec quelles autres méthodes", "avec")
    read_next: Section = Section("À lire ensuite", "lire")


class ConditionSections(NamedTuple):
    """The page of a condition of transfer."""

    projects: Section = Section("Ce qu'en disent les projets", "projets")
    methods: Section = Section("Les méthodes de ces projets", "methodes")
    companions: Section = Section("Les conditions qui l'accompagnent", "avec")


class CrossedSections(NamedTuple):
    """The page of a theme, a kind of authority, a part or a place; the title of `projects` says how many."""

    projects: Section = Section("Les projets", "projets")
    methods: Section = Section("Avec quelles méthodes", "methodes")
    conditions: Section = Section("À quelles conditions de transfert", "conditions")
    themes: Section = Section("Thèmes traités", "themes")


class OrganisationSections(NamedTuple):
    """A commanditaire's page; the title of `projects` says how many."""

    projects: Section = Section("Les projets", "projets")
    neighbours: Section = Section("Commanditaires voisins", "voisins")


class EditionSections(NamedTuple):
    """An edition's page."""

    projects: Section = Section("Les projets", "les-projets")
    matrices: Section = Section("La matrice", "la-matrice")
    prefaces: Section = Section("Les préfaces", "les-prefaces")
    students: Section = Section("La promotion", "la-promotion")
    missions: Section = Section("Confier une mission", "confier-une-mission")
    doubts: Section = Section("Réserves", "reserves")


class BookSections(NamedTuple):
    """The parts of a book that are neither prefaces, nor projects, nor indexes."""

    reading: Section = Section("Avant de lire", "lire")
    contents: Section = Section("Sommaire", "sommaire")
    students: Section = Section("La promotion", "promotion")
    missions: Section = Section("Confier une mission", "missions")
    diagrams: Section = Section("Liste des figures", "liste-des-figures")
    colophon: Section = Section("Colophon", "colophon")
    imprint: Section = Section("Mentions de l'édition", "mentions")
    doubts: Section = Section("Réserves", "reserves")


class MapSections(NamedTuple):
    """The map of the commanditaires; `closer` is a région drawn larger, and then listed with the others."""

    closer: Section = Section("Île-de-France, de plus près", "carte-rapprochee")
    list: Section = Section("La liste", "liste")


class TransferSections(NamedTuple):
    """The transfer check; `results` holds projects and methods, under their own headings."""

    questions: Section = Section("Votre collectivité", "questions")
    results: Section = Section("Résultats", "resultats")
    projects: Section = Section("Les projets", "projets")
    methods: Section = Section("Les méthodes", "methodes")


class DeclarationSections(NamedTuple):
    """The accessibility statement, in the order and the words that the RGAA imposes."""

    state: Section = Section("État de conformité", "etat-de-conformite")
    tests: Section = Section("Résultats des tests", "resultats-des-tests")
    inaccessible: Section = Section("Contenus non accessibles", "contenus-non-accessibles")
    nonconformities: Section = Section("Non-conformité", "non-conformite")
    derogations: Section = Section("Dérogations pour charge disproportionnée", "derogations")
    exemptions: Section = Section("Contenus non soumis à l'obligation d'accessibilité", "contenus-non-soumis")
    established: Section = Section("Établissement de cette déclaration d'accessibilité", "etablissement")
    technologies: Section = Section("Technologies utilisées pour la réalisation du site", "technologies")
    environments: Section = Section(
        "Agents utilisateurs, technologies d'assistance et outils utilisés pour vérifier l'accessibilité",
        "environnement-de-test",
    )
    pages: Section = Section("Pages du site ayant fait l'objet de la vérification de conformité", "pages-verifiees")
    contact: Section = Section("Retour d'information et contact", "contact")
    remedies: Section = Section("Voies de recours", "voies-de-recours")


FICHE = FicheSections()
METHOD = MethodSections()
CONDITION = ConditionSections()
CROSSED = CrossedSections()
ORGANISATION = OrganisationSections()
EDITION = EditionSections()
BOOK = BookSections()
MAP = MapSections()
TRANSFER_CHECK = TransferSections()
DECLARATION = DeclarationSections()
DELIVERABLE = tuple(Section(label, id_) for id_, (label, _) in DELIVERIES.items())

CORRECTIONS = Section("Proposer une correction", "proposer")
FACETS = Section("Filtres choisis", "facettes-choix")
SEARCHED_TERM = Section("Le terme cherché", "terme-cherche")


def diagram_anchor(id_: str) -> str:
    """Return the anchor of a diagram in its fiche."""
    return f"figure-{id_}"


def diagram_kind_anchor(kind: str) -> str:
    """Return the anchor of a kind of diagram, among the examples of all."""
    return f"genre-{kind}"


def list_anchor(id_: str) -> str:
    """Return the anchor of a list of the site map."""
    return f"plan-{id_}"


def region_anchor(id_: str) -> str:
    """Return the anchor of a région in the list that follows the map."""
    return f"carte-{id_}"


def day_anchor(day: str) -> str:
    """Return the anchor of a day, « 2026-01-31 », among the corrections of an edition."""
    return f"jour-{day}"
