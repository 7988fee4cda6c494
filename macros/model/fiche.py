"""The header of a fiche: one project done for a local authority, as its contributors declare it.

Identifiers are only checked for their form here; `RefersTo` says which vocabulary the catalogue finds them in.
"""

from __future__ import annotations

import datetime
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from macros.model.diagram import Diagram
from macros.model.record import Identifier, Number, Record, Text, refusal
from macros.model.references import RefersTo
from macros.model.scales import Evidence, Level, Qualifier, Status
from macros.text.problem import Kind, Topic

TOPIC = Topic("Ce qui se transfère")

ONE_THING = Kind(
    "methode-ou-livrable",
    "« method » ou « deliverable » est attendu, l'un des deux et un seul ; {read}.",
    example="reusable:\n  - text: Le réseau de référents.\n    method: reseau-d-agents",
    general="Gardez la clé qui convient, et retirez l'autre.",
)


class Contact(Record):
    """The person who speaks for the commanditaire."""

    name: Text = Field(description="Prénom et nom", examples=["Marion Tanniou"])
    role: Text = Field(description="Fonction au moment du projet", examples=["Directrice de l'autonomie"])


class Commanditaire(Record):
    """The authority that ordered the project."""

    organisation: Annotated[Identifier, RefersTo("organisation")] = Field(
        description="Identifiant dans data/organisations.yml", examples=["ville-de-lille"]
    )
    contact: Contact | None = Field(None, description="Personne qui parle pour le commanditaire")
    service: Text | None = Field(
        None, description="Service concerné ou commanditaire", examples=["Direction de la commande publique"]
    )


class MethodUse(Record):
    """One way of working, employed, recommended or already there."""

    id: Annotated[Identifier, RefersTo("method")] = Field(
        description="Identifiant dans data/methodes.yml", examples=["ateliers"]
    )
    status: Status = Field(
        description="Employée par l'équipe, préconisée par elle, ou existante dans la collectivité",
        examples=["employee"],
    )
    detail: Text = Field(description="Comment, combien, avec qui", examples=["Cinq ateliers, 85 agents en tout."])


class Delivery(Record):
    """Something the team handed over."""

    id: Annotated[Identifier, RefersTo("deliverable", status="remis")] = Field(
        description="Identifiant dans data/livrables.yml", examples=["guide-pratique"]
    )
    detail: Text = Field(
        description="Ce que le livrable contient", examples=["Guide de l'évaluation remis aux agents."]
    )


class Figure(Record):
    """A key figure, as the recueil gives it."""

    value: Number = Field(description="Le nombre seul", examples=[134])
    unit: Text | None = Field(None, description="Ce qui suit le nombre", examples=["agents"])
    label: Text = Field(description="Ce que le chiffre mesure", examples=["à la Direction de l'autonomie"])
    qualifier: Qualifier | None = Field(None, description="Réserve de la source sur le nombre", examples=["plus de"])
    year: int | None = Field(
        None, ge=1900, le=2100, description="Année du chiffre, si la source la donne", examples=[2016]
    )
    date: datetime.date | None = Field(
        None, description="Date du chiffre, si la source la donne", examples=["2017-11-15"]
    )


class Result(Record):
    """What the project gave, and what that rests on."""

    text: Text = Field(
        description="Le résultat, en une phrase", examples=["93 % des agents jugent le séminaire positif."]
    )
    evidence: Evidence = Field(description="Mesuré, constaté ou attendu", examples=["mesure"])


class Reusable(Record):
    """What another authority can take over: a method or a deliverable."""

    shown: ClassVar[tuple[str, ...]] = ("method",)

    text: Text = Field(
        description="Ce qui se transfère", examples=["Le réseau de référents, y compris pour les finances."]
    )
    method: Annotated[Identifier, RefersTo("method", echo=True)] | None = Field(
        None, description="La méthode dont il s'agit", examples=["reseau-d-agents"]
    )
    deliverable: Annotated[Identifier, RefersTo("deliverable", "text", "transferable", echo=True)] | None = Field(
        None, description="Ou le livrable dont il s'agit", examples=["base-de-connaissances"]
    )

    @model_validator(mode="after")
    def _names_one_thing(self) -> Reusable:
        if (self.method is None) == (self.deliverable is None):
            raise refusal(ONE_THING)
        return self


class ConditionNamed(Record):
    """A condition of transfer the project names."""

    id: Annotated[Identifier, RefersTo("condition")] = Field(
        description="Identifiant dans data/conditions.yml", examples=["portage-politique"]
    )
    detail: Text = Field(
        description="Ce que le projet en dit, concrètement", examples=["La démarche suppose un élu qui la porte."]
    )
    answer: Text | None = Field(
        None,
        description="Ce que le projet a fait ou proposé pour la réunir, si la source le dit",
        examples=["Un groupe de suivi d'élus."],
    )


class Transferability(Record):
    """What another authority can take over, under which conditions, within which limits."""

    level: Level = Field(
        description="Transférable, sous conditions, ou propre au contexte", examples=["sous-conditions"]
    )
    summary: Text = Field(
        description="La réponse en une ou deux phrases",
        examples=["La démarche se reprend ailleurs, si la direction générale la porte."],
    )
    reusable: tuple[Reusable, ...] = Field((), description="Ce qui se transfère")
    conditions: tuple[ConditionNamed, ...] = Field((), description="À quelles conditions")
    limits: tuple[Text, ...] = Field(
        (),
        description="Ce qui ne se transfère pas, les risques",
        examples=[["Le réseau tient à la bonne volonté de ses membres."]],
    )


class RecueilSource(Record):
    """Where the project stands in the printed recueil, and what the source leaves uncertain."""

    pages: Text | None = Field(
        None, pattern=r"^[0-9]+(-[0-9]+)?$", description="Pages imprimées, si elles sont certaines", examples=["20-29"]
    )
    headings: tuple[Text, ...] = Field(
        (), description="Titres du recueil où se trouve le projet", examples=[["La ville et ses usagers"]]
    )
    deduced: tuple[Text, ...] = Field(
        (), description="Clés dont la valeur est déduite, non lue dans la source", examples=[["part"]]
    )
    doubts: tuple[Text, ...] = Field(
        (),
        description="Ce que la source laisse incertain, et ce qui a été retenu",
        examples=[["Le nombre d'agents est abîmé ; 85 est la lecture retenue."]],
    )


class Revision(Record):
    """A correction of a published fiche that changes what it says."""

    date: datetime.date = Field(description="Jour de la correction", examples=["2026-03-12"])
    text: Text = Field(
        description="Ce qui a changé, en une phrase",
        examples=["Le nombre d'agents interrogés est corrigé : 85, et non 58."],
    )


class Fiche(Record):
    """The whole header of a fiche; keys in the order contributors write them."""

    title: Text = Field(
        description="Titre de la fiche",
        max_length=120,
        examples=["Partager la commande publique entre Ville et métropole"],
    )
    original_title: Text | None = Field(
        None, description="Titre du recueil, seulement s'il a survécu", examples=["Un autre accueil"]
    )
    description: Text = Field(
        description="Une ou deux phrases pour les listes et la recherche",
        max_length=400,
        examples=[
            "Une ville veut mieux accueillir ses usagers. L'équipe propose un guichet unique, essayé dans deux"
            " quartiers."
        ],
    )
    part: Annotated[Identifier, RefersTo("part")] = Field(
        description="Partie du recueil (data/parties.yml)", examples=["organisation"]
    )
    themes: tuple[Annotated[Identifier, RefersTo("theme")], ...] = Field(
        min_length=1, description="Thèmes (data/themes.yml)", examples=[["habitat"]]
    )
    commanditaire: Commanditaire = Field(description="La collectivité qui a commandé le projet")
    mission: tuple[Text, ...] = Field(
        min_length=1,
        description="Ce qui était commandé : les objectifs",
        examples=[["Proposer une organisation cible de l'accueil."]],
    )
    method: tuple[MethodUse, ...] = Field(min_length=1, description="Les méthodes employées, préconisées ou existantes")
    deliverables: tuple[Delivery, ...] = Field((), description="Ce que l'équipe a remis")
    figures: tuple[Figure, ...] = Field((), description="Les chiffres clés")
    results: tuple[Result, ...] = Field(min_length=1, description="Les résultats et ce sur quoi ils reposent")
    recommendations: tuple[Text, ...] = Field(
        (), description="Les préconisations", examples=[["Nommer un référent par direction."]]
    )
    lessons: tuple[Text, ...] = Field(
        (), description="Les enseignements", examples=[["Associer les agents dès le diagnostic évite bien des refus."]]
    )
    transferability: Transferability = Field(
        description="Ce qui se transfère, à quelles conditions, avec quelles limites"
    )
    diagrams: tuple[Diagram, ...] = Field(
        (), description="Les figures, placées dans le texte par une ligne « [figure: identifiant] »"
    )
    source: RecueilSource = Field(description="Où, dans le recueil, et avec quels doutes")
    revisions: tuple[Revision, ...] = Field(
        (), description="Les corrections depuis la publication, de la plus ancienne à la plus récente"
    )
