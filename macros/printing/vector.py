"""A page of a printed file as SVG: its lines, its grounds and its words, in the place and the colours they have there.

It reads what a browser writes, and refuses the rest: no picture, no gradient. Nothing hides a part of what is drawn,
since what clips a figure is its page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import Any

import pikepdf

from macros.printing.faces import signs

PIXELS = 96 / 72
"""By point."""

LEVEL = 1e-6
"""How little a text may lean and be level."""

_FAMILIES = {
    "Newsreader": "Newsreader, Georgia, 'Times New Roman', serif",
    "RegardSans": "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Arial, sans-serif",
    "": "'DejaVu Sans', 'Segoe UI Symbol', 'Arial Unicode MS', sans-serif",
}
"""What to write for each face, and what may stand for it; the last for the signs that only our own faces draw."""

_CAPS, _JOINS = ("butt", "round", "square"), ("miter", "round", "bevel")

_REFUSED = {"Do": "une image", "BI": "une image", "INLINE IMAGE": "une image", "sh": "un dégradé", "scn": "un motif"}
"""Orders that SVG is not written of, and what they draw, in French."""

Matrix = tuple[float, float, float, float, float, float]


class Undrawable(Exception):
    """The page holds something that is not drawn in lines, grounds and words; the message says what, in French."""


@dataclass(frozen=True)
class _Face:
    """A font of the file: what SVG says of it, the text of its glyphs, their widths in thousandths of its size."""

    traits: str
    texts: dict[int, str]
    widths: dict[int, float]
    default: float

    def width(self, code: int, size: float) -> float:
        """Return how far a glyph moves the next one."""
        return self.widths.get(code, self.default) * size / 1000

    def letters(self, codes: bytes, x: float, y: float, size: float) -> Iterator[tuple[float, float, int]]:
        """Yield glyphs that are written at once, of two bytes each, with their place."""
        for at in range(0, len(codes), 2):
            code = int.from_bytes(codes[at : at + 2])
            yield x, y, code
            x += self.width(code, size)


@dataclass(frozen=True)
class _Pen:
    """What the file draws with: SVG's attributes, and where its own lengths stand on the page."""

    matrix: Matrix
    fill: str = "#000000"
    stroke: str = "#000000"
    fill_opacity: float = 1
    stroke_opacity: float = 1
    width: float = 1
    cap: float = 0
    join: float = 0
    dash: tuple[float, ...] = ()

    def place(self, x: float, y: float) -> str:
        """Return a point as SVG writes it."""
        a, b, c, d, e, f = self.matrix
        return f"{_short(a * x + c * y + e)} {_short(b * x + d * y + f)}"

    @property
    def scale(self) -> float:
        """How many pixels a length of the file takes."""
        a, b, c, d, _, _ = self.matrix
        return abs(a * d - b * c) ** 0.5


def svg(path: Path, title: str, description: str) -> str:
    """Return the first page of a file as SVG, under a title and a description for whoever does not see it."""
    with pikepdf.open(path) as file:
        page = file.pages[0]
        width, height = float(page.mediabox[2]), float(page.mediabox[3])
        drawn = "\n".join(_Drawing(page, (PIXELS, 0, 0, -PIXELS, 0, height * PIXELS)).elements())
    size = f"{_short(width * PIXELS)} {_short(height * PIXELS)}"
    across, down = size.split()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" width="{across}" height="{down}" lang="fr"'
        f' role="group" aria-labelledby="titre source">\n<title id="titre">{escape(title, quote=False)}</title>\n'
        f'<desc id="source">{escape(description, quote=False)}</desc>\n{drawn}\n</svg>\n'
    )


class _Drawing:
    """The page while it is read."""

    def __init__(self, page: pikepdf.Page, matrix: Matrix) -> None:
        self._page = page
        self._pen, self._pens = _Pen(matrix), list[_Pen]()
        self._path: list[str] = []
        self._faces = {
            str(name): _face(font) for name, font in page.Resources.get("/Font", pikepdf.Dictionary()).items()
        }

    def elements(self) -> Iterator[str]:
        """Yield what is drawn, in order."""
        face, size, letters = "", 0.0, list[tuple[float, float, int]]()
        x = y = 0.0
        turn: Matrix | None = None
        for instruction in pikepdf.parse_content_stream(self._page):
            name, operands = str(instruction.operator), list(instruction.operands)
            values = [float(value) for value in operands if isinstance(value, (int, float, Decimal))]
            if name == "Tf":
                face, size = str(operands[0]), values[0]
            elif name == "Tm":
                a, b, c, d, x, y = values
                turn = None
                if b or c:
                    turn, x, y = (a, b, -c, -d, x, y), 0, 0
            elif name == "Td":
                x, y = x + values[0], y - values[1]
            elif name == "Tj":
                letters += self._faces[face].letters(bytes(operands[0]), x, y, size)
            elif name == "ET":
                yield from self._words(self._faces[face], size, letters, turn)
                letters = []
            else:
                yield from self._drawn(name, values, operands)

    def _words(
        self, face: _Face, size: float, letters: list[tuple[float, float, int]], turn: Matrix | None
    ) -> Iterator[str]:
        """Yield the words of a text, line by line; they keep their width whatever the face that draws them. A `turn`
        says where the text stands that is not level.
        """
        pen, turned = self._pen, ""
        matrix = _product(turn, pen.matrix) if turn else pen.matrix
        if abs(matrix[1]) > LEVEL or abs(matrix[2]) > LEVEL:
            turned = f' transform="matrix({" ".join(_short(part, 5) for part in matrix)})"'
            pen = _Pen((1, 0, 0, 1, 0, 0))
        lines: dict[float, list[tuple[float, int]]] = {}
        for x, y, code in letters:
            lines.setdefault(y, []).append((x, code))
        for y, line in lines.items():
            text = "".join(face.texts.get(code, "") for _, code in line)
            if not text.strip():
                continue
            (start, _), (end, last) = line[0], line[-1]
            length = (end + face.width(last, size) - start) * pen.scale
            left, baseline = pen.place(start, y).split()
            height = _short(size * pen.scale)
            yield (
                f'<text x="{left}" y="{baseline}" font-size="{height}" {face.traits}{self._filled()}{turned}'
                f' textLength="{_short(length)}" lengthAdjust="spacingAndGlyphs" xml:space="preserve">'
                f"{escape(text, quote=False)}</text>"
            )

    def _drawn(self, name: str, values: list[float], operands: list) -> Iterator[str]:
        """Follow an order that draws no letter; yield the path that it draws, if any."""
        pen, path = self._pen, self._path
        if name in ("m", "l"):
            path.append(f"{name.upper()}{pen.place(*values)}")
        elif name == "c":
            path.append(f"C{' '.join(pen.place(x, y) for x, y in zip(values[::2], values[1::2], strict=True))}")
        elif name == "re":
            x, y, width, height = values
            corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
            path.append(f"M{'L'.join(pen.place(*corner) for corner in corners)}Z")
        elif name == "h":
            path.append("Z")
        elif name in ("f", "f*", "S", "B", "B*"):
            filled = ' fill="none"' if name == "S" else self._filled()
            rule = ' fill-rule="evenodd"' if name.endswith("*") else ""
            yield f'<path d="{"".join(path)}"{filled}{rule}{self._stroked() if name[0] in "SB" else ""}/>'
            path.clear()
        elif name == "n":
            path.clear()
        else:
            self._pen = self._changed(name, values, operands)

    def _changed(self, name: str, values: list[float], operands: list) -> _Pen:
        """Return the pen as an order leaves it."""
        pen = self._pen
        match name:
            case _ if name in _REFUSED:
                raise Undrawable(_REFUSED[name])
            case "q":
                self._pens.append(pen)
            case "Q":
                return self._pens.pop()
            case "cm":
                return replace(pen, matrix=_product(values, pen.matrix))
            case "gs":
                return _told(pen, self._page.Resources.ExtGState[operands[0]])
            case "rg" | "g":
                return replace(pen, fill=_colour(values))
            case "RG" | "G":
                return replace(pen, stroke=_colour(values))
            case "w" | "J" | "j":
                changed: dict[str, Any] = {{"w": "width", "J": "cap", "j": "join"}[name]: values[0]}
                return replace(pen, **changed)
            case "d":
                return replace(pen, dash=tuple(map(float, operands[0])))
        return pen

    def _filled(self) -> str:
        opacity = f' fill-opacity="{_short(self._pen.fill_opacity)}"' if self._pen.fill_opacity < 1 else ""
        return f' fill="{self._pen.fill}"{opacity}'

    def _stroked(self) -> str:
        pen = self._pen
        traits = {
            "stroke": pen.stroke,
            "stroke-width": _short(pen.width * pen.scale),
            "stroke-opacity": _short(pen.stroke_opacity) if pen.stroke_opacity < 1 else "",
            "stroke-linecap": _CAPS[int(pen.cap)] if pen.cap else "",
            "stroke-linejoin": _JOINS[int(pen.join)] if pen.join else "",
            "stroke-dasharray": " ".join(_short(length * pen.scale) for length in pen.dash),
        }
        return "".join(f' {name}="{value}"' for name, value in traits.items() if value)


def _told(pen: _Pen, state: pikepdf.Object) -> _Pen:
    """Return a pen with what a graphics state of the file says."""
    names = {"/ca": "fill_opacity", "/CA": "stroke_opacity", "/LW": "width", "/LC": "cap", "/LJ": "join"}
    changed: dict[str, Any] = {name: float(state[key]) for key, name in names.items() if key in state}
    return replace(pen, **changed)


def _face(font: pikepdf.Object) -> _Face:
    name = str(font.BaseFont).split("+")[-1]
    family = next(family for known, family in _FAMILIES.items() if name.startswith(known))
    traits = f'font-family="{family}"'
    traits += ' font-weight="600"' if "Bold" in name else ""
    traits += ' font-style="italic"' if "Italic" in name else ""
    descendant = font.DescendantFonts[0]
    widths: dict[int, float] = {}
    entries = list(descendant.get("/W", pikepdf.Array()))
    while entries:
        first, then = int(entries.pop(0)), entries.pop(0)
        if isinstance(then, pikepdf.Array):
            widths.update({first + rank: float(width) for rank, width in enumerate(then)})
        else:
            widths.update(dict.fromkeys(range(first, int(then) + 1), float(entries.pop(0))))
    return _Face(traits, signs(font), widths, float(descendant.get("/DW", 1000)))


def _product(inner: Sequence[float], outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def _colour(parts: list[float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in (parts if len(parts) == 3 else parts * 3))


def _short(number: float, decimals: int = 2) -> str:
    digits = f"{number:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits
