"""The closed scales of a fiche: where a method stands, what a result is and rests on, how far a project transfers.

They carry rules (what is counted, what is shown first), hence code; open vocabularies live in `data/`.
"""

from __future__ import annotations

from typing import Literal

Status = Literal["employee", "preconisee", "existante"]
ResultKind = Literal["constat", "realisation", "effet"]
Evidence = Literal["mesure", "constate", "attendu"]
MilestoneKind = Literal["mission", "decision", "echeance"]
Level = Literal["transferable", "sous-conditions", "propre-au-contexte"]
Qualifier = Literal["plus de", "près de", "environ", "moins de", "au moins"]

STATUSES: dict[str, tuple[str, str]] = {
    "employee": ("Employée", "l'équipe l'a mise en œuvre pendant le projet"),
    "preconisee": ("Préconisée", "l'équipe la recommande au commanditaire"),
    "existante": ("Existante", "la collectivité la pratiquait ou l'avait décidée d'elle-même"),
}
SIGNS: dict[str, str] = {"employee": "●", "preconisee": "○", "existante": "◇"}
"""The sign of each status in tables; it is read out in words, and told in a legend."""

RESULTS: dict[str, tuple[str, str]] = {
    "constat": ("Constats", "ce que le diagnostic a montré"),
    "realisation": ("Réalisations", "ce qui a été remis, construit ou décidé"),
    "effet": ("Effets", "ce que cela a changé, ou devait changer"),
}
MILESTONES: dict[str, tuple[str, str]] = {
    "mission": ("Mission", "un temps de la mission de l'équipe"),
    "decision": ("Décision", "une décision de la collectivité, une règle qui s'impose à elle"),
    "echeance": ("Échéance", "une étape prévue ou proposée"),
}
EVIDENCES: dict[str, tuple[str, str]] = {
    "mesure": ("Mesuré", "l'effet a été compté"),
    "constate": ("Constaté", "l'effet a été observé, sans être compté"),
    "attendu": ("Attendu", "l'effet est espéré, pas encore vérifié"),
}
LEVELS: dict[str, tuple[str, str]] = {
    "transferable": ("Transférable", "le recueil n'y met pas de condition"),
    "sous-conditions": (
        "Transférable sous conditions",
        "d'autres collectivités peuvent la reprendre si les conditions sont réunies",
    ),
    "propre-au-contexte": ("Propre au contexte", "la démarche tient à la situation du commanditaire"),
}
DELIVERIES: dict[str, tuple[str, str]] = {
    "remis": ("Remis", "l'équipe l'a remis au commanditaire"),
    "transferable": ("À reprendre", "le projet le recommande à d'autres collectivités"),
}
