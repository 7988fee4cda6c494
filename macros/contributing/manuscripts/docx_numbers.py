"""The numbers of a Word file's lists, which its converter leaves out: a list that starts at 3, or goes on after a
paragraph, would start again at 1.
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from macros.contributing.manuscripts.docx_parts import part_name
from macros.contributing.manuscripts.elements import attribute, element_name
from macros.contributing.manuscripts.escapes import rank_mark
from macros.contributing.manuscripts.manuscript import tree

_Place = tuple[str, int]
"""A numbering, by its identifier, and a level of it."""

_UNNUMBERED = ("bullet", "none")


@dataclass(frozen=True)
class _Numbering:
    """The lists of a file: the kind of each, how each level of a kind is written, where one begins anew."""

    kinds: Mapping[str, str]
    levels: Mapping[_Place, Element]
    restarts: Mapping[_Place, int]


def with_ranks(parts: Mapping[str, bytes], main: str, document: Element) -> bytes:
    """Return a Word file in which each paragraph that a list numbers otherwise than 1 begins by a hidden mark of its
    number; `document` is the tree of its text, the part `main`, and is changed.
    """
    for paragraph, number in list(_numbers(parts, document)):
        if number != 1:
            namespace = paragraph.tag.removesuffix("p")
            run = Element(f"{namespace}r")
            ElementTree.SubElement(run, f"{namespace}t").text = rank_mark(number)
            paragraph.insert(1, run)  # after what says its style
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, ElementTree.tostring(document) if name == main else data)
    return file.getvalue()


def _numbers(parts: Mapping[str, bytes], document: Element) -> Iterator[tuple[Element, int]]:
    """Yield the paragraphs that a list numbers, each with its number."""
    name = part_name(parts, "numbering")
    if not name:
        return
    numbering = _numbering(tree(parts[name], name))
    by_style = dict(_by_style(parts))
    counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
    beginnings: set[_Place] = set()
    for paragraph in document.iter():
        if element_name(paragraph) != "p" or not len(paragraph):
            continue
        properties = paragraph[0]
        style = _value(properties, "pStyle")
        id_, level = _place(properties) or by_style.get(style) or ("", 0)
        kind = numbering.kinds.get(id_, "")
        look = numbering.levels.get((kind, level))
        if look is None:
            continue
        count = counts[kind]
        for deeper in [rank for rank in count if rank > level]:
            del count[deeper]
        if (id_, level) in numbering.restarts and (id_, level) not in beginnings:
            count[level] = numbering.restarts[id_, level]
        else:
            count[level] = count[level] + 1 if level in count else _number(_value(look, "start"), 1)
        beginnings.add((id_, level))
        if _value(look, "numFmt") not in _UNNUMBERED:
            yield paragraph, count[level]


def _numbering(root: Element) -> _Numbering:
    kinds: dict[str, str] = {}
    levels: dict[_Place, Element] = {}
    restarts: dict[_Place, int] = {}
    for element in root:
        if element_name(element) == "abstractNum":
            id_ = attribute(element, "abstractNumId")
            levels |= {
                (id_, _number(attribute(each, "ilvl"), 0)): each for each in element if element_name(each) == "lvl"
            }
        elif element_name(element) == "num":
            id_ = attribute(element, "numId")
            kinds[id_] = _value(element, "abstractNumId")
            for change in element:
                start = _value(change, "startOverride")
                if start:
                    restarts[id_, _number(attribute(change, "ilvl"), 0)] = _number(start, 1)
    return _Numbering(kinds, levels, restarts)


def _by_style(parts: Mapping[str, bytes]) -> Iterator[tuple[str, _Place]]:
    """Yield the styles of paragraphs that number by themselves, each with its list."""
    name = part_name(parts, "styles")
    for style in tree(parts[name], name) if name else ():
        for properties in style:
            place = _place(properties) if element_name(properties) == "pPr" else None
            if place:
                yield attribute(style, "styleId"), place


def _place(properties: Element) -> _Place | None:
    """Return the list and the level that properties of a paragraph name."""
    for element in properties:
        if element_name(element) == "numPr" and (id_ := _value(element, "numId")):
            return id_, _number(_value(element, "ilvl"), 0)
    return None


def _value(element: Element, name: str) -> str:
    return next((attribute(child, "val") for child in element if element_name(child) == name), "")


def _number(text: str, default: int) -> int:
    return int(text) if text.isdecimal() else default
