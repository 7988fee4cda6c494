"""A printed page as SVG: what it draws stands where the page draws it, or the command says why it can't."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from macros.printing.vector import Undrawable, svg

FONT = "font: 20px 'DejaVu Sans'; margin: 0; position: absolute; left: 80px; top: 60px"


def printed(browser: Browser, folder: Path, body: str) -> Path:
    """Print a body on a sheet of 200 pixels by 200."""
    path = folder / "page.pdf"
    tab = browser.new_page()
    tab.set_content(f"<!doctype html><body style='margin: 0'>{body}")
    tab.pdf(path=path, width="200px", height="200px", print_background=True, page_ranges="1")
    tab.close()
    return path


def ink(picture: Image.Image) -> tuple[int, int, int, int]:
    """Return the box of what is drawn on white."""
    box = ImageChops.invert(picture.convert("L")).point(lambda light: 255 * (light > 60)).getbbox()
    assert box
    return box


@pytest.mark.parametrize(
    "style", ["", "transform: rotate(30deg)", "transform: scale(1.5) skewX(20deg)", "writing-mode: vertical-rl"]
)
def test_a_text_stands_and_leans_as_on_the_page(browser: Browser, tmp_path: Path, style: str):
    path = printed(browser, tmp_path, f'<p style="{FONT}; {style}">Mot</p>')
    drawn = svg(path, "Un titre", "Une source")
    assert ">Mot</text>" in drawn
    with pypdfium2.PdfDocument(path) as file:
        expected = ink(file[0].render(scale=96 / 72).to_pil())
    tab = browser.new_page(viewport={"width": 200, "height": 200})
    tab.set_content(f"<!doctype html><body style='margin: 0'>{drawn}")
    seen = ink(Image.open(io.BytesIO(tab.screenshot())))
    tab.close()
    assert all(abs(side - other) <= 2 for side, other in zip(seen, expected, strict=True)), (seen, expected)


@pytest.mark.parametrize(
    "body, what",
    [
        ("<div style='height: 50px; background: linear-gradient(red, blue)'></div>", "un dégradé|un motif|une image"),
        ("<canvas width='9' height='9' style='background: red'></canvas><script>"
         "document.querySelector('canvas').getContext('2d').fillRect(0, 0, 5, 5)</script>", "une image"),
    ],
)  # fmt: skip
def test_what_is_no_drawing_is_told(browser: Browser, tmp_path: Path, body: str, what: str):
    with pytest.raises(Undrawable, match=what):
        svg(printed(browser, tmp_path, body), "Un titre", "Une source")
