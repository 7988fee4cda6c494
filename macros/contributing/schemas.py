"""JSON Schemas of what contributors write, for their editors: the model's own rules and descriptions, and today's
terms.

Draft 07, which every editor reads. A schema can't say what one file asks of another, nor what one key asks of a distant
one; `recueil.py verifier` does. Two sites with the same terms have the same schemas, byte for byte.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CONDITION, CROSSED, EDITION, METHOD_FAMILY, VOCABULARIES
from macros.catalogue.read.acronyms import Acronyms
from macros.catalogue.read.diagram_examples import Examples
from macros.contributing.schema_rules import RULES
from macros.contributing.term_labels import Labels
from macros.model.editors_page import EditorsPage
from macros.model.fiche import Fiche
from macros.model.publisher import Publisher
from macros.model.record import IDENTIFIER, Record, json_schema
from macros.model.references import SCHEMA_MARK
from macros.model.self_audit import SelfAudit

FOLDER = "donnees/schemas/"
"""Where the site publishes them, for life."""

Schema = dict[str, Any]


def schemas(labels: Labels) -> dict[str, str]:
    """Return the text of each schema by its file name, « fiche.json » first."""
    files = {
        "fiche": _record(Fiche, labels, "L'en-tête d'une fiche"),
        "edition": _without_id(_record(EDITION.record, labels, "Une édition")),
        **{
            family.file.removeprefix("data/").removesuffix(".yml"): _vocabulary(family.record, labels, family.plural)
            for family in VOCABULARIES
        },
        "editeur": _record(Publisher, labels, "L'éditeur du site"),
        "rgaa": _record(SelfAudit, labels, "L'autocontrôle d'accessibilité"),
        "sigles": _record(Acronyms, labels, "Les sigles qui s'emploient comme des noms"),
        "langues": _LANGUAGES,
        "equivalents": _EQUIVALENTS,
        "figures": _record(Examples, labels, "Les exemples de figures"),
        "page": _record(EditorsPage, labels, "L'en-tête d'une page du site"),
    }
    return {
        f"{name}.json": _spread(json.dumps({"$schema": "http://json-schema.org/draft-07/schema#"} | schema))
        for name, schema in files.items()
    }


@lru_cache(maxsize=64)
def _spread(schema: str) -> str:
    """Return a schema on lines that people read, which takes longer than to make it."""
    return json.dumps(json.loads(schema), ensure_ascii=False, indent=1) + "\n"


def catalogue_labels(catalogue: Catalogue) -> Labels:
    """Return the labels of the terms of a catalogue."""
    crossed = {family.id: {subject.id: subject.label for subject in catalogue.family(family)} for family in CROSSED}
    return crossed | {METHOD_FAMILY.id: {family.id: family.label for family in catalogue.method_families}}


_LANGUAGES: Schema = {
    "title": "Les expressions étrangères, par langue",
    "type": "object",
    "propertyNames": {"pattern": "^[a-z]{2}$"},
    "additionalProperties": {
        "type": "array",
        "items": {"type": "string", "pattern": r"\S"},
        "description": "Les expressions de cette langue",
    },
}


_EQUIVALENTS: Schema = {
    "title": "Ce que des lecteurs disent autrement, sous ce que disent les pages",
    "type": "object",
    "additionalProperties": {
        "type": "array",
        "items": {"type": "string"},
        "description": "Les mots ou les expressions des lecteurs",
    },
}


def _record(record: type[Record], labels: Labels, title: str) -> Schema:
    """Return the schema of a kind of record, its keys described in French, its identifiers listed with their labels."""
    raw = json_schema(record)
    definitions = {name: _holder(definition, labels) for name, definition in raw.get("$defs", {}).items()}
    schema = _holder(raw, labels)
    for name, rule in RULES.items():
        for holder in [schema] if name == record.__name__ else [definitions[name]] if name in definitions else []:
            rule(holder)
    return {"title": title} | schema | ({"definitions": definitions} if definitions else {})


def _vocabulary(record: type[Record], labels: Labels, plural: str) -> Schema:
    """Return the schema of a file of terms: each key an identifier, each value a term."""
    term = _without_id(_record(record, labels, plural))
    definitions = term.pop("definitions", {})
    term.pop("title")
    if record is CONDITION.record:
        term["properties"]["question"]["pattern"] = r"\?\s*$"
    whole = {
        "title": f"{plural[0].upper()}{plural[1:]}",
        "type": "object",
        "propertyNames": {"pattern": IDENTIFIER, "not": {"const": "index"}},
        "additionalProperties": term,
    }
    return whole | ({"definitions": definitions} if definitions else {})


def _without_id(schema: Schema) -> Schema:
    """Take away the identifier, which comes from the file's name or from the key."""
    properties = {key: value for key, value in schema["properties"].items() if key != "id"}
    return schema | {"properties": properties, "required": [key for key in schema.get("required", ()) if key != "id"]}


def _holder(schema: Mapping[str, Any], labels: Labels) -> Schema:
    """Return the schema of a record without what Pydantic says for programmers: titles and docstrings in English."""
    others = {key: value for key, value in schema.items() if key not in ("$defs", "title", "description", "properties")}
    return others | {"properties": {key: _value(value, labels) for key, value in schema["properties"].items()}}


def _value(schema: Schema, labels: Labels) -> Schema:
    """Return the schema of one key's value, in the words of draft 07; a list names a term once."""
    others = {key: value for key, value in schema.items() if key not in ("title", "discriminator", "default")}
    for key in ("anyOf", "oneOf"):
        if key in others:
            others[key] = [_value(choice, labels) for choice in others[key]]
    if "items" in others:
        others |= {"uniqueItems": True} if SCHEMA_MARK in others["items"] else {}
        others["items"] = _value(others["items"], labels)
    if {"type": "number"} in others.get("anyOf", ()):
        others["anyOf"] = [choice for choice in others["anyOf"] if choice != {"type": "integer"}]
        if len(others["anyOf"]) == 1:
            others |= others.pop("anyOf")[0]
    for ours, theirs in (("ge", "minimum"), ("le", "maximum")):
        if ours in others:  # Pydantic leaves as they are the bounds of a number that it doesn't read itself
            others[theirs] = others.pop(ours)
    if "$ref" in others:
        reference = {"$ref": others.pop("$ref").replace("#/$defs/", "#/definitions/")}
        others = {"allOf": [reference]} | others if others else reference
    if others.get("type") == "string":
        others |= _string(others)
    return _enumerated(others, labels.get(others.pop(SCHEMA_MARK, ""), {}))


def _string(schema: Schema) -> Schema:
    """Say of a text what Pydantic does in reading it: spaces around it count for nothing, a date is a day."""
    if schema.get("format") == "date":
        return {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    if "minLength" not in schema:
        return {}
    return {"pattern": rf"^\s*(?:{schema['pattern'].strip('^$')})\s*$" if "pattern" in schema else r"\S"}


def _enumerated(schema: Schema, terms: Mapping[str, str]) -> Schema:
    """List the identifiers that a value takes, each beside its label, where a pattern stood."""
    if not terms:
        return schema
    others = {key: value for key, value in schema.items() if key != "pattern"}
    return others | {"enum": list(terms), "enumDescriptions": list(terms.values())}
