"""Key figures as they are printed: « plus de 430 000 habitants », and when."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.fiche import Figure
from macros.model.mending import NOBODY
from macros.model.organisation import Organisation
from macros.model.placeholder import TO_WRITE
from macros.text.french.numbers import WIDE
from macros.text.french.wording import counted, dated, grouped


@dataclass(frozen=True)
class PrintedFigure:
    """A figure in words; `when` is empty where the source gives no date."""

    qualifier: str
    value: str
    unit: str
    label: str
    when: str


def printed(figure: Figure) -> PrintedFigure:
    """Return a figure as it is printed; a unit that is a sign, not a word, holds to its number: « 44,5 % »."""
    value, unit = grouped(figure.value), figure.unit or ""
    if unit and not any(map(str.isalpha, unit)):
        value, unit = f"{value}{WIDE}{unit}", ""
    return PrintedFigure(figure.qualifier or "", value, unit, figure.label, _when(figure))


def population(organisation: Organisation) -> str:
    """Return how many people live there, who counted them if that is known, and when: « 238 246 habitants (Insee,
    2023) »; in a preview, that it is to be written.
    """
    people = organisation.population
    if (people.value, people.year) == NOBODY:
        return TO_WRITE
    return f"{counted(people.value, 'habitant')} ({f'{people.source}, ' if people.source else ''}{people.year})"


def _when(figure: Figure) -> str:
    if figure.date:
        return dated(figure.date)
    return str(figure.year) if figure.year else ""
