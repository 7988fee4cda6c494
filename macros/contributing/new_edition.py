"""`nouveau edition`: the file of a promotion's recueil, its year asked, its address confirmed before it is fixed."""

from __future__ import annotations

import argparse
import re
from pathlib import PurePosixPath

from macros.catalogue.families import EDITION, PART
from macros.catalogue.read.known_files import EDITIONS
from macros.contributing.questions import Refused, filled, free, whole
from macros.contributing.scaffold import edition_text
from macros.contributing.session import Session
from macros.text.french.wording import folded, identifier

_TITLE = re.compile(r"\s*(?:la\s+)?promotion\s+", re.I)
_YEARS = re.compile(r"[\s,(–-]*\b((?:19|20)\d\d)(?:\s*[-–/]\s*((?:19|20)?\d\d))?\b[\s)]*$")


def new_edition(session: Session, options: argparse.Namespace) -> str:
    """Write the file of an edition, what is not among the options being asked; return what is to be done next."""
    words = session.dialogue.ask(options.nom or options.libelle, "Nom de la promotion", filled)
    promotion, year = cleaned(words)
    if promotion != words:
        print(f"  Nom retenu : {promotion}.")
    editions = {folded(entry.record.promotion): id_ for id_, entry in session.content.sound(EDITION).items()}
    if folded(promotion) in editions:
        raise Refused(f"la promotion « {promotion} » a déjà une édition : « {editions[folded(promotion)]} ».")
    answer = session.dialogue.ask(options.annee, "Année du recueil", whole(1900, 2100), default=year)
    proposed = options.identifiant
    if proposed is None and options.nom is not None:
        proposed = identifier(promotion)
    id_ = session.dialogue.ask(
        proposed,
        "Identifiant, dans l'adresse /editions/… et dans celle de chaque fiche, pour la vie",
        free(session.root / EDITIONS, ".yml"),
        default=identifier(promotion),
    )
    order = 1 + max((entry.record.order for entry in session.content.sound(EDITION).values()), default=0)
    path = PurePosixPath(EDITIONS) / f"{id_}.yml"
    session.write(str(path), edition_text(promotion, order, int(answer), tuple(session.content.terms[PART.id])))
    return (
        f"Son adresse sera /editions/{id_}/.\n"
        f"Complétez-le, puis ajoutez sa première fiche :\n  python3 recueil.py nouveau fiche --edition {id_}"
    )


def cleaned(text: str) -> tuple[str, str]:
    """Return the name of a promotion without « Promotion » nor years, and the last of these years, empty where none is
    said: « Promotion Joséphine Baker (2026-2027) » is « Joséphine Baker », 2027.
    """
    years = _YEARS.search(text)
    name = _TITLE.sub("", text[: years.start()] if years else text, count=1).strip() or text
    if not years:
        return name, ""
    last = years[2] or years[1]
    return name, last if len(last) == 4 else years[1][:2] + last
