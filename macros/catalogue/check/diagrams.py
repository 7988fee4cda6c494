"""The figures of a fiche: each with its own identifier, placed once in the prose, which places no other."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue.read.content import Content
from macros.text.french.wording import listed
from macros.text.markdown import body
from macros.text.problem import Problem, nearest


def diagram_problems(content: Content) -> Iterator[Problem]:
    """Check that each figure has its own identifier and stands once in the prose, and that the prose places no
    other.
    """
    for file in content.sound_fiches:
        lines: dict[str, int] = {}
        for rank, diagram in enumerate(file.record.diagrams):
            at = ("diagrams", rank, "id")
            if diagram.id in lines:
                yield file.problem(
                    at,
                    f"« {diagram.id} » désigne déjà la figure de la ligne {lines[diagram.id]}.",
                    "Donnez-lui un autre identifiant.",
                )
            else:
                lines[diagram.id] = file.line_of(at)
        placed: dict[str, int] = {}
        for offset, id_ in body.figures(file.body):
            line = file.body_line + offset
            if id_ is None:
                yield Problem(
                    file.path,
                    line,
                    "",
                    "une figure se place seule sur sa ligne, sans retrait, entre deux lignes vides.",
                    "Écrivez : [figure: identifiant]",
                )
            elif id_ not in lines:
                known = (
                    f"Figures de la fiche : {listed(lines)}."
                    if lines
                    else "Décrivez-la dans l'en-tête, sous « diagrams »."
                )
                yield Problem(
                    file.path,
                    line,
                    "",
                    f"« {id_} » n'est pas une figure de la fiche.",
                    f"{nearest(id_, lines)} {known}".strip(),
                )
            elif id_ in placed:
                yield Problem(
                    file.path, line, "", f"la figure « {id_} » est déjà placée ligne {placed[id_]}.", "Gardez-en une."
                )
            else:
                placed[id_] = line
        for id_, line in lines.items():
            if id_ not in placed:
                yield Problem(
                    file.path,
                    line,
                    "",
                    f"la figure « {id_} » n'est placée nulle part dans le texte.",
                    f"Ajoutez, là où le texte en parle, une ligne : [figure: {id_}]",
                )
