"""Macros in editors' pages: only known ones, alone on their line, with an argument they know; fiches call none."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, TemplateSyntaxError

from door.macros import define_env, drawings
from door.templates import NoTemplate
from macros.catalogue.macros import MACROS
from macros.site import read_site
from macros.text.french.wording import listed
from tests.conftest import ROOT
from tests.mini import Mini, MiniSite

FILE = "docs/matrice.md"
NAMES = listed(MACROS)
FAMILIES = "methodes, themes, conditions, livrables, parties, collectivites, commanditaires, lieux et editions"
ALONE = "se place seule sur sa ligne, sans retrait, entre deux lignes vides, hors d'un bloc de code."


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
            "« lieux » n'est pas une matrice connue. Arguments admis : methodes, conditions, themes, vides et filtres.",
        ),
        (
            "{{ matrice() }}",
            (
                "la macro « matrice » attend un argument. Arguments admis : methodes, conditions, themes, vides et"
                " filtres."
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


def test_a_macro_in_code_is_told(mini: Mini):
    message = f"la macro « plan » {ALONE} Écrivez : {{{{ plan() }}}}"
    assert said(mini, "```\n\n{{ plan() }}\n\n```") == [f"{FILE}:5  {message}"]


@pytest.mark.parametrize("title", ["{{ plan() }}", r"\x7b\x7b plan() \x7d\x7d", r"\u007b{ plan() }}"])
@pytest.mark.parametrize("key", ["title", "description", "template"])
def test_a_header_calls_no_macro(mini: Mini, key: str, title: str):
    """Neither as it is read in the file, nor as YAML reads it."""
    mini.write(FILE, f'---\n{key}: "{title}"\n---\n\nTexte.\n')
    (said,) = mini.messages()
    assert said.startswith(f"{FILE}:2  ") and said.endswith("« {{ » n'est pas admis dans un en-tête. Retirez-le.")


def test_the_plugin_holds_the_macros_of_the_table_and_nothing_else():
    known = {"config": 1, "environment": 2}
    env = SimpleNamespace(variables=dict(known), macros=dict(known), filters=dict(known))
    env.macro = lambda function, name: env.macros.update({name: function})
    define_env(env)
    assert (env.variables, list(env.macros), env.filters) == ({}, list(MACROS), {})


def test_the_plugin_compiles_nothing():
    with pytest.raises(TemplateSyntaxError, match="Aucun texte du site n'est un gabarit"):
        Environment(extensions=[NoTemplate]).from_string("{{ projets() }}")


def test_every_macro_draws_with_each_of_its_arguments(sample: Path):
    site = read_site(sample)
    drawn = drawings(site)
    assert list(drawn) == list(MACROS)
    for macro in MACROS.values():
        forms = (*([""] if macro.draws_without() else []), *macro.admitted(site.editions))
        templates = {drawn[macro.name](form)[0] for form in forms}
        assert all((ROOT / f"overrides/partials/macros/{template}.html").is_file() for template in templates)


def test_an_unknown_argument_stops_the_build_without_a_traceback(mini_site: MiniSite):
    mini_site.replace('matrice("methodes")', 'matrice("methode")', FILE)
    result = mini_site.build()
    told = result.stdout + result.stderr
    assert result.returncode != 0 and "Traceback" not in told
    assert re.search(
        r"docs/matrice\.md:\d+  « methode » n'est pas une matrice connue\. Vouliez-vous dire « methodes » \?", told
    )


def test_a_fiche_calls_no_drawing_and_every_other_page_may(mini_site: MiniSite):
    mini_site.replace("Un texte.\n", "Un texte.\n\ndessin-0-du-catalogue\n\ndessin-1\n")
    mini_site.add("docs/donnees/index.md", "\n{{ chiffres() }}\n")
    site = mini_site.built()
    pages = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    assert "<p>dessin-0-du-catalogue</p>" in pages["projets/essai/lille/index.html"]
    assert [path for path, text in pages.items() if re.search(r"dessin-\d+-[0-9a-f]{16}|<p>\{\{", text)] == []
    assert "usage de méthode" in pages["donnees/index.html"]
