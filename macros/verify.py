"""`python -m macros.verify [FILES]`: check the whole content without a build, and print every problem.

Exit status: 0 without a problem, 1 with problems, 2 where a file named does not exist. With files, only their problems
are shown; everything is read all the same, since a fiche is judged against the vocabularies. What the publisher has yet
to complete is advice, not a problem: it must not keep anyone from writing.
"""

from __future__ import annotations

import datetime
import os
import sys
from pathlib import Path

from macros.catalogue.checks import problems
from macros.catalogue.loading import load
from macros.catalogue.publication import FILE, advice
from macros.text.french import counted
from macros.text.problem import report

ROOT = Path(__file__).parent.parent


def main(arguments: list[str]) -> int:
    """Print the problems of the content, or of the files in `arguments`; return the exit status."""
    wanted = {Path(os.path.realpath(argument)) for argument in arguments}  # `resolve` would raise on links that loop
    missing = [path for path in sorted(wanted) if not path.is_file()]
    if missing:
        for path in missing:
            print(f"{path} : ce fichier n'existe pas.", file=sys.stderr)
        return 2
    content = load(ROOT)
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
