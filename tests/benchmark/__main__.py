"""`python -m tests.benchmark [10 100 1000]`: what the site costs to build and to read, beside bare Material and Hugo.

Builds, in one run and in turn, projects of as many fiches, each with words of its own; three sites of Material as it
comes that publish as many pages (the same words, as if written by hand; the prose of a fiche on each; the prose of
fiches on theirs, one line on each other); and a Hugo site of the same fiches, where Hugo is installed. The search index
counts in every build; ours begins cold, with nothing kept from another, compiled templates included. Then opens the
real site, compressed, in a browser, with Lighthouse if LIGHTHOUSE names it, and the largest of the generated ones.

Prints a table of each, and of each bound whether it holds. A shared machine moves seconds: ratios tell more.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.benchmark import ROOT
from tests.benchmark.cost import cost
from tests.benchmark.host import served
from tests.benchmark.reader import answers, launched, lighthouse, lighthouse_program, visits
from tests.benchmark.size import Size, measure

BOUND, STEADY = 1.3, 1.05
"""Our CPU time for a page in bare Material's, at most; what a cost may grow from one size to the next."""
EDITED, MEMORY = 0.1, 400
"""The CPU of a build after one fiche is edited, in that of a cold one; megabytes at 1 000 fiches."""
CHECK_COLD, CHECK = 3.0, 0.5
"""Seconds of `verifier` at 1 000 fiches, the first time and the next."""
FIRST_VISIT, NEXT_PAGE = 120_000, 15_000
SCORE, CONTENT, SHIFT, ANSWER = 98, 1800, 0.0, 200
"""Lighthouse's score at least; when the largest content is there, what shifts, how soon pages answer (ms), at most."""

READ = ("", "FICHE", "projets/", "recherche/", "transferer/", "matrice/", "carte/", "comparer/")
"""The pages that Lighthouse opens."""


def verdict(name: str, value: float, bound: float, is_least: bool = False, unit: str = "") -> str:
    """Return a line that tells a value, its bound and whether it holds."""
    holds = value >= bound if is_least else value <= bound
    number = f"{value:.3g}" if value < 100 else f"{value:.0f}"
    return (
        f"  {name:44s} {number:>7s}{unit}  {'tient' if holds else 'ne tient pas'}"
        f" ({'au moins' if is_least else 'au plus'} {bound:g}{unit})"
    )


def size_lines(size: Size) -> Iterator[str]:
    """Yield the lines of one size."""
    yield f"\n{size.fiches} fiches, {size.pages} pages, {size.bytes / 1e6:.0f} Mo"
    yield f"  {'':34s} {'secondes':>9s} {'processeur':>11s} {'mémoire (Mo)':>13s}"
    rows = {
        "construire": size.cold,
        "construire, une fiche corrigée": size.edited,
        "verifier, la première fois": size.check_cold,
        "verifier, ensuite": size.check,
        "Material, mêmes mots": size.material,
        "Hugo, mêmes fiches": size.hugo,
    }
    for name, one in rows.items():
        told = (
            f"{one.wall:9.2f} {one.cpu:11.2f} {one.memory:13.0f}" if one else "   non mesuré : hugo n'est pas installé"
        )
        yield f"  {name:34s} {told}"
    yield f"  dont l'index de recherche, {size.index:.0%} de la construction (Material fait aussi le sien)"
    yield verdict("÷ Material, mêmes mots", size.to_same, BOUND)
    yield verdict("÷ Material, une fiche par page", size.to_fiches, BOUND)
    yield verdict("÷ Material, prose seule", size.to_prose, BOUND)
    yield verdict("une fiche corrigée ÷ construire", size.edited.cpu / size.cold.cpu, EDITED)
    if size.hugo:
        yield verdict("une fiche corrigée ÷ Hugo, tout", size.edited.cpu / size.hugo.cpu, 1)
    if size.fiches == 1000:
        yield verdict("mémoire", size.cold.memory, MEMORY, unit=" Mo")
        yield verdict("verifier, la première fois", size.check_cold.cpu, CHECK_COLD, unit=" s")
        yield verdict("verifier, ensuite", size.check.cpu, CHECK, unit=" s")


def growth_lines(small: Size, large: Size) -> Iterator[str]:
    """Yield the lines that tell growth between two sizes, by page and by fiche: the share of fiches among pages is not
    the same at ten fiches as at a thousand, and a fiche costs more than a term.
    """
    added = large.fiches - small.fiches
    fiche, same = (
        (after.cpu - before.cpu) / added * 1000
        for before, after in ((small.cold, large.cold), (small.material, large.material))
    )
    yield f"\nDe {small.fiches} à {large.fiches} fiches"
    yield f"  une fiche de plus : {fiche:.1f} ms, contre {same:.1f} à Material, mêmes mots"
    yield verdict("une fiche ÷ Material, mêmes mots", fiche / same, BOUND)
    pages = large.cold.cpu / large.pages / (small.cold.cpu / small.pages)
    yield verdict("croissance, par page", pages, STEADY)
    yield verdict("croissance, ÷ mêmes mots", large.to_same / small.to_same, STEADY)


def reader_lines(largest: Path) -> Iterator[str]:
    """Yield the lines of what a reader waits for: on the real site, then in the largest generated one."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder, "site")
        cost(ROOT, sys.executable, "-m", "mkdocs", "build", "--clean", "--site-dir", str(site))
        fiches = [f"{path.parent.relative_to(site)}/" for path in sorted(site.glob("projets/*/*/index.html"))]
        browser = launched(playwright)
        with served(site) as address:
            first, following = visits(browser, site, address, fiches)
            yield "\nLe site d'aujourd'hui, compressé"
            yield verdict("première visite à une fiche, octets", first, FIRST_VISIT)
            yield verdict("la page suivante, octets", following, NEXT_PAGE)
            program = lighthouse_program()
            for path in READ if program else ():
                name = path.replace("FICHE", fiches[0])
                told = lighthouse(program or "", address + name)
                yield f"  /{name} : autres notes de Lighthouse {told['autres']:.0f}, blocage {told['TBT']:.0f} ms"
                yield verdict("  performance", told["performance"], SCORE, is_least=True)
                yield verdict("  le plus grand contenu", told["LCP"], CONTENT, unit=" ms")
                yield verdict("  décalage", round(told["CLS"], 3), SHIFT)
            if not program:
                yield "  Lighthouse non mesuré : LIGHTHOUSE ne dit pas où il est"
        with served(largest) as address:
            yield "\nLe plus grand site, dans le navigateur"
            yield from (verdict(name, value, ANSWER, unit=" ms") for name, value in answers(browser, address))
        browser.close()


def main(counts: list[int]) -> None:
    """Measure each size and print its lines, then growth, then what a reader waits for."""
    with tempfile.TemporaryDirectory() as folder:
        sizes: list[Size] = []
        for number in counts:
            sizes.append(measure(number, Path(folder, "site") if number == counts[-1] else None))
            print("\n".join(size_lines(sizes[-1])), flush=True)
        for small, large in pairwise(sizes):
            print("\n".join(growth_lines(small, large)), flush=True)
        for line in reader_lines(Path(folder, "site")):
            print(line, flush=True)


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or [10, 100, 1000])
