"""What the home page prints of the whole site: the ways in, and how much there is."""

from __future__ import annotations

from dataclasses import dataclass

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CONDITION, METHOD, ORGANISATION, THEME
from macros.pages.terms import INDEX_TITLES
from macros.text.french.wording import counted, grouped


@dataclass(frozen=True)
class Door:
    """A way into the projects, for the home page: what it answers, and how many there are."""

    question: str
    label: str
    count: str
    address: str


@dataclass(frozen=True)
class Count:
    """A figure of the site, computed from the catalogue."""

    value: str
    label: str


def doors(catalogue: Catalogue) -> tuple[Door, ...]:
    """Return the four ways in; the search, which comes before them, is the template's."""
    ways = (
        (CONDITION, "Est-ce transférable chez moi ?", "Le vérifier", "question", "transferer/"),
        (METHOD, "Comment s'y prendre ?", INDEX_TITLES[METHOD], "méthode", METHOD.index_address),
        (THEME, "Qui a traité ce sujet ?", INDEX_TITLES[THEME], "thème", THEME.index_address),
        (ORGANISATION, "Est-ce près de chez moi ?", "Carte", "commanditaire", "carte/"),
    )
    return tuple(
        Door(question, label, counted(len(catalogue.family(family)), noun), address)
        for family, question, label, noun, address in ways
    )


def counts(catalogue: Catalogue) -> tuple[Count, ...]:
    """Return the figures of the home page."""
    figures = (
        (len(catalogue.projects), "projet", "projets"),
        (len(catalogue.family(ORGANISATION)), "collectivité", "collectivités"),
        (
            sum(
                mention.status == "employee"
                for subject in catalogue.family(METHOD)
                for mention in catalogue.by_subject[subject]
            ),
            "usage de méthode décrit",
            "usages de méthodes décrits",
        ),
        (len(catalogue.family(METHOD)), "méthode", "méthodes"),
        (
            sum(len(group.items) for project in catalogue.projects for group in project.fiche.recommendations),
            "préconisation",
            "préconisations",
        ),
        (len(catalogue.family(CONDITION)), "condition de transfert", "conditions de transfert"),
    )
    return tuple(Count(grouped(number), one if number < 2 else many) for number, one, many in figures)
