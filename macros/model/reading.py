"""Located values → a record, or French problems with the line of each."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError

from macros.model.record import Record
from macros.text.problem import Problem
from macros.text.yaml.values import Location, Values

Model = TypeVar("Model", bound=Record)


def read_record(
    model: type[Model], values: Values, path: str, at: Location = (), known: dict[str, Any] | None = None
) -> tuple[Model | None, tuple[Problem, ...]]:
    """Return the record that `values` holds below `at`, or None and the problems.

    `known` adds keys that the file's place says rather than its text (an identifier that is a file name or a key).
    """
    data, known, refusal = values.below(at), known or {}, None
    if isinstance(data, dict) and not known.keys() & data.keys():
        try:
            return model.model_validate(data | known), ()
        except ValidationError as error:
            refusal = error
    from macros.model.validation import record_problems  # noqa: PLC0415  all the messages: of no use to a sound file

    return None, record_problems(model, refusal, values, path, at, known.keys())
