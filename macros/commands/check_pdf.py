"""`recueil.py imprimer --controler FILE.pdf [--plan PLAN.json]`: check any printed file, and print every fault.

Exit status: 0 without a fault, 1 with faults, 2 where what is named is no PDF or no plan. Without a plan, only what the
file alone can tell is checked, and the answer says which points were not.
"""

from __future__ import annotations

import sys
from pathlib import Path

from macros.printing.check.run import check, report
from macros.printing.pdf_reader import Unreadable
from macros.printing.plan import read_plan

USAGE = "Écrivez « python3 recueil.py imprimer --controler FICHIER.pdf », et au besoin « --plan PLAN.json » à la suite."


def check_file(path: Path, plan_path: Path | None) -> int:
    """Print the faults of a file; return the exit status."""
    try:
        plan = read_plan(plan_path) if plan_path else None
    except (OSError, ValueError):
        print(f"{plan_path} : ce fichier n'est pas le plan d'un fichier imprimé.\n{USAGE}", file=sys.stderr)
        return 2
    try:
        faults = check(path, plan)
    except Unreadable as error:
        print(f"{error}\n{USAGE}", file=sys.stderr)
        return 2
    print(report(path, faults, planned=plan is not None), file=sys.stderr if faults else sys.stdout)
    return 1 if faults else 0
