"""No text of `docs/` nor `data/` is ever compiled as a template: tried on a build whose checks let all through."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from tests.mini import MiniSite

pytestmark = pytest.mark.dear

COMMAND = "cycler.__init__.__globals__.os.system('touch execute')"
SIGNS = (f"{{{{ {COMMAND} }}}}", f"{{% set a = {COMMAND} %}}", "{# un commentaire #}")
ESCAPED = [sign.replace("{", r"\x7b").replace("}", r"\x7d") for sign in SIGNS]
"""The same as YAML may write them, unseen by who reads the file."""

BUILD = """
import json, os, re
import jinja2
from macros.catalogue.check import header_text
from macros.text.markdown import body

body._TEMPLATE = header_text._RAW = re.compile("(?!)")
os.sched_getaffinity = lambda process: {0}
compiled = []
parse = jinja2.Environment._parse

def spy(environment, source, name, filename):
    compiled.append((source, filename))
    return parse(environment, source, name, filename)

jinja2.Environment._parse = spy
from mkdocs.__main__ import cli

try:
    cli(["build", "--strict", "--site-dir", "site"])
finally:
    json.dump(compiled, open("compile.json", "w", encoding="utf-8"))
"""
"""A build in one process, that keeps every text that Jinja compiles, with its file, and whose checks see no sign of a
template.
"""

PAGES = {
    "matrice.md": ("title", "{0}"),
    "carte.md": ("description", "{0}"),
    "comparer.md": ("template", "accueil.html"),
    "transferer.md": ("hide", "[toc]"),
}


def story(signs: tuple[str, ...]) -> str:
    """Return a text that holds the signs wherever Markdown reads one."""
    return "\n\n".join(
        text
        for sign in signs
        for text in (
            sign,
            f"### Titre {sign}",
            f"Un texte {sign} et `{sign}`.",
            f"- {sign}",
            f"```\n{sign}\n```",
            f"    {sign}",
            f'[Un lien](https://exemple.fr/?{sign.replace(" ", "")} "{sign}")',
            f"| {sign} | b |\n|---|---|\n| {sign} | d |",
            f'{{{{ projets("{sign}") }}}}',
        )
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, new_site: Callable[[Path], MiniSite]) -> Path:
    """A miniature project whose every text holds signs of templates, built."""
    root = tmp_path_factory.mktemp("gabarits")
    mini = new_site(root)
    body = story(SIGNS)
    for (page, (key, value)), escaped in zip(PAGES.items(), [*ESCAPED, ESCAPED[0]]):
        header = f'{key}: "{escaped}"' if value == "{0}" else f'title: "{escaped}"\n{key}: {value}'
        (root / "docs" / page).write_text(f"---\n{header}\n---\n\n# Page\n\n{body}\n", encoding="utf-8")
    (root / "docs/recherche.md").write_text(f"# {SIGNS[0]}\n\nUn texte.\n", encoding="utf-8")
    fiche = root / "docs/projets/essai/lille.md"
    header, _ = fiche.read_text(encoding="utf-8").split("\n---\n")
    header = re.sub(r"(?m)^(title|description): .*", lambda match: f'{match[1]}: "{match[1]} {ESCAPED[0]}"', header)
    text = f"{header}\n---\nRappel: le premier mot.\n\n## Contexte\n\n{body}\n"
    fiche.write_text(text, encoding="utf-8")
    for name, key in (("methodes", "definition"), ("themes", "label"), ("conditions", "definition")):
        path = root / f"data/{name}.yml"
        told = path.read_text(encoding="utf-8")
        path.write_text(told.replace(f"{key}: ", f'{key}: "{ESCAPED[0]}" # '), encoding="utf-8")
    mini.replace("purpose: Essayer.", f'purpose: "{ESCAPED[0]}"', "data/editions/essai.yml")
    for compiled in (root / ".cache").glob("gabarits-*"):
        shutil.rmtree(compiled)
    result = subprocess.run(
        [sys.executable, "-c", BUILD],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=dict(os.environ, NO_MKDOCS_2_WARNING="1", PYTHONUTF8="1"),
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return root


def shown(built: Path, page: str) -> str:
    return (built / "site" / page / "index.html").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")


def test_nothing_runs(built: Path):
    assert not (built / "execute").exists()


def test_only_the_files_of_the_theme_are_compiled(built: Path):
    compiled = json.loads((built / "compile.json").read_text(encoding="utf-8"))
    ours = str(built / "overrides")
    theirs = re.compile(r"site-packages.(?:mkdocs|material).templates.")
    assert [text for text, file in compiled if not file or not (file.startswith(ours) or theirs.search(file))] == []
    assert any(file.endswith("fiche.html") for _, file in compiled)


@pytest.mark.parametrize("page", ["matrice", "projets/essai/lille"])
def test_what_was_typed_is_shown(built: Path, page: str):
    html = shown(built, page)
    assert html.count("{{") > 8 and html.count("{#") > 4


def test_a_header_is_shown_as_the_text_it_is(built: Path):
    assert f"<title>{escape('{{ cycler')}" in shown(built, "matrice")
    assert 'content="{% set a' in shown(built, "carte")


def test_a_known_call_is_drawn(built: Path):
    assert 'class="vignettes"' in shown(built, "")


def test_the_first_line_of_a_text_is_no_header(built: Path):
    assert "Rappel" in shown(built, "projets/essai/lille")
