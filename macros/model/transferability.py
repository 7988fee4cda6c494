"""What another authority can take over of a project, under which conditions, within which limits."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from macros.model.record import Identifier, Record, Text, refusal
from macros.model.references import RefersTo
from macros.model.scales import Level
from macros.text.problem import Kind, Topic

TOPIC = Topic("Ce qui se transfère")

ONE_THING = Kind(
    "methode-ou-livrable",
    "« method » ou « deliverable » est attendu, l'un des deux et un seul ; {read}.",
    example="reusable:\n  - text: Le réseau de référents.\n    method: reseau-d-agents",
    general="Gardez la clé qui convient, et retirez l'autre.",
)


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


class Limit(Record):
    """What does not transfer, or a risk; of a method or of a condition, where the source attaches it to one."""

    text: Text = Field(
        description="La limite ou le risque, en une phrase",
        examples=["Le réseau tient à la bonne volonté de ses membres."],
    )
    method: Annotated[Identifier, RefersTo("method", "text", echo=True)] | None = Field(
        None, description="La méthode qu'elle concerne, si la source le dit", examples=["reseau-d-agents"]
    )
    condition: Annotated[Identifier, RefersTo("condition", "text", echo=True)] | None = Field(
        None, description="La condition qu'elle concerne, si la source le dit", examples=["portage-politique"]
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
    limits: tuple[Limit, ...] = Field((), description="Ce qui ne se transfère pas, les risques")
