"""The figures of a fiche, as data: one record per kind, told apart by its key `kind`, made of the same few boxes.

Ten lines of YAML make one; nothing here says how it is drawn.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from macros.model.record import Identifier, Record, Text, refusal
from macros.text.problem import Kind, Topic

TOPIC = Topic("Les figures", "La page des figures montre chaque genre avec ses lignes.")

UNEVEN_ROW = Kind(
    "tableau-inegal",
    "la ligne « {row} » ne compte pas autant de cases que de colonnes ({cells} pour {columns}).",
    "Ajoutez ou retirez des cases : une par colonne.",
    "columns: [Avant, Après]\nrows:\n  - title: Accueil\n    cells: [Un guichet, Trois guichets]",
)
UNKNOWN_SET = Kind(
    "ensemble-inconnu",
    "la zone « {zone} » nomme un ensemble qui n'existe pas : « sets » prend des rangs de 1 à {most}.",
    "Comptez les ensembles dans leur ordre : le premier est 1.",
    "sets: [Ville, Métropole]\nregions:\n  - title: À deux\n    sets: [1, 2]",
)
TAKEN_REGION = Kind(
    "zone-deja-prise",
    "la zone « {zone} » occupe une place déjà prise par une autre.",
    "Réunissez les deux zones, ou changez les ensembles de l'une.",
    "regions:\n  - title: La ville seule\n    sets: [1]\n  - title: À deux\n    sets: [1, 2]",
)

Label = Annotated[str, StringConstraints(min_length=1, max_length=90, strip_whitespace=True)]
"""A few words, since they stand in a small box."""


class Box(Record):
    """What nearly everything in a figure is: a title, with what may be said around it."""

    label: Label | None = Field(None, description="Repère au-dessus du titre : date, rang, rôle", examples=["2020"])
    title: Label = Field(description="Les quelques mots de la case", examples=["Accueil amélioré et consolidé"])
    detail: Text | None = Field(
        None, description="Une phrase d'explication", examples=["Chaque direction garde son lieu d'accueil."]
    )
    items: tuple[Text, ...] = Field(
        (), description="Une liste courte sous le titre", examples=[["Guide des procédures"]]
    )


class _Figure(Record):
    """What every figure has, whatever its kind."""

    id: Identifier = Field(
        description="Identifiant dans la fiche, pour la vie : il fait l'adresse de la figure", examples=["edifice"]
    )
    title: Label = Field(description="Titre de la figure", examples=["L'édifice du projet de direction"])
    caption: Text = Field(description="Légende, avec nos mots et la source", examples=["D'après le schéma du recueil."])
    note: Text | None = Field(
        None, description="Ce qui est déduit, perdu ou douteux", examples=["Le sens des flèches est perdu."]
    )


class Steps(_Figure):
    """What happens in order."""

    kind: Literal["etapes"] = Field(description="Genre de la figure", examples=["etapes"])
    layout: Literal["file", "escalier"] = Field(
        "file", description="« escalier » quand chaque étape s'élève sur la précédente", examples=["escalier"]
    )
    steps: tuple[Box, ...] = Field(min_length=2, max_length=9, description="Les étapes, dans l'ordre")


class Cycle(_Figure):
    """What happens in order, then again."""

    kind: Literal["cycle"] = Field(description="Genre de la figure", examples=["cycle"])
    center: Box | None = Field(None, description="Ce qui se tient au centre")
    influence: Text | None = Field(
        None, description="Ce qui agit du dehors", examples=["Le contexte influe sur tout le cycle."]
    )
    steps: tuple[Box, ...] = Field(min_length=3, max_length=6, description="Les étapes, dans l'ordre du cycle")


class Surroundings(_Figure):
    """A centre and what stands around it, in no order."""

    kind: Literal["entourage"] = Field(description="Genre de la figure", examples=["entourage"])
    center: Box = Field(description="Ce qui se tient au centre")
    around: tuple[Box, ...] = Field(min_length=3, max_length=6, description="Ce qui l'entoure, sans ordre")


class ViciousCircle(_Figure):
    """Difficulties that feed one another: causes, the circle, what comes out of it."""

    kind: Literal["cercle-vicieux"] = Field(description="Genre de la figure", examples=["cercle-vicieux"])
    causes: tuple[Text, ...] = Field(
        min_length=1, description="Ce qui alimente le cercle", examples=[["Des postes vacants"]]
    )
    circle: tuple[Box, ...] = Field(
        min_length=1, max_length=4, description="Les difficultés qui s'entretiennent, par groupes"
    )
    outcomes: tuple[Box, ...] = Field(min_length=1, max_length=3, description="Ce qui en résulte")


class Lane(Record):
    """One side of a timeline."""

    title: Label = Field(description="Nom de la voie", examples=["Approche quantitative"])
    events: tuple[Box, ...] = Field(min_length=1, max_length=6, description="Ce qui s'y passe, dans l'ordre")


MOMENTS = (2, 6)
"""The fewest and the most moments of a timeline."""


class Timeline(_Figure):
    """Dated moments on a line, with one lane above and one below. A date is written once: a timeline without moments of
    its own shows those of the fiche's calendar.
    """

    kind: Literal["frise"] = Field(description="Genre de la figure", examples=["frise"])
    above: Lane = Field(description="La voie du haut")
    moments: tuple[Box, ...] = Field(
        (),
        min_length=MOMENTS[0],
        max_length=MOMENTS[1],
        description="Les moments de la ligne, « label » portant la date ; sans cette clé, ceux de « calendar »",
    )
    below: Lane = Field(description="La voie du bas")


class TableRow(Record):
    """A row of a table: its heading and its cells."""

    title: Label = Field(description="Ce dont parle la ligne", examples=["Agrégation"])
    cells: tuple[Text, ...] = Field(
        min_length=1,
        description="Les cases, une par colonne",
        examples=[["Un accueil par direction", "Un accueil pour toutes"]],
    )


class CalculationRow(TableRow):
    """A row of a calculation."""

    sign: Literal["+", "−", "×", "="] | None = Field(
        None, description="Opération, « = » pour un résultat", examples=["="]
    )
    remark: Text | None = Field(
        None, description="Ce qui ne tombe pas juste, ou reste douteux", examples=["La différence est de 1 610."]
    )


class Table(_Figure):
    """Rows and columns of short cells."""

    kind: Literal["tableau"] = Field(description="Genre de la figure", examples=["tableau"])
    corner: Label = Field(description="Titre de la première colonne", examples=["Étape"])
    columns: tuple[Label, ...] = Field(
        min_length=1, max_length=3, description="Titres des autres colonnes", examples=[["Avant", "Après"]]
    )
    rows: tuple[TableRow, ...] = Field(min_length=1, description="Les lignes")

    @model_validator(mode="after")
    def _has_full_rows(self) -> Table:
        _check_cells(self.columns, self.rows)
        return self


class Calculation(_Figure):
    """A worked calculation, one column for each way of doing it."""

    kind: Literal["calcul"] = Field(description="Genre de la figure", examples=["calcul"])
    corner: Label = Field(description="Titre de la première colonne", examples=["Élément du calcul"])
    columns: tuple[Label, ...] = Field(
        min_length=1, max_length=3, description="Un titre par façon de calculer", examples=[["Sur l'année"]]
    )
    rows: tuple[CalculationRow, ...] = Field(min_length=2, description="Les lignes du calcul, de haut en bas")

    @model_validator(mode="after")
    def _has_full_rows(self) -> Calculation:
        _check_cells(self.columns, self.rows)
        return self


class Actor(Box):
    """A box of a chart, with those below it."""

    children: tuple[Actor, ...] = Field(
        (), max_length=4, description="Les cases qui en dépendent, écrites de la même façon"
    )


class Chart(_Figure):
    """Who depends on whom, and what each does."""

    kind: Literal["organigramme"] = Field(description="Genre de la figure", examples=["organigramme"])
    actors: tuple[Actor, ...] = Field(
        min_length=1, max_length=3, description="Les cases du sommet ; chacune porte les siennes sous « children »"
    )


class Building(_Figure):
    """A building: what bears and what is borne."""

    kind: Literal["edifice"] = Field(description="Genre de la figure", examples=["edifice"])
    keystone: Box = Field(description="La clef de voûte")
    floor: Box | None = Field(None, description="Ce que portent les piliers")
    pillars: tuple[Box, ...] = Field(min_length=2, max_length=4, description="Les piliers")
    foundation: Box = Field(description="Les fondations")


class Region(Box):
    """A part of overlapping sets: those it is in; it is out of the others."""

    sets: tuple[int, ...] = Field(
        min_length=1, description="Rangs des ensembles auxquels elle appartient, à partir de 1", examples=[[1, 2]]
    )


class Sets(_Figure):
    """Two or three sets that overlap."""

    kind: Literal["ensembles"] = Field(description="Genre de la figure", examples=["ensembles"])
    sets: tuple[Label, ...] = Field(
        min_length=2, max_length=3, description="Noms des ensembles", examples=[["Ville", "Métropole"]]
    )
    regions: tuple[Region, ...] = Field(min_length=1, description="Les zones dont on parle, chacune une fois")
    aside: Box | None = Field(None, description="Ce qu'on ne sait placer dans aucune zone")

    @model_validator(mode="after")
    def _names_its_own_sets(self) -> Sets:
        seen: set[tuple[int, ...]] = set()
        for region in self.regions:
            place = tuple(sorted(set(region.sets)))
            if not set(place) <= set(range(1, len(self.sets) + 1)):
                raise refusal(UNKNOWN_SET, zone=region.title, most=len(self.sets))
            if place in seen:
                raise refusal(TAKEN_REGION, zone=region.title)
            seen.add(place)
        return self


class Levers(_Figure):
    """Columns of items: axes, aims, levers."""

    kind: Literal["leviers"] = Field(description="Genre de la figure", examples=["leviers"])
    bands: tuple[Label, ...] = Field(
        (), max_length=3, description="Ce qui traverse toutes les colonnes", examples=[["Conduite du changement"]]
    )
    groups: tuple[Box, ...] = Field(
        min_length=1, max_length=6, description="Les colonnes ; « items » porte leur contenu"
    )


class Level(Record):
    """One level of a stack and its boxes."""

    label: Label | None = Field(None, description="Rang du niveau", examples=["Niveau 1"])
    title: Label = Field(description="Nom du niveau", examples=["Raconter et mobiliser"])
    boxes: tuple[Box, ...] = Field((), max_length=4, description="Ce que le niveau contient")


class Levels(_Figure):
    """Levels in a stack."""

    kind: Literal["niveaux"] = Field(description="Genre de la figure", examples=["niveaux"])
    link: Label | None = Field(None, description="Ce qui lie un niveau au suivant", examples=["se combine avec"])
    levels: tuple[Level, ...] = Field(min_length=2, max_length=5, description="Les niveaux, de haut en bas")


Diagram = Annotated[
    Steps
    | Cycle
    | Surroundings
    | ViciousCircle
    | Timeline
    | Table
    | Chart
    | Building
    | Sets
    | Levers
    | Levels
    | Calculation,
    Field(discriminator="kind"),
]
"""Any figure; `kind` says which."""


def _check_cells(columns: tuple[str, ...], rows: tuple[TableRow, ...]) -> None:
    for row in rows:
        if len(row.cells) != len(columns):
            raise refusal(UNEVEN_ROW, row=row.title, cells=len(row.cells), columns=len(columns))
