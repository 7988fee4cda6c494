"""Draw the identity: the font of signs, the wordmark, the favicons and the sharing image, into `overrides/`.

Run by hand after a change of drawing, never by the build: the drawings are committed. It wants fontTools, brotli and
playwright, Chromium (CHROMIUM) and the folder where npm's @fontsource/newsreader 5.3.0 and @fontsource/source-sans-3
5.3.1 are unpacked:  python identite/dessiner.py DOSSIER
"""

from __future__ import annotations

import math
import os
import sys
from pathlib import Path
from textwrap import wrap

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.transform import Transform
from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from outlines import Face, outlines
from playwright.sync_api import sync_playwright

OVERRIDES = Path(__file__).parent.parent / "overrides"
PAPER, INK, ACCENT = "#fdfcf9", "#1a2130", "#bf2f1b"
PARTS = ("#00666a", "#94500a", "#7b2d74")
DISC = "M2 35A25 25 0 0 0 52 35Z", "M12 29A25 25 0 0 1 62 29Z"
"""The mark, in a square of 64: a disc cut at the horizon, its upper half seen from elsewhere."""

SUPERIORS = {"e": 0x1D49, "r": 0x02B3, "s": 0x02E2, "d": 0x1D48, "n": 0x207F, "m": 0x1D50}


def polygon(pen, *points) -> None:
    """Draw a closed line with straight sides."""
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def disc(pen, x: int, y: int, radius: int, hole: bool = False) -> None:
    """Draw a circle; a hole goes round the other way."""
    near = round(radius * 0.4142)
    ring = [
        (radius, near),
        (near, radius),
        (-near, radius),
        (-radius, near),
        (-radius, -near),
        (-near, -radius),
        (near, -radius),
        (radius, -near),
    ]
    points = [(x + a, y + b) for a, b in (ring if hole else reversed(ring))]
    pen.qCurveTo(*points, None)
    pen.closePath()


def turn(pen) -> None:
    """Draw an arrow that goes round clockwise; the tip is tangent to the ring."""
    rim = [math.radians(20 - step * 12) for step in range(26)]
    ring = [
        (380 + radius * math.cos(angle), 326 + radius * math.sin(angle))
        for radius, angles in ((286, rim), (214, rim[::-1]))
        for angle in angles
    ]
    polygon(pen, *((round(x), round(y)) for x, y in ring))
    polygon(pen, (700, 590), (690, 330), (440, 400))


def signs(regular: Face, bold: Face) -> None:
    """Draw « Regard Signes »: the arrows, the marks of the scales and superior letters, which the text faces lack."""
    glyphs, widths, cmap = {}, {}, {}

    def add(name: str, code: int, width: int, draw) -> None:
        pen = TTGlyphPen(None)
        draw(pen)
        glyphs[name], widths[name] = pen.glyph(), (width, 0)
        if code:
            cmap[code] = name

    def arrow(turn: Transform):
        def draw(pen) -> None:
            polygon(
                TransformPen(pen, turn),
                (60, 290),
                (60, 362),
                (640, 362),
                (440, 562),
                (540, 562),
                (776, 326),
                (540, 90),
                (440, 90),
                (640, 290),
            )

        return draw

    about = Transform().translate(418, 326)
    add(".notdef", 0, 500, lambda pen: polygon(pen, (50, 0), (50, 700), (450, 700), (450, 0)))
    add("space", 0x20, 250, lambda pen: None)
    for name, code, degrees in (
        ("right", 0x2192, 0),
        ("up", 0x2191, 90),
        ("left", 0x2190, 180),
        ("down", 0x2193, 270),
        ("upright", 0x2197, 45),
    ):
        add(name, code, 836, arrow(about.rotate(degrees * 3.14159265 / 180).translate(-418, -326)))
    add("filled", 0x25CF, 700, lambda pen: disc(pen, 350, 326, 250))
    add("open", 0x25CB, 700, lambda pen: (disc(pen, 350, 326, 250), disc(pen, 350, 326, 178, hole=True)))
    add(
        "diamond",
        0x25C7,
        740,
        lambda pen: (
            polygon(pen, (70, 326), (370, 626), (670, 326), (370, 26)),
            polygon(pen, (172, 326), (370, 128), (568, 326), (370, 524)),
        ),
    )
    add(
        "tick",
        0x2713,
        800,
        lambda pen: polygon(pen, (90, 300), (150, 362), (306, 206), (650, 550), (710, 488), (306, 84)),
    )
    add("onward", 0x25B6, 740, lambda pen: polygon(pen, (110, 66), (110, 586), (640, 326)))
    add("clockwise", 0x21BB, 760, turn)
    add(
        "anticlockwise",
        0x21BA,
        760,
        lambda pen: turn(ReverseContourPen(TransformPen(pen, Transform(-1, 0, 0, 1, 760, 0)))),
    )
    for letter, code in SUPERIORS.items():
        scale = 620 / bold.em
        add(
            f"uni{code:04X}",
            code,
            round(bold.width(letter) * 620) + 20,
            lambda pen, letter=letter, scale=scale: bold.draw(letter, pen, Transform(scale, 0, 0, scale, 10, 300)),
        )
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(cmap)
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(
        {
            name: (width, glyphs[name].xMin if glyphs[name].numberOfContours else 0)
            for name, (width, _) in widths.items()
        }
    )
    metrics = regular.font["hhea"]
    builder.setupHorizontalHeader(
        ascent=round(metrics.ascent / regular.em * 1000), descent=round(metrics.descent / regular.em * 1000)
    )
    builder.setupNameTable(
        {
            "familyName": "Regard Signes",
            "styleName": "Regular",
            "uniqueFontIdentifier": "Regard Signes 1",
            "fullName": "Regard Signes",
            "psName": "RegardSignes-Regular",
            "version": "Version 1.000",
            "licenseDescription": "SIL Open Font License 1.1",
        }
    )
    builder.setupOS2(sTypoAscender=700, sTypoDescender=-300, usWinAscent=1000, usWinDescent=300)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 3_850_000_000  # the same bytes at each run
    builder.font.flavor = "woff2"
    builder.font.recalcTimestamp = False
    builder.save(OVERRIDES / "assets/fonts/regard-signes.woff2")


def wordmark(bold: Face, italic: Face) -> None:
    """Draw « Un autre regard », the word « autre » in italic: the same letters, seen otherwise."""
    path, end = outlines([(bold, "Un "), (italic, "autre "), (bold, "regard")], 250, 305, 168)
    width = round(end) + 5
    lower, upper = DISC
    (OVERRIDES / "partials/marque.html").write_text(
        f"""{{#- The wordmark in the link home: its sign; the sheet « marque » draws its name. Both come from
    identite/dessiner.py. Colours by class. -#}}
<span class="marque-dessin" aria-hidden="true"><svg viewBox="0 0 {width} 250" width="{round(width * 0.144)}" height="36"
  focusable="false">
  <g transform="translate(0 5) scale(3.75)">
    <path class="marque-bas" d="{lower}"/><path class="marque-haut" d="{upper}"/>
  </g>
</svg></span>
<span class="lu">{{{{ config.site_name }}}}</span>
""",
        encoding="utf-8",
    )
    letters = " \\\n".join(wrap(path, 100, break_on_hyphens=False))
    (OVERRIDES / "assets/stylesheets/marque.css").write_text(
        f"""/* The name in the wordmark, drawn by identite/dessiner.py, in the colour of text. In a sheet, that a reader
   keeps, since each page would carry its weight. */
.marque-dessin::after {{
  position: absolute;
  inset: 0;
  background: currentColor;
  --nom: url("data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} 250'><path d='\\
{letters}\\
'/></svg>");
  -webkit-mask: var(--nom) center / contain no-repeat;
  mask: var(--nom) center / contain no-repeat;
  content: "";
}}
""",
        encoding="utf-8",
    )


def mark(ink: str, accent: str, size: int, padding: int = 0, ground: str = "") -> str:
    """Return the mark alone, as SVG."""
    back = (
        f'<rect x="-{padding}" y="-{padding}" width="{64 + 2 * padding}" height="{64 + 2 * padding}" fill="{ground}"/>'
        if ground
        else ""
    )
    box = f"{-padding} {-padding} {64 + 2 * padding} {64 + 2 * padding}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{size}" height="{size}">{back}<path'
        f' fill="{ink}" d="{DISC[0]}"/><path fill="{accent}" d="{DISC[1]}"/></svg>'
    )


def sharing(regular: Face, bold: Face, italic: Face, sans: Face) -> str:
    """Return the sharing image as SVG, 1200 by 630: the name, and the three parts as three shifts of one disc."""
    lines = (
        ([(bold, "Un "), (italic, "autre")], 128, 76, 222),
        ([(bold, "regard")], 128, 76, 350),
        ([(regular, "sur les territoires")], 58, 80, 446),
        ([(sans, "Les projets collectifs des élèves administrateurs territoriaux")], 30, 80, 552),
    )
    words = "".join(
        f'<path fill="{INK}" transform="scale(.1)" d="{outlines(runs, 10 * size, 10 * x, 10 * y)[0]}"/>'
        for runs, size, x, y in lines
    )
    discs = "".join(
        f'<g transform="translate({x} {y}) rotate({turn} 105 105) scale(3.3)"><path fill="{INK}" d="{DISC[0]}"/><path'
        f' fill="{colour}" d="{DISC[1]}"/></g>'
        for colour, x, y, turn in zip(PARTS, (700, 935, 815), (60, 60, 282), (0, -45, 90))
    )
    strip = "".join(
        f'<rect x="{400 * i}" y="612" width="400" height="18" fill="{colour}"/>' for i, colour in enumerate(PARTS)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630"><rect width="1200"'
        f' height="630" fill="{PAPER}"/>{discs}{words}{strip}</svg>'
    )


def pictures(drawings: dict[str, tuple[str, int, int]]) -> None:
    """Turn SVG into PNG files, each of its width and height, with Chromium."""
    with sync_playwright() as playwright:
        sandbox = [] if os.name == "nt" or os.geteuid() else ["--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=sandbox)
        for name, (svg, width, height) in drawings.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{svg}")
            page.screenshot(path=OVERRIDES / "assets/images" / name, omit_background=True)
        browser.close()


def main(packages: Path) -> None:
    """Draw everything from the fonts of `packages`."""

    def face(name: str, style: str) -> Face:
        return Face(next(packages.glob(f"**/files/{name}-latin-{style}.woff2")))

    regular, bold, italic = (face("newsreader", style) for style in ("400-normal", "600-normal", "600-italic"))
    signs(regular, bold)
    wordmark(bold, italic)
    styled = mark("", "", 64).replace('fill=""', 'class="b"', 1).replace('fill=""', 'class="h"')
    style = (
        f"<style>.b{{fill:{INK}}}.h{{fill:{ACCENT}}}"
        "@media(prefers-color-scheme:dark){.b{fill:#f0ece3}.h{fill:#ff8f7a}}</style>"
    )
    (OVERRIDES / "assets/images/favicon.svg").write_text(
        styled.replace("><path", f">{style}<path", 1) + "\n", encoding="utf-8"
    )
    pictures(
        {
            "favicon.png": (mark(INK, ACCENT, 48, ground=PAPER), 48, 48),
            "apple-touch-icon.png": (mark(INK, ACCENT, 180, padding=12, ground=PAPER), 180, 180),
            "partage.png": (sharing(regular, bold, italic, face("source-sans-3", "400-normal")), 1200, 630),
        }
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
