"""`python -m macros.commands.build [--site-dir FOLDER]`: build the site, strictly, into `site/` or another folder.

Exit status: MkDocs's own, 2 where an option is unknown. MkDocs would refuse it in English.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.commands.options import Parser

ROOT = Path(__file__).resolve().parents[2]

BUILD = (sys.executable, "-m", "mkdocs", "build", "--clean")
"""What builds `site/`; more of MkDocs's options may follow."""


def main(arguments: Sequence[str]) -> int:
    """Build; return the exit status."""
    parser = Parser(
        usage_said=(
            "Écrivez « python3 recueil.py construire », et au besoin « --site-dir DOSSIER » pour construire ailleurs"
            " que dans site/."
        ),
        prog="recueil.py construire",
        description="Construit le site, strictement : le moindre avertissement l'arrête.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--site-dir",
        metavar="DOSSIER",
        default=str(ROOT / "site"),
        help="construit dans ce dossier plutôt que dans site/, après l'avoir vidé",
    )
    return subprocess.run([*BUILD, "--site-dir", parser.parse_args(arguments).site_dir], cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
