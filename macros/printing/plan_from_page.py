"""The plan of a printed page, read in the page itself: its headings, its texts, its figures, its page numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.printing.plan import Chapter, Diagram, Heading, Locator
from macros.text.html.document import Node, parse
from macros.text.html.hyphens import SOFT_HYPHEN

_HEADINGS = "h1, h2, h3, h4, h5, h6"
_BLOCKS = f"p, li, dt, dd, td, th, figcaption, caption, summary, {_HEADINGS}"
_INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd label mark q s samp small span strong sub sup time u var"
    " wbr".split()
)
"""Elements whose words belong to the block around them."""

_UNPRINTED = (
    "button, select, option, form, input, template, script, style, title, [aria-hidden=true], [hidden], [data-ecran],"
    " .headerlink, .fig-lien, .fig-colonne, .fig-retour, .lu, .blanche, .mode-d-emploi, .bilan, .livre-barre,"
    " .livre-avis, .temoins, .fil, .retour-haut, .adresse, .a-comparer, .a-imprimer, .croisements-tri, .evitement,"
    " .footnote-backref"
)
"""What paper leaves out, or only some layouts show."""


def printed_part(html: str) -> Node:
    """Return the main part of a page, what paper leaves out taken away."""
    main = parse(html).css("main")[0]
    for node in main.css(_UNPRINTED):
        node.decompose()
    return main


def plain(node: Node) -> str:
    """Return all the words of an element, on one line, without soft hyphens."""
    return _on_one_line(node.text())


def own_text(node: Node) -> str:
    """Return the words of a block itself, those of the blocks it holds left out."""
    return _on_one_line("".join(_own(node)))


def _own(node: Node) -> Iterator[str]:
    for child in node.iter(include_text=True):
        if child.is_text_node:
            yield child.text_content or ""
        elif child.tag in _INLINE:
            yield from _own(child)
        else:
            yield " "


def _on_one_line(text: str) -> str:
    return " ".join(text.replace(SOFT_HYPHEN, "").split())


def headings(part: Node) -> tuple[Heading, ...]:
    """Return the headings, in order."""
    return tuple(Heading(plain(node), int(str(node.tag)[1]), node.attrs.sget("id")) for node in part.css(_HEADINGS))


def paragraphs(part: Node) -> tuple[str, ...]:
    """Return the texts of the blocks, each once where it stands; pictures' own texts left out."""
    nodes_of_drawings = {node.mem_id for node in part.css("svg *")}
    return tuple(
        text for node in part.css(_BLOCKS) if node.mem_id not in nodes_of_drawings and (text := own_text(node))
    )


def diagrams(part: Node) -> tuple[Diagram, ...]:
    """Return the figures that say something, with their words."""
    return tuple(Diagram(node.attrs.sget("id"), paragraphs(node)) for node in part.css("figure.fig"))


def pictures(part: Node) -> tuple[str, ...]:
    """Return the texts of the pictures."""
    return tuple(
        text
        for node in part.css("img, svg[role=img]")
        if (text := node.attrs.sget("aria-label") or node.attrs.sget("alt"))
    )


def locators(part: Node) -> tuple[Locator, ...]:
    """Return the page numbers printed, each with the words of its entry."""
    return tuple(_locators(part, ""))


def _locators(node: Node, entry: str) -> Iterator[Locator]:
    for child in node.iter():
        if "folio" in child.attrs.sget("class", "").split():  # `css_matches` looks below the element too
            yield Locator(entry, int(plain(child)), child.attrs.sget("href").removeprefix("#"))
        else:
            yield from _locators(child, own_text(child) if child.tag in ("li", "p") else entry)


def chapters(part: Node, heads: dict[str, str], rectos: Iterable[str]) -> tuple[Chapter, ...]:
    """Return the chapters of a book: elements that say which they are; `heads` gives running heads by anchor."""
    right = frozenset(rectos)
    names = {heading.anchor: heading.text for heading in headings(part)}
    return tuple(
        Chapter(
            names[anchor],
            anchor,
            heads.get(anchor, ""),
            paragraphs(node),
            anchor in right,
            bool(node.css(".ouverture")),
        )
        for node in part.css(":is([data-chapitre], [data-recto])")
        if (anchor := node.attrs.sget("data-chapitre") or node.attrs.sget("data-recto")) in names
    )


def back_cover(part: Node) -> tuple[str, ...]:
    """Return the texts of a book's back cover."""
    return tuple(text for node in part.css(".dos") for text in paragraphs(node))
