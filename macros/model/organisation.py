"""A local authority that ordered projects: its identity in the official registers, its place, its size."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.record import Identifier, Record, Text
from macros.model.references import RefersTo

ABROAD = "99"
"""How the code of a country other than France begins: « 99131 », Belgium."""


class Area(Record):
    """A département, a région, or another country, of the Code officiel géographique."""

    code: Text = Field(
        pattern=r"^([0-9AB]{2,3}|99[0-9]{3})$", description="Code officiel géographique", examples=["59"]
    )
    name: Text = Field(description="Nom", examples=["Nord"])


class Position(Record):
    """A point of WGS 84, in decimal degrees."""

    lat: float = Field(ge=-90, le=90, description="Latitude en degrés", examples=[50.63])
    lon: float = Field(ge=-180, le=180, description="Longitude en degrés", examples=[3.06])


class Population(Record):
    """How many people live there, at a date, and who counted them; nobody is named where nobody is known."""

    value: int = Field(gt=0, description="Nombre d'habitants", examples=[238246])
    year: int = Field(ge=1900, le=2100, description="Année de référence", examples=[2023])
    source: Text | None = Field(None, description="Qui donne ce nombre, tel qu'il s'imprime", examples=["Insee"])


class Organisation(Record):
    """A commanditaire; `id` is its key in the file."""

    id: Identifier = Field(description="Identifiant, pour la vie", examples=["ville-de-lille"])
    name: Text = Field(description="Nom complet", examples=["Ville de Lille"])
    short: Text = Field(description="Nom court des listes et tableaux", examples=["Lille"])
    kind: Annotated[Identifier, RefersTo("kind")] = Field(
        description="Type de collectivité (data/collectivites.yml)", examples=["commune"]
    )
    official_code: Text = Field(
        description="Code officiel géographique, ou SIREN à défaut ; celui de son pays hors de France",
        examples=["59350"],
    )
    siren: Text | None = Field(
        None, pattern=r"^[0-9]{9}$", description="Numéro SIREN ; vide pour qui n'en a pas", examples=["215903501"]
    )
    departement: Area | None = Field(None, description="Département ; vide pour une région")
    region: Area = Field(description="Région ; hors de France, le pays et son code, « 99131 » pour la Belgique")
    seat: Text = Field(description="Commune du siège", examples=["Lille"])
    position: Position = Field(description="Position du siège")
    population: Population = Field(description="Population et son année")
    former_ids: tuple[Identifier, ...] = Field(
        (), description="Identifiants d'avant, dont l'adresse mène désormais ici", examples=[["ancien-nom"]]
    )
    doubts: tuple[Text, ...] = Field(
        (), description="Ce qui reste à confirmer", examples=[["Le numéro SIREN reste à confirmer."]]
    )

    @property
    def label(self) -> str:
        """The name shown where any term shows its label."""
        return self.name

    @property
    def is_abroad(self) -> bool:
        """Whether it is in another country."""
        return len(self.region.code) > len(ABROAD) and self.region.code.startswith(ABROAD)

    @property
    def areas(self) -> tuple[str, ...]:
        """The names of the areas it is in, the smallest first."""
        return (self.departement.name, self.region.name) if self.departement else (self.region.name,)

    @property
    def definition(self) -> str:
        """One line that places the authority."""
        return f"{self.name} ({self.areas[0]})"

    @property
    def synonyms(self) -> tuple[str, ...]:
        """The short name, by which readers look for it."""
        return () if self.short == self.name else (self.short,)
