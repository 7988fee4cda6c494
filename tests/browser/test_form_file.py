"""What the form writes: the pure rules of `header.js`, `fiche-file.js`, `values.js` and `checking.js`, case by case."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.catalogue.read.loading import load
from macros.contributing.schemas import schemas
from macros.contributing.term_labels import labels_of
from macros.text.yaml.writing import yaml_text
from tests.browser.pure_scripts import Call, module
from tests.conftest import SAMPLE

HEADER = """\
# tête
title:   'Un titre'   # remarque
draft:
brief: {problem: "a", action: b}
themes: [ "a", b ]
# avant la mission
mission:
# dedans
- un
# avant deux
- deux

method:
    - id: x   # note

      # avant le statut
      status: employee
      detail: >
        plié
        encore
    -
      id: y
      status: existante
lessons: []
source:
  doubts:
    - "long
      suite"
    - b
# fin
"""
FICHES = sorted((SAMPLE / "docs/projets").rglob("*.md"))


@pytest.fixture
def header(blank: Page) -> Call:
    return module(blank, "form/header.js")


@pytest.fixture
def fiche_file(blank: Page) -> Call:
    return module(blank, "form/fiche-file.js")


def rewritten(header: Call, change: str, source: str = HEADER) -> str:
    """Return the header once its values `w` are changed; what it says then is what was asked, whatever its ends of
    lines.
    """
    made, read, asked = header(
        f"(() => {{ const w = m.headerValues(v[0]); {change}; const text = m.rewritten(v[0], w, new Set(['date']));"
        " return [text, m.headerValues(text), w]; })()",
        source,
    )
    assert read == asked
    return made


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that are gone, and those that are new."""
    old, new = before.split("\n"), after.split("\n")
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_header_that_says_the_same_keeps_every_byte(header: Call, end: str):
    source = HEADER.replace("\n", end)
    assert rewritten(header, "", source) == source


@pytest.mark.parametrize(
    "change, gone, new",
    [
        ("w.title = 'Autre'", ["title:   'Un titre'   # remarque"], ['title:   "Autre"   # remarque']),
        ("w.draft = true", ["draft:"], ["draft: true"]),
        ("w.themes = ['b', 'c']", ['themes: [ "a", b ]'], ["themes: [b, c]"]),
        ("w.mission.push('trois')", [], ["- trois"]),
        ("w.mission.reverse()", [], []),
        ("w.method.reverse()", [], []),
        ("w.method[1].status = 'preconisee'", ["      status: existante"], ["      status: preconisee"]),
        ("w.method[0].detail = 'neuf'", ["      detail: >", "        plié", "        encore"], ["      detail: neuf"]),
        ("delete w.method[1].status", ["      status: existante"], []),
        ("w.lessons = ['Oser : « oui »']", ["lessons: []"], ["lessons:", '  - "Oser : « oui »"']),
        ("w.source.doubts[0] = 'court'", ['    - "long', '      suite"'], ['    - "court"']),
        ("delete w.source", ["source:", "  doubts:", '    - "long', '      suite"', "    - b"], []),
        (
            "w.figures = [{value: 44.2, date: '2017-11-15'}]",
            [],
            ["figures:", "  - value: 44.2", "    date: 2017-11-15"],
        ),
        ("w.lessons = ['2017-11-15', 'no', '12']", ["lessons: []"], None),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_the_lines_of_what_changed_differ(
    header: Call, change: str, gone: list[str], new: list[str] | None, end: str
):
    made = rewritten(header, change, HEADER.replace("\n", end))
    assert made.count("\r\n") == (made.count("\n") if end == "\r\n" else 0)
    lost, written = changed_lines(HEADER, made.replace("\r\n", "\n"))
    assert lost == gone
    assert new is None or written == new
    assert [line for line in HEADER.split("\n") if "#" in line and line not in made.replace("\r\n", "\n")] == (
        gone if any("#" in line for line in gone) else []
    )


def test_a_key_that_is_added_stands_where_the_form_has_it(header: Call):
    made = header("m.rewritten('title: a\\nthemes: [b]\\n', {title: 'a', part: 'c', themes: ['b']})")
    assert made == "title: a\npart: c\nthemes: [b]\n"


def test_a_new_header_is_written_as_the_command_writes_it(header: Call):
    values: dict[str, Any] = {
        "title": "Écouter : « oui »",
        "themes": ["management"],
        "brief": {"problem": "Personne n'écoute.", "action": "no"},
        "figures": [{"value": 44.2, "label": "heures"}, {"value": 3, "label": "a"}],
        "lessons": [],
        "draft": True,
    }
    assert header("m.rewritten('', v[0])", values) == yaml_text(values)


@pytest.mark.parametrize("source, line", [("title: a : b\n", 1), ("a: 1\na: 2\n", 2), ("a: [\n", 2), ("- a\n", 1)])
def test_a_header_that_cant_be_read_says_where(header: Call, source: str, line: int):
    assert header("(() => { try { m.headerValues(v[0]); } catch ({ line }) { return line; } })()", source) == line


def wrap(text: str) -> tuple[str, ...]:
    return text, text.replace("\n", "\r\n"), "\ufeff" + text, text.rstrip("\n"), text + "\n\n"


WRITE = "m.writeFiche(file, file.values, contents, {order: v[1], days: new Set()})"
READ = "const file = m.readFiche(v[0]); const contents = new Map(file.sections.map((s) => [s.title, s.content]));"
ORDER = ["Contexte", "Démarche", "Transfert"]


@pytest.mark.parametrize("path", FICHES, ids=lambda path: path.stem)
def test_a_fiche_that_says_the_same_keeps_every_byte(fiche_file: Call, path):
    texts = wrap(path.read_text(encoding="utf-8"))
    made = fiche_file(
        f"((texts) => texts.map((text) => {{ v[0] = text; {READ} return {WRITE}; }}))(v[0])", texts, ORDER
    )
    assert tuple(made) == texts


STORY = (
    "---\ntitle: a\n---\n\nAvant.\n\n## Contexte\n\nUn.\n\n```\n## code\n```\n\n## Libre\n\nDeux.\n\n"
    "## Contexte\n\nTrois.\n"
)


@pytest.mark.parametrize(
    "change, expected",
    [
        ("contents.set('Contexte', 'Neuf.')", STORY.replace("Un.\n\n```\n## code\n```", "Neuf.")),
        ("contents.set('Contexte 2', 'Neuf.')", STORY.replace("Trois.", "Neuf.")),
        ("contents.set('Libre', '')", STORY.replace("## Libre\n\nDeux.\n\n", "")),
        ("contents.set('Transfert', 'Fin.')", STORY + "\n## Transfert\n\nFin.\n"),
        ("contents.set('', 'Rien.')", STORY.replace("Avant.", "Rien.")),
    ],
)
def test_the_story_changes_where_it_is_changed(fiche_file: Call, change: str, expected: str):
    assert fiche_file(f"(() => {{ {READ} {change}; return {WRITE}; }})()", STORY, ORDER) == expected


@pytest.mark.parametrize("text, code", [("Rien.\n", "NO_HEADER"), ("---\ntitle: a\n", "NEVER_CLOSED")])
def test_a_file_without_a_header_is_told(fiche_file: Call, text: str, code: str):
    assert fiche_file("(() => { try { m.readFiche(v[0]); } catch (error) { return error.message; } })()", text) == code


@pytest.fixture(scope="module")
def schema() -> Any:
    """The schema of a fiche of the sample."""
    return json.loads(schemas(labels_of(load(SAMPLE)))["fiche.json"])


@pytest.mark.parametrize(
    "values, fault",
    [
        ({"brief": {"problem": "a"}}, ["brief/action", "required"]),
        ({"title": "a" * 121}, ["title", "maxLength"]),
        ({"figures": [{"value": "dix", "label": "a"}]}, ["figures/0/value", "type"]),
        ({"figures": [{"value": 1, "label": "a", "year": 3}]}, ["figures/0/year", "minimum"]),
        ({"results": [{"text": "a", "kind": "effet"}]}, ["results/0/evidence", "required"]),
        ({"results": [{"text": "a", "kind": "constat", "evidence": "mesure"}]}, ["results/0/evidence", "null"]),
        ({"transferability": {"reusable": [{"text": "a"}]}}, ["transferability/reusable/0", "oneOf"]),
        (
            {"diagrams": [{"kind": "cycle", "id": "a", "title": "b", "caption": "c", "steps": []}]},
            ["diagrams/0/steps", "minItems"],
        ),
        ({"diagrams": [{"kind": "spirale"}]}, ["diagrams/0/kind", "enum"]),
        ({"inconnue": 1}, ["inconnue", "false"]),
    ],
)
def test_a_fault_is_told_once_at_its_place(blank: Page, schema: Any, values: dict[str, Any], fault: list[str]):
    checking = module(blank, "form/checking.js")
    found = checking("m.checker(v[0])(v[1]).map(({path, keyword}) => [path.join('/'), keyword])", schema, values)
    assert found.count(fault) == 1
    assert len({place for place, _ in found}) == len(found)


def test_a_place_that_is_emptied_leaves_no_shell(blank: Page):
    values = module(blank, "form/values.js")
    steps = [{"step": "commanditaire", "order": []}, {"step": "contact", "order": []}, {"step": "name", "order": []}]
    held = {"title": "a", "commanditaire": {"organisation": "b", "contact": {"name": "c"}}}
    assert values("m.withValue(v[0], v[1], undefined)", held, steps) == {
        "title": "a",
        "commanditaire": {"organisation": "b"},
    }
