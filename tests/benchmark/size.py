"""What a size costs: our build, cold and after one fiche is edited, `verifier`, and the sites it is compared with."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from tests.benchmark import generate
from tests.benchmark.cost import Cost, build, cost, median
from tests.benchmark.hugo import hugo, is_there
from tests.benchmark.material import same_words

RUNS, MANY, FULL = 3, 1000, 1000
"""How many times a size is built; from which on once is enough; past which ours alone is built, cold."""


@dataclass(frozen=True)
class Size:
    """The medians of one size, None for what was not measured: our costs, bare Material's of the same words, Hugo's;
    the pages and the bytes of our site.
    """

    fiches: int
    pages: int
    bytes: int
    cold: Cost
    edited: Cost | None
    check_cold: Cost | None
    check: Cost | None
    material: Cost | None
    hugo: Cost | None


def measure(number: int, kept: Path | None = None) -> Size:
    """Build the sites of `number` fiches in turn, so that a drift of the machine hits all; leave ours in `kept`."""
    with tempfile.TemporaryDirectory() as folder:
        product, material, theirs = (Path(folder, name) for name in ("produit", "material", "hugo"))
        product.mkdir()
        generate(product, number)
        costs: dict[str, list[Cost]] = defaultdict(list)
        for rank in range(RUNS if number < MANY else 1):
            _forget(product)
            costs["cold"].append(build(product))
            if number > FULL:
                continue
            if rank == 0:
                same_words(material, product / "site")
                if is_there():
                    hugo(theirs, product)
            _edit(product, rank)
            costs["edited"].append(build(product))
            costs["material"].append(build(material))
            if is_there():
                costs["hugo"].append(cost(theirs, "hugo", "--quiet", "--cleanDestinationDir"))
            _forget(product)
            for name in ("check_cold", "check"):
                costs[name].append(cost(product, sys.executable, "-m", "macros.commands.verify", codes=(0, 1)))
        site = product / "site"
        if kept:
            shutil.copytree(site, kept)
        return Size(
            fiches=number,
            pages=sum(1 for _ in site.rglob("index.html")),
            bytes=sum(path.stat().st_size for path in site.rglob("*") if path.is_file()),
            cold=median(costs["cold"]),
            **{
                name: median(costs[name]) if costs[name] else None
                for name in ("edited", "check_cold", "check", "material", "hugo")
            },
        )


def _forget(product: Path) -> None:
    """Take away what was kept from one run to the next."""
    shutil.rmtree(product / ".cache", ignore_errors=True)


def _edit(product: Path, rank: int) -> None:
    """Change one sentence of one fiche."""
    path = sorted((product / "docs/projets").glob("*/*.md"))[0]
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r", version \d+\.", f", version {rank + 1_000_000}.", text, count=1), encoding="utf-8")
