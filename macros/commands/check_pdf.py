"""`python -m macros.commands.check_pdf FILE.pdf [--plan PLAN.json]`: check any printed file, and print every fault.

Exit status: 0 without a fault, 1 with faults, 2 where an argument names no PDF or no plan. Without a plan, only what
the file alone can tell is checked, and the answer says which points were not.
"""

from __future__ import annotations

import sys
from pathlib import Path

from macros.printing.check.run import check, report
from macros.printing.pdf_reader import Unreadable
from macros.printing.plan import read_plan

USAGE = "Écrivez « python3 recueil.py imprimer --controler FICHIER.pdf », et au besoin « --plan PLAN.json » à la suite."


def main(arguments: list[str]) -> int:
    """Print the faults of the file in `arguments`; return the exit status."""
    match arguments:
        case [name] if not name.startswith("-"):
            plan_name = ""
        case [name, "--plan", plan_name] if not name.startswith("-"):
            pass
        case _:
            print(f"Un fichier PDF est attendu.\n{USAGE}", file=sys.stderr)
            return 2
    try:
        plan = read_plan(Path(plan_name)) if plan_name else None
    except (OSError, ValueError):
        print(f"{plan_name} : ce fichier n'est pas le plan d'un fichier imprimé.\n{USAGE}", file=sys.stderr)
        return 2
    path = Path(name)
    try:
        found = check(path, plan)
    except Unreadable as error:
        print(f"{error}\n{USAGE}", file=sys.stderr)
        return 2
    print(report(path, found, planned=plan is not None), file=sys.stderr if found else sys.stdout)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
