"""`recueil.py construire [--site-dir FOLDER]`: build the site, strictly, into `site/` or another folder.

Exit status: 0 where the site is built, 1 where something stops it, 2 where an option is unknown.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from macros.commands.environment import Stop
from macros.commands.options import Main, Parser, from_here
from macros.commands.site_folder import replacing
from macros.text.problem import report
from preview.builder import Builder, Failure

ROOT = Path(__file__).resolve().parents[2]


def build_site(builder: Builder, folder: Path, printed: str = "") -> None:
    """Build the whole site into a folder, with what is printed in another, if any; raise Stop with what is wrong."""
    try:
        builder.build(folder, printed)
    except Failure as failure:
        if isinstance(failure.cause, OSError):
            raise failure.cause from None
        raise Stop(report(failure.problems) if failure.problems else "\n".join(failure.output)) from None


def _declare(parser: Parser) -> None:
    parser.add_argument(
        "--site-dir",
        metavar="DOSSIER",
        type=from_here,
        default=ROOT / "site",
        help="construit dans ce dossier, vide, neuf ou qui tient un site construit, plutôt que dans site/",
    )


def _run(options: argparse.Namespace) -> int:
    with replacing(options.site_dir, ROOT) as folder:
        build_site(Builder(ROOT), folder)
    print(f"Le site est dans {options.site_dir}.")
    return 0


main = Main(
    "construire",
    "Écrivez « python3 recueil.py construire », et au besoin « --site-dir DOSSIER » pour construire ailleurs que dans"
    " site/.",
    _run,
    _declare,
)

if __name__ == "__main__":
    main.end()
