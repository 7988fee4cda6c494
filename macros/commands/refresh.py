"""`recueil.py actualiser`: write the editors' schemas and snippets that a new term or key has left behind; with
`--territoires`, the territories of a new year.

Exit status: 0, 1 where the content is faulty, since its terms can't be known then.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from macros.catalogue.read.loading import load
from macros.commands.environment import Stop
from macros.commands.options import Main, Parser, from_here
from macros.commands.territories import write_territories
from macros.contributing.schema_files import stale_files
from macros.text.problem import one_line, report
from macros.text.whole_file import write_whole

ROOT = Path(__file__).resolve().parents[2]


def _run(options: argparse.Namespace) -> int:
    """Write what is stale, and say so."""
    if options.territoires:
        cog, places, year = options.territoires
        if not year.isdecimal():
            raise Stop(f"« {one_line(year)} » n'est pas une année.")
        print(write_territories(ROOT, from_here(cog), from_here(places), int(year)))
        return 0
    content = load(ROOT)
    if content.problems:
        raise Stop(report(content.problems))
    files = stale_files(ROOT, content)
    for name, text in files.items():
        (ROOT / name).parent.mkdir(exist_ok=True)
        write_whole(ROOT / name, text)
    print("\n".join([*files, "À joindre à votre contribution."]) if files else "Tout est à jour.")
    return 0


def _declare(parser: Parser) -> None:
    parser.add_argument(
        "--territoires",
        nargs=3,
        metavar=("COG.tgz", "LIEUX.tgz", "ANNÉE"),
        help="récrit les territoires, depuis les archives que nomme data/territoires/LISEZMOI.md",
    )


USAGE = (
    "Écrivez « python3 recueil.py actualiser », sans rien de plus ; ou --territoires, puis les deux archives et l'année"
    " des populations."
)

main = Main("actualiser", USAGE, _run, _declare)

if __name__ == "__main__":
    main.end()
