"""Reads a file of LibreOffice: its content as the HTML that a Word file would give, its words apart.

No library is used: odfpy, which is distributed as sources alone, could not be locked like the others, and pandoc weighs
thirty-four megabytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from types import MappingProxyType
from xml.etree.ElementTree import Element

from macros.contributing.manuscripts.elements import attribute, element_name
from macros.contributing.manuscripts.manuscript import PICTURE, Manuscript, Unreadable, tree, unpacked
from macros.contributing.manuscripts.notices import NOTICES, changes
from macros.contributing.manuscripts.odt_lists import ListStyles, Nested, OneList

_SKIPPED = frozenset(
    "tracked-changes sequence-decls forms annotation annotation-end note-citation table-of-content desc title"
    " illustration-index user-index alphabetical-index bibliography bookmark variable-decls".split()
)
_SPACES: Mapping[str, str] = MappingProxyType({"s": " ", "tab": "\t", "line-break": "<br>"})
_FORMATS = (
    ("strong", "font-weight", "bold"),
    ("em", "font-style", "italic"),
    ("s", "text-line-through-style", "solid"),
    ("sup", "text-position", "super"),
    ("sub", "text-position", "sub"),
)
_BOUNDARIES = frozenset("p h list-item list-header table-cell covered-table-cell note text-box".split())
_INDEXES = frozenset("table-of-content illustration-index user-index alphabetical-index bibliography".split())


def odt_manuscript(path: Path) -> Manuscript:
    """Return what a LibreOffice text holds; raise Unreadable where it is none."""
    kind = "un texte de LibreOffice"
    parts = unpacked(path, kind)
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise Unreadable(
            f"« {path.name} » est protégé par un mot de passe. Dans LibreOffice, enregistrez-le sous un autre nom sans"
            " « Enregistrer avec mot de passe », puis recommencez."
        )
    document = tree(parts["content.xml"], "content.xml") if "content.xml" in parts else None
    body = (
        next((element for element in document.iter() if element_name(element) == "text"), None)
        if document is not None
        else None
    )
    if document is None or body is None or not body.tag.endswith("office:1.0}text"):
        raise Unreadable(f"« {path.name} » n'est pas {kind}. Enregistrez-le au format .odt ou .docx.")
    styles = tree(parts["styles.xml"], "styles.xml") if "styles.xml" in parts else None
    reader = _Reader(parts, [part for part in (styles, document) if part is not None])
    html = reader.blocks(body)
    notes = "".join(f'<li id="footnote-{rank}">{note}</li>' for rank, note in enumerate(reader.notes, 1))
    return Manuscript(
        "".join(_text(body)),
        f"{html}<ol>{notes}</ol>" if notes else html,
        pictures=tuple(reader.pictures),
        notices=tuple(_told(body, styles)),
    )


def _is_box(element: Element) -> bool:
    """Tell whether an element is a box of text, or a shape that holds paragraphs."""
    drawn = element.tag.partition("}")[0].endswith("drawing:1.0")
    return drawn and any(element_name(child) in ("p", "h", "list") for child in element)


def _text(element: Element) -> Iterator[str]:
    """Yield the words of an element, deletions, comments and indexes left out."""
    name = element_name(element)
    if name in _SKIPPED:
        return
    if name in _BOUNDARIES:
        yield "\n"
    elif name == "tab":
        yield "\t"
    elif name in ("s", "line-break"):
        yield " "
    yield element.text or ""
    for child in element:
        yield from _text(child)
        yield child.tail or ""
    if name in _BOUNDARIES:
        yield "\n"


def _told(body: Element, styles: Element | None) -> Iterator[str]:
    """Say what was changed or left aside."""
    regions = [element for element in body.iter() if element_name(element) == "changed-region"]
    deleted = [
        " ".join("".join(text for part in piece if element_name(part) != "change-info" for text in _text(part)).split())
        for region in regions
        for piece in region
        if element_name(piece) == "deletion"
    ]
    if regions:
        yield changes(len(regions) - len(deleted), deleted)
    for element in body.iter():
        if element_name(element) == "annotation":
            yield NOTICES["comment"].format(" ".join(" ".join(element.itertext()).split()))
    if any(_is_box(element) for element in body.iter()):
        yield NOTICES["box"]
    if any(element_name(element) in _INDEXES for element in body.iter()):
        yield NOTICES["contents"]
    for element in styles.iter() if styles is not None else ():
        words = " ".join("".join(_text(element)).split()) if element_name(element) in ("header", "footer") else ""
        if any(sign.isalpha() for sign in words):
            yield NOTICES["margin"].format(words)


@dataclass
class _Reader:
    """Makes HTML of a content; notes and pictures are gathered as they come."""

    parts: Mapping[str, bytes]
    sheets: list[Element]
    notes: list[str] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._styles: dict[str, Element] = {}
        self._lists = ListStyles()
        for sheet in self.sheets:
            for element in sheet.iter():
                if element_name(element) in ("style", "list-style"):
                    self._styles[attribute(element, "name")] = element
                if element_name(element) == "list-style":
                    self._lists.add(element)

    def blocks(self, top: Element, style: str = "", level: int = 0) -> str:
        """Return the blocks under an element; `style` is that of the list it is in, `level` how deep."""
        html = ""
        lists = Nested()
        for element in top:
            if element_name(element) == "list":
                lists.add(self._list(element, style, level + 1))
            elif block := self._block(element, style, level):
                html += lists.html() + block
                lists = Nested()
        return html + lists.html()

    def _list(self, element: Element, style: str, level: int) -> OneList:
        """Return a list; where it names no style, it has that of the list it is in."""
        own = attribute(element, "style-name") or style
        contents = (self.blocks(item, own, level) for item in element if element_name(item).startswith("list-"))
        return self._lists.one(element, own, level, [[item] for item in contents])

    def _block(self, element: Element, style: str, level: int) -> str:
        name = element_name(element)
        if name in _SKIPPED:
            return ""
        if name in ("p", "h"):
            return self._paragraph(element)
        if name == "table":
            rows = (self._row(row) for row in element.iter() if element_name(row) == "table-row")
            return f"<table>{''.join(rows)}</table>"
        if name == "frame":
            return self._frame(element)
        return self.blocks(element, style, level)

    def _row(self, row: Element) -> str:
        cells = ""
        for cell in row:
            if element_name(cell) == "table-cell":
                spans = "".join(
                    f' {html}="{value}"'
                    for html, odf in (("colspan", "number-columns-spanned"), ("rowspan", "number-rows-spanned"))
                    if (value := attribute(cell, odf))
                )
                cells += f"<td{spans}>{self.blocks(cell)}</td>"
        return f"<tr>{cells}</tr>"

    def _paragraph(self, element: Element) -> str:
        boxes: list[str] = []
        words = self._inline(element, boxes)
        style = self._ancestors(attribute(element, "style-name"))
        if element_name(element) == "h":
            level = min(int(attribute(element, "outline-level", "1") or 1), 6)
            html = f"<h{level}>{words}</h{level}>"
        elif "Title" in style:
            html = f'<h1 class="title">{words}</h1>'
        else:
            bold = self._has(attribute(element, "style-name"), "font-weight", "bold")
            html = f"<p><strong>{words}</strong></p>" if bold and words else f"<p>{words}</p>"
        return html + "".join(boxes)

    def _inline(self, element: Element, boxes: list[str]) -> str:
        """Return the words of a paragraph; what stands in boxes goes after it."""
        html = escape(element.text or "", quote=False)
        for child in element:
            html += self._inline_one(child, boxes) + escape(child.tail or "", quote=False)
        return html

    def _inline_one(self, child: Element, boxes: list[str]) -> str:
        name = element_name(child)
        if name in _SKIPPED:
            return ""
        if name in _SPACES:
            return _SPACES[name]
        if name == "note":
            body = next((element for element in child if element_name(element) == "note-body"), child)
            self.notes.append(self.blocks(body))
            return f'<a href="#footnote-{len(self.notes)}">note</a>'
        if name == "frame" or _is_box(child):
            box = self._frame(child) if name == "frame" else self.blocks(child)
            if box.startswith("<img"):
                return box
            boxes.append(box)
            return ""
        words = self._inline(child, boxes)
        if name == "a":
            return f'<a href="{escape(attribute(child, "href"))}">{words}</a>'
        style = attribute(child, "style-name") if name == "span" else ""
        for tag, key, value in _FORMATS:
            words = f"<{tag}>{words}</{tag}>" if words and self._has(style, key, value) else words
        return words

    def _frame(self, frame: Element) -> str:
        for element in frame:
            if element_name(element) == "text-box":
                return self.blocks(element)
        for element in frame:
            if element_name(element) == "image" and (data := self.parts.get(attribute(element, "href"))):
                self.pictures.append(data)
                return f'<img src="{PICTURE}{len(self.pictures) - 1}">'
        return ""

    def _ancestors(self, style: str) -> list[str]:
        """Return the names of a style and of those it is made from."""
        names: list[str] = []
        while style and style not in names:
            names.append(style)
            style = attribute(self._styles[style], "parent-style-name") if style in self._styles else ""
        return names

    def _has(self, style: str, key: str, value: str) -> bool:
        """Tell whether a style, not those it is made from, sets a property."""
        return style in self._styles and any(
            attribute(element, key).startswith(value)
            for element in self._styles[style].iter()
            if element_name(element) == "text-properties"
        )
