"""A contribution is data: each known attack is refused with its file and line, or printed as the harmless text it
is.
"""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings

from macros.text.html.document import parse
from macros.text.yaml.values import read_values
from macros.text.yaml.writing import yaml_text
from tests.builder import Builder
from tests.catalogue.test_fuzz import FILE, HEADER, beyond, drawn, judged, rendered
from tests.damage import damaged, prose
from tests.mini import FICHE, Mini, MiniSite, leave_search_out

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{key}: &{key} [{', '.join(['*' + before] * 9)}]\n" for before, key in zip("abcdefgh", "bcdefghi")
)


def refused(mini: Mini, text: str) -> list[str]:
    """Return the problems of a fiche; said in no time."""
    (mini.root / FILE).write_text(text, encoding="utf-8")
    start = time.process_time()
    found = mini.messages()
    assert time.process_time() - start < 2
    return found


@pytest.mark.parametrize(
    "line, said",
    [
        ("render_macros: true", "la clé « render_macros » n'existe pas."),
        ("render_macros: True", "sans guillemets serait lu par YAML comme vrai ou faux"),
        ("template: accueil.html", "la clé « template » n'existe pas."),
        (
            "original_title: !!python/object/apply:os.system [id]",
            "l'étiquette YAML « tag:yaml.org,2002:python/object/apply:os.system » n'est pas admise.",
        ),
        ("original_title: *a", "une valeur commence par « * »"),
        ("original_title: &a b", "« &a » est perdu"),
        ("projets: x", "la clé « projets » n'existe pas."),
    ],
)
def test_a_header_asks_for_nothing(mini: Mini, line: str, said: str):
    found = refused(mini, FICHE.replace("part: organisation", f"{line}\npart: organisation"))
    assert found[0].startswith(f"{FILE}:4  ") and any(said in message for message in found)


def test_an_alias_bomb_goes_off_nowhere(mini: Mini):
    found = refused(mini, FICHE.replace("---\n", f"---\n{BOMB}", 1))
    assert any("les renvois YAML (& et *) ne sont pas admis." in message for message in found)


@pytest.mark.parametrize(
    "body",
    ["{{ 7 * 7 }}", "{% set a = 1 %}", "{# a #}", "{{ config }}", "```\n{{ a }}\n```", "`{{ a }}`", "&#123;{{ a }}"],
)
def test_a_story_is_no_template(mini: Mini, body: str):
    found = refused(mini, f"{HEADER}\n{body}\n")
    assert found and all("appartient aux gabarits et n'est pas admis dans une fiche." in message for message in found)


@pytest.mark.parametrize(
    "call",
    [
        "{{ config }}",
        "{{ environment }}",
        "{{ environ }}",
        "{{ ''.__class__ }}",
        "{{ projets.__globals__ }}",
        "{{ projets().__class__ }}",
        '{{ liste("methodes")|attr("x") }}',
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{{ projets(config) }}",
        "{{ macros_info() }}",
        "{{ context() }}",
        "{{ fix_url('x') }}",
        "{{ now() }}",
        "{#- a -#}",
    ],
)
def test_an_editors_page_calls_the_known_macros_and_nothing_else(mini: Mini, call: str):
    mini.write("docs/matrice.md", f"# Matrice\n\n{call}\n")
    assert mini.messages() and all(message.startswith("docs/matrice.md:3  ") for message in mini.messages())


@pytest.mark.parametrize(
    "header",
    [
        "render_macros: true",
        "template: ../mkdocs.yml",
        "template: /etc/passwd",
        "template: partials/pieces.html",
        'title: "{{ config }}"',
    ],
)
def test_an_editors_page_s_header_opens_no_door(mini: Mini, header: str):
    mini.write("overrides/partials/pieces.html", "")
    mini.write("mkdocs.yml", "")
    mini.write("docs/matrice.md", f"---\n{header}\n---\n\n# Matrice\n")
    told = [message for message in mini.messages() if message.startswith("docs/matrice.md")]
    assert [message.split("  ")[0] for message in told] == ["docs/matrice.md:2"]


@pytest.mark.parametrize(
    "body",
    [
        "# {: onclick=a() }",
        "Texte.\n{: onmouseover=a() }",
        "[a](https://exemple.fr){: onclick=a() }",
        "[a](https://exemple.fr){ onclick=a() }",
        "![a](a.png){: onerror=a() }",
    ],
)
def test_lists_of_attributes_are_only_text(body: str):
    assert beyond(rendered(body)) == []


@pytest.fixture
def accepted(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The stories, among many ill ones, that the checks let through; judged apart from the project they go to."""
    mini = Mini(tmp_path_factory.mktemp("accepted"))
    bodies: list[str] = []

    @given(body=prose() | damaged("## Contexte\n\nUn texte.\n\n- un\n- deux\n"))
    @settings(drawn, max_examples=100)
    def collect(body: str) -> None:
        if not judged(mini, f"{HEADER}\n{body}")[1]:
            bodies.append(body)

    collect()
    return bodies


def test_what_the_checks_let_through_is_built_whole_and_harmless(mini_site: MiniSite, accepted: list[str]):
    """One strict build with all of them: no page lost, nothing that acts, no header printed."""
    chosen = list(dict.fromkeys(body for body in accepted if "plan" not in body))[:60]
    assert len(chosen) > 20
    for rank, body in enumerate(chosen):
        text = HEADER.replace("title: Écouter les agents", f"title: Titre {rank}")
        path = mini_site.root / f"docs/projets/essai/essai-{rank}.md"
        path.write_bytes(f"{text}\n{body}".encode("utf-8", "surrogatepass"))
    site = mini_site.built()
    sound = (site / "projets/essai/lille/index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script[^>]*>", sound)
    for rank, body in enumerate(chosen):
        html = (site / f"projets/essai/essai-{rank}/index.html").read_text(encoding="utf-8")
        assert f"<title>Titre {rank}" in html
        assert (re.findall(r"<script[^>]*>", html), re.findall(r"<[a-z][^>]*\son\w+\s*=", html)) == (scripts, []), body


HOSTILE = "</script/\n><script/\n>(alert(1))</script/\n><img/src=x/onerror=alert(2)\n>.\" onmouseover=alert(3) '"
"""Tags that a browser reads and no rule tells, so that the page itself must hold them off."""
SHORT = frozenset(("title", "label", "link"))
FREE = SHORT | frozenset(
    (
        "description name role service mission detail unit text summary limits lessons recommendations headings doubts"
        " caption note items original_title"
    ).split()
)


def hostile(value: object, key: str = "") -> object:
    """Return values whose every free text also holds what a page must never act upon."""
    if isinstance(value, dict):
        return {name: hostile(item, name) for name, item in value.items()}
    if isinstance(value, tuple):
        return [hostile(item, key) for item in value]
    if not isinstance(value, str) or key not in FREE:
        return value
    return f"{value[:9]}{HOSTILE}"[:90] if key in SHORT else f"{value[:200]} {HOSTILE}"


def test_no_text_of_a_header_becomes_markup(tmp_path: Path, new_project: Callable[[Path], Path], builder: Builder):
    """Pages, exports set apart, show every text of a header as text, wherever templates and scripts put it."""
    project = new_project(tmp_path)
    path = project / "docs/projets/nina-simone/saint-nazaire.md"
    parts = path.read_text(encoding="utf-8").split("\n---\n", 1)
    values, _ = read_values(parts[0][4:], "x")
    path.write_text(f"---\n{yaml_text(hostile(values.data))}---\n{parts[1]}", encoding="utf-8")
    leave_search_out(project)
    result = builder.build(project)
    assert result.returncode == 0, result.stdout + result.stderr
    found = [
        page.relative_to(project).as_posix()
        for page in (project / "site").rglob("*.html")
        if acts(page.read_text(encoding="utf-8"))
    ]
    assert found == []


def acts(html: str) -> bool:
    """Tell whether a page does what only the hostile text could ask for, as a browser would read it: a script, its
    image, its handlers.
    """
    attributes = (item for node in parse(html).css("*") for item in node.attributes.items())
    return "<script/" in html or any(
        name.startswith("on") or (name, value) == ("src", "x") for name, value in attributes
    )


def test_nothing_of_the_machine_is_published(site: Path):
    """No page holds a path or a variable of the machine that built it."""
    home = str(Path.home())
    found = subprocess.run(
        [
            "grep",
            "-rlE",
            rf"{re.escape(home)}/|Traceback \(most recent",
            "--include=*.html",
            "--include=*.json",
            str(site),
        ],
        capture_output=True,
        text=True,
    )
    assert found.stdout == ""
