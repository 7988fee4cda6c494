"""Schemas: the copies are those of the model, the site publishes them, and what one refuses the other refuses.

A schema can't say, and `verifier` does: what one file asks of another (a title or a term said twice, a term nobody
uses, a figure placed in the story), that two methods or conditions have the same identifier, that a reusable method is
one of the fiche's, that a part is the edition's, that a region of overlapping sets has its own place, that a date wears
no quotes.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from macros.catalogue.families import EDITION, METHOD, ORGANISATION, VOCABULARIES
from macros.catalogue.read.loading import load
from macros.commands import refresh
from macros.contributing.schema_files import editors_files, stale_files
from macros.contributing.schemas import FOLDER, schemas
from macros.contributing.snippets import FILE as SNIPPETS
from macros.contributing.term_labels import are_listed, labels_of
from tests.conftest import ROOT
from tests.mini import Mini

COPIES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (*(ROOT / "schemas").iterdir(), ROOT / SNIPPETS)
}

CONTENT = load(ROOT)
MADE = schemas(labels_of(CONTENT))

VALIDATORS = {
    name: Draft7Validator(json.loads(text), format_checker=Draft7Validator.FORMAT_CHECKER)
    for name, text in MADE.items()
}


def plain(data: Any) -> Any:
    """Return what a validator reads of values: lists for tuples, texts for dates."""
    if isinstance(data, dict):
        return {key: plain(value) for key, value in data.items()}
    if isinstance(data, (tuple, list)):
        return [plain(value) for value in data]
    return data.isoformat() if isinstance(data, datetime.date) else data


def without_terms(text: str) -> Any:
    """Return a schema or the snippets without the terms they list: one that is added on the web stales its copies, and
    nobody there can write them again. `verifier` tells it.
    """

    def kept(data: Any) -> Any:
        if isinstance(data, dict):
            listed = ("enum", "enumDescriptions", "pattern") if "enumDescriptions" in data else ()
            return {key: kept(value) for key, value in data.items() if key not in listed}
        if isinstance(data, list):
            return [kept(value) for value in data]
        return re.sub(r"\$\{(\d+)\|[^|]*\|\}", r"\1", data) if isinstance(data, str) else data

    return kept(json.loads(text))


@pytest.mark.parametrize("name", editors_files(labels_of(CONTENT)))
def test_the_copies_are_those_of_the_model(name: str):
    made = editors_files(labels_of(CONTENT))[name]
    assert without_terms(made) == without_terms(COPIES[name]), "Lancez « python3 recueil.py actualiser »."


def test_there_is_no_copy_of_anything_else():
    assert set(COPIES) == set(editors_files(labels_of(CONTENT)))


def test_the_site_publishes_its_own(site: Path, sample: Path):
    made = schemas(labels_of(load(sample)))
    assert {name: (site / FOLDER / name).read_text(encoding="utf-8") for name in made} == made


@pytest.mark.parametrize("name", MADE)
def test_a_schema_is_one(name: str):
    Draft7Validator.check_schema(json.loads(MADE[name]))


def described(schema: Any) -> Iterator[tuple[str, dict]]:
    """Yield each key that a schema declares for contributors, with what it says of it; conditional rules declare
    none.
    """
    if isinstance(schema, dict):
        for key, value in schema.get("properties", {}).items():
            yield key, value
        for key, value in schema.items():
            if key not in ("oneOf", "if", "then"):
                yield from described(value)
    elif isinstance(schema, list):
        for value in schema:
            if not (isinstance(value, dict) and "if" in value):
                yield from described(value)


@pytest.mark.parametrize("name", MADE)
def test_every_key_is_described_in_french_and_nothing_in_english(name: str):
    schema = json.loads(MADE[name])
    assert [key for key, value in described(schema) if isinstance(value, dict) and not value.get("description")] == []
    assert not any(word in MADE[name] for word in (" the ", "What another", "Pydantic"))


def test_identifiers_are_listed_with_their_labels():
    schema = json.loads(MADE["fiche.json"])
    method = schema["definitions"]["MethodUse"]["properties"]["id"]
    assert method["enum"] == list(CONTENT.terms[METHOD.id])
    assert method["enumDescriptions"][method["enum"].index("arbre-a-palabres")] == "Arbre à palabres"
    assert schema["definitions"]["Commanditaire"]["properties"]["organisation"]["enum"] == list(
        CONTENT.terms[ORGANISATION.id]
    )


@pytest.mark.parametrize("file", CONTENT.fiches, ids=lambda file: file.id)
def test_a_real_header_is_valid(file):
    assert [error.message for error in VALIDATORS["fiche.json"].iter_errors(plain(file.values.data))] == []


@pytest.mark.parametrize("family", VOCABULARIES, ids=lambda family: family.id)
def test_a_real_vocabulary_is_valid(family):
    name = f"{family.file.removeprefix('data/').removesuffix('.yml')}.json"
    values = next(iter(CONTENT.terms[family.id].values())).values
    assert [error.message for error in VALIDATORS[name].iter_errors(plain(values.data))] == []


def test_a_real_edition_is_valid():
    for entry in CONTENT.terms[EDITION.id].values():
        assert [error.message for error in VALIDATORS["edition.json"].iter_errors(plain(entry.values.data))] == []


def test_copies_follow_a_new_term(mini: Mini, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    mini.write("schemas/fiche.json", "{}\n")
    assert not are_listed(labels_of(load(mini.root)), mini.root)
    monkeypatch.setattr(refresh, "ROOT", mini.root)
    content = load(mini.root)
    assert set(stale_files(mini.root, content)) == set(editors_files(labels_of(content)))
    assert refresh.main([]) == 0 and stale_files(mini.root, content) == {}
    assert are_listed(labels_of(content), mini.root)
    mini.replace("management:", "gestion:", "data/themes.yml")
    mini.replace("[management]", "[gestion]")
    assert not are_listed(labels_of(load(mini.root)), mini.root)
    assert set(stale_files(mini.root, load(mini.root))) == {"schemas/fiche.json", SNIPPETS}
    capsys.readouterr()
    assert [refresh.main([]), refresh.main([])] == [0, 0]
    assert capsys.readouterr().out == (
        f"schemas/fiche.json\n{SNIPPETS}\nÀ joindre à votre contribution.\nTout est à jour.\n"
    )
    assert '"gestion"' in (mini.root / "schemas/fiche.json").read_text(encoding="utf-8")


def test_a_project_without_copies_wants_none(mini: Mini):
    content = load(mini.root)
    assert are_listed(labels_of(content), mini.root) and stale_files(mini.root, content) == {}


@pytest.mark.parametrize("text", ["{", '{"enumDescriptions": ["Management"]}', "[1, null]"])
def test_a_damaged_copy_are_listed(mini: Mini, monkeypatch: pytest.MonkeyPatch, text: str):
    mini.write("schemas/fiche.json", "{}\n")
    monkeypatch.setattr(refresh, "ROOT", mini.root)
    refresh.main([])
    mini.write("schemas/fiche.json", text)
    assert not are_listed(labels_of(load(mini.root)), mini.root)


def test_faulty_content_refreshes_nothing(mini: Mini, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(refresh, "ROOT", mini.root)
    mini.write("schemas/fiche.json", "{}\n")
    mini.replace("label: Management", "labell: Management", "data/themes.yml")
    assert refresh.main([]) == 1 and (mini.root / "schemas/fiche.json").read_text(encoding="utf-8") == "{}\n"


KEYWORDS = frozenset(
    "$schema $ref title description type properties required additionalProperties propertyNames items minItems"
    " maxItems uniqueItems minLength maxLength pattern "
    "format enum enumDescriptions const anyOf oneOf allOf not if then"
    " minimum maximum exclusiveMinimum exclusiveMaximum definitions examples".split()
)


def keywords(schema: Any) -> Iterator[str]:
    """Yield the words of a schema, names of keys and values left out."""
    if isinstance(schema, dict):
        for word, value in schema.items():
            yield word
            if word in ("properties", "definitions"):
                for below in value.values():
                    yield from keywords(below)
            elif word not in ("examples", "enum", "enumDescriptions", "const"):
                yield from keywords(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from keywords(value)


@pytest.mark.parametrize("name", MADE)
def test_a_schema_speaks_draft_07(name: str):
    """Beside the standard's words, only the labels of terms, which editors show and validators pass over."""
    assert set(keywords(json.loads(MADE[name]))) - KEYWORDS == set()
