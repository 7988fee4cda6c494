"""What all records share: frozen, typed, no unknown key; and the small types their keys are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from macros.text.problem import Kind, Topic

IDENTIFIER = r"^[a-z0-9]+(-[a-z0-9]+)*$"

WEB_ADDRESS = r"^https?://\S+$"

EMAIL = r"^[^@\s]+@[^@\s]+\.[^@\s]+$"

TOPIC = Topic("Les nombres")

NUMBER = Kind(
    "nombre-attendu",
    "un nombre est attendu (1607 ou 44.2 : ni espace, ni unité, ni guillemets, un point pour la virgule) ; {read}.",
    "{number}",
    "value: 44.2",
    "Écrivez le nombre seul ; son unité va dans « unit ».",
)


@dataclass(frozen=True)
class _Mark:
    """Marks the keys that name people who are not authors."""


PERSONAL = _Mark()
"""Such a key shows on pages and in the book; search and data files leave it out unless the publisher says otherwise."""


def refusal(kind: Kind, **words: object) -> PydanticCustomError:
    """Return what a validator raises: the kind of problem and the words of its holes, to which what was read is added
    where the file is known.
    """
    return PydanticCustomError(kind.code, "{kind}", {"kind": kind, "words": words})


class Record(BaseModel):
    """A frozen record; every key is declared with a French description, shown to contributors."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    shown: ClassVar[tuple[str, ...]] = ()
    """The keys that an example shows beside those a record can't do without."""


@cache
def json_schema(record: type[Record]) -> Mapping[str, Any]:
    """Return the JSON Schema of a kind of record in Pydantic's words, made once: to read, never to change."""
    return record.model_json_schema()


def _number(value: Any) -> Any:
    """Let whole and decimal numbers through."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise refusal(NUMBER)
    return value


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""A text that says something."""

Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER, max_length=80)]
"""Lower-case words without accents joined by hyphens; for life, since addresses and folders are made of it."""

Number = Annotated[int | float, BeforeValidator(_number)]
