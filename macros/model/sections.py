"""The sections of a fiche's page: those its prose holds, and those its template draws around them from the header."""

from __future__ import annotations

SECTIONS = ("Contexte", "Commande", "Démarche", "Résultats", "Préconisations", "Enseignements", "Transfert")
"""The movement of every fiche: its second-level headings, in this order; one may be left out."""

BRIEF = ("En bref", "en-bref")
METHODS = ("Les méthodes", "les-methodes")
RECOMMENDATIONS = ("Ce que l'équipe préconise", "ce-que-l-equipe-preconise")
LESSONS = ("À retenir", "a-retenir")
TRANSFER = ("Transférer chez soi", "transferer-chez-soi")
NEIGHBOURS = ("Projets proches", "projets-proches")
SOURCE = ("Source et réserves", "source-et-reserves")

DRAWN = (BRIEF, METHODS, RECOMMENDATIONS, LESSONS, TRANSFER, NEIGHBOURS, SOURCE)
"""Title and anchor of each section that the template draws: no heading of the prose may take them."""
