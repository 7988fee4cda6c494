"""Cut the faces of the site into `overrides/assets/fonts/`: for each style of the text, the signs of French, which any
page loads, and apart from them the letters of Europe's other languages; signs, and a fixed width for code. Then print
what `polices.css` says of each, its `unicode-range`.

Run by hand after a change of the signs wanted, never by the build: the faces are committed. It wants fontTools, brotli
and the folder where npm's @fontsource/newsreader 5.3.0, @fontsource/source-sans-3 5.3.1, source-sans
3.52.0, source-code-pro 2.42.0, @fontsource/noto-emoji 5.3.2 and @fontsource/noto-sans-symbols-2 5.3.0 are unpacked:
python identite/polices.py DOSSIER

Adobe keeps the name « Source » for its own files: what is cut from them takes another.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

FONTS = Path(__file__).parent.parent / "overrides/assets/fonts"


def codes(listed: str) -> list[int]:
    """Return the signs of a list: runs from a first to a last, and signs alone, in hexadecimal."""
    runs = ([int(end, 16) for end in run.split("-")] for run in listed.split())
    return [code for run in runs for code in range(run[0], run[-1] + 1)]


FRENCH = codes(
    "20-7E A0 A7 AB B0 B2-B3 B7 BB C0 C2 C6-CB CE-CF D4 D7 D9 DB-DC E0 E2 E6-EB EE-EF F4 F9 FB-FC FF 152-153 2013-2014"
    " 2018-2019 201C-201D 2022 2026 20AC 2212"
)
"""What a text in French is written with."""

WEST = codes(
    "A1-A6 A8-AA AC-AF B1 B4-B6 B8-BA BC-BF C1 C3-C5 CC-CD D0-D3 D5-D6 D8 DA DD-DF E1 E3-E5 EC-ED F0-F3 F5-F8 FA FD-FE"
    " 131 2BC 2C6 2DA 2DC 201A 201E 2032-2033 2039-203A 2044 2122 2215"
)
"""What else the first sets of letters hold."""

SPACES = codes("2000-200F 202F 2060 FEFF")
"""What a face needs no drawing for: a page must not look for it in another."""

LATIN = codes(
    "100-17F 18F 1B7 1E4-1E7 1EE-1EF 218-21B 259 292 1E02-1E03 1E0A-1E0B 1E1E-1E1F 1E40-1E41 1E56-1E57 1E60-1E61"
    " 1E6A-1E6B 1E80-1E85 1E9E 1EF2-1EF3"
)
"""The letters of the Latin alphabets of Europe, beyond those of the west."""

SIGNS = codes(
    "391-3A1 3A3-3A9 3AC-3CE 2010-2012 2015 201B 201F-2021 2023 2030 2070-2071 2074-208E 20A4 20BA 20BD 2113 2116 2126"
    " 2150-215E 2190-2199 21D0-21D3 2202 2206 220F 2211 2219-221A 221E 222B 2248 2260-2261 2264-2265 25A0-25A1"
    " 25AA-25AB 25B2 25BA 25BC 25C4 25C6 2610-2611 2640 2642 2665 2713-2714 2717-2718 2764"
)
"""Greek for formulas, points, numbers, money, arrows, mathematics, boxes and ticks."""

CODE = codes(
    "20-7E A0-FF 131 152-153 2BC 2C6 2DA 2DC 2013-2014 2018-201A 201C-201E 2022 2026 2032-2033 2039-203A 2044 20AC 2122"
    " 2212 2215 2500-259F"
)
"""What code holds beside them, the lines of a drawn tree included."""

PICTURES = codes(
    "203C 2049 21E7 2318 2325 231B 23F0 23F3 2605-2606 260E 267B 26A0 2705 2709 270F 274C 274E 2753 2757 2795-2797"
    " 27A1 2B05-2B07 2B50 1F30D 1F331 1F393 1F3AF 1F3C6 1F3E0 1F3E2 1F3EB 1F44D-1F44E 1F465 1F4A1 1F4C4-1F4C5"
    " 1F4C8-1F4CA 1F4CC-1F4CD 1F4DD-1F4DE 1F4E7 1F50D 1F517 1F5D3 1F600 1F642 1F680 1F6B2 1F91D"
)
"""The pictures that office texts take for signs."""


def cut(path: Path, wanted: Iterable[int], name: str = "") -> TTFont:
    """Return the face of a file with the wanted signs alone; `name` replaces its own."""
    options = Options()
    options.hinting = False
    options.glyph_names = False
    options.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "lnum", "pnum", "tnum"]
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6]  # the licence stands beside the faces
    options.drop_tables += ["STAT", "BASE"]  # those of variable faces, and of lines of several scripts
    font = TTFont(path, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    if name:
        style = "SemiBold" if font["OS/2"].usWeightClass == 600 else font["name"].getDebugName(2)
        said = {1: name, 3: f"{name} {style}", 4: f"{name} {style}", 6: f"{name.replace(' ', '')}-{style}", 16: name}
        for record in [record for record in font["name"].names if record.nameID in (16, 17, 18, 21, 22, 25)]:
            font["name"].names.remove(record)
        for record in font["name"].names:
            record.string = said.get(record.nameID, record.toUnicode())
    return font


def save(font: TTFont, name: str, blanks: Iterable[int] = ()) -> None:
    """Write a face, and print its weight and range, some signs that want no drawing among it."""
    font.flavor = "woff2"
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = 3_850_000_000  # the same bytes at each run
    path = FONTS / f"{name}.woff2"
    font.save(path)
    print(f"{path.name}, {path.stat().st_size} octets :\n  {unicode_range({*font.getBestCmap(), *blanks})}")


def unicode_range(codes: Iterable[int]) -> str:
    """Return signs as a style sheet lists them."""
    runs = [[code for _, code in run] for _, run in groupby(enumerate(sorted(codes)), lambda item: item[1] - item[0])]
    return ", ".join(f"U+{run[0]:X}" + (f"-{run[-1]:X}" if len(run) > 1 else "") for run in runs)


def main(packages: Path) -> None:
    """Cut every face from those of `packages`."""

    def file(name: str) -> Path:
        return next(packages.rglob(name))

    for style in ("400-normal", "400-italic", "600-normal"):
        text = file(f"newsreader-latin-{style}.woff2")
        save(cut(text, FRENCH), f"newsreader-latin-{style}", SPACES)
        parts = [cut(text, WEST), cut(file(f"newsreader-latin-ext-{style}.woff2"), LATIN)]
        save(joined(parts), f"newsreader-latin-ext-{style}")
    for weight, style in (("400", "Regular"), ("600", "Semibold")):
        text = file(f"source-sans-3-latin-{weight}-normal.woff2")
        save(cut(text, FRENCH, "Regard Sans"), f"regard-sans-latin-{weight}", SPACES)
        others = {*WEST, *LATIN, *SIGNS} - {*FRENCH}
        save(cut(file(f"SourceSans3-{style}.ttf"), others, "Regard Sans"), f"regard-sans-{weight}")
    save(cut(file("SourceCodePro-Regular.ttf"), [*CODE, *LATIN, *SIGNS], "Regard Code"), "regard-code")
    slices = (
        *sorted(packages.rglob("noto-emoji-*-400-normal.woff2")),
        file("noto-sans-symbols-2-symbols-400-normal.woff2"),
    )
    pictures = []
    taken: set[int] = set()
    for path in slices:
        wanted = signs_of(path) & set(PICTURES) - taken
        if wanted:
            taken |= wanted
            pictures.append(cut(path, wanted, "Regard Images"))
            scale_upem(pictures[-1], 1000)
    save(joined(pictures), "regard-images")


def joined(fonts: Sequence[TTFont]) -> TTFont:
    """Return one face that holds what several do."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder, str(rank)) for rank, _ in enumerate(fonts)]
        for font, path in zip(fonts, paths, strict=True):
            font.flavor = None
            font.save(path)
        return Merger().merge(paths)


def signs_of(path: Path) -> set[int]:
    """Return the signs that a face holds."""
    return set(TTFont(path).getBestCmap())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
