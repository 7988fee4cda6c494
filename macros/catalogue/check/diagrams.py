"""Checks the figures of a fiche: each has its own identifier and is placed once in the prose; every figure placed
exists.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue.read.content import SoundFiche
from macros.model.diagram import MOMENTS, Timeline
from macros.text.french.wording import listed
from macros.text.markdown import body
from macros.text.problem import Kind, Problem, Topic, nearest

TOPIC = Topic("La place des figures", "Chaque figure de l'en-tête est placée une fois.")

SAME = Kind(
    "figure-double", "« {figure} » désigne déjà la figure de la ligne {line}.", "Donnez-lui un autre identifiant."
)
NOT_ALONE = Kind(
    "figure-accompagnee",
    "une figure se place seule sur sa ligne, sans retrait, entre deux lignes vides.",
    "Écrivez : [figure: identifiant]",
    "Un texte.\n\n[figure: calendrier]\n\nUn autre.",
)
UNKNOWN = Kind(
    "figure-inconnue",
    "« {figure} » n'est pas une figure de la fiche.",
    "{near} {known}",
    "[figure: calendrier]",
    "Prenez l'identifiant d'une figure de l'en-tête, ou décrivez-la sous « diagrams ».",
)
PLACED_TWICE = Kind("figure-deux-fois", "la figure « {figure} » est déjà placée ligne {line}.", "Gardez-en une.")
NEVER_PLACED = Kind(
    "figure-jamais-placee",
    "la figure « {figure} » n'est placée nulle part dans le texte.",
    "Ajoutez, là où le texte en parle, une ligne : [figure: {figure}]",
    "[figure: calendrier]",
)
NO_DATES = Kind(
    "frise-sans-dates",
    "la frise « {figure} » prend les dates de « calendar » : {count}, quand {least} à {most} sont attendues.",
    "Complétez « calendar », ou écrivez « moments » sous la figure.",
    "moments:\n  - label: Janvier\n    title: Lancement\n  - label: Décembre\n    title: Vote",
)


def _placed(file: SoundFiche) -> Iterator[tuple[int, str | None]]:
    """Yield the line and the identifier of each figure placed: under recommendations, then in the prose."""
    for rank, group in enumerate(file.record.recommendations):
        if group.figure:
            yield file.line_of(("recommendations", rank, "figure")), group.figure
    for offset, id_ in body.diagram_places(file.body):
        yield file.body_line + offset, id_


def timeline_problems(file: SoundFiche) -> Iterator[Problem]:
    """Check that the calendar holds enough dates, and not too many, for the timelines that show it."""
    least, most = MOMENTS
    count = len(file.record.calendar)
    for rank, diagram in enumerate(file.record.diagrams):
        if isinstance(diagram, Timeline) and not diagram.moments and not least <= count <= most:
            finding = NO_DATES(figure=diagram.id, count=count, least=least, most=most)
            yield file.problem(("diagrams", rank), finding)


def diagram_problems(file: SoundFiche) -> Iterator[Problem]:
    """Check that each figure has its own identifier and stands once in the prose, and that the prose places no
    other.
    """
    lines: dict[str, int] = {}
    for rank, diagram in enumerate(file.record.diagrams):
        at = ("diagrams", rank, "id")
        if diagram.id in lines:
            yield file.problem(at, SAME(figure=diagram.id, line=lines[diagram.id]))
        else:
            lines[diagram.id] = file.line_of(at)
    call_lines: dict[str, int] = {}
    for line, id_ in _placed(file):
        if id_ is None:
            yield NOT_ALONE().at(file.path, line)
        elif id_ not in lines:
            known = (
                f"Figures de la fiche : {listed(lines)}." if lines else "Décrivez-la dans l'en-tête, sous « diagrams »."
            )
            yield UNKNOWN(figure=id_, near=nearest(id_, lines), known=known).at(file.path, line)
        elif id_ in call_lines:
            yield PLACED_TWICE(figure=id_, line=call_lines[id_]).at(file.path, line)
        else:
            call_lines[id_] = line
    for id_, line in lines.items():
        if id_ not in call_lines:
            yield NEVER_PLACED(figure=id_).at(file.path, line)
