"""`recueil.py nouveau KIND [NAME]`: ask, in French, what a new fiche, edition or term needs, and write it in its place.

Every question has an option of the same name, so that nothing is asked where all is given; an answer that can't stand
is asked again, or refused with the nearest that would where it came as an option. Answers are kept as they are typed,
and taken up by the next run where this one stops.
"""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from macros.catalogue.families import (
    COMMANDS,
    CONDITION,
    DELIVERABLE,
    EDITION,
    KIND,
    METHOD,
    METHOD_FAMILY,
    ORGANISATION,
    THEME,
    VOCABULARIES,
)
from macros.commands.environment import Stop
from macros.commands.options import Main, Parser
from macros.contributing.answer_journal import Journal
from macros.contributing.new_edition import new_edition
from macros.contributing.new_fiche import new_fiche
from macros.contributing.new_organisation import OPTIONS as ORGANISATION_OPTIONS
from macros.contributing.new_organisation import make_organisation, new_organisation
from macros.contributing.new_term import TERM_OPTIONS, ExistingTerm, advice, make_term, new_term
from macros.contributing.questions import Dialogue, Ended, Refused
from macros.contributing.session import Session
from macros.text.french.wording import listed

ROOT = Path(__file__).resolve().parents[2]

KEPT_ANSWERS = ".cache/nouveau"
"""Where the answers of a run that stopped wait for the next."""

_WORDS = ("fiche", *COMMANDS.values())

USAGE = (
    f"Écrivez « python3 recueil.py nouveau » suivi d'un de ces mots : {listed(_WORDS)}, et au besoin d'un nom ;"
    " « nouveau fiche --help » donne les options d'une fiche, et ainsi de chacun."
)

_MAKERS = {
    **{family.id: make_term for family in (METHOD, METHOD_FAMILY, THEME, CONDITION, DELIVERABLE, KIND)},
    ORGANISATION.id: make_organisation,
}
"""What can be made on the way, in the middle of something else."""


def _run(options: argparse.Namespace) -> int:
    """Write what is asked for; return 0, also where a term that exists is kept."""
    journal = Journal(ROOT / KEPT_ANSWERS / f"{options.kind}.json")
    dialogue = Dialogue(journal)
    try:
        session = Session(ROOT, dialogue, _MAKERS)
        after = _make(session, options)
    except ExistingTerm as term:
        journal.end()
        print(term)
        return 0
    except (Refused, Ended) as refusal:
        raise Stop("\n".join(filter(None, (str(refusal), _kept(journal, options.kind))))) from None
    except KeyboardInterrupt:
        raise Stop(f"\nInterrompu. {_kept(journal, options.kind) or 'Rien n’est écrit.'}") from None
    journal.end()
    print(after)
    return 0


def _make(session: Session, options: argparse.Namespace) -> str:
    """Make what is asked for; return what is to be done next."""
    if options.kind == "fiche":
        if options.organisation is None or options.titre is None:
            session.dialogue.resume()
        return new_fiche(session, options)
    if not options.nom:
        if options.libelle:
            session.dialogue.converse()
        session.dialogue.resume()
    if options.kind == COMMANDS[EDITION.id]:
        return new_edition(session, options)
    family = next(family for family in VOCABULARIES if COMMANDS[family.id] == options.kind)
    make = new_organisation if family is ORGANISATION else new_term
    return advice(family, make(session, family, options))


def _kept(journal: Journal, kind: str) -> str:
    """Say how to take up what was typed; nothing where nothing was."""
    if not journal.left():
        return ""
    return f"Vos réponses sont gardées : « python3 recueil.py nouveau {kind} » propose de les reprendre."


def _declare(parser: Parser) -> None:
    kinds = parser.add_subparsers(
        dest="kind",
        required=True,
        metavar="MOT",
        parser_class=partial(Parser, usage_said=USAGE),  # type: ignore[call-overload]
    )
    fiche = kinds.add_parser("fiche", help="une fiche dans une édition")
    for name, note in (
        ("edition", "identifiant de l'édition"),
        ("organisation", "identifiant ou nom du commanditaire"),
        ("titre", "titre de la fiche"),
        ("nom", "nom du fichier, qui devient l'adresse"),
        ("partie", "partie du recueil"),
        ("themes", "thèmes, séparés par des virgules"),
        ("methodes", "méthodes employées, séparées par des virgules"),
        ("conditions", "conditions de transfert, séparées par des virgules"),
        ("livrables", "livrables, séparés par des virgules"),
    ):
        fiche.add_argument(f"--{name}", help=note)
    edition = kinds.add_parser("edition", help="l'édition d'une promotion")
    edition.add_argument("libelle", nargs="?", metavar="NOM", help="nom de la promotion")
    edition.add_argument("--promotion", dest="nom", help="nom de la promotion")
    edition.add_argument("--annee", help="année du recueil")
    edition.add_argument("--identifiant", help="identifiant, qui devient l'adresse")
    for family, word in COMMANDS.items():
        if family == EDITION.id:
            continue
        kind = kinds.add_parser(word, help=f"un terme de plus ({word})")
        kind.add_argument("libelle", nargs="?", metavar="NOM", help="son nom")
        for name, note in ORGANISATION_OPTIONS if family == ORGANISATION.id else TERM_OPTIONS[family]:
            kind.add_argument(f"--{name}", help=note)


main = Main("nouveau", USAGE, _run, _declare)

if __name__ == "__main__":
    main.end()
