"""A second edition beside the real one: two fiches, one of 4,000 words with a table of thirty rows; nothing of it is
known to a style sheet. For tests of what must hold for the next edition as it does for this one.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from tests.benchmark import plain_yaml
from tests.conftest import SAMPLE

EDITION = "ada-lovelace"

_SENTENCES = (
    (
        "L'équipe a rencontré les agents de chaque service, relevé leurs contraintes et comparé leurs façons"
        " d'organiser l'accueil."
    ),
    (
        "Les entretiens montrent des attentes proches, que les habitudes de chaque métier expriment dans des mots"
        " différents."
    ),
    "Un calendrier partagé, revu à chaque étape, a permis d'avancer sans reporter les décisions difficiles.",
    "La direction générale a suivi les travaux, sans chercher à en fixer d'avance les conclusions.",
    "Les élus ont demandé des scénarios chiffrés ; chacun en donne le coût, les délais et ce qui reste à vérifier.",
    (
        "Rien n'oblige une autre collectivité à suivre le même ordre, pourvu que les habitants soient entendus avant le"
        " choix."
    ),
    "Les indicateurs retenus sont peu nombreux, faciles à relever et compris de ceux qui les renseignent.",
)
_SECTIONS = ("Contexte", "Commande", "Démarche", "Résultats", "Préconisations", "Enseignements", "Transfert")


def write_second_edition(root: Path) -> None:
    """Add to the project in `root` a sound edition of two fiches made from real headers, one short and one very
    long.
    """
    edition = {
        "title": "Un recueil d'essai au titre un peu plus long que celui du premier",
        "promotion": "Ada Lovelace",
        "order": 2,
        "year": 2031,
        "parts": ["organisation", "ressources-humaines"],
        "purpose": " ".join(_SENTENCES[:3]),
    }
    (root / f"data/editions/{EDITION}.yml").write_text(plain_yaml(edition), encoding="utf-8", newline="\n")
    (root / "docs/projets" / EDITION).mkdir(parents=True)
    for id_, model, text in (("court", "lille", _prose(90)), ("long", "aubervilliers", _prose(4000, table=30))):
        header = yaml.safe_load(
            (SAMPLE / f"docs/projets/nina-simone/{model}.md").read_text(encoding="utf-8").split("---\n", 2)[1]
        )
        header |= {"title": f"Un projet {id_} : {header['title']}"[:120], "diagrams": []}
        (root / "docs/projets" / EDITION / f"{id_}.md").write_text(
            f"---\n{plain_yaml(header)}---\n\n{text}", encoding="utf-8", newline="\n"
        )


def _prose(words: int, table: int = 0) -> str:
    """Return a fiche's prose of at least so many words, with a table of so many rows, notes and a link to the other
    fiche.
    """
    blocks: list[str] = []
    for rank, section in enumerate(_SECTIONS):
        blocks.append(f"## {section}")
        written = 0
        while written < words / len(_SECTIONS):
            turn = len(blocks)
            paragraph = " ".join(_SENTENCES[(turn + step) % len(_SENTENCES)] for step in range(4))
            if turn % 5 == 0:
                blocks.append(f"### Une étape, la {turn}")
            blocks.append(paragraph)
            written += len(paragraph.split())
        if table and rank == 3:
            blocks += ["Le relevé complet :", _table(table)]
        if table and rank == 4:
            blocks += [
                "Une note[^source] dit d'où vient le chiffre, et [le projet court](court.md) le confirme.",
                "[^source]: Relevé de l'équipe.",
            ]
    return "\n\n".join(blocks) + "\n"


def _table(rows: int) -> str:
    head = "| Service | Agents | Ce qui est observé |\n|---|---:|---|"
    return "\n".join(
        [
            head,
            *(
                f"| Service {rank} | {rank * 37} | {_SENTENCES[rank % len(_SENTENCES)][:60].rsplit(' ', 1)[0]} |"
                for rank in range(1, rows + 1)
            ),
        ]
    )
