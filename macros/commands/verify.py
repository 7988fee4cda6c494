"""`recueil.py verifier [OPTIONS] [FILES]`: check the whole content without a build; print every problem,
count the advice.

Exit status: 0 without a problem, 1 with problems, 2 where an argument can't be understood. With files, only theirs are
shown; everything is read all the same, since a fiche is judged against the vocabularies. Advice, the problems of drafts
and what the publisher has yet to complete never change the status: they must not keep anyone from writing. Nothing is
ever written, but what is kept of the reading.

As long as no file of the project changes, the answer of the day is the same: it is kept, and given again at once.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import os
import sys
from pathlib import Path
from typing import Any

from macros.commands.options import Main, Parser, from_here
from macros.text.folder import folder_digest
from macros.text.memory import ANSWERS, READ, Memory
from macros.text.today import today

ROOT = HERE = Path(__file__).resolve().parents[2]

ASIDE = ("macros", "tests", "atelier", "requirements", "site", "node_modules", "venv", "env")
"""The folders of a project where nothing is checked; the memory is sealed with the code."""

REFUSED = 2
"""The exit status where an argument can't be understood."""

FORMATS = ("texte", "json", "github")

USAGE = (
    "Écrivez « python3 recueil.py verifier » pour tout vérifier, ou ajoutez des fichiers de docs/ (.md) ou de data/"
    " (.yml) pour ne voir que leurs problèmes.\nOptions : --conseils détaille les conseils, --bilan montre ce qui"
    " manque à chaque fiche, --format texte, json ou github."
)


def _run(options: argparse.Namespace) -> int:
    """Print the problems of the content, or of the files named; return the exit status."""
    dates, digests = _digests(by_date=True), _digests()
    memory = Memory(ROOT / ANSWERS if all(digests) else None)
    files = tuple(sorted({os.path.realpath(name) for name in options.files}))
    request = (files, options.conseils, options.bilan, options.format)

    def is_kept(result: tuple[int, str, str]) -> bool:
        return result[0] < REFUSED and _digests(by_date=True) == dates  # nothing was saved while it was read

    def answer(root: str, digests: tuple[str, ...], day: datetime.date, *request: Any) -> tuple[int, str, str]:
        from macros.commands.verification import answer  # noqa: PLC0415  all the rules: of no use to a kept answer

        return answer(Path(root), memory.beside(ROOT / READ), *request)

    status, out, err = memory.of(answer, str(ROOT), digests, today(), *request, is_kept=is_kept)
    memory.save()
    print(err, end="", file=sys.stderr)
    print(f"{USAGE}\n" if status == REFUSED else "", end="", file=sys.stderr)
    print(out, end="")
    return status


def _digests(by_date: bool = False) -> tuple[str, ...]:
    """Return the digests of all that an answer is made of, but the code: this project lends another its settings."""
    return tuple(folder_digest(folder, ASIDE, by_date) for folder in {ROOT: "", HERE: ""})


def _declare(parser: Parser) -> None:
    parser.add_argument("files", nargs="*", type=from_here, metavar="FICHIER", help="les fichiers à vérifier, ou tous")
    parser.add_argument("--conseils", action="store_true", help="détaille les conseils")
    parser.add_argument("--bilan", action="store_true", help="montre ce qui manque à chaque fiche")
    parser.add_argument("--format", choices=FORMATS, default=FORMATS[0], help="la forme de la réponse")


main = Main("verifier", USAGE, _run, _declare)

if __name__ == "__main__":
    gc.disable()  # what is read is held to the end: looking for garbage among it took a quarter of the time
    main.end()
