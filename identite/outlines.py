"""Outlines taken from font files, written as SVG paths."""

from __future__ import annotations

from pathlib import Path

from fontTools.misc.transform import Transform
from fontTools.pens.basePen import BasePen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont


class Face:
    """A font file, to take outlines from."""

    def __init__(self, path: Path) -> None:
        self.font = TTFont(path)
        self.glyphs = self.font.getGlyphSet()
        self.names = self.font.getBestCmap()
        self.em = self.font["head"].unitsPerEm

    def width(self, letter: str) -> float:
        """Return the width of a letter, in ems."""
        return self.glyphs[self.names[ord(letter)]].width / self.em

    def draw(self, letter: str, pen, transform: Transform) -> None:
        """Draw a letter with `pen`, moved and scaled by `transform`."""
        self.glyphs[self.names[ord(letter)]].draw(TransformPen(pen, transform))


class RelativePath(BasePen):
    """Write outlines as an SVG path of whole, relative numbers: half the weight, in every page."""

    def __init__(self) -> None:
        super().__init__(None)
        self.commands: list[str] = []
        self._at = (0, 0)

    def _write(self, command: str, *points) -> None:
        whole = [(round(x), round(y)) for x, y in points]
        numbers = [number - origin for point in whole for number, origin in zip(point, self._at)]
        self.commands.append(
            command + "".join(f"{' ' if i and number >= 0 else ''}{number}" for i, number in enumerate(numbers))
        )
        self._at = whole[-1]

    def _moveTo(self, point) -> None:
        self._write("m", point)
        self._start = self._at

    def _lineTo(self, point) -> None:
        self._write("l", point)

    def _qCurveToOne(self, control, point) -> None:
        self._write("q", control, point)

    def _closePath(self) -> None:
        self.commands.append("z")
        self._at = self._start


def outlines(runs: list[tuple[Face, str]], size: float, x: float, y: float) -> tuple[str, float]:
    """Return the path of text set from `x` on the line `y` in several faces, and where it ends."""
    pen = RelativePath()
    for face, text in runs:
        pen.glyphSet = face.glyphs
        scale = size / face.em
        for letter in text:
            face.draw(letter, pen, Transform(scale, 0, 0, -scale, x, y))
            x += face.width(letter) * size
    return "".join(pen.commands), x
