"""Notes called by stars, as typewriters make them: « Prix* », then a line « * hors taxes » that is no list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_CALL = re.compile(r"(?<=[\w)»])(?<!\\)(\*{1,3})(?=[\s.,;:!?)»|]|\Z)")
_NOTE = re.compile(r"[ ]*(?:(\*{1,3})[ \u00a0]+|(\*)(?![\s*]))(?=[^\s*])")
_BULLET = re.compile(r"[ ]*\*[ \t]+\S")


def star_notes(lines: Sequence[str]) -> Mapping[int, str]:
    """Return the ranks of the lines that are such notes, with the stars of each: the same stars call it from a word
    above, and it stands in no list.
    """
    notes: dict[int, str] = {}
    calls: set[str] = set()
    for rank, line in enumerate(lines):
        note = _NOTE.match(line)
        stars = (note[1] or note[2]) if note else ""
        if note and stars in calls and not _is_list(lines, rank) and (note[1] or "*" not in line[note.end() :]):
            notes[rank] = stars
        calls.update(_calls(line))
    return notes


def starred(line: str) -> str:
    """Return a note with stars that are read as stars."""
    stars = _NOTE.match(line)
    return re.sub(r"\*", r"\\*", line[: stars.end()]) + line[stars.end() :] if stars else line


def _calls(line: str) -> list[str]:
    """Return the stars of a line that open nothing and close nothing."""
    calls = ((call[1], line[: call.start()]) for call in _CALL.finditer(line))
    return [stars for stars, before in calls if not re.search(rf"(?<![\w*\\]){re.escape(stars)}(?=[^\s*])", before)]


def _is_list(lines: Sequence[str], rank: int) -> bool:
    """Tell whether another item of a list of stars stands beside a line."""
    before = next((line for line in reversed(lines[:rank]) if line.strip()), "")
    after = next((line for line in lines[rank + 1 :] if line.strip()), "")
    return bool(_BULLET.match(before) or _BULLET.match(after))
