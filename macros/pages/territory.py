"""An organisation's territory ready to print: its silhouette at two sizes, named for those who don't see it."""

from __future__ import annotations

from dataclasses import dataclass

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.silhouettes import SMALL, TENTHS, Drawing
from macros.model.organisation import Organisation


@dataclass(frozen=True)
class PrintedDrawing:
    """A silhouette at one size: the SVG's `viewBox`, width and height in pixels, and paths."""

    view_box: str
    width: int
    height: int
    outline: str
    borders: str
    point: str
    scattered: bool


@dataclass(frozen=True)
class Territory:
    """What a page shows of a territory.

    `label` says it in one phrase; `caption` names in the fewest words what is marked, and `within` what it is in, where
    the two differ; `whole` tells that the organisation administers all of it: the silhouette is then filled, without
    point.
    """

    label: str
    caption: str
    within: str
    whole: bool
    large: PrintedDrawing
    small: PrintedDrawing

    @property
    def legend(self) -> str:
        """The whole caption, « Lille (Nord) », which also names the figure: that ties the two for a screen reader."""
        return f"{self.caption} ({self.within})" if self.within else self.caption


def territory(catalogue: Catalogue, organisation: Organisation) -> Territory | None:
    """Return the territory of an organisation, or None where the open map does not draw it (overseas)."""
    silhouette = catalogue.silhouettes.get(organisation.id)
    if silhouette is None:
        return None
    name = silhouette.territory.name
    marked = organisation.seat if organisation.seat == organisation.short else f"le siège, {organisation.seat}"
    return Territory(
        label=(
            f"Silhouette {silhouette.territory.of_title}{'' if silhouette.whole else f' ; un point y marque {marked}'}"
        ),
        caption=name if silhouette.whole else organisation.seat,
        within="" if silhouette.whole else name,
        whole=silhouette.whole,
        large=_printed(silhouette.large, silhouette.large.width // TENTHS, silhouette.large.height // TENTHS),
        small=_printed(silhouette.small, SMALL, SMALL),
    )


def _printed(drawing: Drawing, width: int, height: int) -> PrintedDrawing:
    """Return a drawing in a frame of its own shape, or in a square, so that the cards of a list stand alike."""
    return PrintedDrawing(
        f"0 0 {drawing.width} {drawing.height}",
        width,
        height,
        drawing.outline,
        drawing.borders,
        drawing.point,
        drawing.scattered,
    )
