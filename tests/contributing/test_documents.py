"""The papers keep their promises: commands, keys and macros that exist are documented, and nothing else is."""

from __future__ import annotations

import re

import recueil
from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CROSSED
from macros.pages.exports import vocabulary_data
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_readme_names_every_command():
    assert set(re.findall(r"recueil\.py (\w+)", README)) == set(recueil.COMMANDS)


def test_the_guide_names_every_macro():
    door = (ROOT / "macros/__init__.py").read_text(encoding="utf-8")
    macros = set(re.findall(r"@env\.macro\n    def (\w+)", door))
    assert set(re.findall(r"\{\{ (\w+)\(", CONTRIBUTING)) == macros


def test_the_guide_names_every_family_a_list_can_draw():
    row = re.search(r"\{\{ liste\(.*", CONTRIBUTING)[0]
    assert {family.folder for family in CROSSED} <= set(re.findall(r"`(\w+)`", row))


def test_the_readme_names_every_folder():
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "_"))} - {
        "site"
    } | {".vscode"}
    assert {folder for folder in folders if f"`{folder}/`" not in README} == set()


def test_the_data_page_names_every_list_and_every_source(catalogue: Catalogue):
    page = (ROOT / "docs/donnees/index.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.M) == list(vocabulary_data(catalogue))
    assert all(
        words in page
        for words in (
            "GeoNames",
            "Attribution 4.0",
            "Insee",
            "Code officiel géographique",
            "Licence Ouverte",
            '{{ editeur("droits") }}',
        )
    )
