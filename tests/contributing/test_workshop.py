"""What the workshop asks: every key of a fiche, in the model's words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from macros.catalogue.catalogue import Catalogue
from macros.contributing.schemas import catalogue_labels, schemas
from macros.contributing.workshop import BODY, fields
from macros.pages.workshop import FOLDER, workshop
from tests.conftest import ROOT
from tests.mini import Mini


@pytest.fixture(scope="module")
def schema(catalogue: Catalogue) -> Mapping[str, Any]:
    """The schema of a fiche."""
    return json.loads(schemas(catalogue_labels(catalogue))["fiche.json"])


def _all(asked: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in asked:
        yield field
        inner = [*field.get("fields", ()), *field.get("types", ()), *([field["field"]] if "field" in field else [])]
        yield from _all(inner)


def test_each_key_of_a_fiche_is_asked_for_then_its_story(schema):
    assert [field["name"] for field in fields(schema)] == [*schema["properties"], BODY]


def test_each_key_of_each_record_is_asked_for_somewhere(schema):
    asked = {field["name"] for field in _all(fields(schema))}
    kind = "kind"  # of a figure: the choice of its type says it
    keys = {key for definition in schema["definitions"].values() for key in definition["properties"]}
    assert keys - asked - {kind} == set()


def test_terms_are_chosen_by_their_names(schema):
    themes = next(field for field in fields(schema) if field["name"] == "themes")
    values = schema["properties"]["themes"]["items"]
    assert [(option["value"], option["label"]) for option in themes["options"]] == list(
        zip(values["enum"], values["enumDescriptions"], strict=True)
    )


def test_it_is_closed_until_the_publisher_says_where_to_write(mini: Mini):
    assert workshop(mini.catalogue(), ROOT) == {}
    mini.write("data/editeur.yml", "workshop:\n  forge: gitlab\n")
    assert [message.split(". ")[0] for message in mini.messages()] == [
        "data/editeur.yml:1  workshop : l'atelier ne sait où écrire : le dépôt manque"
    ]


@pytest.mark.parametrize(
    ("setting", "origins", "backend"),
    [
        (
            "forge: github\n  repository: a/b",
            "data: https://api.github.com",
            {"name": "github", "repo": "a/b", "branch": "main", "auth_methods": ["token"]},
        ),
        (
            "forge: gitlab\n  repository: a/b\n  address: https://f.fr/\n  application: xyz",
            "data: https://f.fr",
            {
                **{"name": "gitlab", "repo": "a/b", "branch": "main", "auth_methods": ["oauth", "token"]},
                **{"api_root": "https://f.fr/api/v4", "base_url": "https://f.fr"},
                **{"app_id": "xyz", "auth_type": "pkce"},
            },
        ),
    ],
)
def test_its_page_may_speak_to_the_forge_and_to_no_other(mini: Mini, setting: str, origins: str, backend):
    mini.write("data/editeur.yml", f"workshop:\n  {setting}\n")
    files = workshop(mini.catalogue(), ROOT)
    assert f"connect-src 'self' {origins};" in files[f"{FOLDER}index.html"]
    assert json.loads(files[f"{FOLDER}atelier.json"])["cms"]["backend"] == backend
