"""The terms of the vocabularies kept in `data/`: one record per kind of term."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.record import Identifier, Record, Text
from macros.model.references import RefersTo


class Term(Record):
    """What every term has; `id` is its key in the file."""

    id: Identifier = Field(description="Identifiant, pour la vie", examples=["arbre-a-palabres"])
    label: Text = Field(max_length=120, description="Nom affiché", examples=["Arbre à palabres"])
    definition: Text = Field(
        description="Définition en une ou deux phrases",
        examples=["Échange où chacun parle à son tour, sous un arbre ou ailleurs."],
    )
    synonyms: tuple[Text, ...] = Field(
        (),
        description="Vrais équivalents, affichés (« On dit aussi ») ; chacun dans un seul terme",
        examples=[["étalonnage"]],
    )
    keywords: tuple[Text, ...] = Field(
        (),
        description="Mots voisins par lesquels on le cherche, jamais affichés ; chacun dans un seul terme",
        examples=[["comparaison entre villes"]],
    )
    former_ids: tuple[Identifier, ...] = Field(
        (), description="Identifiants d'avant, dont l'adresse mène désormais ici", examples=[["ancien-nom"]]
    )


class MethodFamily(Term):
    """A family of methods, such as « Écouter et observer »."""


class Method(Term):
    """A way of working."""

    family: Annotated[Identifier, RefersTo("method_family")] = Field(
        description="Famille (data/familles.yml)", examples=["participer"]
    )
    when: Text = Field(
        description="Quand elle convient", examples=["Quand il faut entendre ceux qui se taisent en réunion."]
    )


class Theme(Term):
    """A subject of public action."""


class Condition(Term):
    """A condition of transfer."""

    question: Text = Field(
        description="La question qu'un lecteur se pose sur sa collectivité",
        examples=["La direction générale porte-t-elle le projet ?"],
    )


class Deliverable(Term):
    """A kind of thing a team hands over."""


class Part(Term):
    """A part of the recueil."""

    color: Text | None = Field(
        None,
        pattern=r"^#[0-9a-f]{6}$",
        description="Sa couleur sur fond clair ; vide, une couleur lisible lui est trouvée, loin de celle des autres",
        examples=["#00666a"],
    )


class Kind(Term):
    """A kind of local authority."""

    plural: Text = Field(description="Nom au pluriel", examples=["Communes"])
