"""Scripts and style sheets are sent without their comments and ends of lines, and are otherwise what was written."""

from __future__ import annotations

import re

import pytest

from macros.text.html.scripts import bare
from tests.conftest import ROOT

ASSETS = sorted(
    path
    for folder in ("javascripts", "stylesheets")
    for path in (ROOT / "overrides/assets" / folder).rglob("*.*")
    if path.parent.name != "tiers"  # the libraries of others are sent as they are
)


@pytest.mark.parametrize(
    "text, sent",
    [
        ("// Un commentaire.\nconst a = 1; // reste\n", "const a = 1;"),
        ("/** Deux\n    lignes. */\nf();\n", "f();"),
        ("  // en retrait\n  g('//ici');\n", "g('//ici');\n"),
        ("g('; //ici');\ng(); // l'appel\n", "g('; //ici');\ng(); // l'appel\n"),
        ("/* — Titre — */\na { color: red; } /* rien */\n", "a { color: red; }\n"),
        ("a {\n  color: red;\n}\nb {\n}\n", "a {color: red;}\nb {}\n"),
        ("f(\n  [\n    1,\n    2,\n  ],\n);\ng()\n", "f([1,2]);g()\n"),
        ("f(1, // d'eux,\n  3);\nif (a)\n  // rien\n  b();\n", "f(1, // d'eux,\n3);if (a)\nb();"),
    ],
)
def test_what_only_its_writer_needs_goes(text: str, sent: str):
    assert bare(text) == sent


@pytest.mark.parametrize("path", ASSETS, ids=lambda path: path.name)
def test_no_comment_line_is_left_and_nothing_else_is_lost(path):
    """What stays stands in the same order; of a line, only the comma or the comment that ends it may go."""
    sent = bare(path.read_text(encoding="utf-8"))
    assert not [line for line in sent.split("\n") if line.startswith("//")]
    for line in path.read_text(encoding="utf-8").split("\n"):
        code = re.sub(r"(?<=\S) (//|/\*).*", "", line.strip()) if not sent.startswith(line.strip()) else line.strip()
        sent = sent.removeprefix(code if sent.startswith(code) else code.rstrip(",")).removeprefix("\n")
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


@pytest.mark.parametrize("path", [path for path in ASSETS if path.suffix == ".js"], ids=lambda path: path.name)
def test_a_script_says_what_it_is_for_and_stays_short(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("// ") and text.count("\n") <= 300
