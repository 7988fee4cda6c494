"""The header of a page that editors write: what MkDocs is told of it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.model.record import Record, Text


class EditorsPage(Record):
    """A page's title, description, keywords and template, and the parts of the frame it does without; all optional."""

    title: Text | None = Field(None, description="Titre de la page", examples=["Matrice"])
    description: Text | None = Field(
        None,
        description="Une phrase pour les moteurs de recherche",
        examples=["Les projets croisés avec leurs méthodes."],
    )
    keywords: tuple[Text, ...] = Field(
        (),
        description="Les mots par lesquels des lecteurs cherchent la page, et qu'elle n'affiche pas",
        examples=[["tableur", "open data"]],
    )
    template: Text | None = Field(None, description="Gabarit, dans overrides/", examples=["accueil.html"])
    hide: tuple[Literal["navigation", "toc"], ...] = Field(
        (), description="Ce que la page n'affiche pas", examples=[["navigation", "toc"]]
    )
