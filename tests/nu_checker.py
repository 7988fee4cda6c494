"""`python -m tests.nu_checker [DOSSIER]`: the Nu HTML checker on every page of a built site (`site/` unless told
otherwise).

The checker is a Java program that the tests do without. To run it: Java 11 or more, and the checker's archive
`vnu.jar`, either named by the variable VNU or brought by `npm install vnu-jar` in this folder or one above
(`node_modules/` is never committed). Build first: `python3 recueil.py construire`. Status: 0 where no page has an
error, 1 where one has, 2 where the checker can't run. Warnings about the security policy are left out: the checker
reads files, not a server.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

_JAR = "node_modules/vnu-jar/build/dist/vnu.jar"


def checker() -> Path | None:
    """Return the checker's archive: the one named by VNU, else npm's, nearest folder first."""
    named = [Path(os.environ["VNU"])] if os.environ.get("VNU") else [folder / _JAR for folder in (ROOT, *ROOT.parents)]
    return next((path for path in named if path.is_file()), None)


def main(arguments: list[str]) -> int:
    """Check every page of the folder given, say in French what came out; return the exit status."""
    site = Path(arguments[0]) if arguments else ROOT / "site"
    jar, java = checker(), shutil.which("java")
    pages = sorted(site.rglob("*.html"))
    if not jar or not java or not pages:
        missing = (
            "java"
            if not java
            else "vnu.jar (variable VNU, ou npm install vnu-jar)"
            if not jar
            else f"un site construit dans {site}"
        )
        print(f"Vérification impossible, il manque {missing}.", file=sys.stderr)
        return 2
    result = subprocess.run(
        [java, "-Xss4m", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "gnu", str(site)],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    errors = [line for line in (result.stdout + result.stderr).splitlines() if line.strip()]
    print("\n".join(errors) if errors else f"{len(pages)} pages : aucune erreur.")
    return 1 if errors or result.returncode else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
