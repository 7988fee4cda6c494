"""The letters of a page as PDFium sees them, with their place, gathered into runs; and what else is drawn there."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from macros.printing.pdf_document import Run

ARTIFACT = "Artifact"
"""The mark of what is drawn without being part of the text."""

HYPHENS = {"\x02": "-", "\ufffe": "-"}
"""The characters by which PDFium stands for the hyphen of a word cut at the end of a line."""


@dataclass(frozen=True)
class Letter:
    """A sign, its box, its baseline, and the number of the object that draws it; spaces that PDFium guesses have
    none.
    """

    sign: str
    box: tuple[float, float, float, float]
    baseline: float
    drawn_by: int


@dataclass(frozen=True)
class Ink:
    """What draws letters: their face, the number of the marked sequence they are in, whether it is an artifact, of a
    margin; their colour.
    """

    font: str
    mark: int
    artifact: bool
    margin: bool
    colour: str


def letters(page: pypdfium2.PdfPage) -> tuple[list[Letter], dict[int, Ink]]:
    """Return the letters of a page in the order of the file, and the ink of each object that draws some."""
    text = page.get_textpage()
    inks: dict[int, Ink] = {}
    seen = _PageFaces()
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    page_letters = []
    for index in range(pdfium.FPDFText_CountChars(text)):
        sign = chr(pdfium.FPDFText_GetUnicode(text, index))
        drawing = pdfium.FPDFText_GetTextObject(text, index)
        if not drawing or pdfium.FPDFText_IsGenerated(text, index) == 1:
            page_letters.append(Letter(" ", (0, 0, 0, 0), 0, 0))
            continue
        pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        number = ctypes.addressof(drawing.contents)
        if number not in inks:
            inks[number] = Ink(
                seen.font(text, index, drawing),
                pdfium.FPDFPageObj_GetMarkedContentID(drawing),
                *seen.artifact(drawing),
                _colour(drawing),
            )
        page_letters.append(
            Letter(HYPHENS.get(sign, sign), (left.value, bottom.value, right.value, top.value), y.value, number)
        )
    return page_letters, inks


def words_by_mark(page: pypdfium2.PdfPage) -> dict[int, str]:
    """Return the words of each marked sequence of a page, by its number; a space guessed by PDFium ends the sequence
    before it.
    """
    text = page.get_textpage()
    words: dict[int, list[str]] = {}
    marks: dict[int, int] = {}
    mark = -1
    for index in range(pdfium.FPDFText_CountChars(text)):
        sign = chr(pdfium.FPDFText_GetUnicode(text, index))
        drawing = pdfium.FPDFText_GetTextObject(text, index)
        if not drawing or pdfium.FPDFText_IsGenerated(text, index) == 1:
            sign = " "
        else:
            number = ctypes.addressof(drawing.contents)
            if number not in marks:
                marks[number] = pdfium.FPDFPageObj_GetMarkedContentID(drawing)
            mark = marks[number]
        words.setdefault(mark, []).append(HYPHENS.get(sign, sign))
    return {mark: "".join(signs) for mark, signs in words.items()}


def runs(page_letters: list[Letter], inks: dict[int, Ink]) -> Iterator[Run]:
    """Gather letters that follow one another on one line, in one face and one marked sequence."""
    gathered: list[Letter] = []
    for letter in page_letters:
        if (
            gathered
            and letter.drawn_by
            and (
                inks[letter.drawn_by] != inks[gathered[0].drawn_by]
                or abs(letter.baseline - gathered[-1].baseline) > 0.5
            )
        ):
            yield _run(gathered, inks)
            gathered = []
        if letter.drawn_by:
            gathered.append(letter)
        elif gathered:
            last = gathered[-1]
            gathered.append(
                Letter(" ", (last.box[2], last.box[1], last.box[2], last.box[3]), last.baseline, last.drawn_by)
            )
    if gathered:
        yield _run(gathered, inks)


def drawings(page: pypdfium2.PdfPage) -> Iterator:
    """Yield what a page draws beside letters, what its forms hold included, as PDFium's own objects."""
    rest = [pdfium.FPDFPage_GetObject(page, rank) for rank in range(pdfium.FPDFPage_CountObjects(page))]
    while rest:
        drawing = rest.pop()
        kind = pdfium.FPDFPageObj_GetType(drawing)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            rest += [
                pdfium.FPDFFormObj_GetObject(drawing, rank) for rank in range(pdfium.FPDFFormObj_CountObjects(drawing))
            ]
        if kind != pdfium.FPDF_PAGEOBJ_TEXT:
            yield drawing


def marks(drawing) -> list[str]:
    """Return the names of the marked sequences an object is in."""
    return [_name(mark) for mark in _around(drawing)]


class _PageFaces:
    """Faces and marks of a page, each read once: the browser draws a letter at a time, and thousands share them."""

    def __init__(self) -> None:
        self._fonts: dict[int, str] = {}
        self._marks: dict[int, tuple[bool, bool]] = {}

    def font(self, text: pypdfium2.PdfTextPage, index: int, drawing) -> str:
        """Return the name of the face of the letter at `index`, which `drawing` draws."""
        number = ctypes.addressof(pdfium.FPDFTextObj_GetFont(drawing).contents)
        if number not in self._fonts:
            self._fonts[number] = _font(text, index)
        return self._fonts[number]

    def artifact(self, drawing) -> tuple[bool, bool]:
        """Tell whether an object is an artifact, and one of a margin: a header or a footer, which has a subtype."""
        marks = [self._mark(mark) for mark in _around(drawing)]
        return any(artifact for artifact, _ in marks), any(margin for _, margin in marks)

    def _mark(self, mark) -> tuple[bool, bool]:
        number = ctypes.addressof(mark.contents)
        if number not in self._marks:
            artifact = _name(mark) == ARTIFACT
            self._marks[number] = artifact, artifact and "Subtype" in _keys(mark)
        return self._marks[number]


def _colour(drawing) -> str:
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(drawing, red, green, blue, opacity)
    return f"#{red.value:02x}{green.value:02x}{blue.value:02x}"


def _around(drawing) -> list:
    return [pdfium.FPDFPageObj_GetMark(drawing, rank) for rank in range(pdfium.FPDFPageObj_CountMarks(drawing))]


def _keys(mark) -> list[str]:
    return [
        _string(lambda *room, rank=rank: pdfium.FPDFPageObjMark_GetParamKey(mark, rank, *room))
        for rank in range(pdfium.FPDFPageObjMark_CountParams(mark))
    ]


def _name(mark) -> str:
    return _string(lambda *room: pdfium.FPDFPageObjMark_GetName(mark, *room))


def _run(gathered: list[Letter], inks: dict[int, Ink]) -> Run:
    ink = inks[gathered[0].drawn_by]
    boxes = [letter.box for letter in gathered]
    return Run(
        text="".join(letter.sign for letter in gathered),
        baseline=gathered[0].baseline,
        font=ink.font,
        mark=ink.mark,
        artifact=ink.artifact,
        margin=ink.margin,
        colour=ink.colour,
        left=min(box[0] for box in boxes),
        bottom=min(box[1] for box in boxes),
        right=max(box[2] for box in boxes),
        top=max(box[3] for box in boxes),
    )


def _font(text: pypdfium2.PdfTextPage, index: int) -> str:
    flags = ctypes.c_int()
    room = ctypes.create_string_buffer(256)
    size = pdfium.FPDFText_GetFontInfo(text, index, room, 256, flags)
    return room.raw[: max(0, min(size, 256) - 1)].decode("utf-8", "replace")


def _string(ask: Callable) -> str:
    """Return a text that PDFium writes as UTF-16 in the room it is given."""
    room = (ctypes.c_ushort * 64)()
    size = ctypes.c_ulong()
    ask(room, 128, size)
    return bytes(room)[: max(0, size.value - 2)].decode("utf-16-le", "replace")
