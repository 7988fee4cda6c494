"""What VS Code reads beside the schemas: its settings, the task that checks, the snippets."""

from __future__ import annotations

import json
import re

import pytest

from macros.catalogue.families import METHOD
from macros.contributing.schema_files import editors_files
from macros.contributing.snippets import FILE as SNIPPETS
from macros.contributing.term_labels import labels_of
from macros.model.fiche import Fiche
from macros.text.yaml.values import read_values
from tests.conftest import ROOT
from tests.contributing.test_schemas import CONTENT

MADE = json.loads(editors_files(labels_of(CONTENT))[SNIPPETS])


@pytest.mark.parametrize("path", ["settings.json", "extensions.json", "tasks.json"])
def test_the_editor_s_settings_are_read(path: str):
    """They are JSON but for the comments that VS Code admits, and name schemas and extensions that exist."""
    data = json.loads(re.sub(r"^\s*//.*$", "", (ROOT / ".vscode" / path).read_text(encoding="utf-8"), flags=re.M))
    for schema, files in data.get("yaml.schemas", {}).items():
        assert (ROOT / schema).is_file() and list(ROOT.glob(files))


def test_the_editor_finds_problems_where_they_are():
    """The patterns of the task read what `verifier` prints."""
    tasks = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    advice, fault = (re.compile(matcher["pattern"]["regexp"]) for matcher in tasks[0]["problemMatcher"])
    lines = ("docs/projets/x/a.md:12  conseil : results : rien.", "data/themes.yml:3  x : la clé manque. Ajoutez-la.")
    assert [bool(pattern.match(line)) for pattern in (advice, fault) for line in lines] == [True, False, False, True]
    assert fault.match(lines[1]).groups() == ("data/themes.yml", "3", "x : la clé manque. Ajoutez-la.")


def test_snippets_offer_every_key_and_the_terms():
    assert set(Fiche.model_fields) - {"diagrams"} <= set(MADE)
    assert MADE["method+"]["body"][0] == f"- id: ${{1|{','.join(CONTENT.terms[METHOD.id])}|}}"
    assert MADE["method+"]["body"][1] == "  status: ${2|employee,preconisee,existante|}"


@pytest.mark.parametrize("name", MADE)
def test_a_snippet_once_filled_is_what_the_model_accepts(name: str):
    """Each place takes its first choice, or its example; what comes out is read, and judged as a part of a fiche."""
    body = "\n".join(MADE[name]["body"])
    text = re.sub(
        r"\$\{\d+\|([^,|]*)[^|]*\|\}|\$\{\d+:((?:[^\\}]|\\.)*)\}",
        lambda match: match[1] or match[2].replace("\\", ""),
        body,
    )
    values, problems = read_values(text + "\n", "x.yml")
    assert problems == () and values.data
