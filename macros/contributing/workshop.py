"""The workshop: what an editor of files on a forge, Sveltia CMS, asks about fiches, made from their schema.

Its fields are the keys of a fiche, with the model's own words; the text of the fiche comes last. What a schema lets be
left out is optional there too. https://sveltiacms.app/en/docs tells what each kind of field takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]
Field = dict[str, Any]

BODY = "body"
"""What the editor calls the text below the header."""
SHORT = 100
"""The most letters of a text that is asked on one line."""
DEPTH = 3
"""How many records of one kind are asked for within one another: boxes of a chart hold boxes."""


def fields(schema: Schema) -> list[Field]:
    """Return the fields of a fiche, in the order of its schema, its text last."""
    body = {"name": BODY, "label": "Le récit", "widget": "markdown", "modes": ["raw"], "editor_components": []}
    return [*_Fields(schema["definitions"]).of(schema), body]


class _Fields:
    """Makes the fields of records that hold others, down to a depth."""

    def __init__(self, definitions: Schema, holders: tuple[str, ...] = ()) -> None:
        self._definitions = definitions
        self._holders = holders

    def of(self, schema: Schema) -> Iterator[Field]:
        """Yield the field of each key of a record."""
        required = schema.get("required", ())
        for key, value in schema["properties"].items():
            kind = None if "const" in value else self._kind(value)
            if kind:
                yield {"name": key, **_named(value), "required": key in required, **kind}

    def _kind(self, value: Schema) -> Field | None:
        """Return the kind of a field and what goes with it; nothing for a record too deep."""
        for choices in (value.get("allOf"), value.get("anyOf")):
            if choices:
                return self._kind(next(choice for choice in choices if choice != {"type": "null"}))
        if "$ref" in value:
            inside = self._inside(value)
            return {"widget": "object", "collapsed": "auto", "fields": inside} if inside else None
        if value["type"] == "array":
            return self._list(value)
        return _plain(value)

    def _inside(self, reference: Schema) -> list[Field]:
        name = reference["$ref"].rpartition("/")[2]
        if self._holders.count(name) == DEPTH:
            return []
        return [*_Fields(self._definitions, (*self._holders, name)).of(self._definitions[name])]

    def _list(self, value: Schema) -> Field | None:
        bounds = {ours: value[theirs] for ours, theirs in (("min", "minItems"), ("max", "maxItems")) if theirs in value}
        items = value["items"]
        if "enum" in items:
            return {"widget": "select", "multiple": True, "options": _options(items), **bounds}
        if "oneOf" in items:
            return {"widget": "list", "typeKey": "kind", "types": [*map(self._type, items["oneOf"])], **bounds}
        item = self._kind(items)
        if not item:
            return None
        inside = {"fields": item["fields"]} if "fields" in item else {"field": {"name": "item", "label": "", **item}}
        return {"widget": "list", "collapsed": "auto", **inside, **bounds}

    def _type(self, reference: Schema) -> Field:
        """Return what is asked of one kind of figure."""
        kind = self._definitions[reference["$ref"].rpartition("/")[2]]["properties"]["kind"]["const"]
        return {"name": kind, "label": kind, "widget": "object", "fields": self._inside(reference)}


def _named(value: Schema) -> Field:
    examples = [str(example) for example in value.get("examples", ()) if not isinstance(example, list)]
    return {"label": value["description"], **({"hint": f"Exemple : {examples[0]}"} if examples else {})}


def _plain(value: Schema) -> Field:
    if "enum" in value:
        return {"widget": "select", "options": _options(value)}
    if value["type"] == "boolean":
        return {"widget": "boolean"}
    if value["type"] in ("number", "integer"):
        integer = value["type"] == "integer"
        return {"widget": "number", "value_type": "int" if integer else "float", "step": 1 if integer else 0.01}
    if value.get("format") == "date":
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    return {"widget": "string" if value.get("maxLength", SHORT + 1) <= SHORT else "text"}


def _options(value: Schema) -> list[Field]:
    labels = value.get("enumDescriptions", value["enum"])
    return [{"label": label, "value": id_} for id_, label in zip(value["enum"], labels, strict=True)]
