"""The colours of a page as a press lays them: four inks in the place of a screen's three lights.

Black and greys are in black ink alone: a letter laid by four plates is blurred as soon as one of them slips.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator
from PIL import Image, ImageCms

from macros.printing.text_layer import NOTHING

Rgb = tuple[float, float, float]
Cmyk = tuple[float, float, float, float]
Separation = Callable[[Rgb], Cmyk]
"""What turns a colour of the screen into inks, each from 0 to 1."""

NEUTRAL = 0.11
"""How far the lights of a colour may be from one another for it to be taken for a grey."""

PALE = 0.9
"""The strongest light of the grey of a text or a rule; above, a neutral is a tint of the paper and keeps its hue."""

BLACK = 0.2
"""The strongest light of what is printed in full black."""

_INKS = {"rg": "k", "g": "k", "RG": "K", "G": "K"}
_MARKS = ("BDC", "BMC", "EMC")


class WrongProfile(Exception):
    """The file is not a colour profile of a press with four inks."""


def plain(colour: Rgb) -> Cmyk:
    """Return inks by arithmetic alone, for no press in particular: as much black ink as the colour allows."""
    black = 1 - max(colour)
    if black >= 1:
        return 0, 0, 0, 1
    red, green, blue = ((1 - light - black) / (1 - black) for light in colour)
    return red, green, blue, black


def profiled(path: Path) -> Separation:
    """Return the separation that the profile of a press asks for; raise WrongProfile where the file is none."""
    try:
        profile = ImageCms.getOpenProfile(str(path))
        if profile.profile.xcolor_space.strip() != "CMYK":
            raise WrongProfile
        transform = ImageCms.buildTransform(
            ImageCms.createProfile("sRGB"),
            profile,
            "RGB",
            "CMYK",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError) as error:
        raise WrongProfile from error

    def separation(colour: Rgb) -> Cmyk:
        dot = Image.new("RGB", (1, 1), tuple(round(255 * light) for light in colour))
        cyan, magenta, yellow, black = transform.apply(dot).tobytes()
        return cyan / 255, magenta / 255, yellow / 255, black / 255

    return separation


def inks(colour: Rgb, separation: Separation = plain) -> Cmyk:
    """Return the inks of a colour: none for white, black alone for a black or a grey."""
    if min(colour) >= 1:
        return 0, 0, 0, 0
    if max(colour) - min(colour) <= NEUTRAL and max(colour) <= PALE:
        return 0, 0, 0, 1 if max(colour) <= BLACK else 1 - sum(colour) / 3
    if len(set(colour)) == 1:
        return 0, 0, 0, 1 - colour[0]
    return separation(colour)


def lay_inks(page: pikepdf.Page, separation: Separation = plain) -> int:
    """Rewrite the colours of a page, and take the marks of its tags away; return how many of its pictures and
    gradients keep the colours of the screen.
    """
    page.contents_coalesce()
    if "/Contents" in page:
        page.Contents.write(_laid(page, separation) or NOTHING)
    return _lay_resources(page.get("/Resources", Dictionary()), separation, set())


def _laid(page: pikepdf.Page | pikepdf.Object, separation: Separation) -> bytes:
    return pikepdf.unparse_content_stream(list(_instructions(page, separation)))  # type: ignore[arg-type]


def _instructions(page: pikepdf.Page | pikepdf.Object, separation: Separation) -> Iterator[object]:
    for instruction in pikepdf.parse_content_stream(page):
        name = str(instruction.operator)
        if name in _INKS:
            laid = inks(_colour(list(instruction.operands)), separation)
            yield ContentStreamInstruction(_numbers(laid), Operator(_INKS[name]))
        elif name not in _MARKS:
            yield instruction


def _colour(operands: Sequence[object]) -> Rgb:
    lights = [float(operand) for operand in operands]  # type: ignore[arg-type]
    return (lights[0], lights[0], lights[0]) if len(lights) == 1 else (lights[0], lights[1], lights[2])


def _numbers(laid: Cmyk) -> list[Decimal]:
    return [Decimal(f"{min(max(ink, 0), 1):.4f}").normalize() + 0 for ink in laid]


def _lay_resources(resources: pikepdf.Object, separation: Separation, done: set[tuple[int, int]]) -> int:
    """Lay the inks of forms and gradients; return how many of these and of the pictures keep their colours."""
    refusals = 0
    for drawn in resources.get("/XObject", Dictionary()).values():
        if drawn.objgen in done:
            continue
        done.add(drawn.objgen)
        if drawn.get("/Subtype") == "/Form":
            drawn.write(_laid(drawn, separation))
            refusals += _lay_resources(drawn.get("/Resources", Dictionary()), separation, done)
        elif not drawn.get("/ImageMask", False):
            refusals += drawn.get("/ColorSpace") not in (Name.DeviceGray, Name.DeviceCMYK)
    patterns = resources.get("/Pattern", Dictionary()).values()
    shadings = [pattern.Shading for pattern in patterns if "/Shading" in pattern]
    refusals += sum("/Shading" not in pattern for pattern in patterns)
    for shading in (*shadings, *resources.get("/Shading", Dictionary()).values()):
        if shading.get("/ColorSpace") == Name.DeviceRGB:
            refusals += not _lay_shading(shading, separation)
    return refusals


def _lay_shading(shading: pikepdf.Object, separation: Separation) -> bool:
    """Lay the inks of a gradient; tell whether it could be done: its ends must be named colours."""
    function = shading.get("/Function")
    steps = list(function.get("/Functions", [function])) if isinstance(function, Dictionary) else []
    if not steps or any(not isinstance(step, Dictionary) or step.get("/FunctionType") != 2 for step in steps):
        return False
    for step in steps:
        for end in ("/C0", "/C1"):
            step[end] = Array(_numbers(separation(_colour(list(step[end])))))
    shading.ColorSpace = Name.DeviceCMYK
    return True
