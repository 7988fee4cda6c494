"""An edition: the recueil of one promotion, with what surrounds its projects in print."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field

from macros.model.identifiers import EditionIdentifiers
from macros.model.record import EMAIL, PERSONAL, Identifier, Record, Text
from macros.model.references import RefersTo


class Preface(Record):
    """A preface, summarised in our words and attributed."""

    author: Text = Field(description="Auteur", examples=["Véronique Robitaillie"])
    role: Text = Field(description="Fonction", examples=["Directrice"])
    organisation: Text = Field(description="Organisme", examples=["INET"])
    summary: tuple[Text, ...] = Field(
        min_length=1,
        description="Résumé, un paragraphe par élément",
        examples=[["L'auteur salue le travail de la promotion."]],
    )


class Student(Record):
    """An élève of the promotion."""

    given: Text = Field(description="Prénom", examples=["Claire"])
    family: Text = Field(description="Nom", examples=["Aitout"])
    doubt: Text | None = Field(
        None, description="Doute sur la lecture du nom", examples=["Le prénom est abîmé dans la source."]
    )


class Weeks(Record):
    """A length in weeks; `max` left out where it is exact."""

    min: int = Field(gt=0, description="Durée, ou durée minimale, en semaines", examples=[8])
    max: int | None = Field(None, gt=0, description="Durée maximale, en semaines", examples=[10])


class Stage(Record):
    """A kind of placement a local authority can ask for."""

    name: Text = Field(description="Nom du stage", examples=["Projets collectifs"])
    weeks: Weeks = Field(description="Durée")
    team: Text | None = Field(None, description="Taille du groupe", examples=["3 à 4 élèves"])
    description: Text = Field(description="Ce qui s'y fait", examples=["L'équipe mène une mission de conseil."])
    contribution: int | None = Field(None, gt=0, description="Participation forfaitaire, en euros", examples=[4000])
    project: bool = Field(False, description="Vrai si les projets du recueil sont issus de ce stage", examples=[True])


class CallContact(Record):
    """Where a local authority proposes a mission."""

    email: Text = Field(pattern=EMAIL, description="Adresse électronique", examples=["projets@example.fr"])
    website: Text = Field(description="Site", examples=["www.example.fr"])
    path: Text = Field(description="Rubrique du site", examples=["Recruter, Confier une mission"])

    @property
    def url(self) -> str:
        """The address of the site, whole: people write it without its scheme."""
        return self.website if self.website.startswith(("http://", "https://")) else f"https://{self.website}"


class Missions(Record):
    """« Confier une mission »: the call to local authorities."""

    introduction: Text = Field(
        description="À qui s'adresse l'appel", examples=["Toute collectivité peut confier une mission aux élèves."]
    )
    stages: tuple[Stage, ...] = Field(min_length=1, description="Les types de stage")
    contact: CallContact = Field(description="Contact")


class Printing(Record):
    """What the printing house and the national library tell of the book; said on its imprint and its last page."""

    legal_deposit: Text | None = Field(None, description="Dépôt légal", examples=["mars 2026"])
    printer: Text | None = Field(None, description="Imprimeur", examples=["Imprimerie d'exemple, Lille"])
    completed: Text | None = Field(None, description="Mois où l'impression est achevée", examples=["mars 2026"])


class Edition(Record):
    """A promotion's recueil; `id` is its file name and the folder of its fiches."""

    id: Identifier = Field(description="Identifiant, pour la vie", examples=["nina-simone"])
    title: Text = Field(description="Titre du recueil", examples=["Un autre regard sur les territoires"])
    promotion: Text = Field(description="Nom de la promotion", examples=["Nina Simone"])
    order: int = Field(gt=0, description="Rang de l'édition, la plus ancienne d'abord", examples=[1])
    year: int | None = Field(
        None, ge=1900, le=2100, description="Année du recueil, par laquelle on le cite", examples=[2026]
    )
    year_reason: Text | None = Field(
        None,
        description="D'où l'on tient l'année, si le recueil ne l'imprime pas",
        examples=["L'adresse de la version en ligne du recueil finit par cette année."],
    )
    publisher: Text | None = Field(
        None, description="Qui a publié le recueil, par qui on le cite", examples=["CNFPT et AATF"]
    )
    identifiers: EditionIdentifiers = Field(
        EditionIdentifiers(), description="Les identifiants pérennes du recueil, s'il en a"
    )
    printing: Printing = Field(Printing(), description="L'impression du livre")
    former_ids: tuple[Identifier, ...] = Field(
        (), description="Identifiants d'avant, dont l'adresse mène désormais ici", examples=[["ancien-nom"]]
    )
    online: datetime.date | None = Field(
        None, description="Jour de la mise en ligne sur ce site, s'il est connu", examples=["2026-03-02"]
    )
    parts: tuple[Annotated[Identifier, RefersTo("part")], ...] = Field(
        min_length=1,
        description="Les parties, dans l'ordre du recueil",
        examples=[["organisation", "ressources-humaines"]],
    )
    purpose: Text = Field(
        description="Le propos du recueil", examples=["Ce recueil rassemble les projets d'une promotion."]
    )
    prefaces: tuple[Preface, ...] = Field((), description="Les préfaces")
    students: Annotated[tuple[Student, ...], PERSONAL] = Field((), description="Les élèves de la promotion")
    students_note: Text | None = Field(
        None, description="Réserve sur la liste des élèves", examples=["La liste est celle du recueil, dans son ordre."]
    )
    missions: Missions | None = Field(None, description="Confier une mission")
    doubts: tuple[Text, ...] = Field(
        (), description="Ce que la source laisse incertain", examples=[["L'année de parution n'est pas imprimée."]]
    )

    @property
    def label(self) -> str:
        """The name shown where any term shows its label."""
        return f"Promotion {self.promotion}"

    @property
    def authors(self) -> str:
        """Whose work it is: the promotion's, since no source tells which élève worked on which project."""
        return f"Élèves administrateurs territoriaux, promotion {self.promotion}"

    @property
    def definition(self) -> str:
        """The purpose of the recueil."""
        return self.purpose

    @property
    def synonyms(self) -> tuple[str, ...]:
        """The promotion's name alone."""
        return (self.promotion,)
