"""A book for e-readers, made from the page that a browser prints: the same templates, cut into chapters as XHTML.

What only paper or the site can do is left out: blank pages, lists of page numbers, boxes to tick, lines behind figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import normpath

from macros.book.pagination import paginate
from macros.book.prints import Pagination
from macros.text.html.document import Document, Node, parse
from macros.text.html.xhtml import xhtml

LEFT_OUT = (
    "[hidden], .blanche, .couverture, .sommaire, .folios:empty, .a-cocher input, .mode-d-emploi, .bilan, .fig-lien,"
    " .fig-trait, .fig-fronton, .vers, .couverture-parties, script, button"
)

KINDS = {
    "titre": ("titlepage", ""),
    "lire": ("introduction", "doc-introduction"),
    "preface": ("preface", "doc-preface"),
    "partie-ouverture": ("part", "doc-part"),
    "projet": ("chapter", "doc-chapter"),
    "index": ("index", "doc-index"),
    "colophon": ("colophon", "doc-colophon"),
}
"""The role of each division, by its class, in the vocabularies of EPUB and of ARIA."""

HEADINGS = ("h2", "h3", "h4")
"""The headings of the table of contents: divisions and parts, projects, their sections."""

_BLOCKS = "p, li, dt, dd, td, th, h2, h3, h4, h5, h6"
_OUTSIDE = ("p", "h2", "h3", "h4", "h5", "h6")
"""Blocks before which the start of a page may be marked; in others it is marked inside."""


@dataclass(frozen=True)
class Place:
    """A place of the book that lists lead to: its words or its number, the level of its heading, its address."""

    label: str
    level: int
    address: str


@dataclass(frozen=True)
class Chapter:
    """A file of the book: its name, its title, what it is for programs, its content, the headings and the pages that
    start there.
    """

    name: str
    title: str
    kind: str
    content: str
    headings: tuple[Place, ...]
    pages: tuple[Place, ...]

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.xhtml"


@dataclass(frozen=True)
class Ebook:
    """The chapters of a book, in order, and the pictures of its text: where each is on the site, by its name here."""

    chapters: tuple[Chapter, ...]
    pictures: Mapping[str, str]


def name_blocks(document: Document) -> tuple[str, ...]:
    """Give an identifier to each block of a book's page that has none; return the identifiers of all, in order.

    The same page always gets the same ones: one copy may be printed, to learn on which page each block stands, and
    another cut into chapters.
    """
    blocks = [block for main in document.css("main") for block in main.css(_BLOCKS)]
    for rank, block in enumerate(blocks):
        if not block.id:
            block.attrs["id"] = f"bloc-{rank}"
    return tuple(block.attrs.sget("id") for block in blocks)


def ebook(html: str, address: str, site_address: str, pagination: Pagination, pages: Mapping[str, int]) -> Ebook:
    """Return the book at `address` on the site, made from its page, `html`. `pages` gives the printed page of each
    block. Links to the rest of the site need `site_address`, absolute; without it, only their words are kept.
    """
    document = parse(html)
    paginate(document, pagination)
    blocks = name_blocks(document)
    _say_pages(document, blocks, pages)
    for node in document.css(LEFT_OUT):
        node.decompose()
    for block in document.css("[id^=bloc-]"):
        del block.attrs["id"]
    divisions = {_name(division): division for main in document.css("main") for division in main.iter()}
    files = {
        node.attrs.sget("id"): f"{name}.xhtml" for name, division in divisions.items() for node in division.css("[id]")
    }
    pictures = _link(document, files, address, site_address)
    return Ebook(tuple(_chapter(name, division) for name, division in divisions.items()), pictures)


def _name(division: Node) -> str:
    attributes = division.attrs
    return attributes.sget("data-chapitre") or attributes.sget("data-recto") or attributes.sget("class").split()[0]


def _say_pages(document: Document, blocks: tuple[str, ...], pages: Mapping[str, int]) -> None:
    """Mark where each printed page starts: before its first block, or where one that began before has its first."""
    reached = 0
    blocks_by_id = {node.attrs.sget("id"): node for main in document.css("main") for node in main.css("[id]")}
    for block in blocks:
        number, node = pages.get(block, 0), blocks_by_id[block]
        if number <= reached:
            continue
        reached = number
        mark = document.create_node("span")
        for name, value in (
            ("epub:type", "pagebreak"),
            ("role", "doc-pagebreak"),
            ("id", f"page-{number}"),
            ("aria-label", str(number)),
        ):
            mark.attrs[name] = value
        if node.tag in _OUTSIDE:
            node.insert_before(mark, move=True)
        elif node.first_child:
            node.first_child.insert_before(mark, move=True)


def _link(document: Document, files: Mapping[str, str], address: str, site_address: str) -> dict[str, str]:
    """Turn the links of the page towards the files of the book; return where the pictures of its text are."""
    pictures: dict[str, str] = {}
    for main in document.css("main"):
        for link in main.css("a[href]"):
            target = link.attrs.sget("href")
            if target.startswith("#"):
                if target[1:] in files:
                    link.attrs["href"] = f"{files[target[1:]]}{target}"
                else:
                    link.unwrap()
            elif not re.match(r"[a-z]+:", target):
                if site_address:
                    link.attrs["href"] = site_address + _resolved(address, target)
                else:
                    link.unwrap()
        for image in main.css("img[src]"):
            source = _resolved(address, image.attrs.sget("src"))
            name = f"images/{source.replace('/', '-')}"
            pictures[name] = source
            image.attrs["src"] = name
            for attribute in ("loading", "decoding", "srcset", "sizes"):
                if attribute in image.attributes:
                    del image.attrs[attribute]
    return pictures


def _resolved(address: str, target: str) -> str:
    path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", target, re.S).groups()  # type: ignore[union-attr]
    resolved = normpath(f"{address}{path}").lstrip("./")
    return f"{resolved}{'/' if path.endswith('/') and resolved else ''}{mark}{rest}"


def _chapter(name: str, division: Node) -> Chapter:
    kind, role = next((KINDS[word] for word in division.attrs.sget("class").split() if word in KINDS), ("", ""))
    traits = {
        "class": division.attrs.sget("class"),
        "epub:type": kind,
        "role": role,
        **{key: division.attrs.sget(key) for key in ("data-partie", "aria-labelledby", "aria-label")},
    }
    attributes = "".join(f' {key}="{value}"' for key, value in traits.items() if value)
    headings = tuple(_headings(name, division))
    content = f"<section{attributes}>{xhtml(division)}</section>"
    title = headings[0].label if headings else division.attrs.sget("aria-label")
    pages = tuple(
        Place(mark.attrs.sget("aria-label"), 0, f"{name}.xhtml#{mark.id}")
        for mark in division.css("[role=doc-pagebreak]")
    )
    return Chapter(name, title, kind, content, headings, pages)


def _headings(name: str, division: Node) -> Iterator[Place]:
    """Yield the headings of a chapter; those without identifier are given one."""
    for rank, heading in enumerate(division.css(", ".join(HEADINGS))):
        words = "".join(
            child.text() for child in heading.iter(include_text=True) if child.attributes.get("class") != "note"
        )
        if not heading.id:
            heading.attrs["id"] = f"{name}-titre-{rank}"
        yield Place(" ".join(words.split()), HEADINGS.index(heading.tag or ""), f"{name}.xhtml#{heading.id}")
