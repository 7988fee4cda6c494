"""What a page draws, rewritten: nothing moves, but the text layer becomes one that readers can find words in.

Chromium leaves three things to mend. A soft hyphen stands in the text as a sign of its own, in the middle of a word.
What it draws in the margins, and what a style sheet draws without words, has no tag: PDF/UA wants it called an
artifact. And a line ends without a space, so that its last word and the first of the next are one for who reads by
tags.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, ContentStreamInlineImage, ContentStreamInstruction, Dictionary, Matrix, Name, Operator

from macros.printing.faces import SOFT_HYPHEN, signs, without_soft_hyphens

_SHOWS = ("Tj", "TJ", "'", '"')
_BUILDS = ("m", "l", "c", "v", "y", "re", "h")
_PAINTS = ("S", "s", "f", "F", "f*", "B", "B*", "b", "b*")
_ALONE = ("Do", "sh", "BI", "INLINE IMAGE")
_NO_SPACE_AFTER = ("-", "‐", "/", "’", " ", "\u00a0", "\u202f", "")

NOTHING = b"q Q"
"""What a page without anything on it draws: Ghostscript takes an empty stream for a fault."""

Instruction = ContentStreamInstruction | ContentStreamInlineImage

_END = ContentStreamInstruction([], Operator("EMC"))


@dataclass(frozen=True)
class Area:
    """The part of a page that text fills, in points: what is drawn above it is a header, below it a footer."""

    bottom: float
    top: float

    def artifact(self, height: float) -> ContentStreamInstruction:
        """Return the mark of something drawn at this height without being part of the text."""
        if self.bottom <= height <= self.top:
            return _artifact(Dictionary(Type=Name.Layout))
        head = height > self.top
        return _artifact(
            Dictionary(
                Type=Name.Pagination,
                Subtype=Name.Header if head else Name.Footer,
                Attached=Array([Name.Top if head else Name.Bottom]),
            )
        )


class Mender:
    """Rewrites what the pages of a file draw, whose text stands in an area; each font is read once for all of them."""

    def __init__(self) -> None:
        self._faces: dict[tuple[int, int], dict[int, str]] = {}

    def mend(self, page: pikepdf.Page, area: Area) -> None:
        """Rewrite what a page draws; `page` is changed in its file."""
        fonts = page.get("/Resources", Dictionary()).get("/Font", Dictionary()).items()
        page.contents_coalesce()
        if "/Contents" in page:
            mending = _Mending(area, {name: self._face(font) for name, font in fonts})
            for instruction in pikepdf.parse_content_stream(page):
                mending.take(instruction)
            page.Contents.write(pikepdf.unparse_content_stream(mending.out) or NOTHING)

    def _face(self, font: pikepdf.Object) -> dict[int, str]:
        if font.objgen not in self._faces:
            without_soft_hyphens(font)
            self._faces[font.objgen] = signs(font)
        return self._faces[font.objgen]


class _Mending:
    """The stream of one page while it is rewritten, an instruction after another."""

    def __init__(self, area: Area, faces: dict[str, dict[int, str]]) -> None:
        self.out: list[Instruction] = []
        self._area, self._faces = area, faces
        self._matrices = [Matrix()]
        self._sequences: list[str] = []  # the marked sequences around: « text », « artifact », « other », « dropped »
        self._held: list[Instruction] = []  # a text object or a path, until it is known what it is
        self._object: _TextObject | None = None
        self._last: tuple[int, _TextObject] | None = None

    def take(self, instruction: Instruction) -> None:
        """Add an instruction of the page, as it is, mended or not at all."""
        name = str(instruction.operator)
        instruction_kept = self._kept(name, instruction)
        if instruction_kept is None:
            return
        self._place(name, instruction_kept)
        if self._object is not None:
            self._held.append(instruction_kept)
            self._object.follow(name, list(instruction_kept.operands), self._faces)
            if name == "ET":
                self._close_text(self._object)
        elif name in _BUILDS or (self._held and name in ("W", "W*")):
            self._held.append(instruction_kept)
        elif name in _PAINTS or name in _ALONE:
            self._release([*self._held, instruction_kept], self._height([*self._held, instruction_kept]))
        else:
            self.out.extend([*self._held, instruction_kept])
            self._held = []

    def _kept(self, name: str, instruction: Instruction) -> Instruction | None:
        """Return what stays of an instruction: nothing inside a marked sequence that says only soft hyphens."""
        if name in ("BDC", "BMC"):
            return self._opened(instruction)
        if name == "EMC":
            return instruction if not self._sequences or self._sequences.pop() != "dropped" else None
        return None if "dropped" in self._sequences and name in _SHOWS else instruction

    def _opened(self, instruction: Instruction) -> Instruction | None:
        """Return the start of a marked sequence without the soft hyphens it says, or nothing where it says nothing
        else.
        """
        operands = list(instruction.operands)
        kind = "artifact" if operands[0] == Name.Artifact else "other"
        if len(operands) > 1 and isinstance(operands[1], Dictionary):
            if "/MCID" in operands[1]:
                kind = "text"
            text = str(operands[1].get("/ActualText", ""))
            if SOFT_HYPHEN in text:
                rest = text.replace(SOFT_HYPHEN, "")
                operands[1] = Dictionary({**dict(operands[1].items()), "/ActualText": rest})
                instruction, kind = (
                    ContentStreamInstruction(operands, instruction.operator),
                    kind if rest else "dropped",
                )
        self._sequences.append(kind)
        return None if kind == "dropped" else instruction

    def _place(self, name: str, instruction: Instruction) -> None:
        """Follow where things are drawn, and when a text object starts."""
        if name == "q":
            self._matrices.append(self._matrices[-1])
        elif name == "Q" and len(self._matrices) > 1:
            self._matrices.pop()
        elif name == "cm":
            self._matrices[-1] = Matrix(*map(float, instruction.operands)) @ self._matrices[-1]
        elif name == "BT":
            self.out.extend(self._held)
            self._held, self._object = [], _TextObject()

    def _close_text(self, ended: _TextObject) -> None:
        """Put the text object that ends among what is drawn; give the line before it its space."""
        self._object = None
        if not self._tagged:
            self._release(self._held, self._matrices[-1].transform(ended.start)[1])
            return
        if self._last and self._last[1].needs_space(ended):
            place, last = self._last
            self.out.insert(place, ContentStreamInstruction([pikepdf.String(last.space)], Operator("Tj")))
        self.out.extend(self._held)
        self._held, self._last = [], (len(self.out) - 1, ended)

    def _release(self, instructions: list[Instruction], height: float) -> None:
        """Draw something: as an artifact where no tag is around it."""
        self.out.extend(instructions if self._tagged else [self._area.artifact(height), *instructions, _END])
        self._held = []

    @property
    def _tagged(self) -> bool:
        return "text" in self._sequences or "artifact" in self._sequences

    def _height(self, instructions: Iterable[Instruction]) -> float:
        """Return how high a path or a picture stands on the page: the middle of the points it names."""
        points = [
            (float(instruction.operands[-2]), float(instruction.operands[-1]))
            for instruction in instructions
            if str(instruction.operator) in ("m", "l", "c")
        ]
        points += [
            (float(x), float(y) + float(h) / 2)
            for x, y, _, h in (list(i.operands) for i in instructions if str(i.operator) == "re")
        ]
        heights = [self._matrices[-1].transform(point)[1] for point in points] or [
            self._matrices[-1].transform((0.5, 0.5))[1]
        ]
        return (min(heights) + max(heights)) / 2


class _TextObject:
    """What a text object shows: where it starts, its last sign, its face and size."""

    def __init__(self) -> None:
        self.start = (0.0, 0.0)
        self._face: dict[int, str] = {}
        self._size = 0.0
        self._shown = b""

    def follow(self, name: str, operands: list, faces: dict[str, dict[int, str]]) -> None:
        """Take one instruction into account."""
        if name == "Tf":
            self._face, self._size = faces.get(str(operands[0]), {}), float(operands[1])
        elif name == "Tm":
            self.start = (float(operands[4]), float(operands[5]))
        elif name == "Tj":
            self._shown = bytes(operands[0])

    @property
    def space(self) -> bytes:
        """The code of the space in the face, empty where it has none."""
        return next((code.to_bytes(2, "big") for code, sign in self._face.items() if sign == " "), b"")

    def needs_space(self, following: _TextObject) -> bool:
        """Tell whether a line ends here that the next text object goes on below, without a sign that joins the two."""
        last = self._face.get(int.from_bytes(self._shown[-2:], "big"), "")
        return (
            bool(self.space)
            and abs(self.start[1] - following.start[1]) > 0.8 * self._size
            and last[-1:] not in _NO_SPACE_AFTER
        )


def _artifact(properties: Dictionary) -> ContentStreamInstruction:
    return ContentStreamInstruction([Name.Artifact, properties], Operator("BDC"))
