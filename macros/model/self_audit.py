"""The self-audit against the RGAA, `data/rgaa.yml`: each criterion, its verdict, and what the verdict rests on.

It is no audit: whoever makes the site checks it, and only the publisher's audit gives a state of conformity.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from macros.model.publisher import RGAA, RGAA_VERSION
from macros.model.record import Identifier, Record, Text

THEMES: Mapping[str, int] = MappingProxyType(
    {
        "Images": 9,
        "Cadres": 2,
        "Couleurs": 3,
        "Multimédia": 13,
        "Tableaux": 8,
        "Liens": 2,
        "Scripts": 5,
        "Éléments obligatoires": 10,
        "Structuration de l'information": 4,
        "Présentation de l'information": 14,
        "Formulaires": 13,
        "Navigation": 11,
        "Consultation": 12,
    }
)
"""The themes of the RGAA in their order, each with the number of its criteria."""

NUMBERS = tuple(
    f"{theme}.{criterion}" for theme, count in enumerate(THEMES.values(), 1) for criterion in range(1, count + 1)
)
"""The number of every criterion, in order."""

Verdict = Literal["C", "NC", "NA", "NT"]

VERDICTS: Mapping[Verdict, tuple[str, str]] = MappingProxyType(
    {
        "C": ("Respecté", "{} respecté{}"),
        "NC": ("Non respecté", "{} non respecté{}"),
        "NA": ("Non applicable", "{} non applicable{}"),
        "NT": ("Non testé", "{} non testé{}"),
    }
)
"""What pages call each verdict, and so many of it."""


class SamplePage(Record):
    """A page of the sample."""

    id: Identifier = Field(description="Nom court de la page, pour les critères", examples=["plan"])
    label: Text = Field(description="Titre de la page", examples=["Plan du site"])
    address: str = Field(description="Son adresse sur le site, vide pour l'accueil", examples=["plan-du-site/"])


class Criterion(Record):
    """What was seen of one criterion."""

    id: Text = Field(description="Numéro du critère, entre guillemets", examples=["1.1"])
    label: Text = Field(description="Ce que le critère demande, en bref", examples=["Images : une alternative"])
    verdict: Verdict = Field(
        description="C (respecté), NC (non respecté), NA (non applicable) ou NT (non testé)", examples=["C"]
    )
    evidence: Text | None = Field(
        None,
        description="Ce qui a été vu ; facultatif pour un critère non testé",
        examples=["Aucune image dans les pages."],
    )
    tests: tuple[Text, ...] = Field(
        (),
        description="Tests automatiques qui y veillent",
        examples=[["tests/browser/test_frame.py::test_a_wide_table_can_be_scrolled_by_keyboard"]],
    )
    pages: tuple[Identifier, ...] = Field(
        (), description="Pages dont il s'agit ; tout l'échantillon si la clé est absente", examples=[["plan"]]
    )


class Reading(Record):
    """What a screen reader says of a page, or what a browser tells it."""

    page: Identifier = Field(description="Page lue, par son nom court", examples=["accueil"])
    speech: Text = Field(
        description="Ce que dit le lecteur d'écran, ou l'arbre d'accessibilité du navigateur",
        examples=["Bouton « Menu », replié."],
    )


class SelfAudit(Record):
    """The whole of `data/rgaa.yml`."""

    date: datetime.date = Field(description="Date de l'autocontrôle", examples=["2026-11-29"])
    version: Text = Field(pattern=RGAA_VERSION, description="Version du RGAA", examples=[RGAA])
    pages: tuple[SamplePage, ...] = Field(min_length=1, description="Pages de l'échantillon")
    criteria: tuple[Criterion, ...] = Field(description="Les critères du RGAA, dans leur ordre")
    reader: Text | None = Field(
        None,
        description="Lecteur d'écran qui a lu les pages ; sans lui, les lectures viennent de l'arbre d'accessibilité",
        examples=["Orca 43.1 avec Chromium 156"],
    )
    readings: tuple[Reading, ...] = Field(
        (), description="Ce que le navigateur dit aux lecteurs d'écran, page après page d'un parcours"
    )

    @property
    def counts(self) -> Counter[Verdict]:
        """How many criteria have each verdict."""
        return Counter(criterion.verdict for criterion in self.criteria)

    @property
    def applicable(self) -> int:
        """How many criteria apply to the sample, those not tested included."""
        return len(self.criteria) - self.counts["NA"]

    @property
    def rate(self) -> float:
        """The share of the criteria that apply which are seen to be met, in percent; none not tested counts as met."""
        return 100 * self.counts["C"] / self.applicable if self.applicable else 0
