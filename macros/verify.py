"""`python -m macros.verify [FILES]`: check the whole content without a build, and print every problem.

Exit status: 0 without a problem, 1 with problems, 2 where an argument names no file of the content. With files, only
their problems are shown; everything is read all the same, since a fiche is judged against the vocabularies. What the
publisher has yet to complete is advice, not a problem: it must not keep anyone from writing.
"""

from __future__ import annotations

import datetime
import os
import sys
from pathlib import Path

from macros.catalogue.checks import problems
from macros.catalogue.loading import Content, checked, load
from macros.catalogue.publication import FILE, advice
from macros.text.french import counted
from macros.text.problem import report

ROOT = Path(__file__).resolve().parent.parent

USAGE = (
    "Écrivez « python3 recueil.py verifier » pour tout vérifier, ou ajoutez des fichiers de docs/ (.md) ou de data/ (.yml) "
    "pour ne voir que leurs problèmes."
)


def main(arguments: list[str]) -> int:
    """Print the problems of the content, or of the files in `arguments`; return the exit status."""
    if any(argument.startswith("-") for argument in arguments):
        print(f"« verifier » n'a pas d'option.\n{USAGE}", file=sys.stderr)
        return 2
    content = load(ROOT)
    wanted = {Path(os.path.realpath(argument)) for argument in arguments}  # `resolve` would raise on links that loop
    refused = [said for said in (_refusal(path, content) for path in sorted(wanted)) if said]
    if refused:
        print("\n".join([*refused, USAGE]), file=sys.stderr)
        return 2
    found = [problem for problem in (*content.problems, *problems(content)) if not wanted or Path(os.path.realpath(ROOT / problem.path)) in wanted]
    if found:
        print(report(found), file=sys.stderr)
        return 1
    scope = counted(len(wanted), "fichier vérifié", "fichiers vérifiés") if wanted else counted(len(content.fiches), "fiche vérifiée", "fiches vérifiées")
    print(f"{scope} : aucun problème.")
    said = advice(content.publisher, datetime.date.today()) if not wanted or (ROOT / FILE).resolve() in wanted else ""
    if said:
        print(said)
    return 0


def _refusal(path: Path, content: Content) -> str:
    """Return why a path is none of the files that are checked, or nothing where it is one."""
    name = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)
    if path.is_dir():
        return f"{name} : c'est un dossier ; nommez ses fichiers."
    if not path.is_file():
        return f"{name} : ce fichier n'existe pas."
    return "" if name in checked(content) else f"{name} : ce fichier n'est pas un contenu du site."


if __name__ == "__main__":
    try:
        status = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # « | head » has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    sys.exit(status)
