"""What all records share: frozen, typed, no unknown key; and the small types their keys are made of."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

IDENTIFIER = r"^[a-z0-9]+(-[a-z0-9]+)*$"

EMAIL = r"^[^@\s]+@[^@\s]+\.[^@\s]+$"


class Record(BaseModel):
    """A frozen record; every key is declared with a French description, shown to contributors."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    shown: ClassVar[tuple[str, ...]] = ()
    """The keys that an example shows beside those a record can't do without."""


def _number(value: Any) -> Any:
    """Let whole and decimal numbers through; say how to write one otherwise."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PydanticCustomError(
            "nombre",
            "un nombre est attendu (1607 ou 44.2 : ni espace, ni unité, ni guillemets, un point pour la virgule)",
        )
    return value


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""A text that says something."""

Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER)]
"""Lower-case words without accents joined by hyphens; for life, since addresses are made of it."""

Number = Annotated[int | float, BeforeValidator(_number)]
