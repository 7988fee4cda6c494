"""The papers keep their promises: commands, keys and macros that exist are documented, and nothing else is."""

from __future__ import annotations

import re

import recueil
from macros.catalogue.catalogue import Catalogue
from macros.contributing.macro_table import macro_table
from macros.pages.exports import vocabulary_data
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_readme_names_every_command():
    assert set(re.findall(r"recueil\.py (\w+)", README)) == set(recueil.COMMANDS)


def test_the_macros_are_those_of_the_site():
    assert macro_table() in CONTRIBUTING, f"Collez dans CONTRIBUTING.md, à la place du tableau :\n\n{macro_table()}\n"


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
