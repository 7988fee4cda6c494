"""What a key takes, in French, read from its annotation: « identifiant de data/themes.yml », « liste de textes, 1 au
moins ».
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from types import MappingProxyType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import MaxLen, MinLen
from pydantic.fields import FieldInfo

from macros.catalogue.families import FAMILIES
from macros.model.diagram import Box
from macros.model.examples import is_list, records_of
from macros.model.record import EMAIL, IDENTIFIER, Record
from macros.model.references import mark_of

NAMED: Mapping[type[Record], str] = MappingProxyType({Box: "case"})
"""Records that have a name of their own: their keys are told once."""


def key_type(field: FieldInfo) -> str:
    """Say in French what a key takes, its bounds included."""
    marks = [*field.metadata, *marks_of(field.annotation)]
    annotation = field.annotation
    mark = mark_of(field)
    file = FAMILIES[mark.family].file.format("*") if mark else ""
    least = next((mark.min_length for mark in marks if isinstance(mark, MinLen)), 0)
    most = next((mark.max_length for mark in marks if isinstance(mark, MaxLen)), None)
    if is_list(annotation):
        inner = get_args(annotation)[0]
        item = f"identifiants de {file}" if file else _plural(inner)
        bounds = (
            f", de {least} à {most}"
            if least and most
            else f", {most} au plus"
            if most
            else f", {least} au moins"
            if least
            else ""
        )
        return f"liste de {item}{bounds}" if not item.startswith(("i", "é")) else f"liste d'{item}{bounds}"
    if file:
        return f"identifiant de {file}"
    return _one(annotation, [*marks])


def _one(annotation: Any, marks: list[Any]) -> str:
    """Say what a single value is."""
    plain = next((part for part in parts_of(annotation) if part is not type(None)), annotation)
    patterns = {getattr(mark, "pattern", None) for mark in marks} | {
        getattr(mark, "pattern", None) for mark in marks_of(annotation)
    }
    if get_origin(plain) is Literal:
        return f"une de ces valeurs : {', '.join(map(str, get_args(plain)))}"
    if plain in NAMED:
        return f"une {NAMED[plain]}"
    if records_of(annotation):
        return "des clés, en retrait"
    if datetime.date in parts_of(annotation):
        return "date, AAAA-MM-JJ"
    if float in parts_of(annotation) or int in parts_of(annotation):
        return "nombre" if float in parts_of(annotation) else "nombre entier"
    if IDENTIFIER in patterns:
        return "identifiant"
    if EMAIL in patterns:
        return "adresse électronique"
    most = next(
        (mark.max_length for mark in [*marks, *marks_of(annotation)] if getattr(mark, "max_length", None)), None
    )
    return f"texte, {most} signes au plus" if most else "texte"


def _plural(inner: Any) -> str:
    """Say what the items of a list are."""
    if inner in NAMED:
        return f"{NAMED[inner]}s"
    if records_of(inner) or choices(inner):
        return "éléments, chacun avec ses clés"
    one = _one(inner, [])
    return {"texte": "textes", "nombre entier": "nombres entiers", "identifiant": "identifiants"}.get(
        one, one.replace("texte", "textes", 1).replace("une de ces valeurs", "valeurs parmi", 1)
    )


def parts_of(annotation: Any) -> tuple[Any, ...]:
    """Return the plain types that an annotation admits."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return parts_of(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return tuple(part for argument in get_args(annotation) for part in parts_of(argument))
    return (annotation,)


def marks_of(annotation: Any) -> Iterator[Any]:
    """Yield what an annotation says of its type, at any depth, lists left out."""
    if get_origin(annotation) is Annotated:
        yield from get_args(annotation)[1:]
        yield from marks_of(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType):
        for argument in get_args(annotation):
            yield from marks_of(argument)


def choices(annotation: Any) -> tuple[type[Record], ...]:
    """Return the records among which a key « kind » chooses; none where there is no choice."""
    records = tuple(part for part in parts_of(annotation) if isinstance(part, type) and issubclass(part, Record))
    return records if len(records) > 1 else ()
