"""Adds what Markdown leaves out of a text's tree: the lead under a title, names for the links to sections and notes,
tables that can be reached and read by keyboard, alignment without style attributes, the credits of images.

It works on the plain tree, whoever built it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element, tostring

from macros.text.html.document import fragment
from macros.text.html.tables import columns

_STASHED = "\x02"
"""The beginning of a paragraph that stands for a drawing, until Markdown puts the drawing there."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ALIGNMENTS = {"text-align: left;": "a-gauche", "text-align: center;": "au-centre", "text-align: right;": "a-droite"}


@dataclass
class _Place:
    """The state of the walk through the tree: the current section, and how many tables it has shown."""

    section: str = ""
    tables: int = 0


def section_names(contents: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the words of each heading by its identifier, from the table of contents that Markdown makes: `id`, `name`,
    `children`.
    """
    return {
        id_: words
        for entry in contents
        for id_, words in ((entry["id"], unescape(entry["name"])), *section_names(entry["children"]).items())
    }


def complete(root: Element, sections: Mapping[str, str]) -> None:
    """Complete the tree in place; `sections` gives the words of each heading by its identifier."""
    for element in root.iter():
        _name_note(element)
        if element.tag == "a" and element.get("href") == element.text:
            element.set("data-nue", "")  # paper need not say again where it leads
    _complete_children(root, sections, _Place())


def _complete_children(parent: Element, sections: Mapping[str, str], place: _Place) -> None:
    before = None
    for rank, child in enumerate(list(parent)):
        if before == "h1" and child.tag == "p" and not (child.text or "").startswith(_STASHED):
            child.set("class", "chapo")
        before = child.tag
        if child.tag in _HEADINGS:
            link = next((part for part in child if part.get("class") == "headerlink"), None)
            if link is not None:
                child.remove(link)
            place.section, place.tables = sections.get(child.get("id", ""), "".join(child.itertext())), 0
            parent[rank] = _titled(child, link, place.section)
        elif child.tag == "table":
            place.tables += 1
            parent[rank] = _reachable(child, place.section, place.tables)
        elif _is_picture(child):
            parent[rank] = _captioned(child)
        else:
            _complete_children(child, sections, place)


def _titled(heading: Element, link: Element | None, words: str) -> Element:
    """Put the permalink of a heading beside it, named after its section: inside, it would be read as part of the title.
    The title of the page has none: its address is the page's.
    """
    if link is None or heading.tag == "h1":
        return heading
    name = f"Lien vers la section « {words} »"
    link.attrib.update({"aria-label": name, "title": name})
    return _wrapped(heading, Element("div", {"class": "intertitre"}), link)


def _reachable(table: Element, section: str, rank: int) -> Element:
    """Put the table in a region that scrolls sideways, takes the focus and has a name; say what its headings are
    headings of, and how tight its columns are.
    """
    for cell in table.iter():
        if cell.tag in ("th", "td") and "style" in cell.attrib:
            cell.set("class", _ALIGNMENTS[cell.attrib.pop("style")])
    for cell in table.iter("th"):
        cell.set("scope", "col")
    setting = columns(fragment(tostring(table, "unicode", "html")).css("table")[0]).setting
    if setting:
        table.set("data-colonnes", setting)
    number = f" {rank}" if rank > 1 else ""
    name = f"Tableau{number} de la section « {section} »" if section else f"Tableau{number}"
    return _wrapped(table, Element("div", {"class": "defile", "role": "region", "aria-label": name, "tabindex": "0"}))


def _is_picture(paragraph: Element) -> bool:
    """Tell whether a paragraph is an image alone."""
    alone = (
        paragraph.tag == "p"
        and len(paragraph) == 1
        and not (paragraph.text or "").strip()
        and not (paragraph[0].tail or "").strip()
    )
    return alone and paragraph[0].tag == "img"


def _captioned(paragraph: Element) -> Element:
    """Show the credit of an image (the words between quotes after its address) below it, for all to read: a title only
    shows under a mouse. An image without credit is marked as one: paper may move it to another page.
    """
    image = paragraph[0]
    if not image.get("title", "").strip():
        paragraph.set("class", "image")
        return paragraph
    figure = Element("figure", {"class": "image"})
    caption = Element("figcaption")
    caption.text = image.attrib.pop("title")
    image.tail, figure.tail = None, paragraph.tail
    figure.extend((image, caption))
    return figure


def _wrapped(element: Element, wrapper: Element, *after: Element) -> Element:
    """Return `wrapper` around the element and what follows it, in the element's place in the text."""
    wrapper.tail, element.tail = element.tail, None
    wrapper.extend((element, *after))
    return wrapper


def _name_note(element: Element) -> None:
    if element.get("class") == "footnote-ref":
        element.set("aria-label", f"Note {''.join(element.itertext())}")
    elif element.get("class") == "footnote-backref":
        element.set("aria-label", element.get("title", ""))
    elif element.get("class") == "footnote":
        element.attrib.update({"role": "region", "aria-label": "Notes"})
