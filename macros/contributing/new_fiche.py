"""`nouveau fiche`: the file of a project, annotated, sound but for what is left to write."""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path

from macros.catalogue.families import CONDITION, DELIVERABLE, EDITION, METHOD, ORGANISATION, PART, THEME
from macros.catalogue.near_terms import names, proposal
from macros.catalogue.read.known_files import PROJECTS
from macros.contributing.choices import NEW, Choice
from macros.contributing.new_organisation import described
from macros.contributing.questions import WIDTH, Refused, filled, free
from macros.contributing.scaffold import FicheAnswers, fiche_text
from macros.contributing.session import Session
from macros.text.french.wording import identifier

_COMMANDITAIRE = "Commanditaire"


def new_fiche(session: Session, options: argparse.Namespace) -> str:
    """Write the file of a fiche, what is not among the options being asked; return what is to be done next."""
    dialogue = session.dialogue
    edition = _edition(session, options.edition)
    organisation = _organisation(session, options.organisation)
    title = dialogue.ask(options.titre, "Titre de la fiche", filled)
    folder = session.root / PROJECTS / edition
    id_ = dialogue.ask(
        options.nom,
        f"Nom du fichier, dans l'adresse /projets/{edition}/… pour la vie",
        free(folder, ".md"),
        default=_free_name(folder, session.content.sound(ORGANISATION)[organisation].record.short, title),
    )
    parts = session.content.sound(EDITION)[edition].record.parts
    answers = FicheAnswers(
        title=title,
        organisation=organisation,
        part=Choice(lambda: session.content, PART, only=parts).one(dialogue, options.partie, "Partie"),
        themes=session.choice(THEME).several(dialogue, options.themes, "Thèmes"),
        methods=session.choice(METHOD).several(dialogue, options.methodes, "Méthodes"),
        conditions=session.choice(CONDITION).several(dialogue, options.conditions, "Conditions de transfert"),
        deliverables=session.choice(DELIVERABLE).several(
            dialogue, "" if options.livrables is None and not dialogue.is_live else options.livrables, "Livrables", True
        ),
    )
    path = f"{PROJECTS}/{edition}/{id_}.md"
    session.write(path, fiche_text(answers))
    return (
        f"Son adresse sera /projets/{edition}/{id_}/.\n"
        "Remplacez chaque « À compléter. », gardez les clés facultatives utiles, puis lancez :\n"
        f"  python3 recueil.py verifier {path}"
    )


def _edition(session: Session, name: str | None) -> str:
    """Return the edition: the only one, unasked, or the one chosen, the last by default."""
    known = list(session.content.terms[EDITION.id])
    if not known:
        raise Refused("il n'y a pas encore d'édition. Pour en ouvrir une : python3 recueil.py nouveau edition")
    if name is None and len(known) == 1:
        print(f"Édition : {known[0]}, la seule. Pour en ouvrir une autre : python3 recueil.py nouveau edition")
        name = known[0]
    choice = Choice(lambda: session.content, EDITION)
    return choice.one(session.dialogue, name, "Édition", default=known[-1])


def _organisation(session: Session, name: str | None) -> str:
    """Return the commanditaire: a known one, or any authority of the country, added on the way."""
    if name is None and not session.dialogue.knows(_COMMANDITAIRE):
        known = [entry.record.short for entry in session.content.sound(ORGANISATION).values()]
        print(
            textwrap.fill(
                f"Commanditaire : le nom d'une commune, d'une intercommunalité, d'un département ou d'une région. Déjà"
                f" connus : {', '.join(known) or 'aucun'}. Pour un autre organisme, écrivez « {NEW} » puis son nom.",
                WIDTH,
            )
        )

    def check(text: str) -> str:
        choice = Choice(lambda: session.content, ORGANISATION)
        if name is not None or identifier(filled(text)) in names(session.content, ORGANISATION):
            return choice.resolve(text, is_live=False)
        if text.startswith(NEW):
            return session.make(ORGANISATION, text.removeprefix(NEW).strip())
        homonyms = session.content.territories.named(text)
        if not homonyms:
            raise Refused(_unknown(session, text))
        if len(homonyms) == 1:
            print(f"  {described(session, homonyms[0])}")
            if not session.dialogue.agrees(f"« {text} » n'est pas encore parmi les commanditaires. L'ajouter ?"):
                raise Refused("donnez un autre nom.")
        return session.make(ORGANISATION, text, is_seen=True)

    id_ = session.dialogue.ask(name, _COMMANDITAIRE, check, is_choice=True)
    if name is None:
        print(f"  Retenu : {session.content.sound(ORGANISATION)[id_].record.name}.")
    return id_


def _unknown(session: Session, text: str) -> str:
    """Say that no commanditaire nor territory bears a name, which are near, and how to add another body."""
    near = [territory.name for territory in session.content.territories.near(text)]
    message = (
        f"« {text} » n'est pas {ORGANISATION.unknown}.",
        proposal(text, names(session.content, ORGANISATION)),
        f"Noms proches : {', '.join(near)}." if near else "",
        f"Pour ajouter un autre organisme : {NEW} {text}",
    )
    return " ".join(filter(None, message))


def _free_name(folder: Path, short: str, title: str) -> str:
    """Return a name that no fiche of the edition has: that of the commanditaire, with words of the title if need be."""
    name = identifier(short)
    words = [word for word in identifier(title).split("-") if len(word) > 3][:2]
    return "-".join((name, *words)) if (folder / f"{name}.md").exists() else name
