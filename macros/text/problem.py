"""A problem found in the content: data first, one French line only when it is shown.

Every check of the project returns problems; nothing prints and goes on.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault a contributor can mend.

    `path` is relative to the project, with `/`; `line` counts from 1; `field` is the key's place in the header,
    items counted from 1 (`method[3].id` is the third method's identifier), empty where no key is at fault;
    `message` says what was read and what was expected; `hint` proposes the cure; `example` is a few lines that would be
    right there, empty where the hint shows them already. `rule` names the rule of a piece of advice: what could be
    better stops no build; it is empty for a fault, which does.
    """

    path: str
    line: int
    field: str
    message: str
    hint: str = ""
    example: str = ""
    rule: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}  {self.said}"

    @property
    def said(self) -> str:
        """All but the place: the key, the finding, the cure."""
        subject = f"{self.field} : " if self.field else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{subject}{self.message}{hint}"


class ContentError(Exception):
    """Content that can't be published; carries every problem found in one run."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """Return the lines shown to a contributor, in the order of files and lines, closed by their number."""
    ordered = sorted(set(problems))
    count = len(ordered)
    if not count:
        return "Aucun problème."
    closing = "1 problème à corriger." if count == 1 else f"{count} problèmes à corriger."
    return "\n".join([*map(_with_example, ordered), "", closing])


def _with_example(problem: Problem) -> str:
    """Return the line of a problem, its example below it, set back."""
    lines = problem.example.split("\n") if problem.example else []
    return "\n".join(
        [
            str(problem),
            *(f"{'    Exemple : ' if not rank else '              '}{line}" for rank, line in enumerate(lines)),
        ]
    )


def nearest(read: str, valid: Iterable[str]) -> str:
    """Return « Vouliez-vous dire « … » ? » for the valid value closest to `read`, or an empty string."""
    folded = {value.casefold(): value for value in valid}
    close = difflib.get_close_matches(read.casefold(), folded, n=1, cutoff=0.6)
    return f"Vouliez-vous dire « {folded[close[0]]} » ?" if close else ""


def admitted(valid: Iterable[str], limit: int = 60) -> str:
    """Return « Valeurs admises : … » with all valid values, or nothing where there are more than `limit`."""
    values = list(valid)
    return f"Valeurs admises : {', '.join(values)}." if 0 < len(values) <= limit else ""
