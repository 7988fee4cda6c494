"""`recueil.py publier`: run every check a publisher must pass, build, print, look at what is built, and
say so on one page.

Exit status: 0 where the site can be published, 1 where something holds it back, 2 where an option is unknown.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.catalogue.check.advice import RULES, advice
from macros.catalogue.check.checks import problems
from macros.catalogue.check.publication import refusals
from macros.catalogue.drafts import left_out, published
from macros.catalogue.read.content import Content
from macros.catalogue.read.loading import load
from macros.commands.build import build_site
from macros.commands.environment import Stop
from macros.commands.options import Main, Parser
from macros.commands.published_site import Inspection, inspect
from macros.commands.site_folder import replacing
from macros.text.french.wording import counted, grouped
from macros.text.html.document import parse
from macros.text.problem import report
from macros.text.today import today
from preview.builder import Builder

ROOT = Path(__file__).resolve().parents[2]

HEAVY = 700_000
"""The bytes from which the heaviest page, with all it loads at once, is worth a look."""


@dataclass(frozen=True)
class Step:
    """One line of the results: what was looked at, what was found, and whether it lets the site be published."""

    name: str
    text: str
    holds: bool = True


def _run(options: argparse.Namespace) -> int:
    """Do it all, unless the content itself is faulty; return the exit status."""
    whole = load(ROOT)
    content = published(whole)
    faults = tuple(sorted(set(problems(content))))
    if faults:
        print(report(faults), file=sys.stderr)
        return _results(
            [
                Step(
                    "Contenu",
                    f"{counted(len(faults), 'problème')} à corriger, dits plus haut ; rien n'a été construit",
                    holds=False,
                )
            ]
        )
    steps = [
        Step("Contenu", f"{counted(len(content.fiches), 'fiche')} sans problème"),
        *([Step("Brouillons", left_out(file.path for file in whole.drafts).rstrip("."))] if whole.drafts else []),
        _advised(content),
        _completed(content, options.incomplet),
    ]
    if not all(step.holds for step in steps):
        return _results([*steps, Step("Construction", "rien n'a été construit")])
    built = _built(options.sans_pdf)
    steps.append(built)
    if built.holds:
        site = ROOT / "site"
        steps += [_addressed(site), *_looked_at(inspect(site), options.sans_pdf)]
    return _results(steps)


def _declare(parser: Parser) -> None:
    parser.add_argument(
        "--incomplet", action="store_true", help="publier même s'il reste des informations de l'éditeur à compléter"
    )
    parser.add_argument("--sans-pdf", action="store_true", help="ne pas imprimer les PDF")


def _advised(content: Content) -> Step:
    counts = Counter(problem.rule for problem in advice(content))
    counted_rules = ", ".join(f"{count} {RULES[rule][0 if count == 1 else 1]}" for rule, count in counts.items())
    return Step("Conseils", f"{counted(counts.total(), 'conseil')} : {counted_rules}" if counts else "aucun")


def _completed(content: Content, incomplete: bool) -> Step:
    missing = refusals(content.publisher, today())
    if not missing:
        return Step("Éditeur", "tout est dit")
    text = "\n".join(
        (
            (
                f"{counted(len(missing), 'information')} à"
                f" compléter{' (admis par --incomplet)' if incomplete else ' ; pour publier malgré tout : --incomplet'}"
            ),
            *map(str, missing),
        )
    )
    return Step("Éditeur", text, holds=incomplete)


def _built(without_files: bool) -> Step:
    """Build strictly, and print unless told not to; what these say goes to the terminal."""
    started = time.monotonic()
    holds = _site_alone() if without_files else _site_with_files()
    verb = "construit" if without_files else "construit et imprimé"
    outcome = f"{verb} en {time.monotonic() - started:.0f} s" if holds else "a échoué, comme dit plus haut"
    return Step("Construction", outcome, holds)


def _site_alone() -> bool:
    try:
        with replacing(ROOT / "site", ROOT) as folder:
            build_site(Builder(ROOT), folder)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return False
    return True


def _site_with_files() -> bool:
    """Run the command that prints, which asks for more libraries than this one."""
    return subprocess.run([sys.executable, str(ROOT / "recueil.py"), "imprimer"], cwd=ROOT).returncode == 0


def _addressed(site: Path) -> Step:
    """Say by what address the pages know themselves, and what they do without where they know none."""
    canonical = parse((site / "index.html").read_text(encoding="utf-8")).css_first("link[rel=canonical]")
    if canonical:
        return Step("Adresse", canonical.attributes["href"] or "")
    return Step(
        "Adresse",
        "inconnue, faute de SITE_URL : ni adresse canonique, ni flux, ni image de partage, et la page des adresses"
        " fausses ne vaut qu'à la racine d'un domaine. Pour la donner : SITE_URL=https://… python3 recueil.py publier",
    )


def _looked_at(look: Inspection, without_files: bool) -> list[Step]:
    """Return what the built site is."""
    files = sorted(path for path in (ROOT / "site").rglob("*.pdf"))
    printed = (
        f"{counted(len(files), 'fichier')}, {_bytes(sum(path.stat().st_size for path in files))}" if files else "aucun"
    )
    name, weight = look.heaviest
    return [
        Step("Pages", f"{counted(look.pages, 'page')}, {counted(look.files, 'fichier')}, {_bytes(look.size)} en tout"),
        Step(
            "PDF", f"{printed}{' (admis par --sans-pdf)' if without_files else ''}", holds=bool(files) or without_files
        ),
        Step(
            "Poids",
            f"la page la plus lourde, {name}, pèse {_bytes(weight)} avec ce qu'elle"
            f" charge{', avant compression : à regarder' if weight > HEAVY else ', avant compression'}",
        ),
        Step(
            "Liens",
            (
                "\n".join((counted(len(look.faults), "faute"), *look.faults))
                if look.faults
                else "aucun lien mort, rien qui vienne d'ailleurs"
            ),
            holds=not look.faults,
        ),
    ]


def _bytes(size: int) -> str:
    return (
        f"{grouped(max(1, round(size / 1000)))} ko" if size < 10_000_000 else f"{grouped(round(size / 1_000_000))} Mo"
    )


def _results(steps: Sequence[Step]) -> int:
    """Print the page of results; return the exit status."""
    width = max(len(step.name) for step in steps)
    print(f"\nRésultats\n{'=' * 9}\n")
    for step in steps:
        first, *rest = step.text.split("\n")
        print(f"{'  ' if step.holds else '✗ '}{step.name.ljust(width)}  {first}.")
        for line in rest:
            print(f"    {line}")
    ready = all(step.holds for step in steps)
    print(
        "\nLe site peut être publié : déposez le dossier site/."
        if ready
        else "\nLe site ne peut pas être publié : reprenez les lignes marquées ✗."
    )
    return 0 if ready else 1


main = Main(
    "publier", "Écrivez « python3 recueil.py publier », et au besoin --incomplet ou --sans-pdf.", _run, _declare
)

if __name__ == "__main__":
    main.end()
