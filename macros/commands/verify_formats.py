"""Problems and advice as other programs read them: JSON for editors, workflow commands for GitHub's annotations."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from macros.catalogue.check.completeness import Completeness
from macros.contributing.messages import ADDRESS, anchor
from macros.text.problem import LOG_COMMANDS, UNSHOWN, Problem, one_line


def json_report(problems: Sequence[Problem], advice: Sequence[Problem], bars: Sequence[Completeness]) -> str:
    """Return one JSON object: how many of each, then all of them, in the order of files and lines."""
    data = {
        "errors": len(problems),
        "advice": len(advice),
        "problems": [_record(problem) for problem in (*problems, *advice)],
        "completeness": [
            {"file": bar.path, "held": bar.held, "hoped": bar.hoped, "lacking": bar.lacking} for bar in bars
        ],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1)
    text = UNSHOWN.sub(lambda sign: sign[0] if sign[0] == "\n" else f"\\u{ord(sign[0]):04x}", text)
    return LOG_COMMANDS.sub(r"\\u0023#", text)


def github_report(problems: Sequence[Problem], advice: Sequence[Problem]) -> str:
    """Return one workflow command a line: `::error file=…,line=…,title=…::…` for a fault, `::notice` for advice."""
    return "\n".join(
        [
            *(_command("error", problem, "À corriger") for problem in problems),
            *(_command("notice", problem, "Conseil") for problem in advice),
        ]
    )


def _record(problem: Problem) -> dict[str, Any]:
    return {
        "level": "advice" if problem.rule else "error",
        "rule": problem.code,
        "help": f"/{ADDRESS}#{anchor(problem.code)}",
        "file": problem.path,
        "line": problem.line,
        "field": problem.field or None,
        "message": problem.message,
        "hint": problem.hint or None,
        "example": problem.example or problem.kind.example or None,
    }


def _command(level: str, problem: Problem, title: str) -> str:
    example = f"\nExemple :\n{problem.example}" if problem.example else ""
    place = f"file={_property(one_line(problem.path))},line={problem.line}"
    return f"::{level} {place},title={_property(f'{title} ({problem.code})')}::{_message(problem.text + example)}"


def _message(text: str) -> str:
    """Escape what would end a command: GitHub reads one a line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
