"""The colours and signs of the parts of a recueil, whatever their number: a part's own colour, or one found for it.

A colour stands for text on the page's grounds, and as the ground of a text in the page's colour: on a light screen, on
a dark one, on paper. Contrast is WCAG's; hues are those of OKLCH (Ottosson, 2020), where equal steps look equal.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from macros.model.vocabulary import Part

LIGHT, DARK = ("#ffffff", "#fdfcf9", "#f4f1e9"), ("#14181f", "#1e242e")
"""The grounds of pages and of paper: white, `--papier` and `--papier-2`, light then dark (`regard.css`)."""

LEGIBLE = 4.5
"""The least contrast of a text with its ground (WCAG AA)."""

CLEAR = 5.6
"""The least contrast of the colours found here."""

CHROMA = 0.12

_TURNS = (0, -45, 90, 45)
_SHAPES = (
    ("M2 35A25 25 0 0 0 52 35Z", "M12 29A25 25 0 0 1 62 29Z"),
    ("M3 35H51V58H3Z", "M13 29H61V6H13Z"),
    ("M0 35H54L27 62Z", "M10 29H64L37 2Z"),
)


@dataclass(frozen=True)
class Sign:
    """The shape that tells a part from the others without colour: two halves in a square of 64, each turned by some
    degrees.
    """

    lower: str
    upper: str
    turn: int


@dataclass(frozen=True)
class Look:
    """How pages show a part: its colour on light and on dark grounds, its sign, and where the sign stands among all
    those of the home page.
    """

    part: str
    light: str
    dark: str
    sign: Sign
    x: int
    y: int


@dataclass(frozen=True)
class Palette:
    """The looks of all the parts, by identifier; `width` and `height` are those of all their signs together."""

    looks: Mapping[str, Look]
    width: int
    height: int


def palette(parts: Iterable[Part]) -> Palette:
    """Return the look of each part, in their order: one that is added at the end changes no other.

    There are twelve signs; from the thirteenth part on they come again, with other colours.
    """
    ordered = tuple(parts)
    hues = [_oklch(part.color)[2] for part in ordered if part.color]
    columns = math.ceil(math.sqrt(len(ordered)))
    rows = math.ceil(len(ordered) / columns) if columns else 0
    looks = {}
    for rank, part in enumerate(ordered):
        if not part.color:
            hues.append(_farthest(hues))
        hue = _oklch(part.color)[2] if part.color else hues[-1]
        row, column = divmod(rank, columns)
        free = columns - (len(ordered) - row * columns if row == rows - 1 else columns)
        looks[part.id] = Look(
            part.id,
            part.color or legible(hue, LIGHT),
            legible(hue, DARK),
            _sign(rank),
            70 * column + 35 * free,
            68 * row,
        )
    return Palette(MappingProxyType(looks), 70 * columns - 6, 68 * rows - 2)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def least_contrast(colour: str, grounds: Iterable[str]) -> tuple[float, str]:
    """Return the contrast of a colour with the ground from which it stands out least, and that ground."""
    return min((contrast(colour, ground), ground) for ground in grounds)


def legible(hue: float, grounds: tuple[str, ...]) -> str:
    """Return the most vivid colour of a hue that stands clearly out of all these grounds."""
    step = 0.01 if grounds == DARK else -0.01
    lightness = 0.78 if grounds == DARK else 0.52
    while least_contrast(_hex(lightness, CHROMA, hue), grounds)[0] < CLEAR:
        lightness += step
    return _hex(lightness, CHROMA, hue)


def hue_of(colour: str) -> float:
    """Return the hue of a colour, in degrees."""
    return _oklch(colour)[2]


def _farthest(known_hues: list[float]) -> float:
    """Return the hue in the middle of the widest gap between those taken; a blue where none is."""
    if not known_hues:
        return 250.0
    hues = sorted(known_hues)
    gap, start = max((after - before, before) for before, after in zip(hues, [*hues[1:], hues[0] + 360]))
    return (start + gap / 2) % 360


def _sign(rank: int) -> Sign:
    return Sign(*_SHAPES[rank // len(_TURNS) % len(_SHAPES)], _TURNS[rank % len(_TURNS)])


def _linear(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _decoded(red), _decoded(green), _decoded(blue)


def _decoded(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _oklch(colour: str) -> tuple[float, float, float]:
    """Return the lightness, the chroma and the hue of a colour."""
    red, green, blue = _linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _hex(lightness: float, chroma: float, hue: float) -> str:
    """Return a colour as hexadecimal; one that no screen can show loses chroma until one can."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    channels = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    if chroma > 0 and not all(-0.0005 <= channel <= 1.0005 for channel in channels):
        return _hex(lightness, chroma - 0.005, hue)
    return "#" + "".join(f"{round(255 * _encoded(min(1.0, max(0.0, channel)))):02x}" for channel in channels)
