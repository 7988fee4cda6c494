"""Notes called by stars, as typewriters make them: « Prix* », then a line « * hors taxes » that is no list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_CALL = re.compile(r"(?<=[\w)»])(?<!\\)(\*{1,3})(?=[\s.,;:!?)»|]|\Z)")
_NOTE = re.compile(r"[ ]*(?:(\*{1,3})[ \u00a0]+|(\*)(?![\s*]))(?=[^\s*])")
_RUN = re.compile(r"(?P<code>`[^`\n]+`|\]\([^()\n]*\)|https?://\S+)|(?<!\\)\*+")
_AFTER_WORD = re.compile(r"\w\*+(?!\w)")
_BULLET = re.compile(r"[ ]*\*[ \t]+\S")


def star_notes(lines: Sequence[str]) -> Mapping[int, str]:
    """Return the ranks of the lines that are such notes, with their stars: the same stars call them from a word above,
    and the line is in no list.
    """
    notes: dict[int, str] = {}
    if not any("*" in line for line in lines):
        return notes
    calls: set[str] = set()
    for rank, line in enumerate(lines):
        note = _NOTE.match(line)
        stars = (note[1] or note[2]) if note else ""
        if note and stars in calls and not _is_list(lines, rank) and (note[1] or "*" not in line[note.end() :]):
            notes[rank] = stars
        calls.update(_calls(line))
    return notes


def starred(line: str) -> str:
    """Return a note whose stars show as stars."""
    stars = _NOTE.match(line)
    return re.sub(r"\*", r"\\*", line[: stars.end()]) + line[stars.end() :] if stars else line


def literal(lines: Sequence[str]) -> list[str]:
    """Return the lines of a paragraph, where the stars that follow a word and close nothing show as stars: « 4,5*/5
    ».
    """
    if not any(_AFTER_WORD.search(line) for line in lines):
        return list(lines)
    pending = 0
    lines_out = []
    for line in lines:
        end = 0
        pieces: list[str] = []
        for run in _RUN.finditer(line):
            before, after = line[: run.start()][-1:], line[run.end() :][:1]
            follows, precedes = not before.isspace() and before != "", not after.isspace() and after != ""
            if run["code"]:
                continue
            if follows and pending:
                pending = max(pending - len(run[0]), 0)
            elif precedes and (after.isalnum() or not before.isalnum()):
                pending += len(run[0])
            elif follows:
                pieces += line[end : run.start()], "\\*" * len(run[0])
                end = run.end()
        lines_out.append("".join((*pieces, line[end:])))
    return lines_out


def _calls(line: str) -> list[str]:
    """Return the stars of a line that open nothing and close nothing."""
    calls = ((call[1], line[: call.start()]) for call in _CALL.finditer(line))
    return [stars for stars, before in calls if not re.search(rf"(?<![\w*\\]){re.escape(stars)}(?=[^\s*])", before)]


def _is_list(lines: Sequence[str], rank: int) -> bool:
    """Tell whether another item of a list of stars stands beside a line."""
    before = next((line for line in reversed(lines[:rank]) if line.strip()), "")
    after = next((line for line in lines[rank + 1 :] if line.strip()), "")
    return bool(_BULLET.match(before) or _BULLET.match(after))
