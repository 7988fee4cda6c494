"""The map as written in `data/geometrie/departements.yml`: its frame, régions and départements with their outlines."""

from __future__ import annotations

import math
import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from macros.model.organisation import Position
from macros.model.record import Record, Text, refusal
from macros.text.problem import Kind, Topic

EARTH_RADIUS = 6371.0
"""In kilometres; a sphere is enough for an outline drawn at half a kilometre."""

_OUTLINE = re.compile(r"(m-?\d+(?: -?|-)\d+((?: -?|-)\d+(?: -?|-)\d+){2,}z)+")

TOPIC = Topic("Les contours de la carte")

OUTLINE = Kind(
    "contour-attendu",
    "un contour est attendu (« m », des nombres entiers deux par deux, « z ») ; {read}.",
    example="path: m500-350 80 0 0 80-80 0z",
    general="Rétablissez data/geometrie/departements.yml depuis le dépôt.",
)


def _outline(value: Any) -> Any:
    """Let through closed outlines in whole relative coordinates."""
    if not isinstance(value, str) or not _OUTLINE.fullmatch(value):
        raise refusal(OUTLINE)
    return value


class Frame(Record):
    """The map's size, and its projection, Mercator's: how it was found and what remains is told in the file."""

    width: int = Field(gt=0, description="Largeur de la carte", examples=[61300])
    height: int = Field(gt=0, description="Hauteur de la carte", examples=[58500])
    left: int = Field(description="Abscisse du méridien de Greenwich", examples=[21517])
    per_radian: int = Field(gt=0, description="Largeur d'un radian de longitude", examples=[237914])
    equator: int = Field(description="Ordonnée de l'équateur", examples=[246659])
    per_mercator: int = Field(gt=0, description="Hauteur d'une unité de latitude croissante", examples=[236989])

    def place(self, position: Position) -> tuple[float, float]:
        """Return where a position falls on the map."""
        north = math.asinh(math.tan(math.radians(position.lat)))
        return self.left + self.per_radian * math.radians(position.lon), self.equator - self.per_mercator * north

    def kilometres(self, length: float, position: Position) -> float:
        """Return what a length of the map measures on the ground around a position."""
        return length / self.per_radian * EARTH_RADIUS * math.cos(math.radians(position.lat))


class MappedRegion(Record):
    """A région, or what stands for one overseas; `code` is its key in the file."""

    code: Text = Field(description="Code officiel géographique", examples=["32"])
    name: Text = Field(description="Nom", examples=["Hauts-de-France"])
    of: Text = Field(description="Nom précédé de « de » et de son article", examples=["des Hauts-de-France"])
    noun: Text | None = Field(
        None,
        description="Ce que c'est, quand ce n'est ni une région ni un département",
        examples=["collectivité d'outre-mer"],
    )
    keywords: tuple[Text, ...] = Field(
        (),
        description="Comment on l'appelle aussi : ses habitants, ses anciens noms, ses surnoms, ses sigles",
        examples=[["Nordiste", "Flandre"]],
    )

    @property
    def of_title(self) -> str:
        """« de la région des Hauts-de-France »; « de la Nouvelle-Calédonie », which is neither kind of territory."""
        return self.of if self.noun else f"de la région {self.of}"


class MappedDepartement(MappedRegion):
    """A département, or what stands for one overseas; its outline is empty where the open map does not draw it."""

    region: Text = Field(description="Code de sa région", examples=["32"])
    path: Annotated[Text, BeforeValidator(_outline)] | None = Field(None, description="Contour, vide hors de la carte")

    @property
    def of_title(self) -> str:
        """« du département du Nord »; « de la Nouvelle-Calédonie »."""
        return self.of if self.noun else f"du département {self.of}"
