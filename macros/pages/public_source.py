"""The source of a fiche as the site gives it: its file, without the people it names unless the publisher's data lets
them into bulk files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from macros.contributing.manuscripts.evidence import CHECK
from macros.model.examples import records_of
from macros.model.fiche import Fiche
from macros.model.record import PERSONAL, Record
from macros.text.markdown.header import FENCE
from macros.text.yaml.values import Loader

NAMELESS = (
    f"# {CHECK} : « {{}} » est dans le fichier du dépôt, et non dans cette copie, que le site publie ; qui range la"
    " fiche l'y garde."
)
"""The comment that stands above the key that held someone."""

_FENCE = re.compile(rf"^\ufeff?{FENCE}(?=[ \t]*\r?$)", re.M)
_Pair = tuple[yaml.ScalarNode, yaml.Node]


def public_source(text: str, names: bool) -> str:
    """Return the text of a sound fiche; where not `names`, without the keys that name people: a comment says so above
    the key of the first level that held them, and the form shows it there.
    """
    if names:
        return text
    bounds = [match.end() for match in _FENCE.finditer(text)][:2]
    header = text[bounds[0] : bounds[1]] if len(bounds) > 1 else ""
    top = yaml.compose(header.removesuffix(FENCE), Loader=Loader)
    if not isinstance(top, yaml.MappingNode):
        return text
    end = "\r\n" if "\r\n" in header else "\n"
    for key, value in reversed(top.value):
        for label, pair in reversed(list(_personal(Fiche, key, value))):
            header = _without(header, *pair)
            start = header.rfind("\n", 0, key.start_mark.index) + 1
            header = f"{header[:start]}{NAMELESS.format(label)}{end}{header[start:]}"
    return text[: bounds[0]] + header + text[bounds[1] :]


def _personal(record: type[Record], key: yaml.ScalarNode, value: yaml.Node) -> Iterator[tuple[str, _Pair]]:
    """Yield what names people in the value of a key of a record: what the model says of it, its key and its value."""
    field = record.model_fields.get(key.value)
    if field is None:
        return
    if PERSONAL in field.metadata:
        yield field.description or key.value, (key, value)
        return
    for below in records_of(field.annotation):
        for node in value.value if isinstance(value, yaml.SequenceNode) else (value,):
            for pair in node.value if isinstance(node, yaml.MappingNode) else ():
                yield from _personal(below, *pair)


def _without(header: str, key: yaml.ScalarNode, value: yaml.Node) -> str:
    """Return a header without the lines of a key; between braces, its value is null."""
    start = header.rfind("\n", 0, key.start_mark.index) + 1
    end = _end(value)
    if header[start : key.start_mark.index].strip():
        return f"{header[: value.start_mark.index]}null{header[end:]}"
    return header[:start] + header[header.find("\n", end - 1) + 1 :]


def _end(node: yaml.Node) -> int:
    """Return where the last value in a node ends, without the comments and the lines that follow."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return node.end_mark.index
