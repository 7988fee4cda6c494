"""The style sheet of the parts, made from the data: the colour of each, and the band along the top of every page."""

from __future__ import annotations

from collections.abc import Iterable

from macros.catalogue.palette import Look, Palette

PARTS = "parties"
"""The name by which pages ask for this sheet, with those of `overrides/`."""


def part_sheet(palette: Palette) -> str:
    """Return the rules that give each part its colour, in light and dark, where `data-partie` names it."""
    looks = palette.looks.values()
    return "\n".join(
        (
            f":root, [data-md-color-scheme] {{ {_colours((look.part, look.light) for look in looks)} }}",
            "@media screen {",
            f'  [data-md-color-scheme="slate"] {{ {_colours((look.part, look.dark) for look in looks)} }}',
            "}",
            f":root, [data-md-color-scheme] {{ --bandeau: linear-gradient(90deg, {_stripes(tuple(looks))}); }}",
            *(f'[data-partie="{look.part}"] {{ --partie: var(--partie-{look.part}); }}' for look in looks),
            "",
        )
    )


def _colours(pairs: Iterable[tuple[str, str]]) -> str:
    return " ".join(f"--partie-{part}: {colour};" for part, colour in pairs)


def _stripes(looks: tuple[Look, ...]) -> str:
    """Return a stripe for each part, all of one width; a gradient wants something where there is no part."""
    width = 100 / max(1, len(looks))
    stripes = (
        f"var(--partie-{look.part}) {rank * width:.4g}% {(rank + 1) * width:.4g}%" for rank, look in enumerate(looks)
    )
    return ", ".join(stripes) or "var(--encre) 0% 100%"
