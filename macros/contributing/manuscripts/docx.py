"""Reads a Word file: mammoth makes its HTML. Its words are also read directly from the XML, so that a lost word is
always reported.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from xml.etree.ElementTree import Element

import mammoth

from macros.contributing.manuscripts.docx_numbers import with_ranks
from macros.contributing.manuscripts.docx_parts import part_name
from macros.contributing.manuscripts.elements import attribute, element_name
from macros.contributing.manuscripts.manuscript import PICTURE, Manuscript, Unreadable, tree, unpacked
from macros.contributing.manuscripts.notices import NOTICES, changes
from macros.contributing.manuscripts.word_styles import CONTENTS, STYLES, ignored

_OLE = b"\xd0\xcf\x11\xe0"
"""How the files of Word 97 begin, and those that a password closes."""

_ELSEWHERE = re.compile(r"external image|find image")
"""What mammoth says of a picture that the file only leads to."""

_UNSEEN = frozenset("del moveFrom pPr rPr instrText delText".split())
_SIGNS: Mapping[str, str] = MappingProxyType({"p": "\n", "tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-"})


def docx_manuscript(path: Path) -> Manuscript:
    """Return what a Word file holds; raise Unreadable where it is none."""
    head = path.read_bytes()[: 1 << 20]
    if head.startswith(_OLE):
        closed = "EncryptedPackage".encode("utf-16-le") in path.read_bytes()
        raise Unreadable(
            f"« {path.name} » est protégé par un mot de passe. Dans Word, ôtez-le (Fichier, Informations, Protéger le"
            " document), enregistrez, puis recommencez."
            if closed
            else f"« {path.name} » est au format de Word 97-2003 (.doc). Dans Word ou LibreOffice, enregistrez-le sous"
            " le format .docx ou .odt, puis recommencez."
        )
    parts = unpacked(path, "un document Word")
    main = part_name(parts, "document")
    if not main:
        raise Unreadable(
            f"« {path.name} » n'est pas un document Word : c'est une archive sans texte. Enregistrez-le au format"
            " .docx."
        )
    toc = _contents_styles(parts)
    losses = list(_told(parts))
    texts = (main, part_name(parts, "footnotes"), part_name(parts, "endnotes"))
    trees = {name: tree(parts[name], name) for name in texts if name}
    document = trees[main]
    text = "\n".join(line for part in trees.values() for line in _lines(part, toc))
    losses += _changes(document)
    if any(element_name(element) == "txbxContent" for element in document.iter()):
        losses.append(NOTICES["box"])
    if any(_style(paragraph) in toc for paragraph in document.iter() if element_name(paragraph) == "p"):
        losses.append(NOTICES["contents"])
    pictures: list[bytes] = []

    def keep(image: mammoth.images.Image) -> dict[str, str]:
        with image.open() as source:
            pictures.append(source.read())
        return {"src": f"{PICTURE}{len(pictures) - 1}", "alt": image.alt_text or ""}

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(with_ranks(parts, main, document)),
            style_map="\n".join((STYLES, *map(ignored, toc.values()))),
            convert_image=mammoth.images.img_element(keep),
            external_file_access=False,
        )
    except Exception as error:  # mammoth raises whatever a broken part makes it stumble on
        raise Unreadable(
            f"« {path.name} » ne peut pas être lu ({type(error).__name__}). Ouvrez-le dans Word ou LibreOffice,"
            " enregistrez-le à nouveau au format .docx, puis recommencez."
        ) from None
    if any(_ELSEWHERE.search(message.message) for message in result.messages):
        losses.append(NOTICES["picture"])
    return Manuscript(text, result.value, pictures=tuple(pictures), notices=tuple(losses))


def _style(paragraph: Element) -> str:
    """Return the identifier of a paragraph's style."""
    styles = (
        child_
        for child in paragraph
        if element_name(child) == "pPr"
        for child_ in child
        if element_name(child_) == "pStyle"
    )
    return next((attribute(style, "val") for style in styles), "")


def _contents_styles(parts: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return the names of the styles of tables of contents, by identifier."""
    name = part_name(parts, "styles")
    if not name:
        return {}
    styles = (style for style in tree(parts[name], name).iter() if element_name(style) == "style")
    names = {
        attribute(style, "styleId"): next(
            (attribute(child, "val") for child in style if element_name(child) == "name"), ""
        )
        for style in styles
    }
    return {id_: name for id_, name in names.items() if re.fullmatch(CONTENTS, name, re.I)}


def _lines(part: Element, toc: Mapping[str, str]) -> Iterator[str]:
    """Yield the text of each paragraph of a part, deleted words and tables of contents left out."""
    yield from (line for line in "".join(_text(part, toc)).split("\n") if line.strip())


def _text(element: Element, toc: Mapping[str, str]) -> Iterator[str]:
    """Yield the words of an element; a paragraph, which may stand in another, is a line."""
    name = element_name(element)
    if name in _UNSEEN or (name == "p" and _style(element) in toc):
        return
    yield _SIGNS.get(name, "")
    if name == "t":
        yield element.text or ""
    for child in _chosen(element) if name == "AlternateContent" else element:
        yield from _text(child, toc)
    if name == "p":
        yield "\n"


def _chosen(alternatives: Element) -> Iterable[Element]:
    """Return the reading that has words, of the two that Word writes for older and newer programs."""
    readings = sorted(alternatives, key=lambda reading: element_name(reading) != "Fallback")
    return next(([reading] for reading in readings if any(element.text for element in reading.iter())), ())


def _changes(document: Element) -> Iterator[str]:
    """Say what tracked changes became: accepted, with the words they took away."""
    added = sum(element_name(element) in ("ins", "moveTo") and bool(list(element)) for element in document.iter())
    deleted = ["".join(child.text or "" for child in element.iter() if element_name(child) == "delText")
               for element in document.iter() if element_name(element) == "del"]  # fmt: skip
    deleted = [text for text in deleted if text.strip()]
    if added or deleted:
        yield changes(added, deleted)


def _told(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Say what stands outside the text: comments, headers and footers, the words of drawings."""
    kinds = {
        "comment": r"word/comments\d*\.xml",
        "margin": r"word/(?:header|footer)\d*\.xml",
        "drawing": r"word/(?:diagrams/data|charts/chart)\d*\.xml",
    }
    for kind, pattern in kinds.items():
        for name in sorted(name for name in parts if re.fullmatch(pattern, name)):
            lines = " ; ".join(_lines(tree(parts[name], name), {}))
            if re.search(r"[^\W\d_]", lines):
                yield NOTICES[kind].format(lines)
