"""`recueil.py actualiser`: write the editors' schemas and snippets that a new term or key has left behind.

Exit status: 0, 1 where the content is faulty, since its terms can't be known then.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from macros.catalogue.read.loading import load
from macros.commands.options import Main
from macros.contributing.schema_files import stale_files
from macros.text.problem import report
from recueil import Stop

ROOT = Path(__file__).resolve().parents[2]


def _run(options: argparse.Namespace) -> int:
    """Write what is stale, and say so."""
    content = load(ROOT)
    if content.problems:
        raise Stop(report(content.problems))
    files = stale_files(ROOT, content)
    for name, text in files.items():
        (ROOT / name).parent.mkdir(exist_ok=True)
        (ROOT / name).write_text(text, encoding="utf-8", newline="\n")
    print("\n".join([*files, "À joindre à votre contribution."]) if files else "Tout est à jour.")
    return 0


main = Main("actualiser", "Écrivez « python3 recueil.py actualiser », sans rien de plus.", _run)

if __name__ == "__main__":
    main.end()
