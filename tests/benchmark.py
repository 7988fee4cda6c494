"""`python -m tests.benchmark [10 100 1000]`: what a build costs, beside bare Material builds of as many pages.

Generates projects of as many fiches and builds each strictly. In the same run, builds two sites with Material as it
comes (its search, no template nor plugin of ours) that publish as many pages under as many sections: one whose pages
hold the same words as ours, as if somebody had written them all by hand; one with the prose of the fiches alone and a
line on every other page. Prints the CPU time of each per page, the two ratios, and how our cost per page grows with
size: ratios, since machines differ. Linux and macOS only: it reads the CPU time of finished children from the system.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

import yaml

from tests.conftest import ROOT

PER_EDITION = 10
RUNS = 3

BARE = """\
site_name: Nu
theme: {name: material, language: fr, font: false, features: [navigation.tabs, navigation.indexes, navigation.top, toc.follow]}
strict: true
plugins: [search]
nav: [index.md, page-1.md, page-2.md, page-3.md, page-4.md, page-5.md, page-6.md, page-7.md]
not_in_nav: "*"
markdown_extensions: [admonition, footnotes, tables, {toc: {permalink: "#", toc_depth: 3}}, pymdownx.betterem]
"""


def generate(root: Path, number: int) -> None:
    """Write a sound project of `number` fiches that use the real vocabularies as the real fiches do."""
    for entry in ("macros", "overrides", "docs", "data"):
        shutil.copytree(ROOT / entry, root / entry, ignore=shutil.ignore_patterns("__pycache__", "nina-simone*"))
    for entry in ("mkdocs.yml", "hooks.py"):
        shutil.copy(ROOT / entry, root / entry)
    real = sorted((ROOT / "docs/projets").glob("*/*.md"))
    models = [_parts(path) for path in real]
    organisations = yaml.safe_load((ROOT / "data/organisations.yml").read_text(encoding="utf-8"))
    (root / "data/editions").mkdir(exist_ok=True)
    names = {}
    for rank in range(number):
        edition = f"promotion-{rank // PER_EDITION + 1}"
        if rank % PER_EDITION == 0:
            text = {"title": "Un recueil", "promotion": edition, "order": rank // PER_EDITION + 1, "parts": ["organisation", "politiques-publiques", "ressources-humaines"], "purpose": "Mesurer."}
            (root / f"data/editions/{edition}.yml").write_text(plain_yaml(text), encoding="utf-8")
            (root / "docs/projets" / edition).mkdir(parents=True)
        header, body = models[rank % len(models)]
        id_ = f"collectivite-{rank}"
        names[id_] = organisations[header["commanditaire"]["organisation"]] | {"name": f"Collectivité {rank}", "short": f"Collectivité {rank}", "siren": f"{rank:09d}"}
        header = header | {"title": f"Projet {rank} : {header['title']}"[:120], "commanditaire": {"organisation": id_}}
        (root / "docs/projets" / edition / f"projet-{rank}.md").write_text(f"---\n{plain_yaml(header)}---\n{body}", encoding="utf-8")
    (root / "data/organisations.yml").write_text(plain_yaml(names), encoding="utf-8")


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
        (root / "docs" / ("index.md" if rank == 0 else f"page-{rank}.md")).write_text(f"# Page {rank}\n\n{text}", encoding="utf-8")


class Words(HTMLParser):
    """The words of a published page's article, as the Markdown somebody would have written: paragraphs, items, headings."""

    MARKS = {"h2": "## ", "h3": "### ", "h4": "#### ", "li": "- "}

    def __init__(self, html: str) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._inside = False
        self._text = ""
        self._mark = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block with its mark; links and emphasis run on."""
        self._inside |= tag == "main"
        if tag in ("p", "dt", "dd", "td", "th", "div", "section", "caption", *self.MARKS):
            self._close()
            self._mark = self.MARKS.get(tag, "")

    def handle_endtag(self, tag: str) -> None:
        """Leave the article; blocks close where the next one opens."""
        if tag == "main":
            self._close()
            self._inside = False

    def handle_data(self, data: str) -> None:
        """Gather the words of the block."""
        if self._inside:
            self._text += data

    def _close(self) -> None:
        text = " ".join(self._text.split())
        if text:
            self.blocks.append(self._mark + text)
        self._text = ""


def same_words(site: Path) -> list[str]:
    """Return the Markdown of every published page of `site`."""
    return ["\n\n".join(Words(path.read_text(encoding="utf-8")).blocks) for path in sorted(site.rglob("index.html"))]


def prose_alone(product: Path, pages: int) -> list[str]:
    """Return the prose of every fiche, and a line for each other page."""
    bodies = [_parts(path)[1] for path in sorted((product / "docs/projets").glob("*/*.md"))]
    return [*bodies, *["Une ligne.\n"] * (pages - len(bodies))]


def cpu(root: Path) -> float:
    """Return the CPU seconds of one build."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--clean"], cwd=root, capture_output=True, text=True, env=dict(os.environ, NO_MKDOCS_2_WARNING="1"))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode:
        sys.exit(result.stdout + result.stderr)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(sizes: list[int]) -> None:
    """Measure each size and print a line for it."""
    print("fiches   pages   ms/page   ÷ Material, mêmes mots   ÷ Material, prose seule   croissance par page")
    first = None
    for number in sizes:
        with tempfile.TemporaryDirectory() as folder:
            product, words, prose = (Path(folder, name) for name in ("produit", "mots", "prose"))
            product.mkdir()
            generate(product, number)
            cpu(product)
            texts = same_words(product / "site")
            pages = len(texts)
            bare(words, texts)
            bare(prose, prose_alone(product, pages))
            runs = [tuple(map(cpu, (product, words, prose))) for _ in range(RUNS)]  # in turn: a drift of the machine hits all
        ours = statistics.median(run[0] for run in runs) / pages * 1000
        ratios = [statistics.median(run[0] / run[other] for run in runs) for other in (1, 2)]
        first = first or ours
        print(f"{number:6d} {pages:7d} {ours:9.2f} {ratios[0]:24.2f} {ratios[1]:25.2f} {ours / first:21.2f}", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10, 100, 1000])
