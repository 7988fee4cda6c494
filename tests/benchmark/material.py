"""A site of bare Material that publishes the words of ours, to compare it with: its search, no template nor plugin of
ours, as many sections.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.text.html.document import START, TEXT, parse, walk

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


def same_words(root: Path, site: Path) -> None:
    """Write a bare Material site of the words of every published page of `site`."""
    bare(root, ["\n\n".join(words(path.read_text(encoding="utf-8"))) for path in sorted(site.rglob("index.html"))])
