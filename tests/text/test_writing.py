"""Plain values written as YAML: what is written is read back the same, by this project's reader and by any other."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from macros.text.problem import short
from macros.text.yaml.values import read_values
from macros.text.yaml.writing import scalar, yaml_text

VALUES = {
    "nombres": {"a": 1607, "b": 44.2, "c": -3},
    "date": {"a": datetime.date(2017, 11, 15)},
    "vrai et rien": {"a": True, "b": None},
    "textes": {"a": "Un texte : deux", "b": "l'été", "c": 'un "kit"', "d": "# non", "e": "44.2", "f": ""},
    "listes": {"a": ["un", "Deux"], "b": [{"id": "un", "text": "Deux"}, {"id": "trois"}]},
    "imbriqué": {"a": {"b": {"c": ["Un"]}}},
}


@pytest.mark.parametrize("values", VALUES.values(), ids=VALUES)
def test_what_is_written_is_read_back(values: dict[str, Any]):
    found, problems = read_values(yaml_text(values), "x.yml")
    assert problems == () and found.data == _frozen(values)


def _frozen(value: Any) -> Any:
    """Return a value as the reader gives it, its lists made tuples."""
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


@pytest.mark.parametrize("word", ["y", "n", "yes", "no", "on", "off", "true", "false", "null"])
def test_a_word_that_yaml_reads_as_something_else_is_quoted(word: str):
    assert scalar(word) == f'"{word}"'


@pytest.mark.parametrize(
    "text, said",
    [
        ("ville-de-lille", "ville-de-lille"),
        ("2025-plan", '"2025-plan"'),
        ("ville-", '"ville-"'),
        ("ville de lille", '"ville de lille"'),
        ("Ville", '"Ville"'),
    ],
)
def test_an_identifier_alone_stands_bare(text: str, said: str):
    assert scalar(text) == said


def test_an_empty_list_is_written_as_one():
    assert yaml_text({"a": [], "b": ["un"]}) == "a: []\nb:\n  - un\n"


def test_a_text_is_quoted_whole_up_to_sixty_signs_then_cut():
    assert [short(text) for text in ("a" * 60, "a" * 61, f"{'a' * 58} {'b' * 9}")] == [
        "a" * 60,
        "a" * 59 + "…",
        "a" * 58 + "…",
    ]
