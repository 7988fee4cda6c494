"""What a size costs: our build, cold and after one fiche is edited, `verifier`, and the sites it is compared with."""

from __future__ import annotations

import re
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from tests.benchmark import generate
from tests.benchmark.cost import Cost, build, cost, median
from tests.benchmark.hugo import hugo, is_there
from tests.benchmark.material import references

RUNS, MANY = 3, 1000
"""How many times a size is built, and from which on once is enough."""
UNINDEXED = "sans-index.yml"
"""The configuration of a build that leaves the search index out, to tell its part."""


@dataclass(frozen=True)
class Size:
    """The medians of one size: our costs; Material's of the same words, Hugo's where it is there; our CPU in that of
    Material's three sites; the part of the search index in ours; the bytes of the site.
    """

    fiches: int
    pages: int
    cold: Cost
    edited: Cost
    check_cold: Cost
    check: Cost
    material: Cost
    hugo: Cost | None
    to_same: float
    to_fiches: float
    to_prose: float
    index: float
    bytes: int


def measure(number: int, kept: Path | None = None) -> Size:
    """Build the sites of `number` fiches in turn, so that a drift of the machine hits all; leave ours in `kept`."""
    with tempfile.TemporaryDirectory() as folder:
        product, theirs = Path(folder, "produit"), Path(folder, "hugo")
        product.mkdir()
        generate(product, number)
        build(product)
        compared = references(product, Path(folder))
        if is_there():
            hugo(theirs, product)
        (product / UNINDEXED).write_text("INHERIT: mkdocs.yml\nextra: {whole: false}\n", encoding="utf-8")
        costs: dict[str, list[Cost]] = defaultdict(list)
        for rank in range(RUNS if number < MANY else 1):
            _forget(product)
            costs["cold"].append(build(product))
            _edit(product, rank)
            costs["edited"].append(build(product))
            for site in compared:
                costs[site.name].append(build(site))
            if is_there():
                costs["hugo"].append(cost(theirs, "hugo", "--quiet", "--cleanDestinationDir"))
            _forget(product)
            costs["unindexed"].append(build(product, UNINDEXED))
            _forget(product)
            for name in ("check_cold", "check"):
                costs[name].append(cost(product, sys.executable, "-m", "macros.commands.verify", codes=(0, 1)))

        def ratio(name: str) -> float:
            return statistics.median(ours.cpu / other.cpu for ours, other in zip(costs["cold"], costs[name]))

        build(product)
        site = product / "site"
        if kept:
            shutil.copytree(site, kept)
        return Size(
            fiches=number,
            pages=sum(1 for _ in site.rglob("index.html")),
            cold=median(costs["cold"]),
            edited=median(costs["edited"]),
            check_cold=median(costs["check_cold"]),
            check=median(costs["check"]),
            material=median(costs["mots"]),
            hugo=median(costs["hugo"]) if is_there() else None,
            to_same=ratio("mots"),
            to_fiches=ratio("fiches"),
            to_prose=ratio("prose"),
            index=1 - 1 / ratio("unindexed"),
            bytes=sum(path.stat().st_size for path in site.rglob("*") if path.is_file()),
        )


def _forget(product: Path) -> None:
    """Take away what was kept from one run to the next."""
    shutil.rmtree(product / ".cache", ignore_errors=True)
    shutil.rmtree(product / "site", ignore_errors=True)


def _edit(product: Path, rank: int) -> None:
    """Change one sentence of one fiche."""
    path = sorted((product / "docs/projets").glob("*/*.md"))[0]
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r", version \d+\.", f", version {rank + 1_000_000}.", text, count=1), encoding="utf-8")
