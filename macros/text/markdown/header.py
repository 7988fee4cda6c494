"""Split a Markdown file into its YAML header and its body, each with the line it begins on."""

from __future__ import annotations

from dataclasses import dataclass

from macros.text.problem import Problem
from macros.text.source import Source

FENCE = "---"


@dataclass(frozen=True)
class Parts:
    """The two parts of a fiche; lines count from 1 in the file."""

    header: str
    header_line: int
    body: str
    body_line: int


def split(source: Source) -> Parts | Problem:
    """Return header and body of `source`, or the problem: no header, header never closed."""
    lines = source.text.split("\n")
    if lines[0].rstrip() != FENCE:
        return Problem(
            source.path,
            1,
            "",
            "le fichier n'a pas d'en-tête.",
            f"La toute première ligne doit être « {FENCE} », suivie des clés (title, description…) puis d'un second «"
            f" {FENCE} ».",
        )
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == FENCE:
            return Parts("\n".join(lines[1 : number - 1]) + "\n", 2, "\n".join(lines[number:]), number + 1)
    return Problem(
        source.path,
        1,
        "",
        "l'en-tête n'est jamais refermé.",
        f"Ajoutez une ligne « {FENCE} » entre la dernière clé et le texte.",
    )
