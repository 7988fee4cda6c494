"""`recueil.py verifier [OPTIONS] [FILES]`: check the whole content without a build; print every problem,
count the advice.

Exit status: 0 without a problem, 1 with problems, 2 where an argument can't be understood. With files, only theirs are
shown; everything is read all the same, since a fiche is judged against the vocabularies. Advice, the problems of drafts
and what the publisher has yet to complete never change the status: they must not keep anyone from writing. Nothing is
ever written, but what is kept of the reading.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from macros.catalogue.check import publication
from macros.catalogue.check.advice import DRAFTED, RULES, advice
from macros.catalogue.check.checks import problems
from macros.catalogue.check.completeness import Completeness, completeness
from macros.catalogue.check.examples import with_examples
from macros.catalogue.drafts import left_out, published
from macros.catalogue.read.content import Content
from macros.catalogue.read.loading import checked, load
from macros.commands.options import Main, Parser, from_here
from macros.commands.verify_formats import github_report, json_report
from macros.contributing.labels import COPIES, are_listed, labels_of
from macros.text.french.wording import counted, listed
from macros.text.memory import READ, Memory
from macros.text.problem import Problem, one_line, report
from macros.text.today import today

ROOT = Path(__file__).resolve().parents[2]

FORMATS = ("texte", "json", "github")

USAGE = (
    "Écrivez « python3 recueil.py verifier » pour tout vérifier, ou ajoutez des fichiers de docs/ (.md) ou de data/"
    " (.yml) pour ne voir que leurs problèmes.\nOptions : --conseils détaille les conseils, --bilan montre ce qui"
    " manque à chaque fiche, --format texte, json ou github."
)


def _run(options: argparse.Namespace) -> int:
    """Print the problems of the content, or of the files named; return the exit status."""
    memory = Memory(ROOT / READ)
    status = _checked(options, memory)
    memory.save()
    return status


def _checked(options: argparse.Namespace, memory: Memory) -> int:
    content = load(ROOT, memory)
    wanted = {Path(os.path.realpath(name)) for name in options.files}  # `resolve` would raise on links that loop
    public = published(content)
    faults = tuple(sorted(set(with_examples(problems(public), public))))
    drafted = _of_drafts(content, faults)
    names = checked(content, (*faults, *drafted))
    refused = [message for message in (_refusal(path, names) for path in sorted(wanted)) if message]
    if refused:
        print("\n".join([*refused, USAGE]), file=sys.stderr)
        return 2
    advised = tuple(sorted((*advice(content, memory), *drafted)))
    if wanted:
        faults, advised = (
            tuple(problem for problem in kinds if _file(problem.path) in wanted) for kinds in (faults, advised)
        )
    files = [file for file in content.fiches if not wanted or _file(file.path) in wanted]
    bars = completeness(files, advised)
    if options.format == "json":
        print(json_report(faults, advised, bars))
    elif options.format == "github":
        print(github_report(faults, advised))
    else:
        _print(
            faults, advised, bars if options.bilan else (), options.conseils or bool(wanted), _scope(wanted, content)
        )
        if content.drafts:
            print(left_out(file.path for file in content.drafts))
        if not faults and (not wanted or _file(publication.FILE) in wanted):
            _print_missing(content)
        if not content.problems:
            _print_stale(content)
    return 1 if faults else 0


def _of_drafts(content: Content, faults: Collection[Problem]) -> tuple[Problem, ...]:
    """Return the problems that drafts alone have, as advice: they keep nothing from being published."""
    faults_of_drafts = set(with_examples(problems(content), content)) - set(faults) if content.drafts else set()
    return tuple(replace(problem, kind=replace(problem.kind, rule=DRAFTED)) for problem in faults_of_drafts)


def _declare(parser: Parser) -> None:
    parser.add_argument("files", nargs="*", type=from_here, metavar="FICHIER", help="les fichiers à vérifier, ou tous")
    parser.add_argument("--conseils", action="store_true", help="détaille les conseils")
    parser.add_argument("--bilan", action="store_true", help="montre ce qui manque à chaque fiche")
    parser.add_argument("--format", choices=FORMATS, default=FORMATS[0], help="la forme de la réponse")


def _print(
    faults: tuple[Problem, ...],
    advised: tuple[Problem, ...],
    bars: tuple[Completeness, ...],
    detailed: bool,
    scope: str,
) -> None:
    """Print the faults, apart, then the advice and the bars; without a fault, how much was checked."""
    if faults:
        print(report(faults), file=sys.stderr)
    else:
        print(f"{scope} : aucun problème.")
    if advised and detailed:
        print("\n".join(f"{one_line(problem.path)}:{problem.line}  conseil : {problem.text}" for problem in advised))
    if advised:
        counts = Counter(problem.rule for problem in advised)
        kinds = listed(counted(counts[rule], *wording) for rule, wording in RULES.items() if counts[rule])
        detail = "" if detailed else " Pour les lire : python3 recueil.py verifier --conseils"
        print(f"{counted(len(advised), 'conseil')} : {kinds}.{detail}")
    if bars:
        print("\n".join(map(str, bars)))


def _print_missing(content: Content) -> None:
    advice = publication.advice(content.publisher, today())
    if advice:
        print(advice)


def _print_stale(content: Content) -> None:
    """Say that a new term has left the copies of the schemas behind; nothing needs them to be right."""
    if not are_listed(labels_of(content), ROOT):
        print(
            f"Pour les éditeurs de texte, le dossier {COPIES} est à récrire, si vous le pouvez :"
            " python3 recueil.py actualiser"
        )


def _scope(wanted: set[Path], content: Content) -> str:
    if wanted:
        return counted(len(wanted), "fichier vérifié", "fichiers vérifiés")
    return counted(len(content.fiches), "fiche vérifiée", "fiches vérifiées")


def _file(path: str) -> Path:
    return Path(os.path.realpath(ROOT / path))


def _refusal(path: Path, names: Collection[str]) -> str:
    """Return why a path is none of the files that are checked, or nothing where it is one."""
    name = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)
    if path.is_dir():
        reason = "c'est un dossier ; nommez ses fichiers."
    elif not path.is_file():
        reason = "ce fichier n'existe pas."
    else:
        reason = "" if name in names else "ce fichier n'est pas un contenu du site."
    return reason and f"{one_line(name)} : {reason}"


main = Main("verifier", USAGE, _run, _declare)

if __name__ == "__main__":
    main.end()
