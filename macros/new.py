"""`python -m macros.new fiche|edition`: ask, in French, what a new file needs, and write it in its place.

Every question has an option of the same name, so that nothing is asked where all is given; an answer that names an
unknown term is asked again, or refused with the nearest known one where it came as an option.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NoReturn

from macros.catalogue.families import CONDITION, EDITION, METHOD, ORGANISATION, PART, THEME, Family
from macros.catalogue.known_files import EDITIONS, PROJECTS, RESERVED
from macros.catalogue.loading import Content, load
from macros.scaffold import FicheAnswers, edition_text, fiche_text
from macros.text.french import identifier
from macros.text.problem import admitted, nearest

ROOT = Path(__file__).parent.parent


class Refused(Exception):
    """An answer that can't stand; the message says why and what would."""


def main(arguments: list[str]) -> int:
    """Write the file asked for; return 0, or 1 where an option is refused."""
    options = _options(arguments)
    content = load(ROOT)
    try:
        path, text, after = (_fiche if options.kind == "fiche" else _edition)(options, content)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"\n{path.relative_to(ROOT).as_posix()} est écrit.\n{after}")
    return 0


class _Parser(argparse.ArgumentParser):
    """A parser whose refusals are French; its own are English sentences around the faulty word."""

    def error(self, message: str) -> NoReturn:
        """Say what can be written, and end with argparse's usual status."""
        self.exit(2, "Écrivez « python3 recueil.py nouveau fiche » ou « … nouveau edition » ; --help donne les options de chacune.\n")


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = _Parser(prog="recueil.py nouveau", description="Écrit une fiche ou une édition nouvelle, à compléter.")
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="fiche|edition")
    fiche = kinds.add_parser("fiche", help="une fiche dans une édition")
    for name, note in (
        ("edition", "identifiant de l'édition"), ("organisation", "identifiant du commanditaire"), ("nom", "nom du fichier, qui devient l'adresse"),
        ("titre", "titre de la fiche"), ("partie", "partie du recueil"), ("themes", "thèmes, séparés par des virgules"),
        ("methodes", "méthodes employées, séparées par des virgules"), ("conditions", "conditions de transfert, séparées par des virgules"),
    ):
        fiche.add_argument(f"--{name}", help=note)
    edition = kinds.add_parser("edition", help="l'édition d'une promotion")
    edition.add_argument("--promotion", help="nom de la promotion")
    return parser.parse_args(arguments)


def _fiche(options: argparse.Namespace, content: Content) -> tuple[Path, str, str]:
    edition = _answer(options.edition, "Édition", _term(content, EDITION), default=next(reversed(content.terms[EDITION.id]), ""))
    organisation = _answer(options.organisation, "Commanditaire", _term(content, ORGANISATION), known=content.terms[ORGANISATION.id])
    record = content.terms[ORGANISATION.id][organisation].record
    folder = ROOT / PROJECTS / edition
    id_ = _answer(options.nom, "Nom du fichier", _free(folder, ".md"), default=identifier(record.short))
    entry = content.terms[EDITION.id][edition].record
    answers = FicheAnswers(
        title=_answer(options.titre, "Titre", _filled),
        organisation=organisation,
        part=_answer(options.partie, "Partie", _among(entry.parts, PART), known=entry.parts),
        themes=_answers(options.themes, "Thèmes", content, THEME),
        methods=_answers(options.methodes, "Méthodes", content, METHOD),
        conditions=_answers(options.conditions, "Conditions de transfert", content, CONDITION),
    )
    after = (
        "Remplacez chaque « À compléter. », ajoutez les clés facultatives utiles (figures, deliverables), puis lancez :\n"
        f"  python3 recueil.py verifier {PROJECTS}/{edition}/{id_}.md"
    )
    return folder / f"{id_}.md", fiche_text(answers), after


def _edition(options: argparse.Namespace, content: Content) -> tuple[Path, str, str]:
    promotion = _answer(options.promotion, "Nom de la promotion", _filled)
    id_ = _free(ROOT / EDITIONS, ".yml")(identifier(promotion))
    order = 1 + max((entry.record.order for entry in content.terms[EDITION.id].values() if entry.record), default=0)
    after = f"Complétez-le, puis ajoutez sa première fiche :\n  python3 recueil.py nouveau fiche --edition {id_}"
    return ROOT / EDITIONS / f"{id_}.yml", edition_text(promotion, order, tuple(content.terms[PART.id])), after


def _answer(given: str | None, question: str, check: Callable[[str], str], default: str = "", known: Iterable[str] = ()) -> str:
    """Return a checked answer: the option's, refused at once if it can't stand; else asked until it can."""
    if given is not None:
        return check(given.strip())
    if known:
        print(f"  {', '.join(known)}")
    while True:
        try:
            return check(input(f"{question}{f' [{default}]' if default else ''} : ").strip() or default)
        except Refused as refusal:
            print(f"  {refusal}")
        except EOFError:
            raise Refused(f"{question} : il manque une réponse.") from None


def _answers(given: str | None, question: str, content: Content, family: Family) -> list[str]:
    check = _term(content, family)

    def all_checked(text: str) -> str:
        return ",".join(dict.fromkeys(check(part.strip()) for part in text.split(",")))

    return _answer(given, f"{question} (séparés par des virgules)", all_checked, known=content.terms[family.id]).split(",")


def _term(content: Content, family: Family) -> Callable[[str], str]:
    """Return the check of a term, called by its identifier, its label or a synonym."""
    names: dict[str, str] = {}
    for id_, entry in content.terms[family.id].items():
        for name in (id_, *((entry.record.label, *entry.record.synonyms) if entry.record else ())):
            names.setdefault(identifier(name), id_)
    return lambda text: _resolved(text, names, family)


def _among(values: Iterable[str], family: Family) -> Callable[[str], str]:
    return lambda text: _resolved(text, {value: value for value in values}, family)


def _resolved(text: str, names: Mapping[str, str], family: Family) -> str:
    found = names.get(identifier(text))
    if found is None:
        raise Refused(" ".join(filter(None, (f"« {text} » n'est pas {family.unknown}.", nearest(identifier(text), names), admitted(sorted(set(names.values())))))))
    return found


def _filled(text: str) -> str:
    if not text:
        raise Refused("une réponse est attendue.")
    return text


def _free(folder: Path, suffix: str) -> Callable[[str], str]:
    """Return the check of a file name: an identifier that no file of `folder` has."""

    def check(text: str) -> str:
        if identifier(text) != text or not text:
            raise Refused(f"« {text} » ne peut pas devenir une adresse : écrivez « {identifier(text) or 'saint-herblain'} ».")
        if text == RESERVED:
            raise Refused(f"« {text} » est réservé : choisissez un autre nom.")
        if (folder / f"{text}{suffix}").exists():
            raise Refused(f"{text}{suffix} existe déjà : choisissez un autre nom.")
        return text

    return check


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nAbandonné : rien n'a été écrit.")
