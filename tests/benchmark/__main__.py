"""`python -m tests.benchmark [10 100 1000 | lecteur]`: what the site costs to build and to read, beside bare Material
and Hugo.

Builds, in one run and in turn, projects of as many fiches, each with words of its own; a site of Material as it comes
that publishes the same words on as many pages, as if written by hand; and a Hugo site of the same fiches, where Hugo is
installed. The search index counts in every build; ours begins cold, with nothing kept from another, compiled templates
included. Then opens the real site, compressed, in a browser, with Lighthouse if LIGHTHOUSE names it, and the largest of
the generated ones. Past a thousand fiches, ours alone is built, cold, since Material would take hours. `lecteur` reads
the real site alone: some seven minutes with Lighthouse.

Prints in Markdown a table of what was measured and one of bounds, each with whether it holds. A shared machine moves
seconds: ratios tell more.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import sync_playwright

from tests.benchmark import ROOT
from tests.benchmark.cost import cost
from tests.benchmark.host import served
from tests.benchmark.reader import answers, launched, lighthouse, lighthouse_program, opened, sizes_of_pages, visits
from tests.benchmark.rules import vain_share
from tests.benchmark.size import FULL, Size, measure

BOUND, STEADY = 1.3, 1.05
"""Our CPU time for a page in bare Material's, at most; what a cost may grow from one size to the next."""
EDITED, MEMORY = 0.1, 400
"""The CPU of a build after one fiche is edited, in that of a cold one; megabytes at 1 000 fiches."""
CHECK_COLD, CHECK = 3.0, 0.5
"""Seconds of `verifier` at 1 000 fiches, the first time and the next."""
FIRST_VISIT, NEXT_PAGE = 120, 15
"""Kilobytes, compressed."""
SCORE, CONTENT, SHIFT, ANSWER, VAIN = 98, 1800, 0.0, 200, 33.4
"""Lighthouse's score at least; when the largest content is there, what shifts, how soon pages answer (ms), the share of
rules that a page does not use, at most.
"""

READ = ("", "projets/*/*/", "projets/", "recherche/", "transferer/", "matrice/", "carte/", "comparer/")
"""The pages that Lighthouse opens; of those that a pattern finds, the first."""
STYLED = (*READ, "methodes/*/", "themes/", "commanditaires/", "editions/*/", "plan-du-site/")
"""Those whose style sheets are looked at, one of each kind."""


class Verdict(NamedTuple):
    """A value, its bound, and whether it holds."""

    name: str
    value: float
    bound: float
    unit: str = ""
    is_least: bool = False

    @property
    def holds(self) -> bool:
        """Tell whether the value is within its bound."""
        return self.value >= self.bound if self.is_least else self.value <= self.bound

    def line(self) -> str:
        """Return the line of a table."""
        least = "au moins" if self.is_least else "au plus"
        holds = "oui" if self.holds else "**non**"
        return row(self.name, _number(self.value) + self.unit, f"{least} {self.bound:g}{self.unit}", holds)


def row(*cells: str) -> str:
    """Return a line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def table(heads: Sequence[str], lines: Iterable[str]) -> str:
    """Return a Markdown table, its first column words, the others numbers."""
    return "\n".join(["", row(*heads), row(":--", *["--:"] * (len(heads) - 1)), *lines])


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def size_lines(size: Size) -> Iterator[str]:
    """Yield the lines of what one size costs."""
    costs = {
        f"construire, {size.pages} pages, {size.bytes / 1e6:.0f} Mo": size.cold,
        "une fiche corrigée": size.edited,
        "`verifier`, la première fois": size.check_cold,
        "`verifier`, ensuite": size.check,
        "Material, mêmes mots": size.material,
        "Hugo, mêmes fiches": size.hugo,
    }
    for name, one in costs.items():
        numbers = (f"{one.wall:.2f}", f"{one.cpu:.2f}", f"{one.memory:.0f}") if one else ("non mesuré", "", "")
        yield row(f"{size.fiches} fiches : {name}", *numbers)


def size_verdicts(size: Size) -> Iterator[Verdict]:
    """Yield the bounds of one size."""
    name = f"{size.fiches} fiches : "
    if size.material:
        yield Verdict(f"{name}÷ Material, mêmes mots", size.cold.cpu / size.material.cpu, BOUND)
    if size.edited:
        yield Verdict(f"{name}une fiche corrigée ÷ construire", size.edited.cpu / size.cold.cpu, EDITED)
        if size.hugo:
            yield Verdict(f"{name}une fiche corrigée ÷ Hugo, tout", size.edited.cpu / size.hugo.cpu, 1)
    if size.fiches == 1000 and size.check and size.check_cold:
        yield Verdict(f"{name}mémoire", size.cold.memory, MEMORY, " Mo")
        yield Verdict(f"{name}`verifier`, la première fois", size.check_cold.cpu, CHECK_COLD, " s")
        yield Verdict(f"{name}`verifier`, ensuite", size.check.cpu, CHECK, " s")


def growth_verdicts(small: Size, large: Size) -> Iterator[Verdict]:
    """Yield the bounds of growth between two sizes, by fiche and by page: the share of fiches among pages is not the
    same at ten fiches as at a thousand, and a fiche costs more than a term.
    """
    name, added = f"de {small.fiches} à {large.fiches} fiches : ", large.fiches - small.fiches
    if large.material and small.material:
        ours, theirs = large.cold.cpu - small.cold.cpu, large.material.cpu - small.material.cpu
        yield Verdict(f"{name}une fiche de plus ÷ Material ({1000 * ours / added:.0f} ms)", ours / theirs, BOUND)
    pages = large.cold.cpu / large.pages / (small.cold.cpu / small.pages)
    yield Verdict(f"{name}croissance, par page", pages, STEADY)


def reader_verdicts() -> Iterator[Verdict]:
    """Yield the bounds of what a reader of the real site waits for."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder, "site")
        cost(ROOT, sys.executable, "-m", "mkdocs", "build", "--clean", "--site-dir", str(site))
        fiches = [f"{path.parent.relative_to(site)}/" for path in sorted(site.glob("projets/*/*/index.html"))]
        browser = launched(playwright)
        with served(site) as address:
            first, following, heaviest = visits(browser, site, address, fiches)
            yield Verdict("première visite à une fiche, compressée", first / 1000, FIRST_VISIT, " ko")
            yield Verdict("la fiche suivante, médiane", following / 1000, NEXT_PAGE, " ko")
            yield Verdict("la fiche suivante, la plus lourde", heaviest / 1000, NEXT_PAGE, " ko")
            for path in STYLED:
                name = first_page(site, path)
                tab = opened(browser, address + name)
                yield Verdict(f"/{name} : règles de style inutiles", 100 * vain_share(tab), VAIN, " %")
                tab.close()
            program = lighthouse_program()
            for path in READ if program else ():
                name = first_page(site, path)
                told = lighthouse(program or "", address + name)
                yield Verdict(f"/{name} : Lighthouse", told["performance"], SCORE, is_least=True)
                yield Verdict(f"/{name} : le plus grand contenu", told["LCP"], CONTENT, " ms")
                yield Verdict(f"/{name} : décalage", round(told["CLS"], 3), SHIFT)
        browser.close()


def first_page(site: Path, pattern: str) -> str:
    """Return the address of the first page that a pattern finds."""
    path = min(site.glob(f"{pattern}index.html"))
    return path.relative_to(site).as_posix().removesuffix("index.html")


def answer_verdicts(largest: Path) -> Iterator[Verdict]:
    """Yield how soon the pages of the largest generated site answer."""
    with sync_playwright() as playwright, served(largest) as address:
        browser = launched(playwright)
        for name, value in answers(browser, address):
            yield Verdict(f"le plus grand site : {name}", value, ANSWER, " ms")
        browser.close()


def show(verdicts: Iterable[Verdict]) -> None:
    """Print verdicts as they come."""
    for verdict in verdicts:
        print(verdict.line(), flush=True)
    if not lighthouse_program():
        print("\nLighthouse n'est pas mesuré : LIGHTHOUSE ne dit pas où il est.")


def main(counts: list[int]) -> None:
    """Measure each size, then what a reader waits for, and print both tables as they come."""
    with tempfile.TemporaryDirectory() as folder:
        largest, sizes = Path(folder, "site"), []
        print(table(["", "secondes", "processeur", "mémoire (Mo)"], ()), flush=True)
        for number in counts:
            sizes.append(measure(number, largest if number == counts[-1] else None))
            print("\n".join(size_lines(sizes[-1])), flush=True)
        print(table(["Les plus lourdes pages du plus grand site", "ko", "compressée"], ()))
        print("\n".join(row(f"/{path}", str(whole), str(sent)) for path, whole, sent in sizes_of_pages(largest)))
        print(table(["Borne", "mesure", "demandé", "tient"], ()))
        for size in sizes:
            print("\n".join(verdict.line() for verdict in size_verdicts(size)))
        for small, large in pairwise(sizes):
            print("\n".join(verdict.line() for verdict in growth_verdicts(small, large)), flush=True)
        show(chain(reader_verdicts(), answer_verdicts(largest)))
        if max(counts) > FULL:
            print(f"\nAu-delà de {FULL} fiches, seul ce site est construit, à froid.")


if __name__ == "__main__":
    if sys.argv[1:] == ["lecteur"]:
        print(table(["Borne", "mesure", "demandé", "tient"], ()))
        sys.exit(show(reader_verdicts()))
    main([int(count) for count in sys.argv[1:]] or [10, 100, 1000])
