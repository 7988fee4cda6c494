"""`python -m tests.benchmark [10 100 1000]`: what a build costs, beside bare Material builds of as many pages.

Generates projects of as many fiches, each with words of its own, and builds each strictly. In the same run, in turn,
builds three sites with Material as it comes (its search, no template nor plugin of ours) that publish as many pages,
under as many sections: one, with the same words as ours, as if written by hand; one, with the prose of a fiche on each
page; and one, the plainest reading of « as many published pages », with the prose of the fiches on theirs and one line
on each other.

Prints ratios of CPU time, since machines differ, and whether each bound holds. Growth is told per page; and, since the
share of fiches among pages is not the same at ten fiches as at a thousand and a fiche costs more than a term, also by
the ratio to Material's build of the same words and by what one more fiche costs (its page, its commanditaire's, its
part of its edition's, its lines in the lists). The search index, ours and Material's, counts in every ratio; a build
without ours tells its part. Linux and macOS only: it reads the CPU time of finished children from the system.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice, pairwise
from pathlib import Path

import yaml

from macros.text.html.document import START, TEXT, parse, walk

ROOT = Path(__file__).parent.parent

PER_EDITION = 10
RUNS = 3
UNINDEXED = "sans-index.yml"
"""The configuration of a build that leaves the search index out, to tell its part."""

BOUND = 1.3
"""The most that our CPU time for a page may be, in bare Material's."""
STEADY = 1.05
"""The most that a cost may grow from one size to the next, within what a shared machine lets one measure."""

BARE = """\
site_name: Nu
theme: {name: material, language: fr, font: false,
  features: [navigation.tabs, navigation.indexes, navigation.top, toc.follow]}
strict: true
plugins: [search]
nav: [index.md, page-1.md, page-2.md, page-3.md, page-4.md, page-5.md, page-6.md, page-7.md]
not_in_nav: "*"
markdown_extensions: [admonition, footnotes, tables, {toc: {permalink: "#", toc_depth: 3}}, pymdownx.betterem]
"""


def generate(root: Path, number: int, model_project: Path = ROOT) -> None:
    """Write a sound project of `number` fiches that use the vocabularies of another as its fiches do."""
    real = sorted((model_project / "docs/projets").glob("*/*.md"))
    left_out = {path.parent.name for path in real}
    ignored = shutil.ignore_patterns("__pycache__", *left_out, *(f"{name}.yml" for name in left_out))
    for entry in ("door", "macros", "overrides", "docs", "data"):
        shutil.copytree(model_project / entry, root / entry, ignore=ignored)
    for entry in ("mkdocs.yml", "hooks.py"):
        shutil.copy(model_project / entry, root / entry)
    models = [_parts(path) for path in real]
    organisations = yaml.safe_load((model_project / "data/organisations.yml").read_text(encoding="utf-8"))
    parts = list(yaml.safe_load((model_project / "data/parties.yml").read_text(encoding="utf-8")))
    (root / "data/editions").mkdir(exist_ok=True)
    names = {}
    for rank in range(number):
        edition = f"promotion-{rank // PER_EDITION + 1}"
        if rank % PER_EDITION == 0:
            text = {
                "title": "Un recueil",
                "promotion": edition,
                "order": rank // PER_EDITION + 1,
                "parts": parts,
                "purpose": "Mesurer.",
            }
            (root / f"data/editions/{edition}.yml").write_text(plain_yaml(text), encoding="utf-8")
            (root / "docs/projets" / edition).mkdir(parents=True)
        header, body = models[rank % len(models)]
        id_ = f"collectivite-{rank}"
        siren = f"{rank:09d}"
        own = {"name": f"Collectivité {rank}", "short": f"Collectivité {rank}", "siren": siren, "official_code": siren}
        names[id_] = organisations[header["commanditaire"]["organisation"]] | own
        header = header | {"title": f"Projet {rank} : {header['title']}"[:120], "commanditaire": {"organisation": id_}}
        text = f"---\n{plain_yaml(header)}---\n{body}"
        (root / "docs/projets" / edition / f"projet-{rank}.md").write_text(_own_words(text, rank), encoding="utf-8")
    (root / "data/organisations.yml").write_text(plain_yaml(names), encoding="utf-8")


def _own_words(text: str, rank: int) -> str:
    """Return a fiche whose sentences are its own: nothing can be kept from one fiche to serve another. None links to
    another, which is not there.
    """
    text = re.sub(r"\[([^\]\n]+)\]\([\w./-]+\.md(?:#[\w-]+)?\)", r"\1", text)
    return re.sub(r"(?<=[a-zé])\.(?=\n|$)", f", version {rank}.", text, flags=re.MULTILINE)


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        """Write a value out each time: the reader refuses aliases."""
        return True


def plain_yaml(data: dict) -> str:
    """Return data as the YAML that the reader of fiches takes: no alias, keys in their order."""
    return yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False)


def _parts(path: Path) -> tuple[dict, str]:
    _, header, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(header), body


def bare(root: Path, pages: list[str]) -> None:
    """Write a bare Material site with a page for each Markdown text."""
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(BARE, encoding="utf-8")
    for rank, text in enumerate(pages):
        (root / "docs" / ("index.md" if rank == 0 else f"page-{rank}.md")).write_text(
            f"# Page {rank}\n\n{text}", encoding="utf-8"
        )


MARKS = {"h2": "## ", "h3": "### ", "h4": "#### ", "li": "- "}


def words(html: str) -> Iterator[str]:
    """Yield the words of a published page's article, as the Markdown somebody would have written: paragraphs, items,
    headings; links and emphasis run on.
    """
    mark, text = "", ""
    for kind, told, _ in (step for main in parse(html).css("main") for step in (*walk(main), (START, "p", main))):
        if kind is TEXT:
            text += told.replace("[", "\\[").replace("<", "&lt;")  # what a page quotes is no link there
        elif kind is START and told in ("p", "dt", "dd", "td", "th", "div", "section", "caption", *MARKS):
            if text.strip():
                yield mark + " ".join(text.split())
            mark, text = MARKS.get(told, ""), ""


def same_words(site: Path) -> list[str]:
    """Return the Markdown of every published page of `site`."""
    return ["\n\n".join(words(path.read_text(encoding="utf-8"))) for path in sorted(site.rglob("index.html"))]


def prose(product: Path) -> list[str]:
    """Return the prose of every fiche."""
    return [_parts(path)[1] for path in sorted((product / "docs/projets").glob("*/*.md"))]


def references(product: Path, folder: Path) -> tuple[Path, ...]:
    """Write the sites to compare ours with, as many pages as it has: the same words, a fiche on each page, the prose
    alone.
    """
    texts, bodies = same_words(product / "site"), prose(product)
    sites = {
        "mots": texts,
        "fiches": list(islice(cycle(bodies), len(texts))),
        "prose": [*bodies, *["Une ligne.\n"] * (len(texts) - len(bodies))],
    }
    for name, pages in sites.items():
        bare(folder / name, pages)
    return tuple(folder / name for name in sites)


def cpu(root: Path, config: str = "mkdocs.yml") -> float:
    """Return the CPU seconds of one build, what it runs included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--clean", "--config-file", config],
        cwd=root,
        capture_output=True,
        text=True,
        env=dict(os.environ, NO_MKDOCS_2_WARNING="1"),
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode:
        sys.exit(result.stdout + result.stderr)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@dataclass(frozen=True)
class Measure:
    """The medians of one size: CPU seconds of our build and of Material's of the same words; our ratios to that one, to
    a fiche on each page and to the prose alone; the part of the search index in ours.
    """

    fiches: int
    pages: int
    ours: float
    same: float
    to_same: float
    to_fiches: float
    to_prose: float
    index: float


def measure(number: int) -> Measure:
    """Build the sites of `number` fiches in turn, so that a drift of the machine hits all."""
    with tempfile.TemporaryDirectory() as folder:
        product = Path(folder, "produit")
        product.mkdir()
        generate(product, number)
        cpu(product)
        pages = sum(1 for _ in (product / "site").rglob("index.html"))
        compared = references(product, Path(folder))
        (product / UNINDEXED).write_text("INHERIT: mkdocs.yml\nextra: {whole: false}\n", encoding="utf-8")
        runs = [(cpu(product), *(cpu(site) for site in compared), cpu(product, UNINDEXED)) for _ in range(RUNS)]
    ours, same = (statistics.median(run[rank] for run in runs) for rank in (0, 1))
    *ratios, index = (statistics.median(run[0] / run[rank] for run in runs) for rank in range(1, len(runs[0])))
    return Measure(number, pages, ours, same, *ratios, 1 - 1 / index)


def _said(name: str, value: float, bound: float) -> str:
    return f"  {name:32s} {value:5.2f}  {'tient' if value <= bound else 'ne tient pas'} (au plus {bound})"


def _size(found: Measure) -> str:
    """Return the lines of one size: its ratio to each reference, and the part of the index."""
    return "\n".join(
        (
            (
                f"\n{found.fiches} fiches, {found.pages} pages : {found.ours / found.pages * 1000:.2f} ms de processeur"
                " par page"
            ),
            _said("÷ Material, mêmes mots", found.to_same, BOUND),
            _said("÷ Material, une fiche par page", found.to_fiches, BOUND),
            _said("÷ Material, prose seule", found.to_prose, BOUND),
            f"  dont l'index de recherche, {found.index:.0%} (Material fait aussi le sien)",
        )
    )


def _step(small: Measure, large: Measure) -> tuple[str, float]:
    """Return the lines that tell growth between two sizes, and what one more fiche costs, in ms."""
    added = large.fiches - small.fiches
    fiche, same = (
        (after - before) / added * 1000 for before, after in ((small.ours, large.ours), (small.same, large.same))
    )
    lines = (
        f"\nDe {small.fiches} à {large.fiches} fiches",
        (
            f"  une fiche de plus, {(large.pages - small.pages) / added:.1f} pages : {fiche:.1f} ms, contre {same:.1f}"
            " à Material, mêmes mots"
        ),
        _said("une fiche ÷ Material, mêmes mots", fiche / same, BOUND),
        _said("croissance, par page", large.ours / large.pages / (small.ours / small.pages), STEADY),
        _said("croissance, ÷ mêmes mots", large.to_same / small.to_same, STEADY),
    )
    return "\n".join(lines), fiche


def main(sizes: list[int]) -> None:
    """Measure each size and print its lines; then what one more fiche costs, and whether that grows."""
    found: list[Measure] = []
    for number in sizes:
        found.append(measure(number))
        print(_size(found[-1]), flush=True)
    costs = []
    for small, large in pairwise(found):
        lines, cost = _step(small, large)
        costs.append(cost)
        print(lines)
    for before, after in pairwise(costs):
        print(_said("croissance, par fiche", after / before, STEADY))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10, 100, 1000])
