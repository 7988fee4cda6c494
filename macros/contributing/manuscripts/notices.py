"""What is told of a text that was made into a draft, whoever reads it: the command in Python, the form in the browser;
« {} » stands for what is quoted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from macros.text.french.wording import counted

NOTICES: Mapping[str, str] = MappingProxyType(
    {
        "comment": "laissé de côté, un commentaire de relecture : « {} »",
        "margin": "laissé de côté, un en-tête ou un pied de page : « {} »",
        "drawing": "PERDU, le texte d'un dessin SmartArt ou d'un graphique : « {} ». Refaites-en une liste, un tableau"
        " ou une figure.",
        "box": "une zone de texte : son texte est placé après le paragraphe qui la porte, à remettre à sa place.",
        "contents": "table des matières retirée : la page fait la sienne.",
        "changes": "suivi des modifications accepté : {}.",
        "picture": "PERDU, une image d'un format que le site ne montre pas, ou qui n'est pas dans le fichier :"
        " exportez-la en PNG.",
        "frame": "un encadré (tableau d'une case) est devenu une citation.",
        "merged": "un tableau avait des cases fusionnées : leur texte est dans la première, à vérifier.",
        "nested": "un tableau était dans un autre : ses cases sont à la suite, à vérifier.",
        "headings": "sans styles de titre, ces lignes ont été prises pour des titres : {}.",
        "references": "retirés, des renvois que Word avait perdus (« Erreur ! … ») : {}.",
        "section": "« {} » est rangé sous « {} ».",
        "heading": "« {} » ne nomme pas une section : intertitre de « {} ».",
        "before": "« {} » précède toute section : intertitre de « {} ».",
    }
)


def changes(added: int, deleted: Sequence[str]) -> str:
    """Say what tracked changes became: accepted, with the words they took away."""
    counts = (
        counted(added, "ajout gardé", "ajouts gardés"),
        counted(len(deleted), "suppression faite", "suppressions faites"),
    )
    quotes = dict.fromkeys(f" ; « {text.strip()} »" for text in deleted if text.strip())
    return NOTICES["changes"].format(", ".join(counts) + "".join(quotes))
