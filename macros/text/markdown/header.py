"""Split a Markdown file into its YAML header and its body, each with the line it begins on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.text.problem import Kind, Problem, Topic
from macros.text.source import Source

FENCE = "---"


TOPIC = Topic(
    "Les bornes de l'en-tête", "L'en-tête tient entre deux lignes « --- », la première en tout début de fichier."
)

NO_HEADER = Kind(
    "en-tete-absent",
    "le fichier n'a pas d'en-tête.",
    f"La toute première ligne doit être « {FENCE} », suivie des clés (title, description…) puis d'un second «"
    f" {FENCE} ».",
    "---\ntitle: Écouter les agents\n---",
)
NEVER_CLOSED = Kind(
    "en-tete-ouvert",
    "l'en-tête n'est jamais refermé.",
    f"Ajoutez une ligne « {FENCE} » entre la dernière clé et le texte.",
    "---\ntitle: Écouter les agents\n---\n\n## Contexte",
)
LATE = Kind(
    "en-tete-tardif",
    "l'en-tête ne commence pas à la toute première ligne.",
    f"Écrivez « {FENCE} » dès le début de la première ligne.",
    "---\ntitle: Écouter les agents\n---",
)
OTHER_LANGUAGE = Kind(
    "en-tete-d-un-autre-outil",
    "l'en-tête est écrit pour un autre outil, entre deux lignes « {line} ».",
    f"Écrivez-le entre deux lignes « {FENCE} », une clé par ligne : « clé: valeur », et non « clé = valeur ».",
    "---\ntitle: Écouter les agents\n---\n\n## Contexte",
)
CLOSED_OTHERWISE = Kind(
    "en-tete-mal-ferme",
    "« {line} » ne ferme pas l'en-tête.",
    f"Écrivez « {FENCE} » : trois traits d'union, seuls sur leur ligne.",
    "---\ntitle: Écouter les agents\n---\n\n## Contexte",
)

OTHER_FENCES = ("+++", ";;;", "{", "---toml", "---json")
"""What other tools write around a header in TOML or in JSON."""
_DASHES = re.compile(r"\s*[-\u2013\u2014_*]{2,}\s*\Z|[\u2013\u2014]\s*\Z|\s+---\s*\Z")


@dataclass(frozen=True)
class Parts:
    """The two parts of a fiche; lines count from 1 in the file."""

    header: str
    header_line: int
    body: str
    body_line: int


def split(source: Source) -> Parts | Problem:
    """Return header and body of `source`, or the problem: no header, not at once, or never closed."""
    lines = source.text.split("\n")
    if lines[0].rstrip() in OTHER_FENCES:
        return OTHER_LANGUAGE(line=lines[0].rstrip()).at(source.path)
    if lines[0].rstrip() != FENCE:
        return (LATE if source.text.lstrip().startswith(f"{FENCE}\n") else NO_HEADER)().at(source.path)
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == FENCE:
            return Parts("\n".join(lines[1 : number - 1]) + "\n", 2, "\n".join(lines[number:]), number + 1)
    closing = next((number for number, line in enumerate(lines[1:], start=2) if _DASHES.match(line)), None)
    if closing:
        return CLOSED_OTHERWISE(line=lines[closing - 1].strip()).at(source.path, closing)
    return NEVER_CLOSED().at(source.path)
