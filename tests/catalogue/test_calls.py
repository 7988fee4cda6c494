"""Macros in editors' pages: only known ones, alone on their line, with an argument they know; fiches call none."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from macros import define_env
from macros.catalogue.check.calls import PARTICULARS, macros
from macros.model.publisher import Publisher
from macros.pages.legal import legal
from macros.text.french.wording import listed
from tests.conftest import build
from tests.mini import Mini

FILE = "docs/matrice.md"
NAMES = listed(macros(()))
FAMILIES = "methodes, themes, conditions, livrables, parties, collectivites, commanditaires, lieux et editions"
ALONE = "se place seule sur sa ligne, sans retrait, entre deux lignes vides."


def said(mini: Mini, text: str) -> list[str]:
    mini.write(FILE, f"# Matrice\n\n{text}\n")
    return mini.messages()


@pytest.mark.parametrize(
    "text",
    [
        "{{ projets() }}",
        '{{ projets("essai") }}',
        "{{ liste('methodes') }}",
        "{{plan()}}  ",
        '{{ editeur("droits") }}\n\n{{ matrice("conditions") }}',
    ],
)
def test_a_macro_alone_on_its_line_is_sound(mini: Mini, text: str):
    assert said(mini, text) == []


@pytest.mark.parametrize(
    "text, message",
    [
        (
            '{{ projets("esai") }}',
            "« esai » n'est pas une édition connue. Vouliez-vous dire « essai » ? Arguments admis : essai.",
        ),
        (
            '{{ liste("methode") }}',
            (
                "« methode » n'est pas une famille de termes. Vouliez-vous dire « methodes » ? Arguments admis :"
                f" {FAMILIES}."
            ),
        ),
        (
            '{{ matrice("lieux") }}',
            "« lieux » n'est pas une matrice connue. Arguments admis : methodes, conditions, themes et filtres.",
        ),
        (
            "{{ matrice() }}",
            (
                "la macro « matrice » attend un argument. Arguments admis : methodes, conditions, themes et filtres."
                ' Écrivez : {{ matrice("methodes") }}'
            ),
        ),
        ('{{ plan("x") }}', "la macro « plan » n'a pas d'argument. Écrivez : {{ plan() }}"),
        (
            "{{ projet() }}",
            f"« projet » n'est pas une macro. Vouliez-vous dire « projets » ? Macros admises : {NAMES}.",
        ),
        ("{{ plan }}", "l'appel de « plan » n'est pas compris. Écrivez : {{ plan() }}"),
        ("Voici {{ plan() }}.", f"la macro « plan » {ALONE} Écrivez : {{{{ plan() }}}}"),
        ("- {{ plan() }}", f"la macro « plan » {ALONE} Écrivez : {{{{ plan() }}}}"),
        ("    {{ plan() }}", f"la macro « plan » {ALONE} Écrivez : {{{{ plan() }}}}"),
        ("{{ plan() }}\nSuite.", f"la macro « plan » {ALONE} Écrivez : {{{{ plan() }}}}"),
        ("{% if x %}", f"« {{% », « {{# » et « {{{{ » sans nom de macro ne sont pas admis. Macros admises : {NAMES}."),
    ],
)
def test_a_macro_that_can_not_be_drawn_is_told(mini: Mini, text: str, message: str):
    assert said(mini, text) == [f"{FILE}:3  {message}"]


def test_a_header_calls_no_macro(mini: Mini):
    mini.write(FILE, '---\ntitle: "{{ plan() }}"\n---\n\nTexte.\n')
    assert mini.messages() == [f"{FILE}:2  « {{{{ » n'est pas admis dans un en-tête. Retirez-le."]


def test_the_macros_checked_are_those_registered():
    registered: list[str] = []
    site = SimpleNamespace(catalogue=None)
    env = SimpleNamespace(
        conf=SimpleNamespace(extra={"recueil": site, "dessins": None}),
        macro=lambda function: registered.append(function.__name__),
    )
    define_env(env)
    assert sorted(registered) == sorted(macros(()))


def test_the_subjects_of_the_publisher_are_those_drawn():
    assert sorted(PARTICULARS) == sorted(legal(Publisher(), datetime.date(2026, 1, 1)).particulars)


def test_an_unknown_argument_stops_the_build_without_a_traceback(project: Path):
    page = project / FILE
    page.write_text(
        page.read_text(encoding="utf-8").replace('matrice("methodes")', 'matrice("methode")'), encoding="utf-8"
    )
    result = build(project / "mkdocs.yml", project / "site")
    told = result.stdout + result.stderr
    assert result.returncode != 0 and "Traceback" not in told
    assert re.search(
        r"docs/matrice\.md:\d+  « methode » n'est pas une matrice connue\. Vouliez-vous dire « methodes » \?", told
    )


def test_a_fiche_calls_no_drawing_and_every_other_page_may(project: Path):
    fiche = project / "docs/projets/nina-simone/lille.md"
    fiche.write_text(fiche.read_text(encoding="utf-8") + "\ndessin-0-du-catalogue\n\ndessin-1\n", encoding="utf-8")
    data = project / "docs/donnees/index.md"
    data.write_text(data.read_text(encoding="utf-8") + "\n{{ chiffres() }}\n", encoding="utf-8")
    result = build(project / "mkdocs.yml", project / "site")
    assert result.returncode == 0, result.stdout + result.stderr
    html = (project / "site/projets/nina-simone/lille/index.html").read_text(encoding="utf-8")
    assert "<p>dessin-0-du-catalogue</p>" in html
    pages = {path: path.read_text(encoding="utf-8") for path in (project / "site").rglob("*.html")}
    assert [path for path, text in pages.items() if re.search(r"dessin-\d+-[0-9a-f]{16}|\{\{", text)] == []
    assert "usages de méthodes" in pages[project / "site/donnees/index.html"]
