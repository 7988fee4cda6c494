"""The header of a fiche: one project done for a local authority, as its contributors declare it.

Identifiers are only checked for their form here; `RefersTo` says which vocabulary the catalogue finds them in.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, ClassVar

from pydantic import Field, model_validator

from macros.model.diagram import Diagram, Timeline
from macros.model.identifiers import FicheIdentifiers
from macros.model.record import PERSONAL, WEB_ADDRESS, Identifier, Number, Record, Text, refusal
from macros.model.references import RefersTo
from macros.model.scales import Evidence, MilestoneKind, Qualifier, ResultKind, Status
from macros.model.transferability import Transferability
from macros.text.problem import Kind, Topic

TOPIC = Topic("Les résultats")

EVIDENCE_OF_AN_EFFECT = Kind(
    "preuve-d-un-effet",
    "« evidence » dit ce que vaut un effet : elle est attendue avec « kind: effet », et avec lui seul ; {read}.",
    "Valeurs : mesure, constate, attendu.",
    "results:\n  - text: Les délais baissent de 12 %.\n    kind: effet\n    evidence: mesure",
    "Ajoutez « evidence » à un effet ; retirez-la d'un constat ou d'une réalisation.",
)


class Brief(Record):
    """What the first screen of a fiche answers, one line each; what it asks of others is the summary of its
    transferability.
    """

    problem: Text = Field(
        max_length=140,
        description="Le problème, en une phrase",
        examples=["La direction qui passe les marchés s'engorge."],
    )
    action: Text = Field(
        max_length=140,
        description="Ce que l'équipe a fait, en une phrase",
        examples=["L'équipe a réuni cinquante agents et proposé un réseau de référents."],
    )
    outcome: Text = Field(
        max_length=140,
        description="Ce que cela a donné, en une phrase",
        examples=["Deux pôles veulent un référent sans attendre."],
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
    contact: Annotated[Contact | None, PERSONAL] = Field(None, description="Personne qui parle pour le commanditaire")
    service: Text | None = Field(
        None, description="Service que le projet concerne", examples=["Direction de la commande publique"]
    )


class Milestone(Record):
    """A date of the project: of the mission, of a decision, of what was planned."""

    when: Text = Field(description="Quand, comme la source le dit", examples=["Décembre 2017"])
    text: Text = Field(description="Ce qui se passe alors, en une phrase", examples=["Le maire arrête le calendrier."])
    kind: MilestoneKind = Field(
        description="Un temps de la mission, une décision ou une échéance", examples=["decision"]
    )


class MethodUse(Record):
    """One way of working, employed, recommended or already there, and the effort that the source tells of it.

    A method that the team recommends is better named by the recommendation itself, which then says how.
    """

    id: Annotated[Identifier, RefersTo("method")] = Field(
        description="Identifiant dans data/methodes.yml", examples=["ateliers"]
    )
    status: Status = Field(
        description="Employée par l'équipe, préconisée par elle, ou existante dans la collectivité",
        examples=["employee"],
    )
    detail: Text = Field(
        description="Comment, combien, avec qui, en 25 mots au plus", examples=["Cinq ateliers, 85 agents en tout."]
    )
    sessions: Text | None = Field(None, description="Nombre de séances, si la source le dit", examples=["5 ateliers"])
    participants: Text | None = Field(
        None, description="Nombre de participants, si la source le dit", examples=["85 agents"]
    )
    duration: Text | None = Field(None, description="Durée, si la source la dit", examples=["une journée"])


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
    """What the project gave: what its diagnosis showed, what was done or handed over, what that changed."""

    shown: ClassVar[tuple[str, ...]] = ("evidence",)

    text: Text = Field(
        description="Le résultat, en une phrase", examples=["93 % des agents jugent le séminaire positif."]
    )
    kind: ResultKind = Field(description="Un constat, une réalisation ou un effet", examples=["effet"])
    evidence: Evidence | None = Field(
        None, description="Pour un effet : mesuré, constaté ou attendu", examples=["mesure"]
    )

    @model_validator(mode="after")
    def _says_what_an_effect_rests_on(self) -> Result:
        if (self.kind == "effet") != (self.evidence is not None):
            raise refusal(EVIDENCE_OF_AN_EFFECT)
        return self


class Recommendation(Record):
    """What the team recommends."""

    text: Text = Field(description="La préconisation, en une phrase", examples=["Nommer un référent par direction."])
    method: Annotated[Identifier, RefersTo("method", "text", "preconisee", several=True)] | None = Field(
        None, description="La méthode qu'elle préconise, s'il y en a une", examples=["reseau-d-agents"]
    )


class RecommendationGroup(Record):
    """Recommendations that the team gave together, and the figure that shows them."""

    title: Text | None = Field(None, description="Ce qui les réunit", examples=["Un réseau de référents"])
    items: tuple[Recommendation, ...] = Field(min_length=1, description="Les préconisations du groupe")
    figure: Identifier | None = Field(
        None, description="La figure qui les montre, placée alors sous elles", examples=["edifice"]
    )


class FollowUp(Record):
    """What became of the project after the recueil."""

    date: datetime.date = Field(description="Jour de la nouvelle", examples=["2026-03-12"])
    text: Text = Field(description="Ce qui s'est passé, en une phrase", examples=["Le guichet a ouvert en 2019."])
    url: Text | None = Field(
        None, pattern=WEB_ADDRESS, description="Où le lire", examples=["https://www.example.fr/guichet"]
    )


class RecueilSource(Record):
    """Where the project stands in the printed recueil, and what the source leaves uncertain."""

    pages: Text | None = Field(
        None, pattern=r"^[0-9]+(-[0-9]+)?$", description="Pages imprimées, si elles sont certaines", examples=["20-29"]
    )
    rank: int | None = Field(
        None, gt=0, description="Rang du projet dans le recueil ; l'édition et le livre suivent cet ordre", examples=[2]
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


def _described(values: dict[str, Any]) -> str:
    """Return what stands for a description that is not written: the problem and the action."""
    brief: Brief | None = values.get("brief")  # missing where it is faulty, which is told by itself
    return f"{brief.problem} {brief.action}" if brief else ""


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
    brief: Brief = Field(description="Le projet en trois lignes, pour le premier écran")
    description: Text = Field(
        default_factory=_described,
        description="Une ou deux phrases pour les listes et la recherche ; à défaut, celles du projet en trois lignes",
        max_length=400,
        examples=[
            "Une ville veut mieux accueillir ses usagers. L'équipe propose un guichet unique, essayé dans deux"
            " quartiers."
        ],
    )
    draft: bool = Field(False, description="Brouillon : l'aperçu le montre, le site publié non", examples=[False])
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
    calendar: tuple[Milestone, ...] = Field((), description="Le calendrier : mission, décisions, échéances")
    method: tuple[MethodUse, ...] = Field(min_length=1, description="Les méthodes employées, préconisées ou existantes")
    deliverables: tuple[Delivery, ...] = Field((), description="Ce que l'équipe a remis")
    figures: tuple[Figure, ...] = Field((), description="Les chiffres clés")
    results: tuple[Result, ...] = Field(min_length=1, description="Les résultats : constats, réalisations, effets")
    recommendations: tuple[RecommendationGroup, ...] = Field(
        (), description="Les préconisations, groupées comme l'équipe les a groupées"
    )
    lessons: tuple[Text, ...] = Field(
        (), description="Les enseignements", examples=[["Associer les agents dès le diagnostic évite bien des refus."]]
    )
    transferability: Transferability = Field(
        description="Ce qui se transfère, à quelles conditions, avec quelles limites"
    )
    silences: tuple[Text, ...] = Field(
        (),
        description="Ce que le recueil ne dit pas : coûts, tailles, réponses laissées de côté",
        examples=[["Le recueil ne donne pas le coût du guichet."]],
    )
    follow_up: tuple[FollowUp, ...] = Field((), description="Les suites données au projet, si elles sont connues")
    diagrams: tuple[Diagram, ...] = Field(
        (), description="Les figures, placées par une ligne « [figure: identifiant] » ou sous des préconisations"
    )
    source: RecueilSource = Field(description="Où, dans le recueil, et avec quels doutes")
    identifiers: FicheIdentifiers = Field(
        FicheIdentifiers(), description="Les identifiants pérennes de la fiche, si elle en a"
    )
    former_ids: tuple[Identifier, ...] = Field(
        (), description="Identifiants d'avant, dont l'adresse mène désormais ici", examples=[["ancien-nom"]]
    )
    revisions: tuple[Revision, ...] = Field(
        (), description="Les corrections depuis la publication, de la plus ancienne à la plus récente"
    )

    @property
    def listed_calendar(self) -> tuple[Milestone, ...]:
        """The calendar as a list: none where a timeline shows it."""
        drawn = any(isinstance(diagram, Timeline) and not diagram.moments for diagram in self.diagrams)
        return () if drawn else self.calendar
