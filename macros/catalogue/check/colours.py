"""Checks the colours given to parts: text must be legible in them, and on them, on screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue.families import PART
from macros.catalogue.palette import LEGIBLE, LIGHT, hue_of, least_contrast, legible
from macros.catalogue.read.content import Content
from macros.text.french.wording import grouped
from macros.text.problem import Kind, Problem, Topic

TOPIC = Topic("La couleur d'une partie")

UNREADABLE = Kind(
    "couleur-illisible",
    "sur le fond des pages ({ground}), un texte de cette couleur n'a qu'un contraste de {ratio} ; il en faut {least}.",
    'Écrivez "{near}", de la même teinte, ou retirez la clé : une couleur lisible est alors trouvée.',
    'color: "#00666a"',
)


def colour_problems(content: Content) -> Iterator[Problem]:
    """Find the parts whose own colour is too close to the grounds of the pages. Colours that the palette chooses never
    are.
    """
    for entry in content.sound(PART).values():
        colour = entry.record.color
        ratio, ground = least_contrast(colour, LIGHT) if colour else (LEGIBLE, "")
        if colour and ratio < LEGIBLE:
            near = legible(hue_of(colour), LIGHT)
            rounded = grouped(int(10 * ratio) / 10)  # down: « 4,5 » is none too low
            yield entry.problem(("color",), UNREADABLE(ground=ground, ratio=rounded, least=grouped(LEGIBLE), near=near))
