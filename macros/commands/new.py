"""`recueil.py nouveau KIND`: ask, in French, what a new fiche, edition or term needs, and write it in its
place.

Every question has an option of the same name, so that nothing is asked where all is given; an answer that names an
unknown term is asked again, or refused with the nearest known one where it came as an option.
"""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from macros.catalogue.families import COMMANDS, CONDITION, DELIVERABLE, EDITION, METHOD, ORGANISATION, PART, THEME
from macros.catalogue.read.content import Content
from macros.catalogue.read.known_files import EDITIONS, PROJECTS
from macros.catalogue.read.loading import load
from macros.commands.options import Main, Parser
from macros.contributing.new_term import TERM_OPTIONS, Kept, new_term
from macros.contributing.questions import Refused, among, answer, answers, filled, free, term
from macros.contributing.scaffold import FicheAnswers, edition_text, fiche_text
from macros.text.french.wording import identifier, listed
from recueil import Stop

ROOT = Path(__file__).resolve().parents[2]

_WORDS = ("fiche", *COMMANDS.values())

USAGE = (
    f"Écrivez « python3 recueil.py nouveau » suivi d'un de ces mots : {listed(_WORDS)} ; « nouveau fiche --help » donne"
    " les options d'une fiche, et ainsi de chacun."
)


def _run(options: argparse.Namespace) -> int:
    """Write the file asked for; return 0, also where a term that exists is kept."""
    content = load(ROOT)
    try:
        path, text, after = {"fiche": _fiche, "edition": _edition}.get(options.kind, partial(new_term, ROOT))(
            options, content
        )
    except Kept as kept:
        print(kept)
        return 0
    except Refused as refusal:
        raise Stop(str(refusal)) from None
    except KeyboardInterrupt:
        raise Stop("\nAbandonné : rien n'a été écrit.") from None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"\n{path.relative_to(ROOT).as_posix()} est écrit.\n{after}")
    return 0


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
        ("organisation", "identifiant du commanditaire"),
        ("nom", "nom du fichier, qui devient l'adresse"),
        ("titre", "titre de la fiche"),
        ("partie", "partie du recueil"),
        ("themes", "thèmes, séparés par des virgules"),
        ("methodes", "méthodes employées, séparées par des virgules"),
        ("conditions", "conditions de transfert, séparées par des virgules"),
        ("livrables", "livrables, séparés par des virgules"),
    ):
        fiche.add_argument(f"--{name}", help=note)
    edition = kinds.add_parser("edition", help="l'édition d'une promotion")
    edition.add_argument("--promotion", help="nom de la promotion")
    for family, word in COMMANDS.items():
        if family == EDITION.id:
            continue
        kind = kinds.add_parser(word, help=f"un terme de plus ({word})")
        for name, note in TERM_OPTIONS[family]:
            kind.add_argument(f"--{name}", help=note)


def _fiche(options: argparse.Namespace, content: Content) -> tuple[Path, str, str]:
    edition = answer(
        options.edition, "Édition", term(content, EDITION), default=next(reversed(list(content.terms[EDITION.id])), "")
    )
    organisation = answer(
        options.organisation, "Commanditaire", term(content, ORGANISATION), known=content.terms[ORGANISATION.id]
    )
    record = content.sound(ORGANISATION)[organisation].record
    folder = ROOT / PROJECTS / edition
    id_ = answer(options.nom, "Nom du fichier", free(folder, ".md"), default=identifier(record.short))
    entry = content.sound(EDITION)[edition].record
    said = FicheAnswers(
        title=answer(options.titre, "Titre", filled),
        organisation=organisation,
        part=answer(options.partie, "Partie", among(entry.parts, PART), known=entry.parts),
        themes=answers(options.themes, "Thèmes", content, THEME),
        methods=answers(options.methodes, "Méthodes", content, METHOD),
        conditions=answers(options.conditions, "Conditions de transfert", content, CONDITION),
        deliverables=answers(
            options.livrables if options.livrables is not None or options.titre is None else "",
            "Livrables",
            content,
            DELIVERABLE,
            optional=True,
        ),
    )
    after = (
        "Remplacez chaque « À compléter. », gardez les clés facultatives utiles, puis lancez :\n"
        f"  python3 recueil.py verifier {PROJECTS}/{edition}/{id_}.md"
    )
    return folder / f"{id_}.md", fiche_text(said), after


def _edition(options: argparse.Namespace, content: Content) -> tuple[Path, str, str]:
    promotion = answer(options.promotion, "Nom de la promotion", filled)
    id_ = free(ROOT / EDITIONS, ".yml")(identifier(promotion))
    order = 1 + max((entry.record.order for entry in content.sound(EDITION).values()), default=0)
    after = f"Complétez-le, puis ajoutez sa première fiche :\n  python3 recueil.py nouveau fiche --edition {id_}"
    return ROOT / EDITIONS / f"{id_}.yml", edition_text(promotion, order, tuple(content.terms[PART.id])), after


main = Main("nouveau", USAGE, _run, _declare)

if __name__ == "__main__":
    main.end()
