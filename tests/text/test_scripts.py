"""Scripts and style sheets are sent without their comments and ends of lines, and are otherwise what was written."""

from __future__ import annotations

import re

import pytest

from macros.text.html.scripts import bare
from tests.conftest import ROOT

ASSETS = sorted(
    path for folder in ("javascripts", "stylesheets") for path in (ROOT / "overrides/assets" / folder).rglob("*.*")
)


@pytest.mark.parametrize(
    "text, sent",
    [
        ("// Un commentaire.\nconst a = 1; // reste\n", "const a = 1; // reste\n"),
        ("/** Deux\n    lignes. */\nf();\n", "f();"),
        ("  // en retrait\n  g('//ici');\n", "g('//ici');\n"),
        ("/* — Titre — */\na { color: red; } /* reste */\n", "a { color: red; } /* reste */\n"),
        ("a {\n  color: red;\n}\nb {\n}\n", "a {color: red;}\nb {}\n"),
        ("f(\n  [\n    1,\n    2,\n  ],\n);\ng()\n", "f([1,2,],);g()\n"),
        ("f(1, // deux,\n  3);\nif (a)\n  // rien\n  b();\n", "f(1, // deux,\n3);if (a)\nb();"),
    ],
)
def test_what_only_its_writer_needs_goes(text: str, sent: str):
    assert bare(text) == sent


@pytest.mark.parametrize("path", ASSETS, ids=lambda path: path.name)
def test_no_comment_line_is_left_and_no_other_line_is_lost(path):
    """What goes begins as a comment does; what stays stands in the same order."""
    written = path.read_text(encoding="utf-8")
    sent = bare(written)
    assert not [line for line in sent.split("\n") if line.startswith("//")]
    for line in written.split("\n"):
        sent = sent.removeprefix(line.strip()).removeprefix("\n")
    assert sent == ""


@pytest.mark.parametrize("path", ASSETS, ids=lambda path: path.name)
def test_no_line_is_longer_than_a_screen_is_wide(path):
    lines = path.read_text(encoding="utf-8").split("\n")
    assert [number for number, line in enumerate(lines, 1) if len(line) > 120] == []


@pytest.mark.parametrize("path", [path for path in ASSETS if path.suffix == ".js"], ids=lambda path: path.name)
def test_no_text_of_a_script_runs_over_several_lines(path):
    """Its indentation would be part of it."""
    texts = re.sub(r"\$\{(?:[^{}]|\{[^{}]*\})*\}", "", bare(path.read_text(encoding="utf-8")))
    assert [line for line in texts.split("\n") if line.count("`") % 2] == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "overrides/assets/javascripts").rglob("*.js")), ids=lambda path: path.name
)
def test_a_script_says_what_it_is_for_and_stays_short(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("// ") and text.count("\n") <= 300
