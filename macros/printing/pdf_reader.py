"""Read a printed file whole: PDFium for what a reader sees, pikepdf for what the file says of itself."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from macros.printing.faces import SOFT_HYPHEN, signs
from macros.printing.legibility import faint
from macros.printing.letters import ARTIFACT, Letter, drawings, letters, marks, runs
from macros.printing.pdf_document import Document, Font, Link, Picture, Sheet, Title
from macros.printing.progress import Listener, each_page, silent
from macros.printing.structure import HEADINGS, PICTURES, Element, elements

REPLACEMENT = "\ufffd"
"""The sign of a letter that a font does not have or a file can't say."""

_ACTUAL_TEXT = re.compile(rb"/ActualText\s*(?:<([0-9A-Fa-f\s]*)>|\(((?:\\.|[^\\)])*)\))", re.S)


class Unreadable(Exception):
    """The file is not a PDF that can be read; its message says why, in French."""


def read(path: Path, listener: Listener = silent) -> Document:
    """Return all that a printed file holds; raise Unreadable where it can't be opened.

    `listener` hears how far it is.
    """
    if not path.exists():
        raise Unreadable(f"{path} : ce fichier n'existe pas.")
    if not path.is_file():
        raise Unreadable(f"{path} : ce n'est pas un fichier.")
    try:
        with pikepdf.open(path) as file, pypdfium2.PdfDocument(path) as seen:
            return _Reading(path, file, seen).document(listener)
    except (pikepdf.PdfError, pypdfium2.PdfiumError, OSError):
        raise Unreadable(f"{path} : ce fichier ne se lit pas comme un PDF, ou il est abîmé.") from None


class _Reading:
    """The open file, seen both ways, while it is read."""

    def __init__(self, path: Path, file: pikepdf.Pdf, seen: pypdfium2.PdfDocument) -> None:
        self._path, self._file, self._seen = path, file, seen
        self._ranks = {page.obj.objgen: rank for rank, page in enumerate(file.pages, start=1)}
        self._anchors = dict(self._named_pages())
        self._elements = tuple(elements(file, self._ranks))
        self._faces: dict[tuple[int, int], str] = {}
        self._said = {
            (element.page, mark)
            for element in self._elements
            if element.kind == "Figure" and element.alternative
            for mark in element.marks
        }

    def document(self, listener: Listener) -> Document:
        ranks = range(1, len(self._file.pages) + 1)
        pages = tuple(self._sheet(rank) for rank in each_page(ranks, "contrôle : lecture", listener))
        metadata = self._metadata()
        outline = tuple(self._outline())
        return Document(
            pages=pages,
            headings=tuple(_heading(element, pages) for element in self._elements if element.kind in HEADINGS),
            outline=outline,
            pictures=tuple(
                Picture(element.page, element.alternative) for element in self._elements if element.kind in PICTURES
            ),
            fonts=tuple(self._fonts()),
            anchors=self._anchors,
            metadata=metadata,
            shows_title=bool(
                self._file.Root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False)
            ),
            forbidden=tuple(self._forbidden(pages, (*metadata.values(), *(title.text for title in outline)))),
            path=self._path,
        )

    def _sheet(self, rank: int) -> Sheet:
        page = self._seen[rank - 1]
        page_letters, inks = letters(page)
        box = self._file.pages[rank - 1].mediabox
        signs = (letter for letter in page_letters if letter.sign.strip() and letter.drawn_by)
        drawn, orphans = any(not inks[letter.drawn_by].artifact for letter in signs), 0
        for drawing in drawings(page):
            if ARTIFACT not in marks(drawing):
                kind = pdfium.FPDFPageObj_GetType(drawing)
                drawn = drawn or kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH)
                orphans += (
                    kind == pdfium.FPDF_PAGEOBJ_IMAGE
                    and (rank, pdfium.FPDFPageObj_GetMarkedContentID(drawing)) not in self._said
                )
        page_runs = tuple(runs(page_letters, inks))
        return Sheet(
            rank,
            float(box[2] - box[0]),
            float(box[3] - box[1]),
            page_runs,
            tuple(self._links(rank, page_letters)),
            orphans,
            drawn,
            tuple(faint(page, page_runs)),
        )

    def _links(self, rank: int, page_letters: list[Letter]) -> Iterator[Link]:
        places = sorted((letter.baseline, at) for at, letter in enumerate(page_letters) if letter.drawn_by)
        for note in self._file.pages[rank - 1].get("/Annots", pikepdf.Array()):
            if note.get("/Subtype") != "/Link":
                continue
            left, bottom, right, top = sorted_box([float(side) for side in note.Rect])
            action = note.get("/A", pikepdf.Dictionary())
            target = note.get("/Dest", action.get("/D"))
            address = str(action.get("/URI", ""))
            page, anchor = (0, "") if target is None else self._target(target)
            yield Link(
                (left, bottom, right, top),
                _words_in((left, bottom, right, top), page_letters, places),
                str(note.get("/Contents", "")),
                address,
                anchor,
                page,
            )

    def _target(self, target: pikepdf.Object) -> tuple[int, str]:
        """Return the page and the name of a destination; page 0 where it leads nowhere."""
        if isinstance(target, pikepdf.Array):
            return self._ranks.get(target[0].objgen, 0) if len(target) and isinstance(
                target[0], pikepdf.Dictionary
            ) else 0, ""
        name = str(target).removeprefix("/")
        return self._anchors.get(name, 0), name

    def _named_pages(self) -> Iterator[tuple[str, int]]:
        for name, target in self._file.Root.get("/Dests", pikepdf.Dictionary()).items():
            yield name.removeprefix("/"), self._page_of(target)
        if "/Dests" in self._file.Root.get("/Names", pikepdf.Dictionary()):
            for name, target in pikepdf.NameTree(self._file.Root.Names.Dests).items():
                yield name, self._page_of(target)

    def _page_of(self, target: pikepdf.Object) -> int:
        place = target.get("/D") if isinstance(target, pikepdf.Dictionary) else target
        return (
            self._ranks.get(place[0].objgen, 0)
            if isinstance(place, pikepdf.Array) and isinstance(place[0], pikepdf.Dictionary)
            else 0
        )

    def _outline(self) -> Iterator[Title]:
        def titles(item, level: int) -> Iterator[Title]:
            while item is not None:
                target = item.get("/Dest", item.get("/A", pikepdf.Dictionary()).get("/D"))
                yield Title(str(item.get("/Title", "")), level, 0 if target is None else self._target(target)[0])
                yield from titles(item.get("/First"), level + 1)
                item = item.get("/Next")

        yield from titles(self._file.Root.get("/Outlines", pikepdf.Dictionary()).get("/First"), 1)

    def _fonts(self) -> Iterator[Font]:
        seen = set()
        for font in self._file.objects:
            if (
                not isinstance(font, pikepdf.Dictionary)
                or font.get("/Type") != "/Font"
                or ("/DescendantFonts" not in font and str(font.get("/Subtype")).startswith("/CIDFont"))
            ):
                continue
            carrier = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            described = carrier.get("/FontDescriptor", pikepdf.Dictionary())
            kind, name = (
                str(font.get("/Subtype"))[1:],
                re.sub(r"^[A-Z]{6}\+", "", str(font.get("/BaseFont", "/sans nom"))[1:]),
            )
            is_embedded = any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            if (name, kind, is_embedded, "/ToUnicode" in font) not in seen:
                seen.add((name, kind, is_embedded, "/ToUnicode" in font))
                yield Font(name, kind, is_embedded, "/ToUnicode" in font)

    def _metadata(self) -> dict[str, str]:
        root, info = self._file.Root, self._file.docinfo
        entries = {
            "title": str(info.get("/Title", "")),
            "author": str(info.get("/Author", "")),
            "language": str(root.get("/Lang", "")),
        }
        try:
            with self._file.open_metadata(update_docinfo=False) as xmp:
                names = {
                    "xmp_title": "dc:title",
                    "xmp_author": "dc:creator",
                    "xmp_language": "dc:language",
                    "part": "pdfuaid:part",
                }
                return {**entries, **{key: _plain(xmp.get(name)) for key, name in names.items()}}
        except ValueError:  # what stands for metadata is no XML
            return {**entries, "xmp_title": "", "xmp_author": "", "xmp_language": "", "part": ""}

    def _forbidden(self, pages: tuple[Sheet, ...], names: Iterable[str]) -> Iterator[tuple[int, str]]:
        """Yield the signs that no reader can find, by page; page 0 for the texts `kept` around the pages."""
        for rank, page in enumerate(self._file.pages, start=1):
            streams = b"\n".join([*_streams(page), *_forms(page)])
            text = "".join(
                [
                    *(_decoded(*match) for match in _ACTUAL_TEXT.findall(streams)),
                    *map(self._signs, _fonts_of(page)),
                    *(run.text for run in pages[rank - 1].runs),
                ]
            )
            yield from ((rank, sign) for sign in (SOFT_HYPHEN, REPLACEMENT) if sign in text)
        around = "".join([*names, *(element.alternative for element in self._elements)])
        yield from ((0, sign) for sign in (SOFT_HYPHEN, REPLACEMENT) if sign in around)

    def _signs(self, font: pikepdf.Object) -> str:
        """Return all the signs of a font, read once for all the pages that share it."""
        if not font.is_indirect:
            return "".join(signs(font).values())
        if font.objgen not in self._faces:
            self._faces[font.objgen] = "".join(signs(font).values())
        return self._faces[font.objgen]


def sorted_box(sides: list[float]) -> tuple[float, float, float, float]:
    """Return a box as left, bottom, right, top, in whatever order its corners were given."""
    return min(sides[0], sides[2]), min(sides[1], sides[3]), max(sides[0], sides[2]), max(sides[1], sides[3])


def _words_in(
    box: tuple[float, float, float, float], page_letters: list[Letter], places: list[tuple[float, int]]
) -> str:
    """Return the words that stand in a box; `places` are the letters drawn, by baseline."""
    left, bottom, right, top = box
    near = places[bisect_left(places, (bottom - 2,)) : bisect_right(places, (top, len(page_letters)))]
    words = ""
    for at in sorted(at for _, at in near):
        letter, after = page_letters[at], page_letters[at + 1 : at + 2]
        if left - 1 <= (letter.box[0] + letter.box[2]) / 2 <= right + 1:
            words += letter.sign + "".join(space.sign for space in after if not space.drawn_by)
    return " ".join(words.split())


def _heading(element: Element, pages: tuple[Sheet, ...]) -> Title:
    """Return a heading with the words its marked sequences hold."""
    texts = (
        [run for run in pages[element.page - 1].runs if run.mark in element.marks and run.mark >= 0]
        if element.page
        else []
    )
    text = re.sub(r"\s+", " ", " ".join(run.text for run in texts)).strip()
    return Title(
        text,
        HEADINGS.index(element.kind) + 1,
        element.page,
        max((run.top for run in texts), default=0),
        min((run.bottom for run in texts), default=0),
    )


def _plain(value: object) -> str:
    return ", ".join(sorted(map(str, value))) if isinstance(value, (list, set, tuple)) else str(value or "")


def _decoded(hexadecimal: bytes, literal: bytes) -> str:
    raw = bytes.fromhex(re.sub(rb"\s", b"", hexadecimal).decode()) if hexadecimal else literal
    return raw[2:].decode("utf-16-be", "replace") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")


def _fonts_of(page: pikepdf.Page) -> list[pikepdf.Object]:
    return list(page.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary()).values())


def _streams(page: pikepdf.Page) -> list[bytes]:
    contents = page.get("/Contents", pikepdf.Array())
    return [stream.read_bytes() for stream in ([contents] if isinstance(contents, pikepdf.Stream) else contents)]


def _forms(page: pikepdf.Page) -> list[bytes]:
    forms = page.get("/Resources", pikepdf.Dictionary()).get("/XObject", pikepdf.Dictionary()).values()
    return [form.read_bytes() for form in forms if form.get("/Subtype") == "/Form"]
