"""The faces: all that the style sheet says that they draw is printed in them; no page loads one without need."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.catalogue.check.glyphs import FACES, undrawn_signs
from macros.printing.check.soundness import fonts
from macros.printing.pdf_reader import read
from tests.conftest import ROOT
from tests.small_book import PLAN

STYLES = "".join(
    f'<link rel="stylesheet" href="{(ROOT / path).as_uri()}">'
    for path in (FACES, *(f"overrides/assets/stylesheets/{name}.css" for name in ("regard", "composants")))
)
UNDRAWN = undrawn_signs(ROOT)
DRAWN = "".join(
    sign
    for code in range(0x20, 0x20000)
    if not UNDRAWN.search(sign := chr(code)) and unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Cn", "Mn", "Zl")
)


def page_of(folder: Path, body: str) -> str:
    """Write a page in the faces of the publication; return its address."""
    path = folder / "page.html"
    path.write_text(f'<!doctype html><html lang="fr"><meta charset="utf-8">{STYLES}<body>{body}', encoding="utf-8")
    return path.as_uri()


def printed_in(browser: Browser, folder: Path, body: str) -> list[str]:
    """Print a page; return what the check says of its fonts."""
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(page_of(folder, body))
    tab.evaluate("Promise.all([...document.fonts].map((face) => face.load().catch(() => null)))")
    tab.pdf(path=folder / "page.pdf", tagged=True)
    context.close()
    return [message for _, message in fonts(read(folder / "page.pdf"), PLAN)]


@pytest.mark.parametrize(
    "style", ["400 1em var(--serif)", "600 1em var(--serif)", "italic 1em var(--serif)", "400 1em var(--sans)"]
)
def test_every_sign_that_the_sheet_promises_is_printed_in_our_faces(browser: Browser, tmp_path: Path, style: str):
    signs = DRAWN.replace("<", "&lt;").replace("&", "&amp;")
    body = f'<style>.essai {{ font: {style}; overflow-wrap: anywhere }}</style><p class="essai">{signs}</p>'
    assert printed_in(browser, tmp_path, body) == []


@pytest.mark.parametrize("holder", ["strong", "code", "code><em", "kbd"])
def test_every_sign_is_printed_in_our_faces_whatever_holds_it(browser: Browser, tmp_path: Path, holder: str):
    signs = DRAWN.replace("<", "&lt;").replace("&", "&amp;")
    assert (
        printed_in(browser, tmp_path, f'<p class="md-typeset" style="overflow-wrap: anywhere"><{holder}>{signs}') == []
    )


def test_a_sign_of_another_face_is_seen(browser: Browser, tmp_path: Path):
    assert printed_in(browser, tmp_path, "<p>ж") != []


@pytest.mark.parametrize("sign", "≥≤≈‰≠±×→ŠŽŁźőășțŸ★✅☐œ‑″")
def test_the_faces_draw_the_signs_of_office_texts(sign: str):
    assert not UNDRAWN.search(sign)


@pytest.mark.parametrize("alphabet", [range(0xA1, 0x100), range(0x100, 0x180)], ids=["Latin-1", "Latin étendu A"])
def test_the_faces_draw_the_latin_alphabets(alphabet: range):
    assert [chr(code) for code in alphabet if UNDRAWN.search(chr(code))] == []


@pytest.mark.parametrize(
    "text, files",
    [
        ("L’équipe : 5 % d’écarts, « bilan »…", {"newsreader-latin-400-normal"}),
        ("Mme Žižková", {"newsreader-latin-400-normal", "newsreader-latin-ext-400-normal"}),
        ("Mme Núñez", {"newsreader-latin-400-normal", "newsreader-latin-ext-400-normal"}),
        ("5 ≥ 3", {"newsreader-latin-400-normal", "regard-sans-400"}),
        ("Vu ✅", {"newsreader-latin-400-normal", "regard-images"}),
        ("Un <code>champ</code>", {"newsreader-latin-400-normal", "regard-code"}),
    ],
)
def test_a_page_loads_the_faces_of_its_signs_alone(browser: Browser, tmp_path: Path, text: str, files: set[str]):
    asked: set[str] = set()
    context = browser.new_context()
    page = context.new_page()
    page.on("request", lambda request: asked.add(Path(request.url).stem) if request.url.endswith(".woff2") else None)
    page.goto(page_of(tmp_path, f'<main class="md-typeset"><p>{text}'))
    page.evaluate("document.fonts.ready.then(() => null)")
    context.close()
    assert asked == files


def test_the_faces_stay_light():
    weights = {path.name: path.stat().st_size for path in (ROOT / "overrides/assets/fonts").glob("*.woff2")}
    assert max(weights.values()) < 20_000
    assert sum(weights.values()) < 185_000, weights


def test_the_sheet_of_the_faces_names_no_sign_twice_for_one_face():
    for ranges in re.findall(r"unicode-range:([^;]+);", (ROOT / FACES).read_text(encoding="utf-8")):
        runs = [[int(end, 16) for end in run.split("-")] for run in re.findall(r"U\+([0-9A-F-]+)", ranges)]
        assert all(before[-1] < after[0] for before, after in pairwise(runs)), ranges
