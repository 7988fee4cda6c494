"""Prints kept from one run to the next: taken again where nothing of what makes them has changed, made again else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

import macros.printing.print_memory
from macros.book.prints import PrintedFile
from macros.printing.print_memory import SPARE, PrintMemory

PAGE, SHEET, FILE = "projets/essai/lille/", "assets/papier.css", PrintedFile("essai/lille.pdf", 1, 4)
PICTURE, ASKED = "images/été 2024.png", "images/%C3%A9t%C3%A9%202024.png"
"""A file, and how a browser asks for it."""


class Fiche:
    """A fiche to print, of a page that loads a style sheet; `prints` counts how many times it was."""

    def __init__(self, folder: Path) -> None:
        self.site, self.store, self.printed = folder / "site", folder / "store", folder / "printed"
        self.browser, self.besides, self.prints = "156.0", "un titre", 0
        for name, text in ((f"{PAGE}index.html", "Une page."), (SHEET, "a { color: red }"), (PICTURE, "")):
            (self.site / name).parent.mkdir(parents=True)
            (self.site / name).write_text(text, encoding="utf-8")

    def run(self) -> PrintMemory:
        """Print it in a run of its own, and look at what comes."""
        press = SimpleNamespace(browser=SimpleNamespace(version=self.browser), requests=set())

        def make(folder: Path) -> PrintedFile:
            self.prints += 1
            press.requests |= {PAGE, SHEET, ASKED}
            (folder / "essai").mkdir()
            (folder / FILE.path).write_bytes(b"%PDF")
            return FILE

        memory = PrintMemory(self.store, self.site, press)  # type: ignore[arg-type]
        assert memory.of(PrintedFile, self.printed, PAGE, self.besides, make) == FILE
        assert (self.printed / FILE.path).read_bytes() == b"%PDF"
        return memory


@pytest.fixture
def fiche(tmp_path: Path) -> Fiche:
    return Fiche(tmp_path)


def test_what_is_as_it_was_is_printed_once(fiche: Fiche):
    assert [fiche.run().reused for _ in range(3)] == [0, 1, 1] and fiche.prints == 1


CHANGES: dict[str, Callable[[Fiche], object]] = {
    "its page": lambda fiche: (fiche.site / PAGE / "index.html").write_text("Une autre page.", encoding="utf-8"),
    "a style sheet": lambda fiche: (fiche.site / SHEET).write_text("a { color: blue }", encoding="utf-8"),
    "a picture whose name has an accent": lambda fiche: (fiche.site / PICTURE).write_text("-", encoding="utf-8"),
    "a style sheet taken away": lambda fiche: (fiche.site / SHEET).unlink(),
    "what goes in besides": lambda fiche: setattr(fiche, "besides", "un autre titre"),
    "the browser": lambda fiche: setattr(fiche, "browser", "157.0"),
    "a file that is damaged": lambda fiche: next(fiche.store.glob("*/essai/lille.pdf")).write_bytes(b"%PD"),
    "a label that is damaged": lambda fiche: next(fiche.store.glob("*/tirage.json")).write_bytes(b"{"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_has_changed_is_printed_again(fiche: Fiche, name: str):
    fiche.run()
    CHANGES[name](fiche)
    assert fiche.run().reused == 0 and fiche.prints == 2
    assert fiche.run().reused == 1


def test_other_code_prints_again(fiche: Fiche, monkeypatch: pytest.MonkeyPatch):
    fiche.run()
    monkeypatch.setattr(macros.printing.print_memory, "code_seal", lambda: b"other code")
    assert fiche.run().reused == 0


def test_old_prints_are_forgotten(fiche: Fiche):
    for rank in range(SPARE + 3):
        fiche.besides = str(rank)
        memory = fiche.run()
    memory.tidy()
    assert len(list(fiche.store.iterdir())) == SPARE + 1
